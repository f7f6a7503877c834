import type { Refusal } from '@shaodao/decider';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { isOpenDispute } from '../whistle-facts.js';

/** While a dispute is open, nothing else decides who leads, and the matter is not done. */
export function disputeIsSettled({
  state: { dispute },
}: {
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  return isOpenDispute(dispute) ? reject('DISPUTE_OPEN', { unit: dispute.unit }) : undefined;
}
