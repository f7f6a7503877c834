import type { IssueCommandName } from '../commands/index.js';
import { PHASES, type Phase } from './vocabulary.js';

/** A phase, or the moment before the report. */
export type PhaseOrNone = Phase | 'NONE';

/** From which phase a command may lead to which. */
export type PhaseSteps = Partial<Record<PhaseOrNone, readonly Phase[]>>;

const OPEN_TO_WITHDRAWAL = {
  REPORTED: ['WITHDRAWN'],
  ACCEPTED: ['WITHDRAWN'],
  REQUESTED: ['WITHDRAWN'],
  ORDERED: ['WITHDRAWN'],
  DISPATCHED: ['WITHDRAWN'],
  WHISTLED: ['WITHDRAWN'],
  IN_PROGRESS: ['WITHDRAWN'],
  HANDLED: ['WITHDRAWN'],
  VERIFIED: ['WITHDRAWN'],
  FED_BACK: ['WITHDRAWN'],
  EVALUATED: ['WITHDRAWN'],
} as const;

/** Side exits from any open phase (domain.md §3.2). */
const exits = <P extends Phase>(to: P) =>
  ({
    REPORTED: [to],
    ACCEPTED: [to],
    REQUESTED: [to],
    ORDERED: [to],
    DISPATCHED: [to],
    WHISTLED: [to],
    IN_PROGRESS: [to],
    HANDLED: [to],
    VERIFIED: [to],
    FED_BACK: [to],
    EVALUATED: [to],
  }) as const;

const OPEN_PHASES = [
  'REPORTED',
  'ACCEPTED',
  'REQUESTED',
  'ORDERED',
  'DISPATCHED',
  'WHISTLED',
  'IN_PROGRESS',
  'HANDLED',
  'VERIFIED',
  'FED_BACK',
  'EVALUATED',
] as const;

const BESIDE_ALL_ACCEPTED = {
  ACCEPTED: ['ACCEPTED'],
  REQUESTED: ['REQUESTED'],
  ORDERED: ['ORDERED'],
  DISPATCHED: ['DISPATCHED'],
  WHISTLED: ['WHISTLED'],
  IN_PROGRESS: ['IN_PROGRESS'],
  HANDLED: ['HANDLED'],
  VERIFIED: ['VERIFIED'],
  FED_BACK: ['FED_BACK'],
  EVALUATED: ['EVALUATED'],
} as const;

const AFTER_DISPATCH = {
  DISPATCHED: ['DISPATCHED'],
  WHISTLED: ['WHISTLED'],
  IN_PROGRESS: ['IN_PROGRESS'],
  HANDLED: ['HANDLED'],
  VERIFIED: ['VERIFIED'],
  FED_BACK: ['FED_BACK'],
  EVALUATED: ['EVALUATED'],
} as const;

const WORK_UNDER_WAY = {
  DISPATCHED: ['DISPATCHED'],
  WHISTLED: ['WHISTLED'],
  IN_PROGRESS: ['IN_PROGRESS'],
} as const;

const AFTER_HANDLING = {
  HANDLED: ['HANDLED'],
  VERIFIED: ['VERIFIED'],
  FED_BACK: ['FED_BACK'],
  EVALUATED: ['EVALUATED'],
} as const;

const BESIDE_THE_WORK = { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['IN_PROGRESS'] } as const;

const BESIDE_EVERYTHING = {
  ORDERED: ['ORDERED'],
  DISPATCHED: ['DISPATCHED'],
  IN_PROGRESS: ['IN_PROGRESS'],
  HANDLED: ['HANDLED'],
  VERIFIED: ['VERIFIED'],
  FED_BACK: ['FED_BACK'],
  EVALUATED: ['EVALUATED'],
} as const;

/**
 * The graph of phases (domain.md §3.2 and §3.4). The decider takes its phase guard from here, and
 * a property proves that each edge is walked and no other. Where a profile leaves phases out, the
 * edges that bridge them open; guards say which one is open for a given issue.
 */
