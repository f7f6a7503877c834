import type { IssueEventMap } from '@shaodao/issue';
import { canonical } from '../instant.js';
import type { Pressing } from '../issue-facts.js';
import type { Draft } from './draft.js';
import type { FactFold, When } from './fact-event.js';

type Measured = Pick<IssueEventMap['SupervisionOrdered'], 'order' | 'unit' | 'basis'> & {
  readonly replyBy?: string;
};

function pressed(
  facts: Draft,
  measure: Pressing['measure'],
  { order: id, unit, basis, replyBy }: Measured,
  { at }: When,
): void {
  const order: Pressing = {
    ...{ id, unit, measure, at, byLadder: basis?.by === 'ladder' },
    ...(replyBy !== undefined && { replyBy: canonical(replyBy) }),
  };
  facts.pressed = [...facts.pressed, order];
  if (measure === 'REMIND') return;
  for (const ticket of facts.tickets)
    if (ticket.unit === unit && ticket.end === undefined)
      ticket.supervisions = (ticket.supervisions ?? 0) + 1;
}

export const reminderSent: FactFold<'ReminderSent'> = (facts, { reminder, ...data }, when) => {
  pressed(facts, 'REMIND', { ...data, order: reminder }, when);
};
export const supervisionCardIssued: FactFold<'SupervisionCardIssued'> = (facts, data, when) => {
  pressed(facts, data.colour, data, when);
};
export const supervisionOrdered: FactFold<'SupervisionOrdered'> = (facts, data, when) => {
  pressed(facts, 'ORDER', data, when);
};
export const unitInterviewed: FactFold<'UnitInterviewed'> = (facts, data, when) => {
  pressed(facts, 'INTERVIEW', data, when);
};
export const caseListed: FactFold<'CaseListed'> = (facts, data, when) => {
  pressed(facts, 'LISTED', data, when);
};

/** Changes one measure. */
export function withMeasure(facts: Draft, id: string, change: Partial<Pressing>): void {
  facts.pressed = facts.pressed.map((each) => (each.id === id ? { ...each, ...change } : each));
}

export const supervisionReplied: FactFold<'SupervisionReplied'> = (facts, { order }, { at }) => {
  withMeasure(facts, order, { repliedAt: at });
};
export const supervisionLifted: FactFold<'SupervisionLifted'> = (facts, { order }, { at }) => {
  withMeasure(facts, order, { liftedAt: at });
};
