import type { EvolveMeta } from '@shaodao/decider';
import type { Counterpart, DecisionContext } from '../core/context.js';
import { counterpartEvents } from '../core/decide/merging.js';
import type { IssueEvent } from '../core/events.js';
import { isAccepted, type RunningIssue } from '../core/state.js';
import { stateAfter } from './given.js';
import { ACCEPTED, reported } from './history.js';
import { OTHER_ISSUE } from './random-beside.js';

/** The issue beside the one a test is about: open, about the same place. */
export const OTHER: Counterpart = { id: OTHER_ISSUE, state: stateAfter(ACCEPTED) };

const OTHER_APPEAL = stateAfter([reported({ appellant: { subject: 'sub-2' } })]);

/**
 * What this issue records when the other one is merged into it, or, where that has happened, taken
 * out again.
 */
export function otherComesOrGoes(
  state: RunningIssue,
  context: DecisionContext,
): readonly (IssueEvent & EvolveMeta)[] {
  if (OTHER_APPEAL.phase !== 'REPORTED') throw new Error('The other issue was reported');
  const joined = state.appellants.some(({ issue }) => issue === OTHER_ISSUE);
  const decided: IssueEvent = joined
    ? {
        type: 'IssueUnmerged',
        data: { target: 'issue-1', reason: 'apart', phase: 'REPORTED', restored: [] },
      }
    : { type: 'IssueMerged', data: { target: 'issue-1', reason: 'the same matter' } };
  const events = counterpartEvents(
    [decided],
    { id: OTHER_ISSUE, state: OTHER_APPEAL },
    { ...context, counterpart: { id: 'issue-1', state } },
  );
  return events.map((event) => ({ ...event, occurredAt: context.now, actor: context.actor }));
}

/** True where another issue may be merged into this one, or taken out. */
export const takesMergers = (state: Counterpart['state']): state is RunningIssue =>
  isAccepted(state) && state.phase !== 'CLOSED';