export const PHASE_GRAPH = {
  ReportIssue: { NONE: ['REPORTED'] },
  RedirectEmergency: { REPORTED: ['REDIRECTED'] },
  RejectIntake: { REPORTED: ['REJECTED'] },
  AnswerOnSpot: { REPORTED: ['CLOSED'] },
  AcceptIssue: { REPORTED: ['ACCEPTED'] },
  WithdrawIssue: OPEN_TO_WITHDRAWAL,
  PlaceRequest: { ACCEPTED: ['REQUESTED'] },
  IssueOrder: { ACCEPTED: ['ORDERED'], REQUESTED: ['ORDERED'], ORDERED: ['ORDERED'] },
  DispatchIssue: { ACCEPTED: ['DISPATCHED'], REQUESTED: ['DISPATCHED'], ORDERED: ['DISPATCHED'] },
  Redispatch: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['DISPATCHED'], HANDLED: ['DISPATCHED'] },
  RequestReturn: BESIDE_THE_WORK,
  ApproveReturn: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['IN_PROGRESS', 'DISPATCHED'] },
  DenyReturn: BESIDE_THE_WORK,
  SignAssignment: { DISPATCHED: ['DISPATCHED', 'IN_PROGRESS'], IN_PROGRESS: ['IN_PROGRESS'] },
  RecordContact: WORK_UNDER_WAY,
  LogStep: WORK_UNDER_WAY,
  CompleteAssist: WORK_UNDER_WAY,
  WaiveAssist: WORK_UNDER_WAY,
  CompleteHandling: { IN_PROGRESS: ['HANDLED'] },
  VerifyResult: { HANDLED: ['VERIFIED', 'IN_PROGRESS'] },
  FeedBack: {
    HANDLED: ['FED_BACK', 'HANDLED'],
    VERIFIED: ['FED_BACK', 'VERIFIED'],
    FED_BACK: ['FED_BACK'],
    EVALUATED: ['EVALUATED'],
  },
  MakeCallback: { HANDLED: ['HANDLED'], VERIFIED: ['VERIFIED'], FED_BACK: ['FED_BACK'] },
  SubmitEvaluation: {
    HANDLED: ['EVALUATED', 'HANDLED'],
    VERIFIED: ['EVALUATED', 'VERIFIED'],
    FED_BACK: ['EVALUATED', 'FED_BACK'],
    EVALUATED: ['EVALUATED'],
  },
  OrderRework: {
    HANDLED: ['IN_PROGRESS'],
    VERIFIED: ['IN_PROGRESS'],
    FED_BACK: ['IN_PROGRESS'],
    EVALUATED: ['IN_PROGRESS'],
  },
  CloseIssue: {
    HANDLED: ['CLOSED'],
    VERIFIED: ['CLOSED'],
    FED_BACK: ['CLOSED'],
    EVALUATED: ['CLOSED'],
  },
  ReopenIssue: { CLOSED: ['IN_PROGRESS'] },
  ArchiveIssue: { CLOSED: ['ARCHIVED'] },
  Remind: BESIDE_EVERYTHING,
  OrderSupervision: BESIDE_EVERYTHING,
  ReplySupervision: BESIDE_EVERYTHING,
  LiftSupervision: BESIDE_EVERYTHING,
  IssueCard: BESIDE_EVERYTHING,
  InterviewUnit: BESIDE_EVERYTHING,
  ListCase: BESIDE_EVERYTHING,
  EscalateIssue: BESIDE_ALL_ACCEPTED,
  TransferDown: BESIDE_ALL_ACCEPTED,
  VerifyReport: { ACCEPTED: ['ACCEPTED'] },
  SettleAtCommunity: { ACCEPTED: ['HANDLED'], REQUESTED: ['HANDLED'] },
  DualDispatch: { ACCEPTED: ['DISPATCHED'], REQUESTED: ['DISPATCHED'], ORDERED: ['DISPATCHED'] },
  RequestTermination: WORK_UNDER_WAY,
  Terminate: {
    DISPATCHED: ['TERMINATED'],
    WHISTLED: ['TERMINATED'],
    IN_PROGRESS: ['TERMINATED'],
  },
  DenyTermination: WORK_UNDER_WAY,
  Void: exits('VOIDED'),
  ConfirmByResident: {
    HANDLED: ['HANDLED'],
    VERIFIED: ['VERIFIED'],
    FED_BACK: ['FED_BACK'],
    EVALUATED: ['EVALUATED'],
  },
  MergeInto: exits('MERGED'),
  UnmergeIssue: { MERGED: OPEN_PHASES },
  ApplyExclusion: { ...AFTER_DISPATCH, CLOSED: ['CLOSED'] },
  DecideExclusion: { ...AFTER_DISPATCH, CLOSED: ['CLOSED'] },
  AttachEvidence: AFTER_DISPATCH,
  RecordOpinion: BESIDE_ALL_ACCEPTED,
  PublishResult: { FED_BACK: ['FED_BACK'], EVALUATED: ['EVALUATED'], CLOSED: ['CLOSED'] },
  TrackProgress: AFTER_DISPATCH,
  RequestExtension: BESIDE_THE_WORK,
  GrantExtension: BESIDE_THE_WORK,
  DenyExtension: BESIDE_THE_WORK,
  SuspendIssue: BESIDE_THE_WORK,
  ResumeIssue: { ...BESIDE_THE_WORK, WHISTLED: ['WHISTLED'] },
  RequestLedger: { IN_PROGRESS: ['IN_PROGRESS'] },
  PutOnLedger: { IN_PROGRESS: ['IN_PROGRESS'] },
  // A checked result is cleared, not reviewed.
  ReviewLedger: { ...BESIDE_THE_WORK, HANDLED: ['HANDLED'] },
  ClearLedger: AFTER_HANDLING,
  ReportInterim: BESIDE_THE_WORK,
  ElapseClock: {
    ...BESIDE_ALL_ACCEPTED,
    REPORTED: ['REPORTED'],
    HANDLED: ['HANDLED', 'CLOSED'],
    VERIFIED: ['VERIFIED', 'CLOSED'],
    FED_BACK: ['FED_BACK', 'CLOSED'],
    CLOSED: ['CLOSED', 'ARCHIVED'],
  },
  RecalculateClocks: { ...BESIDE_ALL_ACCEPTED, REPORTED: ['REPORTED'], CLOSED: ['CLOSED'] },
  BlowWhistle: {
    REPORTED: ['WHISTLED'],
    ACCEPTED: ['WHISTLED'],
    ORDERED: ['WHISTLED'],
    DISPATCHED: ['WHISTLED'],
    WHISTLED: ['WHISTLED'],
    IN_PROGRESS: ['WHISTLED'],
  },
  CheckIn: {
    DISPATCHED: ['DISPATCHED'],
    WHISTLED: ['WHISTLED', 'IN_PROGRESS'],
    IN_PROGRESS: ['IN_PROGRESS'],
  },
  OverrideQuorum: { WHISTLED: ['WHISTLED', 'IN_PROGRESS'] },
  MarkNoShow: { WHISTLED: ['WHISTLED'], IN_PROGRESS: ['IN_PROGRESS'] },
  RejectWhistle: { WHISTLED: ['WHISTLED'] },
  UpholdWhistle: { WHISTLED: ['WHISTLED'], IN_PROGRESS: ['IN_PROGRESS'] },
  CancelWhistle: {
    WHISTLED: ['WHISTLED', 'IN_PROGRESS', 'ACCEPTED', 'ORDERED', 'DISPATCHED'],
    IN_PROGRESS: ['IN_PROGRESS'],
  },
  CompleteWhistleWork: WORK_UNDER_WAY,
  ReleaseUnits: WORK_UNDER_WAY,
  RateWhistle: { EVALUATED: ['EVALUATED'], CLOSED: ['CLOSED'] },
  RateReverse: { EVALUATED: ['EVALUATED'], CLOSED: ['CLOSED'] },
  RaiseObjection: BESIDE_THE_WORK,
  HoldConsultation: BESIDE_THE_WORK,
  RuleObjection: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['IN_PROGRESS', 'DISPATCHED'] },
  RespondToOrder: {
    ORDERED: ['ORDERED', 'IN_PROGRESS'],
    DISPATCHED: ['DISPATCHED', 'IN_PROGRESS'],
    IN_PROGRESS: ['IN_PROGRESS'],
  },
  CommentOnResult: { FED_BACK: ['FED_BACK'], EVALUATED: ['EVALUATED'] },
  AddAssist: BESIDE_THE_WORK,
  ReplaceLead: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['DISPATCHED'] },
  SplitSubtask: BESIDE_THE_WORK,
  LinkIssue: { REPORTED: ['REPORTED'], ...BESIDE_ALL_ACCEPTED, CLOSED: ['CLOSED'] },
} as const satisfies Record<IssueCommandName, PhaseSteps>;

