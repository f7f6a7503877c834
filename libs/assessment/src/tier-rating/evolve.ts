import { evolveByFolds } from '@shaodao/decider';
import type { TierRatingEventMap } from './events.js';
import type { Graded } from './grading.js';
import type { OpenedRating } from './state.js';

function regraded(
  { grades }: OpenedRating,
  { ratee, grade, factor }: { ratee: string; grade: string; factor?: number },
): readonly Graded[] {
  return grades.map((each) => {
    if (each.ratee !== ratee) return each;
    const { numerator, denominator } = each;
    return { ratee, numerator, denominator, grade, ...(factor !== undefined && { factor }) };
  });
}

const without = (list: readonly string[], one: string): readonly string[] =>
  list.filter((each) => each !== one);

/** How each event of a rating changes its state. */
export const evolveTierRating = evolveByFolds<OpenedRating, TierRatingEventMap, 'RatingOpened'>({
  opening: 'RatingOpened',
  open: ({ playbook, scale, scaleVersion, period, territory, ratees }) => ({
    ...{ status: 'OPENED', playbook, scale, scaleVersion, period, territory, ratees },
    ...{ scores: {}, grades: [], appeals: [], appealed: [], outcomes: [] },
  }),
  folds: {
    RateeScored: ({ scores }, { ratee, numerator, denominator }) => ({
      scores: { ...scores, [ratee]: { numerator, denominator } },
    }),
    AllScored: () => ({ status: 'SCORED' }),
    GradesProposed: (_state, { grades }) => ({ status: 'PROPOSED', grades }),
    GradeAdjusted: (state, data) => ({ grades: regraded(state, data) }),
    RatingSigned: (_state, { appealUntil }, { actor }) => ({
      status: 'SIGNED',
      signedBy: actor.person,
      appealUntil,
    }),
    GradeAppealed: ({ appeals, appealed }, { ratee }) => ({
      status: 'APPEALED',
      appeals: [...appeals, ratee],
      appealed: [...appealed, ratee],
    }),
    GradeCorrected: (state, data) => ({
      status: state.appeals.length > 1 ? 'APPEALED' : 'CORRECTED',
      appeals: without(state.appeals, data.ratee),
      grades: regraded(state, data),
    }),
    GradeAppealDenied: ({ appeals }, { ratee }) => ({
      status: appeals.length > 1 ? 'APPEALED' : 'SIGNED',
      appeals: without(appeals, ratee),
    }),
    AppealWindowClosed: () => ({}),
    RatingPublished: () => ({ status: 'PUBLISHED' }),
    OutcomeRecorded: ({ outcomes }, { ratee, outcome }) => ({
      outcomes: [...outcomes, { ratee, outcome }],
    }),
  },
});
