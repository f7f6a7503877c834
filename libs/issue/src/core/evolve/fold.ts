import type { EvolveMeta } from '@shaodao/decider';
import type { Instant, IssueEventMap, IssueEventType } from '../events.js';
import {
  isAccepted,
  type AcceptedFacts,
  type Assignment,
  type EndedIssue,
  type IssueState,
  type OpenIssue,
  type OpenPhase,
  type ReportedFacts,
  type ReportedIssue,
  type RunningIssue,
} from '../state.js';

/** How one type of event changes the state. */
export type Fold<T extends IssueEventType> = (
  state: IssueState,
  data: IssueEventMap[T],
  meta: EvolveMeta,
) => IssueState;

/** A stream that no decider wrote: an event stands where its state cannot be. */
export class ContradictoryStream extends Error {
  override readonly name = 'ContradictoryStream';
  constructor(phase: IssueState['phase']) {
    super(`An event does not fit an issue in phase ${phase}`);
  }
}

export function reportedOnly(state: IssueState): ReportedIssue {
  if (state.phase !== 'REPORTED') throw new ContradictoryStream(state.phase);
  return state;
}

export function accepted(state: IssueState): RunningIssue {
  if (!isAccepted(state)) throw new ContradictoryStream(state.phase);
  return state;
}

/** The accepted matter in another phase, with what changed besides. */
export function moved(
  state: AcceptedFacts,
  phase: OpenPhase,
  at: Instant,
  changes: Partial<AcceptedFacts> = {},
): OpenIssue {
  return { ...state, ...changes, phase, phaseSince: at };
}

/** The matter at its end; only what reading rights ask for is kept. */
export function ended(state: IssueState, phase: EndedIssue['phase'], at: Instant): EndedIssue {
  if (state.phase === 'NONE') throw new ContradictoryStream(state.phase);
  return { ...reportedFacts(state), phase, phaseSince: at };
}

export function reportedFacts(state: ReportedFacts): ReportedFacts {
  const { subject, reporter, kind, channel, confidentiality, noReplyWanted } = state;
  const { accusedUnit, category, territory, reportedAt, phaseSince, lastOccurredAt } = state;
  const { clocks, visits } = state;
  return {
    ...{ subject, reporter, kind, channel, confidentiality, noReplyWanted },
    ...{ reportedAt, phaseSince, lastOccurredAt, clocks },
    ...(visits !== undefined && { visits }),
    ...(accusedUnit !== undefined && { accusedUnit }),
    ...(state.links !== undefined && { links: state.links }),
    ...(category !== undefined && { category }),
    ...(territory !== undefined && { territory }),
  };
}

/** The same list with one assignment changed. */
export function withAssignment(
  assignments: readonly Assignment[],
  id: string,
  change: (assignment: Assignment) => Assignment,
): readonly Assignment[] {
  return assignments.map((each) => (each.id === id ? change(each) : each));
}

/** The same set with one more member. */
export function including(set: readonly string[], member: string): readonly string[] {
  return set.includes(member) ? set : [...set, member];
}
