import type { Refusal } from '@shaodao/decider';
import { withClocks } from '../clocks/attach.js';
import type { DecisionContext } from '../context.js';
import type { IssueEvent } from '../events.js';
import { present } from '../present.js';
import { reject, rejected } from '../rejections.js';
import {
  isAccepted,
  type IssueState,
  type OpenIssue,
  type ReportedFacts,
  type ReportedIssue,
  type RunningIssue,
} from '../state.js';
import { escalationByAppellants } from './escalation.js';
import { settle, step, type Policy, type Situation, type Step } from './step.js';

/** The other issue of a merger, as it is at this moment. */
type Merging = Situation<'MergeInto'> & { readonly target: OpenIssue };

/** The source rests; what the target learns of it is `joining`. */
export const mergeInto: Step<'MergeInto'> = (situation) => {
  const joined = carriesNobody(situation);
  if (joined !== undefined) return rejected(joined);
  const { command, context } = situation;
  const other = context.counterpart;
  if (other?.id !== command.target || other.state.phase === 'NONE') {
    return rejected(reject('MERGE_TARGET_UNKNOWN', { target: command.target }));
  }
  const { state } = other;
  if (!isAccepted(state) || state.phase === 'CLOSED') {
    return rejected(
      reject('MERGE_TARGET_NOT_OPEN', { target: command.target, phase: state.phase }),
    );
  }
  return settle(MERGING, { ...situation, target: state });
};

const MERGING: Policy<Merging> = {
  guards: [notItself, sameTree, hidesTheSame],
  events: ({ command: { target, reason } }) => [{ type: 'IssueMerged', data: { target, reason } }],
};

function notItself({ command: { target }, context }: Merging): Refusal | undefined {
  return context.issue === target ? reject('MERGE_INTO_ITSELF') : undefined;
}

/** Merging goes one step deep, so that nobody's appeal is lost behind two doors and no circle is. */
function carriesNobody({ state }: Situation<'MergeInto'>): Refusal | undefined {
  const joined = 'appellants' in state ? state.appellants : [];
  return joined.length > 0
    ? reject('APPELLANTS_JOINED', { issues: joined.map(({ issue }) => issue) })
    : undefined;
}

/** One place lies in the other; an issue whose place is unknown may go anywhere. */
function sameTree({ state, target, context: { directory } }: Merging): Refusal | undefined {
  const { territory } = state;
  if (territory === undefined) return undefined;
  return directory.isTerritoryWithin(territory, target.territory) ||
    directory.isTerritoryWithin(target.territory, territory)
    ? undefined
    : reject('MERGE_OTHER_PLACE', { territory: target.territory });
}

/** A report of wrongdoing stays where the accused has no part; both must shut out the same unit. */
function hidesTheSame({ state, target }: Merging): Refusal | undefined {
  return state.accusedUnit === target.accusedUnit ? undefined : reject('MERGE_ACCUSATION');
}

export const unmergeIssue = step<'UnmergeIssue'>({
  guards: [
    ({ state: { target }, context: { counterpart } }) =>
      counterpart?.id === target ? undefined : reject('MERGE_TARGET_UNKNOWN', { target }),
    ({ state: { target }, context: { counterpart } }) =>
      counterpart !== undefined && isAccepted(counterpart.state)
        ? undefined
        : reject('MERGE_TARGET_NOT_OPEN', { target, phase: counterpart?.state.phase ?? 'NONE' }),
  ],
  events: ({ command: { reason }, state: { target, rests } }) => [
    {
      type: 'IssueUnmerged',
      data: { target, reason, phase: rests.phase, restored: assignmentsOf(rests) },
    },
  ],
});

const assignmentsOf = (rests: ReportedIssue | RunningIssue) =>
  isAccepted(rests)
    ? rests.assignments.map(({ id, status, statusBefore }) => ({
        assignment: id,
        status,
        ...present({ statusBefore }),
      }))
    : [];

/**
 * What the other issue records when one was merged into it or taken out: appended together with the
 * events of the first, or not at all. Nothing for any other command.
 */
export function counterpartEvents(
  events: readonly IssueEvent[],
  before: { readonly id: string; readonly state: IssueState },
  context: DecisionContext,
): readonly IssueEvent[] {
  const { counterpart } = context;
  const [first] = events;
  if (counterpart === undefined || !isAccepted(counterpart.state)) return [];
  if (first?.type === 'IssueUnmerged') {
    return [{ type: 'AppellantParted', data: { issue: before.id } }];
  }
  if (first?.type !== 'IssueMerged' || before.state.phase === 'NONE') return [];
  return joining(before.id, before.state, counterpart.state, context);
}

function joining(
  issue: string,
  { subject, reporter, noReplyWanted }: ReportedFacts,
  target: RunningIssue,
  context: DecisionContext,
): readonly IssueEvent[] {
  const joined: IssueEvent = {
    type: 'AppellantJoined',
    data: { issue, subject, reporter, noReplyWanted },
  };
  const profile = context.profile(target.profile.id, target.profile.version);
  if (profile === undefined) return [joined];
  const situation = { state: target, profile, context };
  // The issue's own appellant, those who joined before, and this one.
  const raised = escalationByAppellants(situation, target.appellants.length + 2);
  return withClocks([joined, ...raised], situation);
}
