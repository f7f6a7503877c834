import type { MediationTier, RosterEntry } from '../section.js';
import { reject } from '../rejections.js';
import type { Anywhere, Objection, WithParty } from './step.js';

/** Rules that several steps share. */

/** The command names a party of this dispute. */
export const partyIsKnown = ({ command: { party }, state }: WithParty): Objection =>
  state.parties.includes(party) ? undefined : reject('PARTY_UNKNOWN', { party });

/** A party decides for itself alone; staff write down what a party without an account says. */
export const partySpeaksForItself = ({
  command: { party },
  state,
  context: { actor },
}: WithParty): Objection =>
  actor.person !== party && state.parties.includes(actor.person)
    ? reject('PARTY_SPEAKS_FOR_OTHER', { party })
    : undefined;

/** Both of the above: the rules of every word a party says. */
export const PARTY_SPEAKS = [partyIsKnown, partySpeaksForItself] as const;

export const notAParty = (person: string, { state }: Anywhere): Objection =>
  state.parties.includes(person) ? reject('MEDIATOR_IS_PARTY', { person }) : undefined;

export const byMediator = ({ state, context: { actor } }: Anywhere): Objection =>
  state.mediators.some((each) => each.mediator === actor.person)
    ? undefined
    : reject('NOT_MEDIATOR');

export const unitIsActive = (unit: string, { context }: Anywhere): Objection =>
  context.directory.isActiveUnit(unit) ? undefined : reject('UNIT_NOT_ACTIVE', { unit });

export const roomIsUsed = ({ context }: Anywhere): Objection =>
  context.section.room === undefined ? reject('ROOM_NOT_IN_PROFILE') : undefined;

/** The tier that mediates now, and those above it. */
export function tierOf(
  code: string,
  { context: { section } }: Anywhere,
): MediationTier | undefined {
  return section.tiers.find((each) => each.code === code);
}

export function tiersAbove({ state, context: { section } }: Anywhere): readonly MediationTier[] {
  return section.tiers.slice(section.tiers.findIndex((each) => each.code === state.tier) + 1);
}

/** Who is on a tier's roster, or undefined. */
export const rosterEntry = (
  tier: MediationTier | undefined,
  person: string,
): RosterEntry | undefined => tier?.roster.find((each) => each.person === person);

/** Somebody may mediate on this tier: neutral, on its roster, trained, with room for one more. */
export function mayMediate(
  person: string,
  tier: MediationTier | undefined,
  situation: Anywhere,
): Objection {
  const { state, context } = situation;
  const party = notAParty(person, situation);
  if (party !== undefined) return party;
  if (state.advisers.includes(person)) return reject('TRIBUNAL_ONLY_GUIDES');
  const entry = rosterEntry(tier, person);
  if (entry === undefined || tier === undefined) {
    return reject('NOT_ON_ROSTER', { person, tier: tier?.code ?? state.tier });
  }
  const trained = entry.trainedUntil ?? '';
  if (tier.trained === true && trained < context.now.slice(0, 10)) {
    return reject('MEDIATOR_UNTRAINED', { person });
  }
  const already = state.mediators.some((each) => each.mediator === person);
  const load = (context.load?.get(person) ?? 0) - (already ? 1 : 0);
  return load >= tier.maxLoad
    ? reject('MEDIATOR_OVERLOADED', { person, maximum: tier.maxLoad })
    : undefined;
}

/** Which of two sets do not fit each other: what is missing, and what is too much. */
export const unlike = (one: readonly string[], other: readonly string[]): string[] => [
  ...one.filter((each) => !other.includes(each)),
  ...other.filter((each) => !one.includes(each)),
];
