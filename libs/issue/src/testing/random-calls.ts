import type { IssueCommandName } from '../commands/index.js';
import { isAccepted, type IssueState } from '../core/state.js';
import {
  CHECK_IN_MODES,
  LINK_RELATIONS,
  SATISFACTIONS,
  WHISTLE_KINDS,
  type WhistleKind,
} from '../core/vocabulary.js';
import type { Whistle, WhistleCall } from '../core/whistle-facts.js';
import {
  due,
  even,
  maybe,
  onAssignment,
  pick,
  PROCEDURE,
  rarely,
  SEALED,
  UNITS,
  type Build,
  type Choices,
} from './choices.js';

/** Commands of whistles, orders, disputes and ratings. */

type CallCommand = Extract<
  IssueCommandName,
  | 'BlowWhistle'
  | 'CheckIn'
  | 'OverrideQuorum'
  | 'MarkNoShow'
  | 'RejectWhistle'
  | 'UpholdWhistle'
  | 'CancelWhistle'
  | 'CompleteWhistleWork'
  | 'ReleaseUnits'
  | 'RateWhistle'
  | 'RateReverse'
  | 'RaiseObjection'
  | 'HoldConsultation'
  | 'RuleObjection'
  | 'RespondToOrder'
  | 'CommentOnResult'
  | 'AddAssist'
  | 'ReplaceLead'
  | 'SplitSubtask'
  | 'LinkIssue'
>;

/** Mostly the newest whistle. */
function whistle(state: IssueState, index: number): Whistle | undefined {
  if (!isAccepted(state) || rarely(index)) return undefined;
  return [...state.whistles].reverse()[even(index) ? 0 : 1] ?? state.whistles.at(-1);
}

/** A whistle and one of its units, of those in a status where there are any. */
function call(
  state: IssueState,
  { a, b }: Choices,
  status?: WhistleCall['status'],
): { readonly whistle: string; readonly unit: string } {
  const found = whistle(state, a);
  const calls = found?.calls ?? [];
  const fitting = calls.filter((each) => each.status === status);
  const units = (fitting.length > 0 ? fitting : calls).map(({ unit }) => unit);
  return {
    whistle: found?.id ?? 'no-such-whistle',
    unit: pick([...units, ...(units.length === 0 || rarely(b) ? ['parks'] : [])], b),
  };
}

const KINDS: readonly WhistleKind[] = ['JOINT_ENFORCEMENT', 'RESIDENT_TO_PROPERTY', 'EMERGENCY'];

const ITEMS = ['speed', 'result', 'speed', 'result', 'manners'];

const scores = ({ a, b }: Choices) => [
  { item: pick(ITEMS, a), score: rarely(b) ? 9 : 1 + (b % 5) },
  ...(even(a) ? [{ item: pick(ITEMS, b), score: 3 }] : []),
];

function orderedUnit(state: IssueState, index: number): string {
  return pick([...(isAccepted(state) ? state.orderedUnits : []), 'parks'], index);
}

const LIST_ITEMS = ['item-road', 'item-road', 'item-gone'];

