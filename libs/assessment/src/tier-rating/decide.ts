import {
  clockIsDue,
  decideBySteps,
  isAfter,
  present,
  type Refusal,
  type SideContext,
} from '@shaodao/decider';
import type { TierRatingCommand } from './commands.js';
import type { TierRatingEvent } from './events.js';
import { factorOf, grade, totalScore, type DimensionScore } from './grading.js';
import { reject } from './rejections.js';
import type { Scale, TierRatingSection } from './section.js';
import { TIER_RATING_STATUSES, type OpenedRating } from './state.js';

type Context = SideContext<TierRatingSection>;
type Objection = Refusal | undefined;
interface WithRatee {
  readonly command: { readonly ratee: string };
  readonly state: OpenedRating;
  readonly context: Context;
}

const scaleOf = (code: string, { section }: Context): Scale | undefined =>
  section.scales.find((each) => each.code === code);

/** @throws Error where the pinned playbook does not hold the scale, which opening has asked */
function ownScale({ scale: code }: OpenedRating, context: Context): Scale {
  const scale = scaleOf(code, context);
  if (scale === undefined) throw new Error(`The playbook has no scale ${code}`);
  return scale;
}

const rateeIsKnown = ({ command: { ratee }, state }: WithRatee): Objection =>
  state.ratees.some((each) => each.ratee === ratee)
    ? undefined
    : reject('RATEE_UNKNOWN', { ratee });

const notOneself = ({ command: { ratee }, context }: WithRatee): Objection =>
  context.actor.person === ratee ? reject('SELF_RATED') : undefined;

function scoresFit(scores: readonly DimensionScore[], { dimensions }: Scale): Objection {
  const fits =
    scores.length === dimensions.length &&
    dimensions.every(({ code, max }) => {
      const own = scores.filter((each) => each.dimension === code);
      return own.length === 1 && own.every((each) => each.score <= max);
    });
  return fits
    ? undefined
    : reject('SCORES_DO_NOT_FIT', { dimensions: dimensions.map((each) => each.code) });
}

function gradeIsKnown(code: string, state: OpenedRating, context: Context): Objection {
  const { grades } = ownScale(state, context);
  return grades.some((each) => each.code === code)
    ? undefined
    : reject('GRADE_UNKNOWN', { grade: code });
}

/** A ratee's change from one grade to another, with the factor of the new one. */
function change(ratee: string, to: string, state: OpenedRating, context: Context) {
  const from = state.grades.find((each) => each.ratee === ratee)?.grade ?? '';
  const post = state.ratees.find((each) => each.ratee === ratee)?.post;
  const factor = factorOf(ownScale(state, context), to, post);
  return { ratee, from, grade: to, ...present({ factor }) };
}

/** What happens in a rating, or why not. Pure; it proposes, people decide. */
export const decideTierRating = decideBySteps<
  TierRatingCommand,
  OpenedRating,
  TierRatingEvent,
  TierRatingSection,
  'OpenRating'