/** The phases in which a command may be given at all. */
export type PhasesOf<N extends IssueCommandName> = keyof (typeof PHASE_GRAPH)[N] & PhaseOrNone;

/** Phases from which nothing leads on, by design. */
export const FINAL_PHASES: readonly Phase[] = [
  'ARCHIVED',
  'REJECTED',
  'REDIRECTED',
  'WITHDRAWN',
  'TERMINATED',
  'VOIDED',
];

/** Phases in which the command may be given. */
export function phasesOf(command: IssueCommandName): readonly PhaseOrNone[] {
  return Object.keys(PHASE_GRAPH[command]) as PhaseOrNone[];
}

/**
 * What is wrong with a graph of phases, as readable sentences; empty where all is well: each phase
 * is reachable from a report, and from each an end is reachable. Checked at start.
 */
export function checkPhaseGraph(
  graph: Readonly<Record<string, PhaseSteps>> = PHASE_GRAPH,
): readonly string[] {
  const edges = edgesOf(graph);
  const { UnmergeIssue: _restored, ...onward } = graph;
  // Taken out of a merger an issue goes on where it stood: that way nothing is reached anew.
  const forward = spread(['NONE'], edgesOf(onward));
  const backward = spread(
    FINAL_PHASES,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  return PHASES.flatMap((phase) => [
    ...(forward.has(phase) ? [] : [`Phase ${phase} is unreachable: no command leads to it.`]),
    ...(backward.has(phase)
      ? []
      : [`Phase ${phase} is a dead end: no command leads on to ${FINAL_PHASES.join(', ')}.`]),
  ]);
}

interface Edge {
  readonly from: string;
  readonly to: string;
}

function edgesOf(graph: Readonly<Record<string, PhaseSteps>>): readonly Edge[] {
  return Object.values(graph).flatMap((steps) =>
    Object.entries(steps).flatMap(([from, targets]) => targets.map((to) => ({ from, to }))),
  );
}

function spread(starts: readonly string[], edges: readonly Edge[]): ReadonlySet<string> {
  const seen = new Set(starts);
  for (const place of seen) {
    for (const edge of edges) if (edge.from === place) seen.add(edge.to);
  }
  return seen;
}
