import type { IssueCommandName } from '../commands/index.js';
import type { RunningClock } from '../core/clocks/running.js';
import { isAfter } from '../core/instant.js';
import { isAccepted, type IssueState } from '../core/state.js';
import { SUSPENSION_CAUSES } from '../core/vocabulary.js';
import {
  assignment,
  due,
  even,
  maybe,
  onAssignment,
  pick,
  PROCEDURE,
  rarely,
  SEALED,
  type Build,
} from './choices.js';
import { daysAfter } from './given.js';

/** Commands about time: moved limits, rests, and the timekeeper's own word. */

type HoldCommand = Extract<
  IssueCommandName,
  | 'RequestExtension'
  | 'GrantExtension'
  | 'DenyExtension'
  | 'SuspendIssue'
  | 'ResumeIssue'
  | 'RequestLedger'
  | 'PutOnLedger'
  | 'ReviewLedger'
  | 'ClearLedger'
  | 'ReportInterim'
  | 'ElapseClock'
  | 'RecalculateClocks'
>;

/** Mostly a ticket that waits for an answer to its request for more time. */
function waiting(state: IssueState, index: number): string {
  const asked = isAccepted(state)
    ? state.assignments.find(({ extensionAsked }) => extensionAsked !== undefined)
    : undefined;
  return rarely(index) || asked === undefined ? assignment(state, index) : asked.id;
}

/** Mostly the entry that is asked for or on record. */
function ledger(state: IssueState, index: number): string {
  if (rarely(index) || !isAccepted(state)) return 'no-such-entry';
  const { hold, ledgerAsked } = state;
  return hold?.kind === 'LEDGERED' ? hold.ledger : (ledgerAsked?.ledger ?? 'no-such-entry');
}

const momentsOf = ({ dueAt, warnAt }: RunningClock): readonly string[] => [...warnAt, dueAt];

/** Mostly a moment that has come. */
function moment(
  state: IssueState,
  { a, b }: { readonly a: number; readonly b: number },
  now: string,
): { readonly clock: string; readonly moment: string } {
  const clocks = state.phase === 'NONE' ? [] : state.clocks;
  const all = clocks.flatMap((clock) =>
    momentsOf(clock).map((each) => ({ clock: clock.id, moment: each })),
  );
  const come = all.filter((each) => !isAfter(each.moment, now));
  const some = rarely(a) || come.length === 0 ? all : come;
  return pick(
    [...some, ...(some.length === 0 ? [{ clock: 'no-such-clock', moment: now }] : [])],
    b,
  );
}

export const HOLD_COMMANDS: Readonly<Record<HoldCommand, Build>> = {
  RequestExtension: ({ a, c }, state, now) => ({
    type: 'RequestExtension',
    assignment: assignment(state, a),
    dueAt: daysAfter(now, [8, 12, 6, 20, 1][c % 5] ?? 8),
    reason: PROCEDURE,
  }),
  GrantExtension: ({ a, b }, state) => ({
    type: 'GrantExtension',
    assignment: waiting(state, a),
    ...maybe(!rarely(b), 'told', SEALED),
  }),
  DenyExtension: ({ a }, state) => ({
    type: 'DenyExtension',
    assignment: waiting(state, a),
    reason: PROCEDURE,
  }),
  SuspendIssue: ({ a, b, c }, _state, now) => ({
    type: 'SuspendIssue',
    cause: pick(SUSPENSION_CAUSES, even(a) ? 0 : b),
    until: due(c, now),
    reason: PROCEDURE,
    media: rarely(b) ? [] : ['paper-1'],
    ...maybe(!rarely(c), 'told', SEALED),
  }),
  ResumeIssue: () => ({ type: 'ResumeIssue', reason: PROCEDURE }),
  RequestLedger: ({ a, b, c }, state, now) => ({
    type: 'RequestLedger',
    assignment: assignment(state, a),
    cause: rarely(b) ? 'WHIM' : 'FUNDING',
    plan: PROCEDURE,
    milestones: [
      { goal: PROCEDURE, by: daysAfter(now, 20) },
      { goal: PROCEDURE, by: daysAfter(now, rarely(c) ? 10 : 40) },
    ],
    media: ['paper-1'],
    explained: SEALED,
  }),
  PutOnLedger: ({ a }, state) => ({ type: 'PutOnLedger', ledger: ledger(state, a) }),
  ReviewLedger: ({ a }, state) => ({
    type: 'ReviewLedger',
    ledger: ledger(state, a),
    finding: PROCEDURE,
  }),
  ClearLedger: ({ a }, state) => ({
    type: 'ClearLedger',
    ledger: ledger(state, a),
    reason: PROCEDURE,
  }),
  ReportInterim: onAssignment(({ c }) => ({
    type: 'ReportInterim',
    content: SEALED,
    nextAt: daysAfter('2026-05-01T00:00:00.000Z', c * 7),
  })),
  ElapseClock: (choices, state, now) => ({ type: 'ElapseClock', ...moment(state, choices, now) }),
  RecalculateClocks: () => ({ type: 'RecalculateClocks' }),
};
