import type { Refusal } from '@shaodao/decider';
import type { DecisionContext, IssueProfile } from '../context.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, ReportedFacts } from '../state.js';

/**
 * Segregation of duties (domain.md §3.5, 3): the rules hold for the person, whatever post they act
 * in, so that nobody with four posts checks, rules on or rates what they did in another of them.
 */

interface Acting {
  readonly context: DecisionContext;
}

interface OnMatter extends Acting {
  readonly state: AcceptedFacts;
}

/** Nobody checks, calls back or rates what they handled. */
export const notOwnWork = ({ state, context }: OnMatter): Refusal | undefined =>
  state.handledBy.includes(context.actor.person) ? reject('OWN_WORK') : undefined;

/** Nobody decides on what they asked for. */
export const notOwnRequest = (
  askedBy: string | undefined,
  { context }: Acting,
): Refusal | undefined => (askedBy === context.actor.person ? reject('OWN_REQUEST') : undefined);

/** Whoever found it does not check it, where the mechanism says so (S1b-2). */
export const notOwnFinding = ({
  state,
  context,
  profile,
}: Acting & {
  readonly state: ReportedFacts;
  readonly profile: IssueProfile;
}): Refusal | undefined =>
  profile.segregation?.finderIsNotVerifier === true && isFinder(state, context)
    ? reject('OWN_FINDING')
    : undefined;

/** Whoever found it does not handle it either, where the mechanism says so. */
export const handlerIsNotFinder = ({
  state,
  context,
  profile,
}: OnMatter & { readonly profile: IssueProfile }): Refusal | undefined =>
  profile.segregation?.finderIsNotHandler === true && isFinder(state, context)
    ? reject('OWN_FINDING')
    : undefined;

/** Whoever found it leaves it to another to tell the result, where the mechanism says so (S1b-3). */
export const tellerIsNotFinder = ({
  state,
  context,
  profile,
}: OnMatter & { readonly profile: IssueProfile }): Refusal | undefined =>
  profile.segregation?.finderDoesNotTell === true && isFinder(state, context)
    ? reject('OWN_FINDING')
    : undefined;

/** Staff that found it on duty; a resident who reports a matter of their own finds nothing. */
function isFinder({ reporter, subject }: ReportedFacts, { actor }: DecisionContext): boolean {
  return actor.person === reporter && actor.person !== subject;
}

/**
 * Nobody checks or rules on a unit they also sit in: cross-appointments (交叉任职) of community and
 * property company, as the directory knows them. Their own post's unit is no conflict.
 */
export const noCrossAppointment = ({ state, context }: OnMatter): Refusal | undefined => {
  const { actor, directory } = context;
  const unit = state.assignments
    .filter(({ status }) => status !== 'RETURNED' && status !== 'CANCELLED')
    .map((each) => each.unit)
    .find((each) => directory.conflicts?.(actor.person, each) === true);
  return unit === undefined ? undefined : reject('CROSS_APPOINTED', { unit });
};
