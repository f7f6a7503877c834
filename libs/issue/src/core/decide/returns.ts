import type { Refusal } from '@shaodao/decider';
import { clockOf } from '../clocks/running.js';
import type { DecisionContext } from '../context.js';
import { plusHours } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { Assignment } from '../state.js';
import { windowOf } from './after-handling.js';
import { disputeIsSettled } from './dispute-rules.js';
import { unitsEligible } from './guards.js';
import { citesListItem } from './lists.js';
import { assignmentStep, type Situation } from './step.js';

type Returning = Situation<'RequestReturn'> & { readonly assignment: Assignment };

export const requestReturn = assignmentStep<Situation<'RequestReturn'>>({
  statuses: ['PENDING_SIGN', 'SIGNED', 'CONTACTED', 'WORKING'],
  guards: [
    citesListItem,
    disputeIsSettled,
    notReplaced,
    notBound,
    notAskedBefore,
    belowLimit,
    withinWindow,
    suggestionIsEligible,
  ],
  events: ({ command, assignment: { id, unit } }) => [
    {
      type: 'ReturnRequested',
      data: {
        assignment: id,
        unit,
        basis: command.basis,
        ...present({
          listItem: command.listItem,
          suggestedUnit: command.suggestedUnit,
          note: command.note,
        }),
      },
    },
  ],
});

function notReplaced({ assignment }: Returning): Refusal | undefined {
  return assignment.replaced ? reject('ASSIGNMENT_REPLACED') : undefined;
}

/** A unit named by a final ruling must handle the matter (L-WF 22). */
function notBound({ state, assignment: { unit } }: Returning): Refusal | undefined {
  return state.boundUnits.includes(unit) ? reject('RETURN_BARRED', { unit }) : undefined;
}

function notAskedBefore({ state, assignment: { unit } }: Returning): Refusal | undefined {
  return state.askedReturn.includes(unit) ? reject('RETURN_ALREADY_ASKED', { unit }) : undefined;
}

function belowLimit({ state, profile: { maxReturns } }: Returning): Refusal | undefined {
  return state.returns >= maxReturns ? reject('RETURN_LIMIT', { maximum: maxReturns }) : undefined;
}

function withinWindow({ state, assignment, profile, context }: Returning): Refusal | undefined {
  const hours = plusHours(assignment.assignedAt, profile.returnWindowHours);
  const clock = clockOf(state, 'RETURN_WINDOW', assignment.id);
  const { until, isOver } = windowOf(clock, hours, context.now);
  return isOver ? reject('RETURN_WINDOW_OVER', { until }) : undefined;
}

function suggestionIsEligible(situation: Returning): Refusal | undefined {
  const { suggestedUnit } = situation.command;
  return suggestedUnit === undefined ? undefined : unitsEligible([suggestedUnit], situation);
}

interface Ruling {
  readonly assignment: Assignment;
  readonly context: DecisionContext;
}

/** Nobody rules on their own request, whatever post they hold by then (domain.md §3.5, 3). */
function notOwnRequest({ assignment, context }: Ruling): Refusal | undefined {
  return assignment.returnAskedBy === context.actor.person ? reject('OWN_WORK') : undefined;
}

export const approveReturn = assignmentStep<Situation<'ApproveReturn'>>({
  statuses: ['RETURN_REQUESTED'],
  guards: [notOwnRequest],
  events: ({ command, assignment: { id, unit } }) => [
    { type: 'AssignmentReturned', data: { assignment: id, unit, reason: command.reason } },
  ],
});

export const denyReturn = assignmentStep<Situation<'DenyReturn'>>({
  statuses: ['RETURN_REQUESTED'],
  guards: [notOwnRequest],
  events: ({ command, assignment: { id, unit } }) => [
    {
      type: 'ReturnDenied',
      data: { assignment: id, unit, reason: command.reason, final: command.final ?? false },
    },
  ],
});
