import { describe, expect, it } from '@jest/globals';
import { isUnopened } from '@shaodao/decider';
import fc from 'fast-check';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import { person, scene, SYSTEM, type Past } from '../../../../test/side-streams/given.js';
import { isReceptionDay } from './reception-days.js';
import { reception } from './reception.js';
import type { ReceptionKind, ReceptionSection } from './section.js';
import type { ReceptionEvent } from './state.js';

const kind = (more: Partial<ReceptionKind>): ReceptionKind => ({
  code: 'county',
  name: { zh: '县领导接待日', en: 'County leaders’ day' },
  by: ['RECEPTIONLEADER'],
  modes: ['RECEIVE', 'GO_DOWN'],
  onHoliday: 'NEXT_WORKDAY',
  minutesNeeded: true,
  ...more,
});
const SECTION: ReceptionSection = {
  kinds: [kind({ dayOfMonth: 15 }), kind({ code: 'village', weekday: 2, minutesNeeded: false })],
};
const LEADER = person('p-leader', { roles: ['RECEPTIONLEADER'], territory: 'county' });
const given = scene(reception, SECTION);
const playbook = { id: 'book', version: 3 };

/** 2026-06-15 is a Monday. */
const DATE = '2026-06-15';
const ON_THE_DAY = { actor: LEADER, now: `${DATE}T09:00:00.000Z` };
const plan = {
  type: 'PlanSession',
  session: 'county',
  date: DATE,
  mode: 'RECEIVE',
  host: 'p-leader',
  territory: 'county',
} as const;
const HOLD = { id: 'hold', dueAt: `${DATE}T23:59:59.999Z` };
const planned = {
  type: 'SessionPlanned',
  data: {
    playbook,
    ...{ session: 'county', date: DATE, mode: 'RECEIVE', host: 'p-leader', territory: 'county' },
    clocks: { started: [HOLD] as never },
  },
} as const satisfies ReceptionEvent;
const booked = {
  type: 'VisitBooked',
  data: { visit: 'visit-1', visitor: 'sealed', matter: 'sealed' },
} as const satisfies ReceptionEvent;
const opened = { type: 'SessionOpened', data: {} } as const satisfies ReceptionEvent;
const registered = (visit: string, more: object = {}) =>
  ({
    type: 'VisitorRegistered',
    data: { visit, visitor: 'sealed', matter: 'sealed', repeat: false, booked: false, ...more },
  }) satisfies ReceptionEvent;
const settled = (visit: string) =>
  ({ type: 'VisitSettled', data: { visit, answer: 'sealed' } }) satisfies ReceptionEvent;
const linked = (visit: string) =>
  ({ type: 'VisitIssueLinked', data: { visit, issue: 'i-1' } }) satisfies ReceptionEvent;
const minutes = { type: 'MinutesRecorded', data: { minutes: 'sealed' } } as const;

const session = (history: readonly Past<ReceptionEvent>[]) => {
  const { state } = given(...history);
  if (isUnopened(state)) throw new Error('The session is not planned');
  return state;
};

describe('planning a session', () => {
  it('fixes host, day and mode, and waits for that day', () => {
    expect(given().when(plan, { actor: LEADER }).decision).toMatchObject({
      events: [{ ...planned, data: { ...planned.data, clocks: { started: [HOLD] } } }],
    });
  });

  it.each([
    ['a kind the playbook lacks', { session: 'city' }, 'SESSION_KIND_UNKNOWN'],
    ['a territory nobody knows', { territory: 'nowhere' }, 'TERRITORY_UNKNOWN'],
    ['a mode that is not offered', { mode: 'INVITE' }, 'MODE_NOT_OFFERED'],
    ['a day that is not its own', { date: '2026-06-16' }, 'NOT_A_RECEPTION_DAY'],
  ] as const)('is refused with %s', (_what, more, code) => {
    given()
      .when({ ...plan, ...more }, { actor: LEADER })
      .refuses(code);
  });

  it('is up to the roles of its kind', () => {
    given()
      .when(plan)
      .refuses('ROLE_NOT_HOST', { roles: ['RECEPTIONLEADER'] });
  });
});

