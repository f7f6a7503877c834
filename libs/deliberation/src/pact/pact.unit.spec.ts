import { describe, expect, it } from '@jest/globals';
import { describeSideStream } from '../../../../test/side-streams/complete.js';
import {
  CLERK,
  clock,
  daysAfter,
  hoursAfter,
  scene,
  START,
} from '../../../../test/side-streams/given.js';
import { holds, onEachAct, pick, reached } from '../../../../test/side-streams/random-lives.js';
import type { Choices, World } from '../../../../test/side-streams/random-lives.js';
import type { PactCommand } from './commands.js';
import type { PactEvent } from './events.js';
import { pact } from './pact.js';
import type { PactSection } from './section.js';
import type { PactState } from './state.js';

const SECTION: PactSection = {
  kinds: [{ code: 'village', name: { zh: '村规民约', en: 'pact' }, adoptedBy: ['council'] }],
  remedyWithin: { amount: 7, unit: 'NAT_DAY' },
  remindDaysBefore: 3,
  issues: { channel: 'patrol', kind: 'HELP', category: 'order' },
};
const given = scene(pact, SECTION);

const CLAUSES = [
  { code: '1', text: '门前三包' },
  { code: '2', text: '红白事简办' },
];
const DRAFT = {
  type: 'DraftPact',
  ...{ pactKind: 'village', title: '村规民约', territory: 'east', clauses: CLAUSES },
} as const;
const ADOPT = { type: 'AdoptPact', meeting: '01M', meetingType: 'council' } as const;
const BREACH = {
  type: 'RecordBreachOfPact',
  ...{ party: 'shop-1', clause: '1', note: 'enc1.stall' },
} as const;
const on = { breach: 'breach-1' };
const REMIND = { type: 'RemindOfPact', ...on } as const;
const REMEDY = { type: 'RecordRemedy', ...on } as const;
const REPORT = { type: 'ReportBreach', ...on } as const;
const OCCASION = {
  type: 'RegisterOccasion',
  ...{ household: 'h-1', clause: '2', at: daysAfter(START, 10) },
} as const;

const drafted: PactEvent = {
  type: 'PactDrafted',
  data: {
    ...{ playbook: { id: 'book', version: 3 }, pactKind: 'village', title: '村规民约' },
    ...{ territory: 'east', version: 1, clauses: CLAUSES },
  },
};
const adopted: PactEvent = { type: 'PactAdopted', data: { version: 1, meeting: '01M' } };
const IN_FORCE = [drafted, adopted];
const breached: PactEvent = {
  type: 'PactBreached',
  data: { ...on, party: 'shop-1', clause: '1', version: 1, note: 'enc1.stall', media: [] },
};
const BREACHED = [...IN_FORCE, breached];
const REMINDED_AT = hoursAfter(START, 3);
const remedyClock = clock('remedy:breach-1', REMINDED_AT, SECTION.remedyWithin);
const reminded: PactEvent = {
  type: 'BreachReminded',
  data: { ...on, remedyBy: remedyClock.dueAt, clocks: { started: [remedyClock] } },
};
const REMINDED = [...BREACHED, reminded];
const stopped = { clocks: { stopped: ['remedy:breach-1'] } };
const lapsed: PactEvent = { type: 'RemedyLapsed', data: { ...on, ...stopped } };

