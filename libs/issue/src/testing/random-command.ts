import type { IssueCommand, IssueCommandName } from '../commands/index.js';
import { PHASE_GRAPH, phasesOf } from '../core/phases.js';
import type { IssueState } from '../core/state.js';
import {
  APPEAL_KINDS,
  CHANNELS,
  CONFIDENTIALITIES,
  CONTACT_METHODS,
  RESOLUTIONS,
  SATISFACTIONS,
  URGENCIES,
} from '../core/vocabulary.js';
import {
  asking,
  due,
  even,
  maybe,
  onAssignment,
  order,
  partner,
  pick,
  PROCEDURE,
  rarely,
  SEALED,
  UNITS,
  type Build,
  type Choices,
} from './choices.js';
import { BESIDE_COMMANDS, OTHER_ISSUE } from './random-beside.js';
import { CALL_COMMANDS } from './random-calls.js';
import { HOLD_COMMANDS } from './random-holds.js';
import { PROFILES } from './small-district.js';

const NAMES = Object.keys(PHASE_GRAPH) as readonly IssueCommandName[];

/** How often a command is chosen among those possible; the way forward more often. */
const WEIGHTS: Partial<Record<IssueCommandName, number>> = {
  AcceptIssue: 24,
  DispatchIssue: 4,
  IssueOrder: 4,
  SignAssignment: 8,
  CompleteHandling: 8,
  CompleteAssist: 4,
  VerifyResult: 8,
  FeedBack: 8,
  SubmitEvaluation: 4,
  CloseIssue: 6,
  RequestReturn: 3,
  ApproveReturn: 2,
  DenyReturn: 2,
  OrderSupervision: 2,
  ReplySupervision: 2,
  LiftSupervision: 4,
  BlowWhistle: 4,
  CheckIn: 10,
  OverrideQuorum: 2,
  RespondToOrder: 6,
  CompleteWhistleWork: 3,
  ReleaseUnits: 5,
  RuleObjection: 4,
  CancelWhistle: 3,
  CommentOnResult: 12,
  RateWhistle: 8,
  RateReverse: 6,
  RejectWhistle: 3,
  UpholdWhistle: 3,
  ElapseClock: 6,
  RequestLedger: 4,
  PutOnLedger: 8,
  ReviewLedger: 4,
  SuspendIssue: 3,
  ResumeIssue: 3,
  RecalculateClocks: 3,
  ClearLedger: 8,
};

/** What ends a life early is rare, so that lives get far. */
const ENDINGS: readonly IssueCommandName[] = [
  'RejectIntake',
  'RedirectEmergency',
  'AnswerOnSpot',
  'WithdrawIssue',
  'Void',
  'Terminate',
  'MergeInto',
];

/** So many times as often as an ending comes a command without a weight. */
const OFTEN = 6;

/** What a life is mostly about: everybody's way forward, and one kind of detour. */
interface Topic {
  readonly commands: Readonly<Record<string, Build>>;
  /** Mechanisms it happens under; any where none is named. */
  readonly profiles: readonly string[];
}

const TOPICS: readonly Topic[] = [
  { commands: { ...BESIDE_COMMANDS, ...HOLD_COMMANDS, ...CALL_COMMANDS }, profiles: [] },
  {
    commands: CALL_COMMANDS,
    profiles: ['whistles', 'responses', 'residents', 'responses', 'any-comes'],
  },
  { commands: HOLD_COMMANDS, profiles: ['timed', 'timed-orders', 'timed-tickets', 'timed-rating'] },
  { commands: BESIDE_COMMANDS, profiles: ['levels', 'strict', 'hotline', 'orders'] },
];

/** The command the choices stand for in this state. */
export function commandFor(choices: Choices, state: IssueState, now: string): IssueCommand {
  const { wild, possible, profiles } = pick(PLANS, choices.topic ?? 0);
  const names = choices.chance === 9 ? wild : (possible[state.phase] ?? wild);
  const command = BUILD[pick(names, choices.command)](choices, state, now);
  return command.type === 'AcceptIssue' && profiles.length > 0
    ? { ...command, profile: pick(profiles, choices.b) }
    : command;
}

/** A command of that name, made of the choices. */
export const commandNamed = (
  name: IssueCommandName,
  choices: Choices,
  state: IssueState,
  now: string,
): IssueCommand => BUILD[name](choices, state, now);

