import type { Refusal } from '@shaodao/decider';
import { currentLead, openAssists } from '../assignments.js';
import type { DecisionContext } from '../context.js';
import { isAfter, toInstant } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { assigned, leadChanges, replacedBy, returnIsRuled } from './dispatch.js';
import { disputeIsSettled } from './dispute-rules.js';
import { dueAfterNow, unitsEligible } from './guards.js';
import { listsAllow } from './lists.js';
import { step } from './step.js';

interface Naming {
  readonly command: { readonly dueAt?: string };
  readonly state: AcceptedFacts;
  readonly context: DecisionContext;
}

/** What is added to a matter is due no later than the matter, unless that is late already. */
function dueWithinIssue({ command, state, context }: Naming): Refusal | undefined {
  const told = state.dueAt;
  const due = command.dueAt ?? told;
  if (due === undefined) return undefined;
  return told !== undefined && isAfter(told, context.now) && isAfter(due, told)
    ? reject('DUE_BEYOND_ISSUE', { told })
    : dueAfterNow(due, context);
}

const limitOf = ({ command, state, context }: Naming): string =>
  toInstant(command.dueAt ?? state.dueAt ?? context.now);

/** Between a granted return and the next dispatch there is nobody to add to or to replace. */
function hasLead({ state }: { readonly state: AcceptedFacts }): Refusal | undefined {
  return currentLead(state) === undefined ? reject('LEAD_MISSING') : undefined;
}

function isNotLead(unit: string, state: AcceptedFacts): Refusal | undefined {
  return currentLead(state)?.unit === unit ? reject('SAME_LEAD', { unit }) : undefined;
}

export const addAssist = step<'AddAssist'>({
  guards: [
    hasLead,
    ({ command: { unit }, state }) => isNotLead(unit, state),
    ({ command: { unit }, state }) =>
      openAssists(state).some((each) => each.unit === unit)
        ? reject('ALREADY_ASSISTING', { unit })
        : undefined,
    (situation) => unitsEligible([situation.command.unit], situation),
    (situation) => listsAllow({ assists: [situation.command.unit] }, situation),
    dueWithinIssue,
  ],
  events: (situation) => [
    {
      type: 'AssistAdded',
      data: {
        assist: assigned(situation.command.unit, situation.context),
        dueAt: limitOf(situation),
        reason: situation.command.reason,
      },
    },
  ],
});

export const replaceLead = step<'ReplaceLead'>({
  guards: [
    hasLead,
    returnIsRuled,
    disputeIsSettled,
    leadChanges,
    (situation) => unitsEligible([situation.command.lead], situation),
    (situation) => listsAllow({ lead: situation.command.lead }, situation),
    dueWithinIssue,
  ],
  events: (situation) => {
    const { command, state, context } = situation;
    return [
      {
        type: 'LeadReplaced',
        data: {
          lead: assigned(command.lead, context),
          dueAt: limitOf(situation),
          round: state.dispatchRound + 1,
          reason: command.reason,
          replaces: replacedBy(command.lead, state),
        },
      },
    ];
  },
});

/** Like an assist it must be done, or waived with a reason, before the lead completes. */
export const splitSubtask = step<'SplitSubtask'>({
  guards: [
    hasLead,
    ({ command: { unit }, state }) => isNotLead(unit, state),
    (situation) => unitsEligible([situation.command.unit], situation),
    (situation) => listsAllow({ assists: [situation.command.unit] }, situation),
    dueWithinIssue,
  ],
  events: (situation) => [
    {
      type: 'SubtaskCreated',
      data: {
        subtask: assigned(situation.command.unit, situation.context),
        task: situation.command.task,
        dueAt: limitOf(situation),
      },
    },
  ],
});

export const linkIssue = step<'LinkIssue'>({
  guards: [
    ({ command: { relation, stream }, state }) =>
      (state.links ?? []).some((link) => link.relation === relation && link.stream === stream)
        ? reject('ALREADY_LINKED', { stream })
        : undefined,
  ],
  events: ({ command: { relation, stream } }) => [
    { type: 'IssueLinked', data: { relation, stream } },
  ],
});
