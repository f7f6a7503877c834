import type { Refusal } from '@shaodao/decider';
import type { IssueEvent } from '../events.js';
import { isAfter, plusDays, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { appellantIsTold } from './extensions.js';
import { dueAfterNow } from './guards.js';
import { notOwnWork } from './segregation.js';
import { notHeld } from './holds.js';
import { mechanismHas } from './mechanism-rules.js';
import { step, type Situation } from './step.js';

export const suspendIssue = step<'SuspendIssue'>({
  guards: [
    mechanismHas('suspension', 'SuspendIssue'),
    notHeld,
    causeIsKnown,
    proofIsThere,
    ({ command, context }) => dueAfterNow(command.until, context),
    notTooLong,
    approvedByAnother,
    notOwnWork,
    appellantIsTold,
  ],
  events: ({ command: { cause, until, reason, media, askedBy, told } }) => [
    {
      type: 'IssueSuspended',
      data: { cause, until: toInstant(until), reason, media, ...present({ askedBy, told }) },
    },
  ],
});

function causeIsKnown({ command, profile }: Situation<'SuspendIssue'>): Refusal | undefined {
  const causes = profile.suspension?.causes ?? [];
  return causes.includes(command.cause)
    ? undefined
    : reject('SUSPENSION_CAUSE', { cause: command.cause, causes: [...causes] });
}

function proofIsThere({ command }: Situation<'SuspendIssue'>): Refusal | undefined {
  return command.media.length === 0 ? reject('PROOF_MISSING') : undefined;
}

function notTooLong({ command, profile, context }: Situation<'SuspendIssue'>): Refusal | undefined {
  const until = plusDays(context.now, profile.suspension?.maxDays ?? 0);
  return isAfter(command.until, until) ? reject('SUSPENSION_TOO_LONG', { until }) : undefined;
}

function approvedByAnother({ command, context }: Situation<'SuspendIssue'>): Refusal | undefined {
  return command.askedBy === context.actor.person ? reject('OWN_REQUEST') : undefined;
}

export const resumeIssue = step<'ResumeIssue'>({
  guards: [({ state }) => (state.hold?.kind === 'SUSPENDED' ? undefined : reject('NOT_SUSPENDED'))],
  events: ({ command: { reason } }) => [
    { type: 'IssueResumed', data: { automatic: false, reason } },
  ],
});

/** Its time is over and nobody resumed the matter before: it goes on by itself (invariant 7). */
export function resumeAtEnd({ state }: { readonly state: AcceptedFacts }): readonly IssueEvent[] {
  return state.hold?.kind === 'SUSPENDED'
    ? [{ type: 'IssueResumed', data: { automatic: true } }]
    : [];
}
