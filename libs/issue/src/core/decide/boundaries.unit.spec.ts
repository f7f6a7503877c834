import { describe, expect, it } from '@jest/globals';
import type { Actor } from '@shaodao/decider';
import type { IssueCommand } from '../../commands/index.js';
import { daysAfter, given, happened, hoursAfter, START, type Past } from '../../testing/given.js';
import {
  ACCEPTED,
  acceptedIn,
  acceptedUnder,
  classified,
  CLOSED,
  DISPATCHED,
  dispatched,
  EVALUATED,
  FED_BACK,
  FIRST_DUE,
  HANDLED,
  handled,
  handledIn,
  IN_PROGRESS,
  redispatched,
  reported,
  requested,
  returned,
  returnRequested,
  reworkOrdered,
  VERIFIED,
  verified,
} from '../../testing/history.js';
import { AGENT, CALLER, INSPECTOR, STREET, WATER } from '../../testing/small-district.js';
import type { RejectionCode } from '../rejections.js';

/** Where a rule turns: the last minute or round that is allowed, and the first that is not. */

const minutesAfter = (instant: string, minutes: number): string =>
  new Date(Date.parse(instant) + minutes * 60_000).toISOString();
const lastOf = (history: readonly Past[]): string => happened(history).at(-1)?.occurredAt ?? START;

const RETURN = { type: 'RequestReturn', assignment: 'a-water', basis: 'list item 3' } as const;
const RATE = {
  type: 'SubmitEvaluation',
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
} as const;
const CLOSE = { type: 'CloseIssue' } as const;
const REOPEN = { type: 'ReopenIssue', reason: 'enc1.reason' } as const;
const ARCHIVE = { type: 'ArchiveIssue' } as const;

const SILENT = [...handledIn('hotline', { noReplyWanted: true }), verified()];
const UNVERIFIED = handledIn('rating-only');
const reopened: Past = {
  type: 'IssueReopened',
  data: { reason: 'enc1.reason', round: 2, dueAt: daysAfter(START, 20) },
};
const CLOSED_AGAIN: readonly Past[] = [
  ...CLOSED,
  reopened,
  handled({ round: 2 }),
  ...CLOSED.slice(HANDLED.length),
];
const RETURN_OF_SECOND = { ...RETURN, assignment: 'a-sanitation' } as const;
const PASSED_ON = [
  ...DISPATCHED,
  returnRequested(),
  returned(),
  redispatched({ replaces: [] }, { at: daysAfter(START, 9) }),
];

interface Window {
  readonly history: readonly Past[];
  readonly command: IssueCommand;
  readonly by: Actor;
  /** The last minute of the window. */
  readonly until: string;
  readonly code: RejectionCode;
}

/** What a unit or the appellant may do until then, and no longer. */
const CLOSING_WINDOWS: Readonly<Record<string, Window>> = {
  'a unit returns a ticket for 48 hours after its dispatch': {
    history: DISPATCHED,
    command: RETURN,
    by: WATER,
    until: hoursAfter(lastOf(DISPATCHED), 48),
    code: 'RETURN_WINDOW_OVER',
  },
  'signing does not lengthen the window for returning': {
    history: IN_PROGRESS,
    command: RETURN,
    by: WATER,
    until: hoursAfter(lastOf(DISPATCHED), 48),
    code: 'RETURN_WINDOW_OVER',
  },
  'the next unit has a window of its own, from its own dispatch': {
    history: PASSED_ON,
    command: RETURN_OF_SECOND,
    by: AGENT,
    until: hoursAfter(daysAfter(START, 9), 48),
    code: 'RETURN_WINDOW_OVER',
  },
  'the appellant rates for seven days after the feedback': {
    history: FED_BACK,
    command: RATE,
    by: CALLER,
    until: daysAfter(lastOf(FED_BACK), 7),
    code: 'EVALUATION_WINDOW_OVER',
  },
  'who wanted no reply rates for seven days after the verification': {
    history: SILENT,
    command: RATE,
    by: CALLER,
    until: daysAfter(lastOf(SILENT), 7),
    code: 'EVALUATION_WINDOW_OVER',
  },
  'where nobody verifies or tells, rating runs from the handling': {
    history: UNVERIFIED,
    command: RATE,
    by: CALLER,
    until: daysAfter(lastOf(UNVERIFIED), 7),
    code: 'EVALUATION_WINDOW_OVER',
  },
  'a closed matter is reopened within thirty days': {
    history: CLOSED,
    command: REOPEN,
    by: AGENT,
    until: daysAfter(lastOf(CLOSED), 30),
    code: 'REOPEN_WINDOW_OVER',
  },
  'closed a second time, it has thirty days from then': {
    history: CLOSED_AGAIN,
    command: REOPEN,
    by: AGENT,
    until: daysAfter(lastOf(CLOSED_AGAIN), 30),
    code: 'REOPEN_WINDOW_OVER',
  },
};

