import type { Refusal } from '@shaodao/decider';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { unitsEligible } from './guards.js';
import type { Situation } from './step.js';

/** An item of a service menu is published for this place, and its department has capacity left. */
export function offerIsOpen({
  command,
  state,
  context,
}: Situation<'PlaceRequest'>): Refusal | undefined {
  if (command.offer === undefined) return undefined;
  const offer = context.directory.offer(command.offer);
  if (offer === undefined) return reject('OFFER_UNKNOWN', { offer: command.offer });
  if (!offer.open || context.offerIsFull === true)
    return reject('OFFER_FULL', { offer: command.offer });
  const { territories } = offer;
  const isHere = (territory: string): boolean =>
    context.directory.isTerritoryWithin(state.territory, territory);
  if (territories?.some(isHere) === false)
    return reject('OFFER_ELSEWHERE', { offer: command.offer });
  return unitsEligible([offer.unit], { state, context });
}

/** An order stands until its lead has declined; then the street orders anew. */
export function orderMayBeGiven({ state }: Situation<'IssueOrder'>): Refusal | undefined {
  if (state.phase !== 'ORDERED') return undefined;
  const [lead] = state.orderedUnits;
  return leadDeclined(state) || lead === undefined
    ? undefined
    : reject('ORDER_STANDS', { unit: lead });
}

const leadDeclined = ({ responses, orderedUnits }: AcceptedFacts): boolean =>
  responses.some(({ unit, accepted }) => unit === orderedUnits[0] && !accepted);

/** Where the mechanism has responses, an ordered department responds instead of signing. */
export function responseReplacesSignature({
  state,
  profile,
  assignment: { unit },
}: Situation<'SignAssignment'> & {
  readonly assignment: { readonly unit: string };
}): Refusal | undefined {
  return profile.respondToOrder === true && state.orderedUnits.includes(unit)
    ? reject('RESPONSE_NEEDED', { unit })
    : undefined;
}
