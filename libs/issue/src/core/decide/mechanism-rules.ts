import type { Actor, Refusal } from '@shaodao/decider';
import type { IssueCommandName } from '../../commands/index.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { ProfileSections } from '../profile.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { mechanism } from './guards.js';

/** Rules a mechanism makes by its sections: who may act, what must stand on record first. */

/** The mechanism speaks of this; a command of a section that is not there is refused. */
export const mechanismHas =
  (section: keyof ProfileSections, command: IssueCommandName) =>
  ({ profile }: { readonly profile: IssueProfile }): Refusal | undefined =>
    profile[section] === undefined
      ? reject('COMMAND_NOT_IN_PROFILE', { mechanism: mechanism(profile), command })
      : undefined;

/** The mechanism names fewer roles than the policy table; the machine acts in its stead. */
export function roleIsInProfile(
  command: IssueCommandName,
  actor: Actor,
  profile: IssueProfile,
): Refusal | undefined {
  const roles = profile.actors?.[command];
  if (roles === undefined || actor.roles.includes('SYSTEM')) return undefined;
  return actor.roles.some((role) => roles.includes(role))
    ? undefined
    : reject('ROLE_NOT_IN_PROFILE', { mechanism: mechanism(profile), command, roles: [...roles] });
}

/** 三定: duty list, named holders and rule version stand, where the mechanism asks for them. */
export function isActivated({
  command: { territory },
  profile,
  context: { directory },
}: {
  readonly command: { readonly territory: string };
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}): Refusal | undefined {
  const there = directory.activationFacts?.(territory, profile.id) ?? [];
  const missing = (profile.activation ?? []).filter((fact) => !there.includes(fact));
  return missing.length === 0
    ? undefined
    : reject('NOT_ACTIVATED', { mechanism: mechanism(profile), territory, missing: [...missing] });
}

/** Tags the mechanism knows, and no others. */
export function tagsAreKnown({
  command: { tags = [] },
  profile,
}: {
  readonly command: { readonly tags?: readonly string[] };
  readonly profile: IssueProfile;
}): Refusal | undefined {
  const known = (profile.tags ?? []).map(({ code }) => code);
  const tag = tags.find((each) => !known.includes(each));
  return tag === undefined
    ? undefined
    : reject('UNKNOWN_TAG', { mechanism: mechanism(profile), tag });
}

/** Opinions that the matter's tags require (法律意见 for 重大事项) are on record. */
export function opinionsAreRecorded({
  state,
  profile,
}: {
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
}): Refusal | undefined {
  const missing = (profile.tags ?? [])
    .filter(({ code }) => state.tags.includes(code))
    .flatMap(({ requires = [] }) => requires)
    .filter((opinion) => !state.opinions.includes(opinion));
  return missing.length === 0
    ? undefined
    : reject('OPINION_MISSING', { missing: [...new Set(missing)] });
}

/** Where the mechanism checks reports on site first, nobody is sent before, nor after a false one. */
export function reportIsChecked({
  state,
  profile,
}: {
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
}): Refusal | undefined {
  if (profile.verifyReport === undefined || state.checkedReport === 'REAL') return undefined;
  return state.checkedReport === 'FALSE' ? reject('REPORT_FALSE') : reject('REPORT_NOT_CHECKED');
}
