import type { Refusal } from '@shaodao/decider';
import { involvedUnits } from '../assignments.js';
import { toInstant } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { dueAfterNow } from './guards.js';
import { orderStep, step, type Situation } from './step.js';

function unitIsInvolved({
  command: { unit },
  state,
}: {
  readonly command: { readonly unit: string };
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  return involvedUnits(state).includes(unit) ? undefined : reject('UNIT_NOT_INVOLVED', { unit });
}

export const remind = step<'Remind'>({
  guards: [unitIsInvolved],
  events: ({ command: { unit, note }, context }) => [
    { type: 'ReminderSent', data: { reminder: context.newId('reminder'), unit, note } },
  ],
});

export const orderSupervision = step<'OrderSupervision'>({
  guards: [unitIsInvolved, ({ command, context }) => dueAfterNow(command.replyBy, context)],
  events: ({ command: { unit, reason, replyBy }, context }) => [
    {
      type: 'SupervisionOrdered',
      data: { order: context.newId('supervision'), unit, reason, replyBy: toInstant(replyBy) },
    },
  ],
});

export const replySupervision = orderStep<Situation<'ReplySupervision'>>({
  statuses: ['OPEN'],
  guards: [],
  events: ({ command: { content }, order: { id, unit } }) => [
    { type: 'SupervisionReplied', data: { order: id, unit, content } },
  ],
});

export const liftSupervision = orderStep<Situation<'LiftSupervision'>>({
  statuses: ['OPEN', 'REPLIED'],
  guards: [],
  events: ({ command: { reason }, order: { id } }) => [
    { type: 'SupervisionLifted', data: { order: id, reason } },
  ],
});
