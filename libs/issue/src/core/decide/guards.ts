import type { JsonObject, Refusal } from '@shaodao/decider';
import type { DecisionContext, IssueProfile } from '../context.js';
import { isAfter } from '../instant.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';

/** Rules that several steps share. */

interface WithContext {
  readonly context: DecisionContext;
}

interface WithProfile {
  readonly profile: IssueProfile;
}

interface WithAccepted extends WithContext {
  readonly state: AcceptedFacts;
}

/** The mechanism uses the phase this step leads to. */
export const profileUses =
  (phase: IssueProfile['skips'][number]) =>
  ({ profile }: WithProfile): Refusal | undefined =>
    profile.skips.includes(phase)
      ? reject('STEP_NOT_IN_PROFILE', { mechanism: mechanism(profile), phase })
      : undefined;

/** The mechanism as a refusal tells it: programs go by the id, people by the name. */
export const mechanism = ({ id, version, name }: IssueProfile): JsonObject => ({
  id,
  version,
  zh: name.zh,
  en: name.en,
});

/** The act is a unit's, so the actor has one. */
export const actorHasUnit = ({ context }: WithContext): Refusal | undefined =>
  context.actor.unit === undefined ? reject('ACTOR_WITHOUT_UNIT') : undefined;

/** A limit lies after the act that sets it. */
export const dueAfterNow = (
  due: string | undefined,
  context: DecisionContext,
): Refusal | undefined =>
  due === undefined || isAfter(due, context.now) ? undefined : reject('DUE_NOT_AFTER_NOW', { due });

/** Units that may be given the matter: in service, not accused, not let go by a ruling. */
export function unitsEligible(
  units: readonly string[],
  { state, context }: WithAccepted,
): Refusal | undefined {
  for (const unit of units) {
    const refusal = unitEligible(unit, state, context);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function unitEligible(
  unit: string,
  state: AcceptedFacts,
  { directory }: DecisionContext,
): Refusal | undefined {
  if (!directory.isActiveUnit(unit)) return reject('UNIT_NOT_ACTIVE', { unit });
  if (state.accusedUnit !== undefined && directory.isUnitWithin(unit, state.accusedUnit)) {
    return reject('ACCUSED_UNIT', { unit });
  }
  return state.ruledOut.includes(unit) ? reject('UNIT_RULED_OUT', { unit }) : undefined;
}

/** No unit is named twice. */
export function unitsDistinct(units: readonly string[]): Refusal | undefined {
  const twice = units.find((unit, index) => units.indexOf(unit) !== index);
  return twice === undefined ? undefined : reject('UNITS_NOT_DISTINCT', { unit: twice });
}