describe('a pact', () => {
  it('is drafted with clauses of its own numbers', () => {
    given().when(DRAFT).then(drafted);
    given()
      .when({ ...DRAFT, clauses: [...CLAUSES, { code: '1', text: 'x' }] })
      .refuses('CLAUSE_TWICE', { clause: '1' });
    given()
      .when({ ...DRAFT, pactKind: 'sea' })
      .refuses('KIND_UNKNOWN', { pactKind: 'sea' });
    given()
      .when({ ...DRAFT, territory: 'nowhere' })
      .refuses('UNKNOWN_TERRITORY');
  });

  it('is adopted by the meeting entitled to it', () => {
    given(drafted).when(ADOPT).then(adopted);
    given(drafted)
      .when({ ...ADOPT, meetingType: 'tea' })
      .refuses('MEETING_NOT_ENTITLED', { meetingType: 'tea', entitled: ['council'] });
    given(...IN_FORCE)
      .when(ADOPT)
      .refuses('NO_DRAFT');
  });

  it('is amended in versions; the old one holds until the new one is adopted', () => {
    const clauses = [{ code: '9', text: '新条' }];
    const amended: PactEvent = { type: 'PactAmended', data: { version: 2, clauses } };
    given(...IN_FORCE)
      .when({ type: 'AmendPact', clauses })
      .then(amended);
    given(...IN_FORCE)
      .when({ type: 'AmendPact', clauses: [...clauses, ...clauses] })
      .refuses('CLAUSE_TWICE');
    expect(given(...IN_FORCE, amended).when(BREACH).decision.ok).toBe(true);
    const second = [
      ...IN_FORCE,
      amended,
      { type: 'PactAdopted', data: { version: 2, meeting: 'm' } },
    ] as const;
    expect(given(...second).state).toMatchObject({
      inForce: { version: 2, clauses },
      adoptions: [{ version: 1 }, { version: 2 }],
    });
    given(...second)
      .when(BREACH)
      .refuses('CLAUSE_UNKNOWN', { clause: '1' });
  });

  it('is repealed with all its clocks', () => {
    const repeal = { type: 'RepealPact', reason: 'merged village' } as const;
    given(...REMINDED)
      .when(repeal)
      .then({ type: 'PactRepealed', data: { reason: 'merged village', ...stopped } });
    const repealed: PactEvent = { type: 'PactRepealed', data: { reason: 'r', ...stopped } };
    given(...REMINDED, repealed)
      .when(REMIND)
      .refuses('WRONG_STATUS', { status: 'REPEALED' });
  });
});

describe('a breach', () => {
  it('cites a clause in force', () => {
    given(...IN_FORCE)
      .when(BREACH)
      .then(breached);
    given(...IN_FORCE)
      .when({ ...BREACH, clause: '7' })
      .refuses('CLAUSE_UNKNOWN', { clause: '7' });
    given(drafted).when(BREACH).refuses('WRONG_STATUS', { status: 'DRAFT' });
  });

  it('is reminded of first, with time to put it right', () => {
    given(...BREACHED)
      .when(REMIND)
      .then(reminded);
    given(...REMINDED)
      .when(REMIND)
      .refuses('BREACH_STATUS', { breachStatus: 'REMINDED' });
    given(...IN_FORCE)
      .when(REMIND)
      .refuses('BREACH_UNKNOWN', { breach: 'breach-1' });
  });

  it('rests once it is put right', () => {
    given(...REMINDED)
      .when(REMEDY)
      .then({ type: 'BreachRemedied', data: { ...on, ...stopped } });
    given(...BREACHED)
      .when(REMEDY)
      .then({ type: 'BreachRemedied', data: on });
    given(...REMINDED, { type: 'BreachRemedied', data: { ...on, ...stopped } })
      .when(REMEDY)
      .refuses('BREACH_STATUS', { breachStatus: 'REMEDIED' });
  });

  it('becomes an issue where it stays', () => {
    const elapse = {
      type: 'ElapseClock',
      clock: remedyClock.id,
      moment: remedyClock.dueAt,
    } as const;
    given(...REMINDED)
      .when(elapse, { now: remedyClock.dueAt })
      .then(lapsed);
    given(...REMINDED)
      .when(elapse)
      .thenNothing();
    given(...REMINDED)
      .when(REPORT)
      .refuses('BREACH_STATUS', { breachStatus: 'REMINDED' });
    const reported: PactEvent = {
      type: 'BreachReported',
      data: { ...on, clause: '1', note: 'enc1.stall', issue: 'stream-1', ...SECTION.issues },
    };
    given(...REMINDED, lapsed)
      .when(REPORT)
      .then(reported);
    const { state } = given(...REMINDED, lapsed, reported);
    expect(pact.facts(state)).toMatchObject({ issues: ['stream-1'], persons: ['shop-1'] });
    const meta = { occurredAt: START, actor: CLERK };
    expect(pact.effects?.({ ...reported, ...meta }, state, { id: '01P' })).toEqual([
      {
        target: 'issue',
        id: 'stream-1',
        command: {
          type: 'ReportIssue',
          ...{ ...SECTION.issues, title: '违反公约第 1 条', description: 'enc1.stall' },
          territory: 'east',
        },
      },
    ]);
    expect(pact.effects?.({ ...lapsed, ...meta }, state, { id: '01P' })).toEqual([]);
  });
});

