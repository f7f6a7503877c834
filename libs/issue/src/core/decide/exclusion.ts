import type { Refusal } from '@shaodao/decider';
import { isAfter, plusDays } from '../instant.js';
import type { Exclusion } from '../overlay-facts.js';
import { reject, rejected } from '../rejections.js';
import type { Assignment, RunningIssue } from '../state.js';
import { mechanism } from './guards.js';
import { mechanismHas } from './mechanism-rules.js';
import { notOwnRequest } from './segregation.js';
import { assignmentStep, settle, type Policy, type Situation, type Step } from './step.js';

type OnWork = Situation<'ApplyExclusion'> & { readonly state: RunningIssue };
type Applying = OnWork & { readonly assignment: Assignment };

const ANY_STATUS = [
  'PENDING_SIGN',
  'SIGNED',
  'CONTACTED',
  'WORKING',
  'DONE',
  'RETURN_REQUESTED',
  'RETURNED',
  'WAIVED',
  'CANCELLED',
  'REWORK',
] as const;

/** 剔除: touches figures only, so any assignment of the unit's, whatever became of it, will do. */
const applying = assignmentStep<OnWork>({
  statuses: ANY_STATUS,
  guards: [
    mechanismHas('exclusion', 'ApplyExclusion'),
    classIsKnown,
    ({ command }) =>
      command.media.length === 0 ? reject('EVIDENCE_MISSING', { needed: 1, given: 0 }) : undefined,
    withinWindow,
    notUndecided,
  ],
  events: ({ command, assignment: { id, unit }, context }) => [
    {
      type: 'ExclusionRequested',
      data: {
        exclusion: context.newId('exclusion'),
        assignment: id,
        unit,
        exclusionClass: command.exclusionClass,
        reason: command.reason,
        media: command.media,
      },
    },
  ],
});

/** What was answered at the desk was nobody's work, so nobody's figures hang on it. */
export const applyExclusion: Step<'ApplyExclusion'> = (situation) => {
  const { command, state } = situation;
  return state.phase === 'CLOSED' && state.closedAs === 'ANSWERED'
    ? rejected(reject('ASSIGNMENT_UNKNOWN', { assignment: command.assignment }))
    : applying({ ...situation, state });
};

function classIsKnown({ command, profile }: Applying): Refusal | undefined {
  return profile.exclusion?.classes.includes(command.exclusionClass) === true
    ? undefined
    : reject('EXCLUSION_CLASS', {
        mechanism: mechanism(profile),
        exclusionClass: command.exclusionClass,
      });
}

/** While the matter runs, and for some days after it was closed. */
function withinWindow({ state, profile, context }: Applying): Refusal | undefined {
  if (state.phase !== 'CLOSED') return undefined;
  const until = plusDays(state.phaseSince, profile.exclusion?.windowDays ?? 0);
  return isAfter(context.now, until) ? reject('EXCLUSION_WINDOW_OVER', { until }) : undefined;
}

/** One request of a unit at a time, and none again in a class that was decided. */
function notUndecided({ state, command, assignment: { unit } }: Applying): Refusal | undefined {
  const known = state.exclusions.some(
    (each) =>
      each.unit === unit &&
      (each.status === 'REQUESTED' || each.exclusionClass === command.exclusionClass),
  );
  return known ? reject('EXCLUSION_ALREADY_ASKED', { unit }) : undefined;
}

type Deciding = Situation<'DecideExclusion'> & { readonly exclusion: Exclusion };

export const decideExclusion: Step<'DecideExclusion'> = (situation) => {
  const { command, state } = situation;
  const exclusion =
    'exclusions' in state ? state.exclusions.find(({ id }) => id === command.exclusion) : undefined;
  return exclusion === undefined
    ? rejected(reject('EXCLUSION_UNKNOWN', { exclusion: command.exclusion }))
    : settle(DECIDING, { ...situation, exclusion });
};

const DECIDING: Policy<Deciding> = {
  guards: [
    ({ exclusion }) => (exclusion.status === 'REQUESTED' ? undefined : reject('EXCLUSION_DECIDED')),
    (situation) => notOwnRequest(situation.exclusion.askedBy, situation),
    ({ exclusion, context: { actor, directory } }) =>
      actor.unit !== undefined && directory.isUnitWithin(actor.unit, exclusion.unit)
        ? reject('OWN_UNITS_REQUEST', { unit: exclusion.unit })
        : undefined,
  ],
  events: ({ command: { granted, reason }, exclusion: { id, unit, exclusionClass } }) => [
    {
      type: granted ? 'ExclusionGranted' : 'ExclusionDenied',
      data: { exclusion: id, unit, exclusionClass, reason },
    },
  ],
};
