import type { Refusal } from '@shaodao/decider';
import { WORKING_STATUSES } from '../assignments.js';
import { countedOn } from '../clocks/points.js';
import type { DecisionContext } from '../context.js';
import { isAfter, toInstant } from '../instant.js';
import { present } from '../present.js';
import type { ExtensionRules } from '../profile.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, Assignment } from '../state.js';
import { notSuspended } from './holds.js';
import { mechanismHas } from './mechanism-rules.js';
import { assignmentStep, type Situation } from './step.js';

interface Extending {
  readonly assignment: Assignment;
  readonly state: AcceptedFacts;
  readonly context: DecisionContext;
  readonly profile: { readonly extensions?: ExtensionRules };
}

type Asking = Situation<'RequestExtension'> & { readonly assignment: Assignment };

export const requestExtension = assignmentStep<Situation<'RequestExtension'>>({
  statuses: ['PENDING_SIGN', ...WORKING_STATUSES],
  guards: [
    mechanismHas('extensions', 'RequestExtension'),
    notReplaced,
    notSuspended,
    notAskedYet,
    notOverdue,
    ({ command: { dueAt }, ...rest }: Asking) => isLaterLimit(dueAt, rest),
    belowCount,
    ({ command: { dueAt }, ...rest }: Asking) => belowTotal(dueAt, rest),
  ],
  events: ({ command, assignment: { id, unit } }) => [
    {
      type: 'ExtensionRequested',
      data: {
        assignment: id,
        unit,
        dueAt: toInstant(command.dueAt),
        reason: command.reason,
      },
    },
  ],
});

function notReplaced({ assignment }: Extending): Refusal | undefined {
  return assignment.replaced ? reject('ASSIGNMENT_REPLACED') : undefined;
}

function notAskedYet({ assignment: { extensionAsked, unit } }: Extending): Refusal | undefined {
  return extensionAsked === undefined ? undefined : reject('EXTENSION_OPEN', { unit });
}

/** Asked in time or not at all: what is overdue stays overdue (invariant 6). */
function notOverdue({ assignment: { dueAt }, context }: Extending): Refusal | undefined {
  return isAfter(dueAt, context.now) ? undefined : reject('EXTENSION_TOO_LATE', { due: dueAt });
}

function isLaterLimit(wanted: string, { assignment }: Omit<Extending, 'profile'>) {
  return isAfter(wanted, assignment.dueAt)
    ? undefined
    : reject('EXTENSION_NOT_LATER', { due: assignment.dueAt });
}

function belowCount({ assignment, profile }: Extending): Refusal | undefined {
  const { maxCount = 0 } = profile.extensions ?? {};
  return (assignment.extensions ?? 0) >= maxCount
    ? reject('EXTENSION_COUNT', { maximum: maxCount })
    : undefined;
}

/** All extensions of a ticket together, counted from its first limit by the mechanism's calendar. */
function belowTotal(
  wanted: string,
  { assignment, profile, context }: Extending,
): Refusal | undefined {
  const total = profile.extensions?.maxTotal;
  if (total === undefined) return undefined;
  const from = assignment.firstDueAt ?? assignment.dueAt;
  const until = countedOn(from, total, context.calendar);
  return isAfter(wanted, until) ? reject('EXTENSION_TOTAL', { until }) : undefined;
}

type Deciding = { readonly assignment: Assignment; readonly context: DecisionContext };

function isAsked({ assignment }: Deciding): Refusal | undefined {
  return assignment.extensionAsked === undefined
    ? reject('EXTENSION_NOT_ASKED', { unit: assignment.unit })
    : undefined;
}

function notOwnRequest({ assignment, context }: Deciding): Refusal | undefined {
  return assignment.extensionAsked?.by === context.actor.person ? reject('OWN_REQUEST') : undefined;
}

type Granting = Situation<'GrantExtension'> & { readonly assignment: Assignment };

const granted = ({ command, assignment }: Granting): string =>
  toInstant(command.dueAt ?? assignment.extensionAsked?.dueAt ?? assignment.dueAt);

/** Also after the old limit, where it was asked for before: the breach on record stays. */
export const grantExtension = assignmentStep<Situation<'GrantExtension'>>({
  statuses: ['PENDING_SIGN', ...WORKING_STATUSES],
  guards: [
    isAsked,
    notOwnRequest,
    notSuspended,
    (situation: Granting) => isLaterLimit(granted(situation), situation),
    (situation: Granting) => belowTotal(granted(situation), situation),
    appellantIsTold,
  ],
  events: ({ command, assignment, ...rest }) => [
    {
      type: 'ExtensionGranted',
      data: {
        assignment: assignment.id,
        unit: assignment.unit,
        dueAt: granted({ command, assignment, ...rest }),
        previousDueAt: assignment.dueAt,
        count: (assignment.extensions ?? 0) + 1,
        ...present({ told: command.told }),
      },
    },
  ],
});

/** Who has to wait longer is told so, unless they wanted no reply. */
export function appellantIsTold({
  command,
  state,
}: {
  readonly command: { readonly told?: string | undefined };
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  return command.told === undefined && !state.noReplyWanted
    ? reject('APPELLANT_NOT_TOLD')
    : undefined;
}

export const denyExtension = assignmentStep<Situation<'DenyExtension'>>({
  statuses: ['PENDING_SIGN', ...WORKING_STATUSES],
  guards: [isAsked, notOwnRequest],
  events: ({ command, assignment: { id, unit } }) => [
    { type: 'ExtensionDenied', data: { assignment: id, unit, reason: command.reason } },
  ],
});