describe('weddings and funerals', () => {
  const remindAt = daysAfter(START, 7);
  const registered = (due: string, minutes: number): PactEvent => ({
    type: 'OccasionRegistered',
    data: {
      ...{ occasion: 'occasion-1', household: 'h-1', clause: '2', at: OCCASION.at },
      clocks: {
        started: [
          {
            ...clock('occasion:occasion-1', hoursAfter(START, 2), {
              amount: minutes,
              unit: 'NAT_MIN',
            }),
            dueAt: due,
          },
        ],
      },
    },
  });

  it('are registered, and the household reminded in time', () => {
    const known = registered(remindAt, 7 * 1440 - 120);
    given(...IN_FORCE)
      .when(OCCASION)
      .then(known);
    given(...IN_FORCE, known)
      .when(
        { type: 'ElapseClock', clock: 'occasion:occasion-1', moment: remindAt },
        { now: remindAt },
      )
      .then({
        type: 'HouseholdReminded',
        data: {
          ...{ occasion: 'occasion-1', household: 'h-1', clause: '2' },
          clocks: { stopped: ['occasion:occasion-1'] },
        },
      });
  });

  it('are reminded of at once where they are near', () => {
    const at = hoursAfter(START, 5);
    const decided = given(...IN_FORCE).when({ ...OCCASION, at }).decision;
    expect(decided).toMatchObject({
      events: [{ data: { clocks: { started: [{ dueAt: hoursAfter(START, 2) }] } } }],
    });
  });

  it('lie ahead, under a clause in force', () => {
    given(...IN_FORCE)
      .when({ ...OCCASION, at: START })
      .refuses('OCCASION_PAST', { at: START });
    given(...IN_FORCE)
      .when({ ...OCCASION, clause: '7' })
      .refuses('CLAUSE_UNKNOWN');
  });
});

describeSideStream(pact, {
  section: SECTION,
  events: {
    PactDrafted: drafted.data,
    PactAdopted: adopted.data,
    PactAmended: { version: 2, clauses: [] },
    PactRepealed: { reason: 'r' },
    PactBreached: breached.data,
    BreachReminded: reminded.data,
    BreachRemedied: on,
    RemedyLapsed: on,
    BreachReported: { ...on, clause: '1', note: 'n', issue: 'i', ...SECTION.issues },
    OccasionRegistered: { occasion: 'o', household: 'h-1', clause: '2', at: START },
    HouseholdReminded: { occasion: 'o', household: 'h-1', clause: '2' },
  },
});

describe('random lives of a pact', () => {
  const commandsFor = ({ a, c }: Choices, state: PactState, now: string): PactCommand[] => {
    const { breaches, clocks } = state.status === 'NONE' ? { breaches: [], clocks: [] } : state;
    const breach = breaches.length === 0 ? 'none' : pick(breaches, a).id;
    const due = clocks.length === 0 ? undefined : pick(clocks, c);
    return [
      DRAFT,
      { ...ADOPT, meetingType: pick(['council', 'tea'], c) },
      { type: 'AmendPact', clauses: CLAUSES.slice(0, 1 + (a % 2)) },
      { ...BREACH, clause: pick(['1', '2', '3'], c) },
      { type: 'RemindOfPact', breach },
      { type: 'RecordRemedy', breach },
      { type: 'ReportBreach', breach },
      { ...OCCASION, at: hoursAfter(now, c) },
      { type: 'ElapseClock', clock: due?.id ?? 'none', moment: due?.dueAt ?? now },
      { type: 'RepealPact', reason: 'r' },
    ];
  };
  const world: World<PactState, PactCommand, PactSection> = {
    ...{ section: SECTION, actors: [CLERK], commandsFor, rare: ['RepealPact', 'RecordRemedy'] },
  };

  it('report nothing that was not reminded of, and cite only clauses that held', () => {
    holds(pact, world, {
      'a report comes after a reminder that lapsed': onEachAct(({ events, before }) => {
        const reported = events.find((event) => event.type === 'BreachReported');
        if (reported === undefined || before.status === 'NONE') return undefined;
        const { status } = before.breaches.find((each) => each.id === reported.data.breach)!;
        return status === 'LAPSED' ? undefined : `reported when ${status}`;
      }),
      'versions count up one by one': onEachAct(({ after }) => {
        const versions = after.status === 'NONE' ? [] : after.adoptions.map((each) => each.version);
        return versions.every((each, index) => each === index + 1) ? undefined : versions.join();
      }),
      'a repealed pact has no clocks': onEachAct(({ after }) =>
        after.status === 'REPEALED' && after.clocks.length > 0 ? 'a clock runs on' : undefined,
      ),
    });
  });

  it('see every event', () => {
    expect([...reached(pact, world)].sort()).toEqual(Object.keys(pact.sealed).sort());
  });
});
