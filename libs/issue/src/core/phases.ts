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
  IN_PROGRESS: ['WITHDRAWN'],
  HANDLED: ['WITHDRAWN'],
  VERIFIED: ['WITHDRAWN'],
  FED_BACK: ['WITHDRAWN'],
  EVALUATED: ['WITHDRAWN'],
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
  IssueOrder: { ACCEPTED: ['ORDERED'], REQUESTED: ['ORDERED'] },
  DispatchIssue: { ACCEPTED: ['DISPATCHED'], REQUESTED: ['DISPATCHED'], ORDERED: ['DISPATCHED'] },
  Redispatch: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['DISPATCHED'], HANDLED: ['DISPATCHED'] },
  RequestReturn: BESIDE_THE_WORK,
  ApproveReturn: { DISPATCHED: ['DISPATCHED'], IN_PROGRESS: ['IN_PROGRESS', 'DISPATCHED'] },
  DenyReturn: BESIDE_THE_WORK,
  SignAssignment: { DISPATCHED: ['DISPATCHED', 'IN_PROGRESS'], IN_PROGRESS: ['IN_PROGRESS'] },
  RecordContact: BESIDE_THE_WORK,
  LogStep: BESIDE_THE_WORK,
  CompleteAssist: BESIDE_THE_WORK,
  WaiveAssist: BESIDE_THE_WORK,
  CompleteHandling: { IN_PROGRESS: ['HANDLED'] },
  VerifyResult: { HANDLED: ['VERIFIED', 'IN_PROGRESS'] },
  FeedBack: { HANDLED: ['FED_BACK'], VERIFIED: ['FED_BACK'] },
  MakeCallback: { HANDLED: ['HANDLED'], VERIFIED: ['VERIFIED'], FED_BACK: ['FED_BACK'] },
  SubmitEvaluation: { HANDLED: ['EVALUATED'], VERIFIED: ['EVALUATED'], FED_BACK: ['EVALUATED'] },
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
} as const satisfies Record<IssueCommandName, PhaseSteps>;

/** The phases in which a command may be given at all. */
export type PhasesOf<N extends IssueCommandName> = keyof (typeof PHASE_GRAPH)[N] & PhaseOrNone;

/** Phases from which nothing leads on, by design. */
export const FINAL_PHASES: readonly Phase[] = ['ARCHIVED', 'REJECTED', 'REDIRECTED', 'WITHDRAWN'];

/** Phases of the vocabulary that no command reaches yet. */
export const PHASES_TO_COME: readonly Phase[] = ['WHISTLED', 'MERGED', 'TERMINATED', 'VOIDED'];

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
  const edges = Object.values(graph).flatMap((steps) =>
    Object.entries(steps).flatMap(([from, targets]) => targets.map((to) => ({ from, to }))),
  );
  const forward = spread(['NONE'], edges);
  const backward = spread(
    FINAL_PHASES,
    edges.map(({ from, to }) => ({ from: to, to: from })),
  );
  return PHASES.filter((phase) => !PHASES_TO_COME.includes(phase)).flatMap((phase) => [
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

function spread(starts: readonly string[], edges: readonly Edge[]): ReadonlySet<string> {
  const seen = new Set(starts);
  for (const place of seen) {
    for (const edge of edges) if (edge.from === place) seen.add(edge.to);
  }
  return seen;
}
