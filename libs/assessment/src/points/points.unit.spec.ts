import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  CLERK,
  clock,
  daysAfter,
  hoursAfter,
  person,
  scene,
  START,
} from '../../../../test/side-streams/given.js';
import {
  holds,
  onEachAct,
  pick,
  reached,
  type Choices,
  type World,
} from '../../../../test/side-streams/random-lives.js';
import { balanceOf, dividendFactor } from './balance.js';
import type { PointsCommand } from './commands.js';
import type { PointsEvent } from './events.js';
import { points } from './points.js';
import type { PointsSection } from './section.js';
import type { PointsState } from './state.js';

const name = { zh: '细则', en: 'rule' };
const SECTION: PointsSection = {
  rules: [
    {
      ...{ code: 'shed', name, points: -20, clause: '4', evidence: 2 },
      expiresAfter: { amount: 365, unit: 'NAT_DAY' },
    },
    { code: 'sort', name, points: 5, clause: '7', evidence: 0 },
  ],
  appealWithin: { amount: 7, unit: 'NAT_DAY' },
  dividend: { base: 1000, perPoint: 10, floor: 800, cap: 1200 },
};
const given = scene(points, SECTION);
const JUDGE = person('p-judge');

const OPEN = { type: 'OpenLedger', household: 'h-1', territory: 'east', pact: '01P' } as const;
const ENTER = {
  type: 'EnterPoints',
  ...{ rule: 'shed', note: 'enc1.shed', evidence: ['m-1', 'm-2'] },
} as const;
const on = { entry: 'entry-1' };
const NOTIFY = { type: 'NotifyHousehold', ...on, method: 'letter' } as const;
const APPEAL = { type: 'AppealEntry', ...on, grounds: 'enc1.grounds' } as const;
const DECIDE = { type: 'DecideAppeal', ...on, upheld: true, reason: 'photo shows it' } as const;
const EXPORT = { type: 'ExportCoefficient', period: '2026' } as const;

const opened: PointsEvent = {
  type: 'LedgerOpened',
  data: { playbook: { id: 'book', version: 3 }, household: 'h-1', territory: 'east', pact: '01P' },
};
const entered: PointsEvent = {
  type: 'PointsEntered',
  data: {
    ...{ ...on, rule: 'shed', clause: '4', points: -20 },
    ...{ note: 'enc1.shed', evidence: ['m-1', 'm-2'] },
  },
};
const ENTERED = [opened, entered];
const NOTIFIED_AT = hoursAfter(START, 2);
const UNTIL = daysAfter(NOTIFIED_AT, 7);
const notified: PointsEvent = {
  type: 'HouseholdNotified',
  data: {
    ...{ ...on, method: 'letter', appealUntil: UNTIL },
    clocks: { started: [clock('appeal:entry-1', NOTIFIED_AT, SECTION.appealWithin)] },
  },
};
const NOTIFIED = [...ENTERED, notified];
const stopped = ['appeal:entry-1'];
const appealed: PointsEvent = {
  type: 'EntryAppealed',
  data: { ...on, grounds: 'enc1.grounds', clocks: { stopped } },
};
const YEAR = { amount: 365, unit: 'NAT_DAY' };
const expiry = (now: string) => clock('expiry:entry-1', now, YEAR);
const effective: PointsEvent = {
  type: 'EntryTookEffect',
  data: { ...on, points: -20, clocks: { stopped, started: [expiry(UNTIL)] } },
};
const EFFECTIVE = [...NOTIFIED, { ...effective, at: UNTIL }];
const elapse = (id: string, moment: string) =>
  ({ type: 'ElapseClock', clock: id, moment }) as const;