>({
  opens: 'OpenRating',
  open: {
    guards: [
      ({ command: { scale }, context }) =>
        scaleOf(scale, context) === undefined ? reject('SCALE_UNKNOWN', { scale }) : undefined,
      ({ command: { territory }, context }) =>
        context.directory.isTerritory(territory)
          ? undefined
          : reject('UNKNOWN_TERRITORY', { territory }),
      ({ command: { ratees } }) => {
        const names = ratees.map((each) => each.ratee);
        const ratee = names.find((each, index) => names.indexOf(each) !== index);
        return ratee === undefined ? undefined : reject('RATEE_TWICE', { ratee });
      },
      ({ command: { scale, ratees }, context }) => {
        const posts = scaleOf(scale, context)?.posts;
        const wrong = ratees.find(
          ({ post }) => posts !== undefined && !posts.some((each) => each.code === post),
        );
        return wrong === undefined ? undefined : reject('POST_UNKNOWN', { ratee: wrong.ratee });
      },
    ],
    events: ({ command: { scale, period, territory, ratees }, context }) => {
      const { playbook } = context;
      const scaleVersion = scaleOf(scale, context)?.version ?? 0;
      const data = { playbook, scale, scaleVersion, period, territory, ratees };
      return [{ type: 'RatingOpened', data }];
    },
  },
  steps: {
    ScoreRatee: {
      in: ['OPENED', 'SCORED'],
      guards: [
        rateeIsKnown,
        notOneself,
        ({ command, state, context }) => scoresFit(command.scores, ownScale(state, context)),
      ],
      events: ({ command: { ratee, scores, note }, state, context }) => {
        const total = totalScore(scores, ownScale(state, context).dimensions);
        const scored: TierRatingEvent = {
          type: 'RateeScored',
          data: { ratee, scores, ...total, ...present({ note }) },
        };
        const missing = state.ratees.filter(
          (each) => each.ratee !== ratee && state.scores[each.ratee] === undefined,
        );
        return state.status === 'OPENED' && missing.length === 0
          ? [scored, { type: 'AllScored', data: {} }]
          : [scored];
      },
    },
    ProposeGrades: {
      in: ['SCORED'],
      events: ({ state, context }) => {
        const rated = state.ratees.map((each) => ({
          ...each,
          ...(state.scores[each.ratee] ?? { numerator: 0, denominator: 1 }),
        }));
        const grades = grade(ownScale(state, context), rated);
        return [{ type: 'GradesProposed', data: { scaleVersion: state.scaleVersion, grades } }];
      },
    },
    AdjustGrade: {
      in: ['PROPOSED'],
      guards: [
        rateeIsKnown,
        notOneself,
        ({ command, state, context }) => gradeIsKnown(command.grade, state, context),
      ],
      events: ({ command: { ratee, grade: to, reason }, state, context }) => [
        { type: 'GradeAdjusted', data: { ...change(ratee, to, state, context), reason } },
      ],
    },
    SignRating: {
      in: ['PROPOSED'],
      guards: [
        ({ context: { actor } }) =>
          actor.roles.includes('SYSTEM') ? reject('PERSON_MUST_SIGN') : undefined,
        ({ state, context: { actor } }) =>
          state.ratees.some((each) => each.ratee === actor.person)
            ? reject('SELF_RATED')
            : undefined,
      ],
      events: ({ context }) => {
        const clock = context.startClock('appeal', context.section.appealWithin);
        const data = { appealUntil: clock.dueAt, clocks: { started: [clock] } };
        return [{ type: 'RatingSigned', data }];
      },
    },
    AppealGrade: {
      in: ['SIGNED', 'APPEALED', 'CORRECTED'],
      guards: [
        rateeIsKnown,
        ({ state: { appealUntil: until = '' }, context }) =>
          isAfter(context.now, until) ? reject('APPEAL_WINDOW_OVER', { until }) : undefined,
        ({ command: { ratee }, state }) =>
          state.appealed.includes(ratee) ? reject('APPEALED_ALREADY', { ratee }) : undefined,
      ],
      events: ({ command: { ratee, grounds } }) => [
        { type: 'GradeAppealed', data: { ratee, grounds } },
      ],
    },
    DecideGradeAppeal: {
      in: ['APPEALED'],
      guards: [
        ({ command: { ratee }, state }) =>
          state.appeals.includes(ratee) ? undefined : reject('NO_APPEAL', { ratee }),
        notOneself,
        ({ state, context: { actor } }) =>
          state.signedBy === actor.person ? reject('SIGNER_DECIDES_NOT') : undefined,
        ({ command: { granted, grade: to } }) =>
          granted && to === undefined ? reject('GRADE_NEEDED') : undefined,
        ({ command: { granted, grade: to }, state, context }) =>
          granted && to !== undefined ? gradeIsKnown(to, state, context) : undefined,
      ],
      events: ({ command: { ratee, granted, grade: to, reason }, state, context }) =>
        granted && to !== undefined
          ? [{ type: 'GradeCorrected', data: { ...change(ratee, to, state, context), reason } }]
          : [{ type: 'GradeAppealDenied', data: { ratee, reason } }],
    },
    PublishRating: {
      in: ['SIGNED', 'CORRECTED'],
      guards: [
        ({ state: { appealUntil: until = '' }, context }) =>
          isAfter(until, context.now) ? reject('APPEAL_WINDOW_RUNNING', { until }) : undefined,
      ],
      events: ({ state: { grades } }) => [{ type: 'RatingPublished', data: { grades } }],
    },
    RecordOutcome: {
      in: ['PUBLISHED'],
      guards: [
        rateeIsKnown,
        ({ command: { outcome }, context }) =>
          context.section.outcomes.some((each) => each.code === outcome)
            ? undefined
            : reject('OUTCOME_UNKNOWN', { outcome }),
      ],
      events: ({ command: { ratee, outcome, reference } }) => [
        { type: 'OutcomeRecorded', data: { ratee, outcome, reference } },
      ],
    },
    ElapseClock: {
      in: TIER_RATING_STATUSES,
      events: ({ command, state, context }) =>
        clockIsDue(state.clocks, command, context.now)
          ? [{ type: 'AppealWindowClosed', data: { clocks: { stopped: [command.clock] } } }]
          : [],
    },
  },
});