describe('the day of a reception', () => {
  const off = new Set(['2026-02-15', '2026-02-16', '2026-02-17']);
  const isWorkday = (date: string): boolean => !off.has(date);
  const monthly = (onHoliday: ReceptionKind['onHoliday']) => kind({ dayOfMonth: 15, onHoliday });

  it('moves to the next working day, is left out, or stays, as its rule says', () => {
    const days = ['2026-02-14', '2026-02-15', '2026-02-16', '2026-02-18', '2026-02-19'];
    const held = (rule: ReceptionKind['onHoliday']) =>
      days.filter((date) => isReceptionDay(monthly(rule), date, isWorkday));
    expect(held('NEXT_WORKDAY')).toEqual(['2026-02-18']);
    expect(held('SKIP')).toEqual([]);
    expect(held('KEEP')).toEqual(['2026-02-15']);
  });

  it('is every Tuesday where the week says so, and any day where nothing does', () => {
    expect(isReceptionDay(kind({ weekday: 2 }), '2026-06-16', isWorkday)).toBe(true);
    expect(isReceptionDay(kind({ weekday: 2 }), '2026-06-17', isWorkday)).toBe(false);
    expect(isReceptionDay(kind({ weekday: 7 }), '2026-06-21', isWorkday)).toBe(true);
    expect(isReceptionDay(kind({}), '2026-06-18', isWorkday)).toBe(true);
  });

  it('comes exactly once a month, whatever days are off', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 27 }), { maxLength: 8 }), (offDays) => {
        const free = new Set(offDays.map((day) => `2026-06-${String(day).padStart(2, '0')}`));
        const dates = Array.from({ length: 30 }, (_, at) => new Date(Date.UTC(2026, 5, at + 1)));
        const held = dates
          .map((date) => date.toISOString().slice(0, 10))
          .filter((date) =>
            isReceptionDay(monthly('NEXT_WORKDAY'), date, (each) => !free.has(each)),
          );
        expect(held).toHaveLength(1);
        expect(held[0]! >= '2026-06-15').toBe(true);
      }),
    );
  });
});

