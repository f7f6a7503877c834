import type { Actor, Refusal } from '@shaodao/decider';
import type { IssueProfile } from '../context.js';
import type { StepRule } from '../profile.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { mediaSuffice } from './endings.js';
import { mechanism } from './guards.js';
import type { Situation } from './step.js';

/** What a mechanism wants on record before work counts as done: steps, evidence, outcomes, a head. */

interface Logging {
  readonly command: Situation<'LogStep'>['command'];
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
  readonly context: Situation<'LogStep'>['context'];
}

const ruleOf = ({ command: { step }, profile }: Logging): StepRule | undefined =>
  profile.steps?.find(({ id }) => id === step);

/** A step that is named is one of the template. */
export function stepIsKnown(situation: Logging): Refusal | undefined {
  const { step } = situation.command;
  return step === undefined || ruleOf(situation) !== undefined
    ? undefined
    : reject('UNKNOWN_STEP', { mechanism: mechanism(situation.profile), step });
}

/** Without a template's step, only people of the very unit write in its work. */
export function stepIsNamedByOthers({
  command: { step },
  assignment: { unit },
  context: { actor, directory },
}: Logging & { readonly assignment: { readonly unit: string } }): Refusal | undefined {
  if (step !== undefined || actor.unit === undefined) return undefined;
  return directory.isUnitWithin(unit, actor.unit) ? undefined : reject('STEP_NOT_NAMED', { unit });
}

/** Its owner takes it: a role, or a post of that type. */
export function stepIsTheirs(situation: Logging): Refusal | undefined {
  const rule = ruleOf(situation);
  return rule === undefined || isOneOf(rule.by, situation.context.actor)
    ? undefined
    : reject('STEP_OF_OTHERS', { step: named(rule), by: [...rule.by] });
}

const isOneOf = (owners: readonly string[], { roles, post }: Actor): boolean =>
  owners.some((owner) => roles.includes(owner) || owner === post);

/** Steps stand in the order of the template. */
export function stepsBeforeAreTaken(situation: Logging): Refusal | undefined {
  const rule = ruleOf(situation);
  const missing = (rule?.after ?? []).filter((each) => !isTaken(each, situation.state));
  return rule === undefined || missing.length === 0
    ? undefined
    : reject('STEPS_BEFORE', { step: named(rule), missing: names(missing, situation.profile) });
}

export function stepHasEvidence(situation: Logging): Refusal | undefined {
  const given = situation.command.media?.length ?? 0;
  return ruleOf(situation)?.evidence === true ? mediaSuffice(given, 1) : undefined;
}

/** Where two steps check one another, another person takes the later one. */
export function stepByAnotherPerson(situation: Logging): Refusal | undefined {
  const rule = ruleOf(situation);
  const { person } = situation.context.actor;
  const own = situation.state.stepsTaken.find(
    (taken) => taken.person === person && rule?.otherPersonThan?.includes(taken.step) === true,
  );
  return rule === undefined || own === undefined
    ? undefined
    : reject('STEP_OWN_WORK', { step: named(rule), other: own.step });
}

const isTaken = (step: string, { stepsTaken }: AcceptedFacts): boolean =>
  stepsTaken.some((taken) => taken.step === step);

const named = ({ id, name }: StepRule) => ({ id, zh: name.zh, en: name.en });

const names = (ids: readonly string[], { steps = [] }: IssueProfile) =>
  steps.filter(({ id }) => ids.includes(id)).map(named);

interface Completing {
  readonly command: Situation<'CompleteHandling'>['command'];
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
  readonly context: Situation<'CompleteHandling'>['context'];
}

/** Every required step of the template has been taken. */
export function requiredStepsAreTaken({ state, profile }: Completing): Refusal | undefined {
  const missing = (profile.steps ?? [])
    .filter(({ id, required }) => required !== false && !isTaken(id, state))
    .map(({ id }) => id);
  return missing.length === 0
    ? undefined
    : reject('STEPS_MISSING', { missing: names(missing, profile) });
}

/** Outcomes of the mechanism's list, at least one where it has a list, and no others. */
export function outcomesAreNamed({ command, profile }: Completing): Refusal | undefined {
  const { outcomes = [] } = command;
  const known = (profile.outcomes ?? []).map(({ code }) => code);
  const odd = outcomes.find((each) => !known.includes(each));
  if (odd !== undefined) return reject('UNKNOWN_OUTCOME', { outcome: odd, known });
  return known.length > 0 && outcomes.length === 0
    ? reject('OUTCOME_MISSING', { known })
    : undefined;
}

/** Pictures of this round: those that come with the completion and those attached before. */
export function handlingIsEvidenced({ command, state, profile }: Completing): Refusal | undefined {
  const attached = state.evidence
    .filter(({ round }) => round === state.handlingRound)
    .reduce((sum, { media }) => sum + media, 0);
  return mediaSuffice(attached + (command.media?.length ?? 0), profile.evidence?.handledMedia ?? 0);
}

export function unitHeadHasSigned({
  profile,
  context: { actor },
}: Completing): Refusal | undefined {
  return profile.evidence?.unitHeadSigns === true && !actor.roles.includes('UNITLEAD')
    ? reject('UNIT_HEAD_SIGNS')
    : undefined;
}

/** Before and after: as many pictures as the mechanism asks of a check. */
export const checkIsEvidenced = ({
  command,
  profile,
}: Situation<'VerifyResult'>): Refusal | undefined =>
  mediaSuffice(command.media?.length ?? 0, profile.evidence?.verifyMedia ?? 0);

/** The second axis is answered where the mechanism has it, and only there. */
export function easingIsAnswered({
  command,
  profile,
}: Situation<'SubmitEvaluation'>): Refusal | undefined {
  const asked = profile.easing === true;
  if (asked === (command.eased !== undefined)) return undefined;
  return asked
    ? reject('EASING_MISSING')
    : reject('EASING_NOT_ASKED', { mechanism: mechanism(profile) });
}
