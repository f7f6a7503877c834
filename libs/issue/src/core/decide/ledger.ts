import type { Refusal } from '@shaodao/decider';
import { currentLead, WORKING_STATUSES } from '../assignments.js';
import { isAfter, plusDays, toInstant } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { isNeeded } from './after-handling.js';
import { dueAfterNow } from './guards.js';
import { notOwnWork } from './segregation.js';
import { notHeld } from './holds.js';
import { mechanismHas } from './mechanism-rules.js';
import { assignmentStep, step, type Situation } from './step.js';
import type { Assignment } from '../state.js';
import type { IssueProfile } from '../context.js';

type Requesting = Situation<'RequestLedger'> & { readonly assignment: Assignment };

/** The lead's head shows that an objective limit stands against a solution, and plans around it. */
export const requestLedger = assignmentStep<Situation<'RequestLedger'>>({
  statuses: WORKING_STATUSES,
  guards: [
    mechanismHas('ledger', 'RequestLedger'),
    ({ assignment: { role, unit } }) =>
      role === 'lead' ? undefined : reject('NOT_LEAD', { unit }),
    notHeld,
    causeIsKnown,
    ({ command }) => (command.media.length === 0 ? reject('PROOF_MISSING') : undefined),
    milestonesAscend,
  ],
  events: ({ command, assignment: { id, unit }, context }) => [
    {
      type: 'LedgerRequested',
      data: {
        ledger: context.newId('ledger'),
        assignment: id,
        unit,
        cause: command.cause,
        plan: command.plan,
        milestones: command.milestones.map(({ goal, by }) => ({ goal, by: toInstant(by) })),
        media: command.media,
        explained: command.explained,
      },
    },
  ],
});

function causeIsKnown({ command: { cause }, profile }: Requesting): Refusal | undefined {
  const causes = profile.ledger?.causes ?? [];
  return causes.includes(cause)
    ? undefined
    : reject('LEDGER_CAUSE', { reason: cause, reasons: [...causes] });
}

function milestonesAscend({ command: { milestones }, context }: Requesting): Refusal | undefined {
  for (const [index, { by }] of milestones.entries()) {
    const past = dueAfterNow(by, context);
    if (past !== undefined) return past;
    const before = milestones[index - 1];
    if (before !== undefined && !isAfter(by, before.by)) return reject('MILESTONES_UNORDERED');
  }
  return undefined;
}

/** A request of a unit that gave the matter up is void. */
function isAskedByTheLead({
  command: { ledger },
  state,
}: Situation<'PutOnLedger'>): Refusal | undefined {
  const asked = state.ledgerAsked;
  return asked?.ledger === ledger && asked.lead === currentLead(state)?.unit
    ? undefined
    : reject('LEDGER_UNKNOWN', { ledger });
}

export const putOnLedger = step<'PutOnLedger'>({
  guards: [
    isAskedByTheLead,
    notHeld,
    ({ state, context }) =>
      state.ledgerAsked?.by === context.actor.person ? reject('OWN_REQUEST') : undefined,
    notOwnWork,
  ],
  events: ({ state: { ledgerAsked }, context, profile }) =>
    ledgerAsked === undefined
      ? []
      : [
          {
            type: 'PutOnLedger',
            data: {
              ledger: ledgerAsked.ledger,
              lead: ledgerAsked.lead,
              cause: ledgerAsked.cause,
              milestones: ledgerAsked.milestones,
              nextReviewAt: nextReview(context.now, profile),
            },
          },
        ],
});

const nextReview = (now: string, { ledger }: IssueProfile): string =>
  plusDays(now, ledger?.reviewEveryDays ?? 0);

const onThisLedger = ({
  command: { ledger },
  state: { hold },
}: {
  readonly command: { readonly ledger: string };
  readonly state: AcceptedFacts;
}): Refusal | undefined =>
  hold?.kind === 'LEDGERED' && hold.ledger === ledger
    ? undefined
    : reject('LEDGER_UNKNOWN', { ledger });

export const reviewLedger = step<'ReviewLedger'>({
  guards: [onThisLedger, notOwnWork],
  events: ({ command: { ledger, finding }, state: { hold }, context, profile }) => [
    {
      type: 'LedgerReviewed',
      data: {
        ledger,
        finding,
        review: (hold?.kind === 'LEDGERED' ? hold.reviews : 0) + 1,
        nextReviewAt: nextReview(context.now, profile),
      },
    },
  ],
});

/** 销账 comes after the check that the limit is overcome, by somebody who did not do the work. */
export const clearLedger = step<'ClearLedger'>({
  guards: [
    onThisLedger,
    ({ state, profile }) =>
      state.phase === 'HANDLED' && isNeeded('VERIFIED', state, profile)
        ? reject('VERIFICATION_MISSING')
        : undefined,
    notOwnWork,
  ],
  events: ({ command: { ledger, reason } }) => [
    { type: 'LedgerCleared', data: { ledger, reason } },
  ],
});

/** 阶段性反馈, also while limits stand still: the appellant hears as promised (invariant 8). */
export const reportInterim = assignmentStep<Situation<'ReportInterim'>>({
  statuses: WORKING_STATUSES,
  guards: [
    ({ state }) => (state.noReplyWanted ? reject('NO_REPLY_WANTED') : undefined),
    ({ command, context }) => dueAfterNow(command.nextAt, context),
  ],
  events: ({ command: { content, nextAt }, assignment: { id, unit } }) => [
    {
      type: 'InterimReported',
      data: { assignment: id, unit, content, nextAt: toInstant(nextAt) },
    },
  ],
});