/** What waits until then, and is possible from the next minute on. */
const OPENING_WINDOWS: Readonly<Record<string, Window>> = {
  'closing without a rating waits for the end of the window': {
    history: FED_BACK,
    command: CLOSE,
    by: AGENT,
    until: daysAfter(lastOf(FED_BACK), 7),
    code: 'EVALUATION_PENDING',
  },
  'closing waits as long for who wanted no reply': {
    history: SILENT,
    command: CLOSE,
    by: AGENT,
    until: daysAfter(lastOf(SILENT), 7),
    code: 'EVALUATION_PENDING',
  },
  'archiving waits for the end of reopening': {
    history: CLOSED,
    command: ARCHIVE,
    by: AGENT,
    until: daysAfter(lastOf(CLOSED), 30),
    code: 'REOPEN_WINDOW_RUNNING',
  },
};

describe.each(Object.entries(CLOSING_WINDOWS))(
  '%s',
  (_name, { history, command, by, until, code }) => {
    it('to the last minute', () => {
      expect(given(...history).when(command, { actor: by, now: until }).decision.ok).toBe(true);
    });

    it('and not a minute longer', () => {
      given(...history)
        .when(command, { actor: by, now: minutesAfter(until, 1) })
        .refuses(code, { until });
    });
  },
);

describe.each(Object.entries(OPENING_WINDOWS))(
  '%s',
  (_name, { history, command, by, until, code }) => {
    it('to the last minute', () => {
      given(...history)
        .when(command, { actor: by, now: until })
        .refuses(code, { until });
    });

    it('and not a minute longer', () => {
      const now = minutesAfter(until, 1);
      expect(given(...history).when(command, { actor: by, now }).decision.ok).toBe(true);
    });
  },
);

describe('no minute lies between two windows', () => {
  it.each([0, 1])('rating and closing by lapse exclude each other, %i minutes past', (minutes) => {
    const now = minutesAfter(daysAfter(lastOf(FED_BACK), 7), minutes);
    const may = (command: IssueCommand): boolean =>
      given(...FED_BACK).when(command, { actor: CALLER, now }).decision.ok;
    expect([may(RATE), may(CLOSE)]).toEqual([minutes === 0, minutes === 1]);
  });

  it.each([0, 1])('so do reopening and archiving, %i minutes past', (minutes) => {
    const now = minutesAfter(daysAfter(lastOf(CLOSED), 30), minutes);
    const may = (command: IssueCommand): boolean =>
      given(...CLOSED).when(command, { now }).decision.ok;
    expect([may(REOPEN), may(ARCHIVE)]).toEqual([minutes === 0, minutes === 1]);
  });
});

const AT = daysAfter(START, 2);

/** Every order that sets a limit, with the history it fits. */
const LIMITS: Readonly<
  Record<string, readonly [readonly Past[], (due: string) => IssueCommand, Actor]>
> = {
  accepting: [
    [reported()],
    (dueAt) => ({ type: 'AcceptIssue', category: 'pothole', territory: 'north', dueAt }),
    AGENT,
  ],
  'a street order': [
    [...acceptedIn('orders'), requested()],
    (respondBy) => ({ type: 'IssueOrder', units: ['water'], basis: 'list item 1', respondBy }),
    STREET,
  ],
  dispatching: [ACCEPTED, (dueAt) => ({ type: 'DispatchIssue', lead: 'water', dueAt }), AGENT],
  'a failed check': [
    HANDLED,
    (dueAt) => ({ type: 'VerifyResult', passed: false, note: 'enc1.note', dueAt }),
    INSPECTOR,
  ],
  rework: [VERIFIED, (dueAt) => ({ type: 'OrderRework', reason: 'enc1.reason', dueAt }), AGENT],
  reopening: [CLOSED, (dueAt) => ({ ...REOPEN, dueAt }), AGENT],
  supervision: [
    HANDLED,
    (replyBy) => ({ type: 'OrderSupervision', unit: 'water', reason: 'overdue', replyBy }),
    AGENT,
  ],
};