describe('holding a session', () => {
  it('begins on its day, by its host, and no longer waits', () => {
    given(planned, booked)
      .when({ type: 'OpenSession' }, ON_THE_DAY)
      .then({ type: 'SessionOpened', data: { clocks: { stopped: ['hold'] } } });
    given(planned)
      .when({ type: 'OpenSession' }, { ...ON_THE_DAY, now: '2026-06-14T09:00:00.000Z' })
      .refuses('NOT_TODAY', { date: DATE });
    given(planned).when({ type: 'OpenSession' }, { now: ON_THE_DAY.now }).refuses('ROLE_NOT_HOST');
  });

  it('takes in who booked and who just came', () => {
    const visitor = { visitor: 'sealed', matter: 'sealed', repeat: true } as const;
    given(planned).when({ type: 'BookVisit', visitor: 'sealed', matter: 'sealed' }).then(booked);
    const scene = given(planned, booked, opened);
    scene
      .when({ type: 'RegisterVisitor', booking: 'visit-1', ...visitor }, ON_THE_DAY)
      .then(registered('visit-1', { repeat: true, booked: true }));
    scene
      .when({ type: 'RegisterVisitor', ...visitor }, ON_THE_DAY)
      .then(registered('visit-1', { repeat: true }));
    scene
      .when({ type: 'RegisterVisitor', booking: 'visit-9', ...visitor }, ON_THE_DAY)
      .refuses('BOOKING_UNKNOWN');
    given(planned, booked, opened, registered('visit-1', { booked: true }))
      .when({ type: 'RegisterVisitor', booking: 'visit-1', ...visitor }, ON_THE_DAY)
      .refuses('BOOKING_UNKNOWN');
    const { visits } = session([planned, booked, opened, registered('visit-1', { booked: true })]);
    expect(visits).toHaveLength(1);
  });

  it('settles each visit once, or makes it an issue', () => {
    const scene = given(planned, opened, registered('v'));
    scene
      .when({ type: 'SettleVisit', visit: 'v', answer: 'sealed' }, ON_THE_DAY)
      .then(settled('v'));
    scene.when({ type: 'LinkVisitIssue', visit: 'v', issue: 'i-1' }, ON_THE_DAY).then(linked('v'));
    const done = given(planned, opened, registered('v'), settled('v'));
    done
      .when({ type: 'LinkVisitIssue', visit: 'v', issue: 'i-1' }, ON_THE_DAY)
      .refuses('VISIT_UNKNOWN');
    done
      .when({ type: 'SettleVisit', visit: 'v', answer: 'sealed' }, ON_THE_DAY)
      .refuses('VISIT_UNKNOWN');
  });

  const close = { type: 'CloseSession' } as const;
  it('closes when nobody waits and the minutes are written, and counts', () => {
    given(planned, opened, registered('v'))
      .when(close, ON_THE_DAY)
      .refuses('VISITS_OPEN', { visits: ['v'] });
    given(planned, opened).when(close, ON_THE_DAY).refuses('MINUTES_MISSING');
    given(planned, opened).when(close, { now: ON_THE_DAY.now }).refuses('ROLE_NOT_HOST');
    given(planned, opened)
      .when({ type: 'RecordMinutes', minutes: 'sealed' }, ON_THE_DAY)
      .then(minutes);
    given(planned, opened)
      .when({ type: 'RecordMinutes', minutes: 'sealed' }, { now: ON_THE_DAY.now })
      .refuses('ROLE_NOT_HOST');
    const held = [planned, booked, opened, registered('v', { repeat: true }), settled('v')];
    given(...held, registered('w'), linked('w'), minutes)
      .when(close, ON_THE_DAY)
      .then({ type: 'SessionClosed', data: { visitors: 2, settled: 1, issues: 1, repeats: 1 } });
    expect(reception.facts(session([...held, registered('w'), linked('w')])).issues).toEqual([
      'i-1',
    ]);
  });

  it('needs no minutes where its kind asks for none', () => {
    const village = { ...planned, data: { ...planned.data, session: 'village' } };
    expect(given(village, opened).when(close, ON_THE_DAY).decision.ok).toBe(true);
  });
});

describe('a session that does not take place', () => {
  it('is cancelled with a reason before it began', () => {
    const cancel = { type: 'CancelSession', reason: '台风' } as const;
    const cancelled = { reason: '台风', clocks: { stopped: ['hold'] } };
    given(planned)
      .when(cancel, { actor: LEADER })
      .then({ type: 'SessionCancelled', data: cancelled });
    given(planned).when(cancel).refuses('ROLE_NOT_HOST');
    given(planned, opened).when(cancel, ON_THE_DAY).refuses('WRONG_STATUS');
  });

  it('is missed when its day is over and nobody opened it', () => {
    const over = { type: 'ElapseClock', clock: 'hold', moment: HOLD.dueAt } as const;
    const missed = {
      type: 'SessionMissed',
      data: { date: DATE, clocks: { stopped: ['hold'] } },
    } as const satisfies ReceptionEvent;
    given(planned).when(over, { actor: SYSTEM, now: HOLD.dueAt }).then(missed);
    given(planned)
      .when(over, { actor: SYSTEM, now: `${DATE}T12:00:00.000Z` })
      .thenNothing();
    given(planned, missed).when(over, { actor: SYSTEM, now: HOLD.dueAt }).thenNothing();
    expect(session([planned, missed]).missed).toBe(true);
  });
});

describeSideStream(reception, {
  section: SECTION,
  events: {
    SessionPlanned: planned.data,
    VisitBooked: booked.data,
    SessionOpened: {},
    VisitorRegistered: registered('v', { repeat: true }).data,
    VisitIssueLinked: linked('v').data,
    VisitSettled: settled('v').data,
    MinutesRecorded: minutes.data,
    SessionClosed: { visitors: 2, settled: 1, issues: 1, repeats: 1 },
    SessionCancelled: { reason: '台风' },
    SessionMissed: { date: DATE },
  },
});