describe('an entry', () => {
  it('stands in the household’s ledger', () => {
    given().when(OPEN).then(opened);
    given()
      .when({ ...OPEN, territory: 'nowhere' })
      .refuses('UNKNOWN_TERRITORY');
  });

  it('cites rule and clause, with evidence', () => {
    given(opened).when(ENTER).then(entered);
    given(opened)
      .when({ ...ENTER, rule: 'smile' })
      .refuses('RULE_UNKNOWN', { rule: 'smile' });
    given(opened)
      .when({ ...ENTER, evidence: ['m-1'] })
      .refuses('EVIDENCE_MISSING', { needed: 2 });
  });

  it('does not count before the household was told and could appeal', () => {
    given(...ENTERED)
      .when(NOTIFY)
      .then(notified);
    given(...NOTIFIED)
      .when(NOTIFY)
      .refuses('ENTRY_STATUS', { entryStatus: 'NOTIFIED' });
    given(opened).when(NOTIFY).refuses('ENTRY_UNKNOWN', { entry: 'entry-1' });
    expect(given(...NOTIFIED).state).toMatchObject({ balance: 0 });
    given(...NOTIFIED)
      .when(elapse('appeal:entry-1', UNTIL), { now: UNTIL })
      .then(effective);
    given(...NOTIFIED)
      .when(elapse('appeal:entry-1', UNTIL))
      .thenNothing();
    expect(given(...EFFECTIVE).state).toMatchObject({ balance: -20 });
  });

  it('expires as its rule says, or never', () => {
    const end = expiry(UNTIL).dueAt;
    const expired: PointsEvent = {
      type: 'EntryExpired',
      data: { ...on, clocks: { stopped: ['expiry:entry-1'] } },
    };
    given(...EFFECTIVE)
      .when(elapse('expiry:entry-1', end), { now: end })
      .then(expired);
    expect(given(...EFFECTIVE, { ...expired, at: end }).state).toMatchObject({
      balance: 0,
      clocks: [],
    });
    const sorted = { ...entered.data, rule: 'sort', points: 5 } as typeof entered.data;
    given(opened, { ...entered, data: sorted }, notified)
      .when(elapse('appeal:entry-1', UNTIL), { now: UNTIL })
      .then({ type: 'EntryTookEffect', data: { ...on, points: 5, clocks: { stopped } } });
  });
});

describe('an appeal', () => {
  it('is lodged in time, once the household knows', () => {
    given(...NOTIFIED)
      .when(APPEAL, { actor: person('h-1') })
      .then(appealed);
    expect(given(...NOTIFIED).when(APPEAL, { now: UNTIL }).decision.ok).toBe(true);
    given(...NOTIFIED)
      .when(APPEAL, { now: hoursAfter(UNTIL, 1) })
      .refuses('APPEAL_WINDOW_OVER', { until: UNTIL });
    given(...ENTERED)
      .when(APPEAL)
      .refuses('ENTRY_STATUS', { entryStatus: 'ENTERED' });
    given(...EFFECTIVE)
      .when(APPEAL)
      .refuses('ENTRY_STATUS', { entryStatus: 'EFFECTIVE' });
    expect(given(...NOTIFIED, appealed).state).toMatchObject({ clocks: [], balance: 0 });
  });

  it('is decided by somebody else than who made the entry', () => {
    given(...NOTIFIED, appealed)
      .when(DECIDE, { actor: CLERK })
      .refuses('OWN_ENTRY');
    given(...NOTIFIED)
      .when(DECIDE, { actor: JUDGE })
      .refuses('ENTRY_STATUS');
    const { now } = given(...NOTIFIED, appealed);
    given(...NOTIFIED, appealed)
      .when(DECIDE, { actor: JUDGE })
      .then(
        { type: 'EntryUpheld', data: { ...on, reason: 'photo shows it' } },
        {
          type: 'EntryTookEffect',
          data: { ...on, points: -20, clocks: { started: [expiry(now)] } },
        },
      );
  });

  it('that is granted takes the entry back for good', () => {
    const reversed: PointsEvent = { type: 'EntryReversed', data: { ...on, reason: 'old shed' } };
    given(...NOTIFIED, appealed)
      .when({ ...DECIDE, upheld: false, reason: 'old shed' }, { actor: JUDGE })
      .then(reversed);
    expect(given(...NOTIFIED, appealed, reversed).state).toMatchObject({
      balance: 0,
      entries: [{ status: 'REVERSED' }],
    });
  });
});

