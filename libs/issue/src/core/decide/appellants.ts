import type { Refusal } from '@shaodao/decider';
import type { IssueProfile, DecisionContext } from '../context.js';
import { isAfter, plusDays } from '../instant.js';
import type { JoinedAppellant } from '../overlay-facts.js';
import { reject } from '../rejections.js';
import { speaksForThemselfOnly } from '../self-service.js';
import type { AcceptedFacts } from '../state.js';
import { isNeeded, stepsDoneBefore, type AfterHandling } from './after-handling.js';

/**
 * The reply to, and the vote of, an appellant whose issue was merged into this one (invariant 9).
 * Neither moves the phase: the issue's own appellant does that.
 */

interface Addressed {
  readonly command: { readonly appellant?: string };
  readonly state: AfterHandling;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

const found = ({ command: { appellant }, state }: Addressed): JoinedAppellant | undefined =>
  state.appellants.find(({ issue }) => issue === appellant);

/** The appellant named is one of those whose issues were merged. */
export function appellantJoined(situation: Addressed): Refusal | undefined {
  const { appellant } = situation.command;
  return appellant === undefined || found(situation) !== undefined
    ? undefined
    : reject('APPELLANT_UNKNOWN', { appellant });
}

/** The joined appellant is still owed the reply of this round. */
export function replyIsOwed(situation: Addressed): Refusal | undefined {
  const one = found(situation);
  if (one === undefined) return undefined;
  if (one.noReplyWanted) return reject('NO_REPLY_WANTED');
  return one.fedBackAt === undefined
    ? undefined
    : reject('APPELLANT_TOLD', { appellant: one.issue });
}

/** A joined appellant rates once a round, after the reply, in the window that counts from it. */
export function voteIsOpen(situation: Addressed): Refusal | undefined {
  const one = found(situation);
  if (one === undefined) return undefined;
  const { state, profile, context } = situation;
  if (one.evaluated !== undefined) return reject('APPELLANT_RATED', { appellant: one.issue });
  if (isOwedReply(one, state, profile)) return reject('FEEDBACK_MISSING');
  const until = voteOpenUntil(one, state, profile);
  return isAfter(context.now, until) ? reject('EVALUATION_WINDOW_OVER', { until }) : undefined;
}

/** Of several appellants each resident votes under the issue they reported. */
export function votesForThemself(situation: Addressed): Refusal | undefined {
  const { state, context, command } = situation;
  const { actor } = context;
  if (state.appellants.length === 0 || !speaksForThemselfOnly(actor)) return undefined;
  const voter = command.appellant === undefined ? state : found(situation);
  return voter === undefined || voter.subject === actor.person || voter.reporter === actor.person
    ? undefined
    : reject('VOTE_NOT_OWN');
}

/** After the verification, where one is needed, also while others are told and rate already. */
export const verifiedBefore = (situation: Addressed): Refusal | undefined =>
  stepsDoneBefore('FED_BACK', situation);

const isOwedReply = (
  { noReplyWanted, fedBackAt }: JoinedAppellant,
  state: AcceptedFacts,
  profile: IssueProfile,
): boolean => !profile.skips.includes('FED_BACK') && !noReplyWanted && fedBackAt === undefined;

const voteOpenUntil = (
  { fedBackAt }: JoinedAppellant,
  state: AcceptedFacts,
  profile: IssueProfile,
): string => plusDays(fedBackAt ?? state.phaseSince, profile.evaluationWindowDays);

/** Every joined appellant was told and has rated, or the time to rate is over. */
export function everybodyHeard({
  state,
  profile,
  context,
}: Omit<Addressed, 'command'>): Refusal | undefined {
  const untold = state.appellants.find((one) => isOwedReply(one, state, profile));
  if (untold !== undefined) return reject('APPELLANT_NOT_HEARD', { appellant: untold.issue });
  if (!isNeeded('EVALUATED', state, profile)) return undefined;
  const silent = state.appellants.filter(({ evaluated }) => evaluated === undefined);
  const open = silent
    .map((one) => voteOpenUntil(one, state, profile))
    .find((until) => !isAfter(context.now, until));
  return open === undefined ? undefined : reject('EVALUATION_PENDING', { until: open });
}