describe.each(Object.entries(LIMITS))('a limit set by %s', (_name, [history, order, actor]) => {
  it('may be the next minute', () => {
    const command = order(minutesAfter(AT, 1));
    expect(given(...history).when(command, { actor, now: AT }).decision.ok).toBe(true);
  });

  it('is not this very moment, also where it is written with another offset', () => {
    const here = `${new Date(Date.parse(AT) + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
    for (const due of [AT, here]) {
      given(...history)
        .when(order(due), { actor, now: AT })
        .refuses('DUE_NOT_AFTER_NOW', { due });
    }
  });
});

describe('the deadline told by a ticket', () => {
  const redispatch = (dueAt: string) =>
    ({ type: 'Redispatch', lead: 'parks', dueAt, reason: 'other duty' }) as const;

  it('may stay to the minute, and moves no minute earlier', () => {
    const { decision } = given(...DISPATCHED).when(redispatch(FIRST_DUE));
    expect(decision.ok).toBe(true);
    given(...DISPATCHED)
      .when(redispatch(minutesAfter(FIRST_DUE, -1)))
      .refuses('DUE_MOVED_EARLIER', { told: FIRST_DUE });
  });

  it('is internal where a limit for all was promised', () => {
    const promised = acceptedUnder('hotline', { dueAt: daysAfter(START, 20) });
    const history = [reported(), classified(), promised, dispatched({ assists: [] })];
    const { decision } = given(...history).when(redispatch(minutesAfter(FIRST_DUE, -1)));
    expect(decision.ok).toBe(true);
  });
});

describe('the time of an act', () => {
  it('may be that of the act before, and not a minute earlier', () => {
    const last = lastOf(EVALUATED);
    expect(given(...EVALUATED).when(CLOSE, { now: last }).decision.ok).toBe(true);
    given(...EVALUATED)
      .when(CLOSE, { now: minutesAfter(last, -1) })
      .refuses('OUT_OF_ORDER_TIME', { last });
  });
});

describe('rounds', () => {
  const sentBack = (times: number): readonly Past[] => [
    ...HANDLED,
    ...Array.from({ length: times }, (_, index) => [
      reworkOrdered({ round: index + 1 }),
      handled({ round: index + 2 }),
    ]).flat(),
  ];
  const rework = { type: 'OrderRework', reason: 'enc1.reason' } as const;
  const failed = { type: 'VerifyResult', passed: false, note: 'enc1.note' } as const;

  it.each([
    ['an order of rework', rework, 0, 1],
    ['a failed check', failed, 1, 1],
    ['an order of rework', rework, 0, 2],
    ['a failed check', failed, 1, 2],
  ] as const)('%s (%#) sends back in the last round allowed', (_name, command, at, round) => {
    const { decision } = given(...sentBack(round - 1)).when(command, { actor: INSPECTOR });
    expect(decision.ok && decision.events[at]).toMatchObject({ data: { round } });
  });

  it.each([rework, failed])('and no further: $type', (command) => {
    given(...sentBack(2))
      .when(command, { actor: INSPECTOR })
      .refuses('REWORK_EXHAUSTED', { maximum: 2 });
  });

  it('a check that passes needs no round', () => {
    const passed = { type: 'VerifyResult', passed: true } as const;
    expect(given(...sentBack(2)).when(passed, { actor: INSPECTOR }).decision.ok).toBe(true);
  });

  it('the last return allowed is granted, the next is refused', () => {
    const second = [...PASSED_ON];
    const may = given(...second).when(RETURN_OF_SECOND);
    expect(may.decision.ok).toBe(true);
    const third = [
      ...second,
      returnRequested({ assignment: 'a-sanitation', unit: 'sanitation' }),
      returned({ assignment: 'a-sanitation', unit: 'sanitation' }),
      redispatched({ lead: { assignment: 'a-parks', unit: 'parks' }, round: 3, replaces: [] }),
    ];
    given(...third)
      .when({ ...RETURN, assignment: 'a-parks' })
      .refuses('RETURN_LIMIT', { maximum: 2 });
  });
});