describe('the dividend', () => {
  it('is exported as a coefficient of what counts', () => {
    const exported = { period: '2026', balance: -20, thousandths: 800 };
    given(...EFFECTIVE)
      .when(EXPORT)
      .then({ type: 'CoefficientExported', data: exported });
    given(opened)
      .when(EXPORT)
      .then({
        type: 'CoefficientExported',
        data: { period: '2026', balance: 0, thousandths: 1000 },
      });
    expect(
      given(...EFFECTIVE, { type: 'CoefficientExported', data: exported }).state,
    ).toMatchObject({ exported: { period: '2026', thousandths: 800 } });
  });

  it.each([
    [0, 1000],
    [5, 1050],
    [-19, 810],
    [-20, 800],
    [-21, 800],
    [20, 1200],
    [99, 1200],
  ])('a balance of %i makes %i thousandths', (balance, expected) => {
    expect(dividendFactor(balance, SECTION.dividend)).toBe(expected);
  });

  it('keeps the base share whatever happened, and never falls by a gain', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), fc.nat(100), (balance, gain) => {
        const factor = dividendFactor(balance, SECTION.dividend);
        expect(factor).toBeGreaterThanOrEqual(SECTION.dividend.floor);
        expect(dividendFactor(balance + gain, SECTION.dividend)).toBeGreaterThanOrEqual(factor);
      }),
    );
  });
});

describeSideStream(points, {
  section: SECTION,
  events: {
    LedgerOpened: opened.data,
    PointsEntered: entered.data,
    HouseholdNotified: notified.data,
    EntryAppealed: appealed.data,
    EntryUpheld: { ...on, reason: 'r' },
    EntryReversed: { ...on, reason: 'r' },
    EntryTookEffect: effective.data,
    EntryExpired: on,
    CoefficientExported: { period: '2026', balance: 3, thousandths: 1030 },
  },
});

describe('random lives of a ledger', () => {
  const commandsFor = ({ a, b, c }: Choices, state: PointsState, now: string): PointsCommand[] => {
    const { entries, clocks } = state.status === 'NONE' ? { entries: [], clocks: [] } : state;
    const entry = entries.length === 0 ? 'none' : pick(entries, a).id;
    const due = clocks.length === 0 ? undefined : pick(clocks, c);
    return [
      OPEN,
      { ...ENTER, rule: pick(['shed', 'sort'], a) },
      { ...NOTIFY, entry },
      { ...APPEAL, entry },
      { ...DECIDE, entry, upheld: b % 3 !== 0 },
      EXPORT,
      { type: 'ElapseClock', clock: due?.id ?? 'none', moment: due?.dueAt ?? now },
      { type: 'ElapseClock', clock: clocks[0]?.id ?? 'none', moment: clocks[0]?.dueAt ?? now },
    ];
  };
  const world: World<PointsState, PointsCommand, PointsSection> = {
    ...{ section: SECTION, actors: [CLERK, JUDGE], commandsFor, rare: ['ExportCoefficient'] },
  };

  it('count nothing in secret', () => {
    holds(points, world, {
      'no entry takes effect without notice': (life) => {
        const told = new Set<string>();
        for (const { data, type } of life.flatMap((act) => act.events)) {
          if (type === 'HouseholdNotified') told.add(data.entry);
          if (type === 'EntryTookEffect' && !told.has(data.entry)) return data.entry;
        }
        return undefined;
      },
      'the time to appeal is over, or the appeal denied by another': onEachAct((act) => {
        const taken = act.events.find((event) => event.type === 'EntryTookEffect');
        if (taken === undefined || act.before.status === 'NONE') return undefined;
        const entry = act.before.entries.find((each) => each.id === taken.data.entry)!;
        const byAppeal = entry.status === 'APPEALED' && entry.enteredBy !== act.actor.person;
        return byAppeal || act.now >= entry.appealUntil! ? undefined : entry.id;
      }),
      'the balance is the sum of what is in effect': onEachAct(({ after }) =>
        after.status === 'NONE' || after.balance === balanceOf(after.entries)
          ? undefined
          : String(after.balance),
      ),
    });
  });

  it('see every event', () => {
    expect([...reached(points, world)].sort()).toEqual(Object.keys(points.sealed).sort());
  });
});
