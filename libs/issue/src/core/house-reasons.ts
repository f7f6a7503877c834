import type { Term } from './describe/terms.js';

/**
 * Why the house does something by itself. An event keeps the English words for ever, like what a person
 * writes; whoever reads is told in their own language (`reasonTold`).
 */
export const HOUSE_REASONS = {
  limitRunsOut: { zh: '时限将到', en: 'The limit runs out' },
  limitOver: { zh: '时限已过', en: 'The limit is over' },
  supervisedFromStart: {
    zh: '此类事项从派单起即列入督办',
    en: 'Matters of this class are supervised from the start',
  },
  replyOverdue: { zh: '逾期没有回复督办', en: 'The reply is overdue' },
  ledgerReviewOverdue: { zh: '挂账逾期没有复核', en: 'The ledger review is overdue' },
  reworkedTooOften: { zh: '多次返工没有办好', en: 'Sent back too often without success' },
  handedOnTooOften: {
    zh: '多次转派没有稳定的主办单位',
    en: 'Handed on too often without a lead that stays',
  },
  notSettledInTime: { zh: '本级没有在时限内办结', en: 'Not settled at this level in time' },
  severalAppeal: { zh: '多人反映同一件事', en: 'Several people appeal in the same matter' },
  calledNotCome: { zh: '被吹哨单位没有报到', en: 'A called unit did not come' },
  unconfirmed: { zh: '诉求人没有认可办理结果', en: 'The resident did not confirm the result' },
} as const satisfies Readonly<Record<string, Term>>;

const KNOWN: ReadonlyMap<string, Term> = new Map(
  Object.values(HOUSE_REASONS).map((reason) => [reason.en, reason]),
);

/** A reason as it is told: the house's own in both languages, a person's as it was written. */
export const reasonTold = (reason: string): Term => KNOWN.get(reason) ?? { zh: reason, en: reason };