export const CALL_COMMANDS: Readonly<Record<CallCommand, Build>> = {
  BlowWhistle: ({ a, b, c }, _state, now) => ({
    type: 'BlowWhistle',
    kind: rarely(c) ? pick(WHISTLE_KINDS, a) : pick(KINDS, c),
    lead: pick(UNITS, a),
    ...maybe(b % 3 !== 0, 'assists', b % 3 === 1 ? [pick(UNITS, b)] : ['fire', pick(UNITS, c)]),
    reason: PROCEDURE,
    ...maybe(even(a), 'tried', SEALED),
    ...maybe(!rarely(a), 'reviewedBy', 'p-head'),
    ...maybe(even(b), 'coordinator', 'street-north'),
    ...maybe(rarely(b), 'respondBy', due(c, now)),
    ...maybe(c % 3 === 1, 'dueAt', due(c, now)),
    ...maybe(even(c), 'place', { address: SEALED, latitude: 42.35812, longitude: -71.05799 }),
    ...maybe(even(a), 'profile', 'residents'),
  }),
  CheckIn: (choices, state) => ({
    type: 'CheckIn',
    ...call(state, choices, 'CALLED'),
    mode: pick(CHECK_IN_MODES, choices.c),
    authorized: !rarely(choices.c),
    ...maybe(!rarely(choices.a), 'media', ['picture-1']),
    ...maybe(choices.c % 5 === 4, 'overrideReason', PROCEDURE),
  }),
  OverrideQuorum: (choices, state) => ({
    type: 'OverrideQuorum',
    whistle: call(state, choices).whistle,
    reason: PROCEDURE,
  }),
  MarkNoShow: (choices, state) => ({ type: 'MarkNoShow', ...call(state, choices, 'CALLED') }),
  RejectWhistle: (choices, state) => ({
    type: 'RejectWhistle',
    ...call(state, choices, 'CALLED'),
    basis: PROCEDURE,
    ...maybe(even(choices.c), 'listItem', pick(LIST_ITEMS, choices.c)),
    note: SEALED,
  }),
  UpholdWhistle: (choices, state, now) => ({
    type: 'UpholdWhistle',
    ...call(state, choices, 'REJECT_REQUESTED'),
    reason: PROCEDURE,
    ...maybe(rarely(choices.c), 'respondBy', due(choices.c, now)),
  }),
  CancelWhistle: (choices, state) => {
    const { whistle: id, unit } = call(state, choices, 'REJECT_REQUESTED');
    return {
      type: 'CancelWhistle',
      whistle: id,
      ...maybe(choices.c % 3 !== 2, 'unit', unit),
      reason: PROCEDURE,
    };
  },
  CompleteWhistleWork: (choices, state) => ({
    type: 'CompleteWhistleWork',
    ...call(state, choices, 'CHECKED_IN'),
    result: SEALED,
  }),
  ReleaseUnits: (choices, state) => {
    const found = whistle(state, choices.a);
    const { unit } = call(state, choices, 'DONE');
    const done = (found?.calls ?? []).filter(({ status }) => status === 'DONE');
    return {
      type: 'ReleaseUnits',
      whistle: found?.id ?? 'no-such-whistle',
      units: even(choices.c) && done.length > 0 ? done.map((each) => each.unit) : [unit],
    };
  },
  RateWhistle: (choices, state) => ({
    type: 'RateWhistle',
    ...call(state, choices, 'CHECKED_IN'),
    scores: scores(choices),
    reason: SEALED,
  }),
  RateReverse: (choices, state) => ({
    type: 'RateReverse',
    unit: pick(
      isAccepted(state) ? [...state.assignments.map(({ unit }) => unit), 'parks'] : ['parks'],
      choices.c,
    ),
    scores: scores(choices),
    reason: SEALED,
  }),
  RaiseObjection: onAssignment(({ b, c }) => ({
    type: 'RaiseObjection',
    basis: PROCEDURE,
    ...maybe(!rarely(b), 'listItem', pick(LIST_ITEMS, b)),
    ...maybe(rarely(c), 'suggestedUnit', pick(UNITS, c)),
    note: SEALED,
  })),
  HoldConsultation: ({ a, b }, state) => {
    const objecting = isAccepted(state) ? state.dispute?.unit : undefined;
    return {
      type: 'HoldConsultation',
      units: [...new Set([rarely(a) ? 'parks' : (objecting ?? 'water'), pick(UNITS, b)])],
      record: SEALED,
      ...maybe(even(a), 'agreedUnit', pick(UNITS, b)),
    };
  },
  RuleObjection: ({ a, b, c }, state, now) => {
    const objecting = isAccepted(state) ? state.dispute?.unit : undefined;
    return {
      type: 'RuleObjection',
      liableUnit: even(a) ? (objecting ?? 'water') : pick(UNITS, b),
      final: !rarely(b),
      reason: PROCEDURE,
      ...maybe(even(c), 'dueAt', due(c, now)),
    };
  },
  RespondToOrder: ({ a, b, c }, state, now) => ({
    type: 'RespondToOrder',
    unit: orderedUnit(state, a % 3),
    answer: even(b) ? 'ACCEPT' : 'DECLINE',
    ...maybe(!rarely(a), 'plan', SEALED),
    ...maybe(!rarely(c), 'promisedAt', due(c, now)),
    contactPerson: SEALED,
    ...maybe(!rarely(b), 'listItem', pick(LIST_ITEMS, b)),
    ...maybe(even(c), 'basis', PROCEDURE),
  }),
  CommentOnResult: ({ a }) => ({
    type: 'CommentOnResult',
    satisfaction: pick(SATISFACTIONS, a),
    comment: SEALED,
  }),
  AddAssist: ({ a, c }, _state, now) => ({
    type: 'AddAssist',
    unit: pick(UNITS, a),
    reason: PROCEDURE,
    ...maybe(!even(c), 'dueAt', due(c, now)),
  }),
  ReplaceLead: ({ a, c }, _state, now) => ({
    type: 'ReplaceLead',
    lead: pick(UNITS, a),
    reason: PROCEDURE,
    ...maybe(!even(c), 'dueAt', due(c, now)),
  }),
  SplitSubtask: ({ a, c }, _state, now) => ({
    type: 'SplitSubtask',
    unit: pick(UNITS, a),
    task: SEALED,
    dueAt: due(c, now),
  }),
  LinkIssue: ({ a, b }) => ({
    type: 'LinkIssue',
    relation: pick(LINK_RELATIONS, a),
    stream: even(b) ? 'issue-parent' : 'meeting-1',
  }),
};
