import type { Refusal } from '@shaodao/decider';
import type { IssueProfile } from '../context.js';
import type { Score } from '../events/whistle.js';
import { present } from '../present.js';
import type { RatingInstrument } from '../profile.js';
import { reject, rejected } from '../rejections.js';
import { isAccepted, type AcceptedFacts } from '../state.js';
import { actorHasUnit, mechanism } from './guards.js';
import { settle, type Policy, type Situation, type Step } from './step.js';
import { callStep } from './whistle-step.js';

interface Rating {
  readonly command: {
    readonly type: 'RateWhistle' | 'RateReverse';
    readonly scores: readonly Score[];
  };
  readonly profile: IssueProfile;
}

/** Marks are given on the items and on the scale of the mechanism's instrument, each once. */
const fitsInstrument =
  (instrumentOf: (profile: IssueProfile) => RatingInstrument | undefined) =>
  ({ command, profile }: Rating): Refusal | undefined => {
    const instrument = instrumentOf(profile);
    if (instrument === undefined) {
      return reject('COMMAND_NOT_IN_PROFILE', {
        mechanism: mechanism(profile),
        command: command.type,
      });
    }
    const { items, minimum, maximum } = instrument;
    const wrong = command.scores.find(
      ({ item, score }, index) =>
        !items.some(({ code }) => code === item) ||
        score < minimum ||
        score > maximum ||
        command.scores.findIndex((each) => each.item === item) < index,
    );
    return wrong === undefined
      ? undefined
      : reject('SCORE_NOT_IN_INSTRUMENT', { item: wrong.item, minimum, maximum });
  };

/** A question answered at the desk called nobody. */
export const rateWhistle: Step<'RateWhistle'> = (situation) => {
  const { state, command } = situation;
  return isAccepted(state)
    ? whistleRating({ ...situation, state })
    : rejected(reject('WHISTLE_UNKNOWN', { whistle: command.whistle }));
};

type Accepted<N extends 'RateWhistle' | 'RateReverse'> = Omit<Situation<N>, 'state'> & {
  readonly state: AcceptedFacts;
};

const whistleRating = callStep<Accepted<'RateWhistle'>>({
  statuses: ['CHECKED_IN', 'NO_SHOW', 'EXCUSED', 'DONE', 'RELEASED'],
  guards: [
    fitsInstrument(({ ratings }) => ratings?.whistle),
    ({ call }) => (call.rated ? reject('ALREADY_RATED', { unit: call.unit }) : undefined),
  ],
  events: ({ command: { scores, reason }, whistle, call: { unit } }) => [
    { type: 'WhistleRated', data: { whistle: whistle.id, unit, scores, ...present({ reason }) } },
  ],
});

type Reverse = Accepted<'RateReverse'>;

export const rateReverse: Step<'RateReverse'> = (situation) => {
  const { state, command } = situation;
  return isAccepted(state)
    ? settle(REVERSE, { ...situation, state })
    : rejected(reject('UNIT_NOT_INVOLVED', { unit: command.unit }));
};

const REVERSE: Policy<Reverse> = {
  guards: [
    fitsInstrument(({ ratings }) => ratings?.reverse),
    actorHasUnit,
    raterIsInvolved,
    ratedHasWorked,
    ({ command, state, context }) =>
      state.reverseRatings.includes(ratingOf(context.actor.unit ?? '', command.unit))
        ? reject('ALREADY_RATED', { unit: command.unit })
        : undefined,
  ],
  events: ({ command: { unit, scores, reason }, context }) => [
    {
      type: 'ReverseRated',
      data: { by: context.actor.unit ?? '', unit, scores, ...present({ reason }) },
    },
  ],
};

/** Who rated whom, as the state keeps it. */
export const ratingOf = (by: string, unit: string): string => `${by}→${unit}`;

/** Those for whom the units worked: who asked, ordered, blew or coordinated. */
function raterIsInvolved({ state, context: { actor } }: Reverse): Refusal | undefined {
  const unit = actor.unit ?? '';
  const callers = state.whistles.flatMap(({ coordinator, blowerUnit }) => [
    coordinator,
    blowerUnit,
  ]);
  return [state.requestedBy, state.orderedBy, ...callers].includes(unit)
    ? undefined
    : reject('UNIT_NOT_INVOLVED', { unit });
}

function ratedHasWorked({ command: { unit }, state, context }: Reverse): Refusal | undefined {
  const worked = hadPart(state).includes(unit) && unit !== context.actor.unit;
  return worked ? undefined : reject('UNIT_NOT_INVOLVED', { unit });
}

const hadPart = (state: AcceptedFacts): readonly string[] => [
  ...state.assignments.filter(({ status }) => status !== 'CANCELLED').map(({ unit }) => unit),
  ...state.whistles.flatMap(({ calls }) => calls.map(({ unit }) => unit)),
];
