import type { IssueCommand, IssueCommandName } from '../commands/index.js';
import { involvedUnits } from '../core/assignments.js';
import { PHASE_GRAPH, phasesOf } from '../core/phases.js';
import { isAccepted, type IssueState } from '../core/state.js';
import {
  APPEAL_KINDS,
  CHANNELS,
  CONFIDENTIALITIES,
  CONTACT_METHODS,
  RESOLUTIONS,
  SATISFACTIONS,
  URGENCIES,
} from '../core/vocabulary.js';
import { daysAfter } from './given.js';
import { PROFILES } from './small-district.js';

/** Numbers that stand for the choices of one command; a smaller number is a plainer choice. */
export interface Choices {
  readonly command: number;
  /** 9 where any command is tried, not only those the phase allows. */
  readonly chance: number;
  readonly actor: number;
  readonly gap: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

/** What a sealed text looks like, so that it is found again in events. */
export const SEALED = 'enc1.sealed';
export const PROCEDURE = 'reason of procedure';

const UNITS = ['water', 'fire', 'sanitation', 'water-repair', 'parks', 'old-office', 'nowhere'];

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
};

export const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** The command the choices stand for in this state. */
export function commandFor(choices: Choices, state: IssueState, now: string): IssueCommand {
  const possible = choices.chance === 9 ? WILD : (POSSIBLE[state.phase] ?? WILD);
  return BUILD[pick(possible, choices.command)](choices, state, now);
}

const weighted = (names: readonly IssueCommandName[]): readonly IssueCommandName[] =>
  names.flatMap((name) => Array.from({ length: WEIGHTS[name] ?? 1 }, () => name));

const WILD = weighted(NAMES);
const POSSIBLE: Readonly<Partial<Record<IssueState['phase'], readonly IssueCommandName[]>>> =
  Object.fromEntries(
    [...new Set(NAMES.flatMap(phasesOf))].map((phase) => [
      phase,
      weighted(NAMES.filter((name) => phasesOf(name).includes(phase))),
    ]),
  );

type Build = (choices: Choices, state: IssueState, now: string) => IssueCommand;

const due = (days: number, now: string): string =>
  daysAfter(now, [5, 12, 1, 30, 0, -1][days % 6] ?? 5);

function assignment(state: IssueState, index: number): string {
  const ids = isAccepted(state) ? state.assignments.map((each) => each.id).reverse() : [];
  return pick([...ids, 'no-such-assignment'], index);
}

/** Mostly an assignment whose return is asked for. */
function asking(state: IssueState, index: number): string {
  const waiting = isAccepted(state)
    ? state.assignments.filter((each) => each.status === 'RETURN_REQUESTED')
    : [];
  return rarely(index) ? assignment(state, index) : (waiting[0]?.id ?? assignment(state, index));
}

function order(state: IssueState, index: number): string {
  const ids = isAccepted(state) ? state.supervision.map((each) => each.id).reverse() : [];
  return pick([...ids, 'no-such-order'], index);
}

/** A unit with a part in the matter, or one without. */
function partner(state: IssueState, index: number): string {
  return pick(isAccepted(state) ? [...involvedUnits(state), 'parks'] : ['parks'], index);
}

const maybe = <K extends string, V>(present: boolean, key: K, value: V) =>
  (present ? { [key]: value } : {}) as Partial<Record<K, V>>;

const even = (number: number): boolean => number % 2 === 0;
const rarely = (number: number): boolean => number % 7 === 6;

const onAssignment =
  <C extends IssueCommand>(rest: (choices: Choices) => Omit<C, 'assignment'>): Build =>
  (choices, state) =>
    ({ ...rest(choices), assignment: assignment(state, choices.a) }) as unknown as C;

const BUILD: Readonly<Record<IssueCommandName, Build>> = {
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
    ...maybe(rarely(b), 'territory', 'east'),
    ...maybe(APPEAL_KINDS[b % APPEAL_KINDS.length] === 'ACCUSATION', 'accusedUnit', 'water'),
    ...maybe(rarely(c), 'external', { source: 'city', id: '17' }),
  }),
  AcceptIssue: ({ a, b, c }, _state, now) => ({
    type: 'AcceptIssue',
    category: pick(['pothole', 'noise', 'fire-passage', 'unknown'], rarely(a) ? 3 : a % 3),
    territory: 'north',
    profile: pick(PROFILES, b).id,
    ...maybe(!even(c), 'urgency', pick(URGENCIES, c)),
    ...maybe(c % 3 === 0, 'dueAt', due(c, now)),
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
  PlaceRequest: () => ({ type: 'PlaceRequest', need: SEALED, tried: SEALED }),
  IssueOrder: ({ a, b, c }, _state, now) => ({
    type: 'IssueOrder',
    units: even(a) ? [pick(UNITS, b)] : [pick(UNITS, b), pick(UNITS, c)],
    basis: PROCEDURE,
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
  LogStep: onAssignment(() => ({ type: 'LogStep', note: SEALED, media: ['picture-1'] })),
  CompleteAssist: onAssignment(() => ({ type: 'CompleteAssist', result: SEALED })),
  WaiveAssist: onAssignment(() => ({ type: 'WaiveAssist', reason: PROCEDURE })),
  CompleteHandling: onAssignment(({ b }) => ({
    type: 'CompleteHandling',
    result: SEALED,
    outcome: pick(RESOLUTIONS, b),
  })),
  VerifyResult: ({ a, b, c }, _state, now) => ({
    type: 'VerifyResult',
    passed: a % 3 !== 2,
    ...maybe(!rarely(b), 'note', SEALED),
    ...maybe(c % 3 === 1, 'dueAt', due(c, now)),
  }),
  FeedBack: ({ a, b }) => ({
    type: 'FeedBack',
    content: SEALED,
    method: pick(CONTACT_METHODS, a),
    reached: even(b),
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