const weighted = (names: readonly IssueCommandName[]): readonly IssueCommandName[] =>
  names.flatMap((name) => {
    const often = ENDINGS.includes(name) ? 1 : OFTEN * (WEIGHTS[name] ?? 1);
    return Array.from({ length: often }, () => name);
  });

const BUILD: Readonly<Record<IssueCommandName, Build>> = {
  ...BESIDE_COMMANDS,
  ...HOLD_COMMANDS,
  ...CALL_COMMANDS,
  ReportIssue: ({ a, b, c }) => ({
    type: 'ReportIssue',
    channel: pick(CHANNELS, a),
    kind: pick(APPEAL_KINDS, b),
    title: SEALED,
    ...maybe(even(a), 'description', SEALED),
    appellant: { subject: 'sub-1', ...maybe(even(b), 'name', SEALED), phone: SEALED },
    noReplyWanted: c % 3 === 1,
    ...maybe(even(c), 'confidentiality', pick(CONFIDENTIALITIES, a)),
    ...maybe(!rarely(a), 'place', { address: SEALED, latitude: 42.35812, longitude: -71.05799 }),
    ...maybe(b % 3 === 2, 'territory', 'east'),
    ...maybe(b % 3 === 2, 'category', 'pothole'),
    ...maybe(APPEAL_KINDS[b % APPEAL_KINDS.length] === 'ACCUSATION', 'accusedUnit', 'water'),
    ...maybe(rarely(c), 'external', { source: 'city', id: '17' }),
  }),
  AcceptIssue: ({ a, b, c }, _state, now) => ({
    type: 'AcceptIssue',
    category: pick(['pothole', 'noise', 'fire-passage', 'unknown'], rarely(a) ? 3 : c % 3),
    territory: 'north',
    profile: a % 3 === 2 ? pick(PROFILES, b).id : 'everything',
    ...maybe(!even(c), 'urgency', pick(URGENCIES, c)),
    ...maybe(c % 3 === 0, 'dueAt', due(c, now)),
    ...maybe(rarely(b), 'tags', ['MAJOR']),
  }),
  RejectIntake: () => ({
    type: 'RejectIntake',
    reason: 'PETITION',
    properChannel: PROCEDURE,
    note: SEALED,
  }),
  RedirectEmergency: () => ({ type: 'RedirectEmergency', line: '119', note: SEALED }),
  AnswerOnSpot: () => ({ type: 'AnswerOnSpot', answer: SEALED }),
  WithdrawIssue: () => ({ type: 'WithdrawIssue', reason: SEALED }),
  PlaceRequest: ({ a, b }) => ({
    type: 'PlaceRequest',
    need: SEALED,
    tried: SEALED,
    ...maybe(rarely(a), 'offer', even(b) ? 'offer-lamps' : 'offer-trees'),
  }),
  IssueOrder: ({ a, b, c }, _state, now) => ({
    type: 'IssueOrder',
    units: even(a) ? [pick(UNITS, b)] : [pick(UNITS, b), pick(UNITS, c)],
    basis: PROCEDURE,
    ...maybe(rarely(b), 'listItem', 'item-road'),
    ...maybe(even(c), 'respondBy', due(c, now)),
  }),
  DispatchIssue: ({ a, b, c }, _state, now) => ({
    type: 'DispatchIssue',
    lead: pick(UNITS, a),
    ...maybe(!even(b), 'assists', [pick(UNITS, b)]),
    dueAt: due(c, now),
    ...maybe(even(c), 'reason', PROCEDURE),
  }),
  Redispatch: ({ a, b, c }, _state, now) => ({
    type: 'Redispatch',
    lead: pick(UNITS, a),
    ...maybe(!even(b), 'assists', [pick(UNITS, b)]),
    dueAt: due(c, now),
    reason: PROCEDURE,
  }),
  RequestReturn: onAssignment(({ b }) => ({
    type: 'RequestReturn',
    basis: PROCEDURE,
    ...maybe(even(b), 'listItem', 'item-road'),
    note: SEALED,
    ...maybe(rarely(b), 'suggestedUnit', pick(UNITS, b)),
  })),
  ApproveReturn: ({ a }, state) => ({
    type: 'ApproveReturn',
    assignment: asking(state, a),
    reason: PROCEDURE,
  }),
  DenyReturn: ({ a, b }, state) => ({
    type: 'DenyReturn',
    assignment: asking(state, a),
    reason: PROCEDURE,
    final: even(b),
  }),
  SignAssignment: onAssignment(() => ({ type: 'SignAssignment' })),
  RecordContact: onAssignment(({ b, c }) => ({
    type: 'RecordContact',
    method: pick(CONTACT_METHODS, c),
    reached: even(b),
    note: SEALED,
  })),
  LogStep: onAssignment(({ b }) => ({
    type: 'LogStep',
    note: SEALED,
    media: ['picture-1'],
    ...maybe(b % 3 === 1, 'step', pick(['look', 'mend', 'sign', 'none'], b)),
  })),
  CompleteAssist: onAssignment(() => ({ type: 'CompleteAssist', result: SEALED })),
  WaiveAssist: onAssignment(() => ({ type: 'WaiveAssist', reason: PROCEDURE })),
  CompleteHandling: onAssignment(({ b }) => ({
    type: 'CompleteHandling',
    result: SEALED,
    outcome: pick(RESOLUTIONS, b),
    ...maybe(b % 3 === 1, 'outcomes', ['MENDED']),
    ...maybe(even(b), 'media', ['picture-1', 'picture-2']),
  })),
  VerifyResult: ({ a, b, c }, _state, now) => ({
    type: 'VerifyResult',
    passed: a % 3 !== 2,
    ...maybe(!rarely(b), 'note', SEALED),
    ...maybe(c % 3 === 1, 'dueAt', due(c, now)),
  }),
  FeedBack: ({ a, b, c }) => ({
    type: 'FeedBack',
    content: SEALED,
    method: pick(CONTACT_METHODS, a),
    reached: even(b),
    ...maybe(c % 3 === 1, 'appellant', OTHER_ISSUE),
  }),
  MakeCallback: ({ a, b }) => ({
    type: 'MakeCallback',
    reached: even(a),
    note: SEALED,
    ...maybe(even(b), 'scriptVersion', PROCEDURE),
  }),
  SubmitEvaluation: ({ a, b, c }) => ({
    type: 'SubmitEvaluation',
    contacted: even(a),
    resolution: pick(RESOLUTIONS, b),
    satisfaction: pick(SATISFACTIONS, c),
    comment: SEALED,
    ...maybe(c % 3 === 1, 'appellant', OTHER_ISSUE),
    ...maybe(rarely(a), 'eased', even(b)),
  }),
  OrderRework: ({ c }, _state, now) => ({
    type: 'OrderRework',
    reason: SEALED,
    ...maybe(!even(c), 'dueAt', due(c, now)),
  }),
  CloseIssue: () => ({ type: 'CloseIssue' }),
  ReopenIssue: ({ c }, _state, now) => ({
    type: 'ReopenIssue',
    reason: SEALED,
    ...maybe(!even(c), 'dueAt', due(c, now)),
  }),
  ArchiveIssue: () => ({ type: 'ArchiveIssue' }),
  Remind: ({ a }, state) => ({ type: 'Remind', unit: partner(state, a), note: PROCEDURE }),
  OrderSupervision: ({ a, c }, state, now) => ({
    type: 'OrderSupervision',
    unit: partner(state, a),
    reason: PROCEDURE,
    replyBy: due(c, now),
  }),
  ReplySupervision: ({ a }, state) => ({
    type: 'ReplySupervision',
    order: order(state, a),
    content: SEALED,
  }),
  LiftSupervision: ({ a }, state) => ({
    type: 'LiftSupervision',
    order: order(state, a),
    reason: PROCEDURE,
  }),
};

const isDetour = (name: IssueCommandName): boolean =>
  name in BESIDE_COMMANDS || name in HOLD_COMMANDS || name in CALL_COMMANDS;

/** Which commands a life of each topic chooses from, by phase. */
const PLANS = TOPICS.map(({ commands, profiles }) => {
  const names = NAMES.filter((name) => !isDetour(name) || name in commands);
  const possible: Readonly<Partial<Record<IssueState['phase'], readonly IssueCommandName[]>>> =
    Object.fromEntries(
      [...new Set(names.flatMap(phasesOf))].map((phase) => [
        phase,
        weighted(names.filter((name) => phasesOf(name).includes(phase))),
      ]),
    );
  return { wild: weighted(names), possible, profiles };
});
