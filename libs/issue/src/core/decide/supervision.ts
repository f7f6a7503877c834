import type { Refusal } from '@shaodao/decider';
import { involvedUnits } from '../assignments.js';
import type { IssueProfile } from '../context.js';
import type { IssueEvent } from '../events.js';
import { toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { holdsClosing, isBelowMeasureInForce } from '../supervision-ladder.js';
import type { SupervisionMeasure } from '../vocabulary.js';
import { dueAfterNow, mechanism } from './guards.js';
import { measureEvent } from './measures.js';
import { orderStep, step, type Situation } from './step.js';

interface OnUnit {
  readonly command: { readonly unit: string };
  readonly state: AcceptedFacts;
}

function unitIsInvolved({ command: { unit }, state }: OnUnit): Refusal | undefined {
  return involvedUnits(state).includes(unit) ? undefined : reject('UNIT_NOT_INVOLVED', { unit });
}

/** Where the mechanism has a ladder, no other measure is taken than those on it. */
const onLadder =
  (measureOf: (command: never) => SupervisionMeasure) =>
  ({ command, profile }: { readonly command: object; readonly profile: IssueProfile }) => {
    const measure = measureOf(command as never);
    const ladder = profile.supervision?.ladder;
    return ladder === undefined || ladder.some((rung) => rung.measure === measure)
      ? undefined
      : reject('MEASURE_NOT_ON_LADDER', { mechanism: mechanism(profile), measure });
  };

/** The ladder goes up: no card below, or equal to, what the unit stands under already. */
const higherThanInForce =
  (measureOf: (command: never) => SupervisionMeasure) =>
  ({ command, state }: OnUnit): Refusal | undefined => {
    const measure = measureOf(command as never);
    return isBelowMeasureInForce(measure, state.supervision, command.unit)
      ? reject('MEASURE_NOT_HIGHER', { unit: command.unit, measure })
      : undefined;
  };

const colour = (command: { readonly colour: SupervisionMeasure }): SupervisionMeasure =>
  command.colour;

export const remind = step<'Remind'>({
  guards: [unitIsInvolved],
  events: ({ command: { unit, note }, context }) => [
    { type: 'ReminderSent', data: { reminder: context.newId('reminder'), unit, note } },
  ],
});

export const issueCard = step<'IssueCard'>({
  guards: [
    unitIsInvolved,
    onLadder(colour),
    higherThanInForce(colour),
    ({ command, context }) => dueAfterNow(command.replyBy, context),
  ],
  events: ({ command: { colour: measure, unit, reason, replyBy }, context }) =>
    measureEvent(measure, {
      unit,
      reason,
      id: context.newId('supervision'),
      basis: { by: 'person' },
      ...present({ replyBy: replyBy === undefined ? undefined : toInstant(replyBy) }),
    }),
});

interface Pressing {
  readonly command: { readonly unit: string; readonly reason: string; readonly replyBy: string };
  readonly context: Situation<'ListCase'>['context'];
}

const pressed = (
  measure: 'ORDER' | 'INTERVIEW' | 'LISTED',
  { command: { unit, reason, replyBy }, context }: Pressing,
): readonly IssueEvent[] =>
  measureEvent(measure, {
    unit,
    reason,
    id: context.newId('supervision'),
    replyBy: toInstant(replyBy),
  });

export const orderSupervision = step<'OrderSupervision'>({
  guards: [
    unitIsInvolved,
    onLadder(() => 'ORDER'),
    ({ command, context }) => dueAfterNow(command.replyBy, context),
  ],
  events: (situation) => pressed('ORDER', situation),
});

export const interviewUnit = step<'InterviewUnit'>({
  guards: [
    unitIsInvolved,
    onLadder(() => 'INTERVIEW'),
    higherThanInForce(() => 'INTERVIEW'),
    ({ command, context }) => dueAfterNow(command.replyBy, context),
  ],
  events: (situation) => pressed('INTERVIEW', situation),
});

export const listCase = step<'ListCase'>({
  guards: [
    unitIsInvolved,
    onLadder(() => 'LISTED'),
    higherThanInForce(() => 'LISTED'),
    ({ command, context }) => dueAfterNow(command.replyBy, context),
  ],
  events: (situation) => pressed('LISTED', situation),
});

export const replySupervision = orderStep<Situation<'ReplySupervision'>>({
  statuses: ['OPEN'],
  guards: [],
  events: ({ command: { content }, order: { id, unit }, state, profile }) => [
    {
      type: 'SupervisionReplied',
      data: { order: id, unit, content, ...present({ recipients: ownerOf(state, profile) }) },
    },
  ],
});

/** Replies to two recipients: the supervisor, and who owns the matter at its level. */
function ownerOf(state: AcceptedFacts, profile: IssueProfile): readonly string[] | undefined {
  const owner = state.level?.owner;
  return profile.supervision?.replyToOwner === true && owner !== undefined ? [owner] : undefined;
}

export const liftSupervision = orderStep<Situation<'LiftSupervision'>>({
  statuses: ['OPEN', 'REPLIED'],
  guards: [],
  events: ({ command: { reason }, order: { id } }) => [
    { type: 'SupervisionLifted', data: { order: id, reason } },
  ],
});

/** A reply does not end a supervision; only the supervisor's lifting does. */
export function supervisionIsLifted({
  state,
}: {
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  const orders = state.supervision.filter(holdsClosing);
  return orders.length > 0
    ? reject('SUPERVISION_OPEN', { orders: orders.map((each) => each.id) })
    : undefined;
}
