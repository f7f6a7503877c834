export { balanceOf, dividendFactor } from './points/balance.js';
export { points } from './points/points.js';
export type { PointsCommand } from './points/commands.js';
export type { PointsEvent } from './points/events.js';
export type { PointsSection } from './points/section.js';
export type { PointsState } from './points/state.js';
export { tierRating } from './tier-rating/tier-rating.js';
export { factorOf, grade, totalScore, type Graded, type Score } from './tier-rating/grading.js';
export type { TierRatingCommand } from './tier-rating/commands.js';
export type { TierRatingEvent } from './tier-rating/events.js';
export type { TierRatingSection } from './tier-rating/section.js';
export type { TierRatingState } from './tier-rating/state.js';
export { evaluationRound } from './evaluation-round/evaluation-round.js';
export { ranked, tally, type Result, type Vote } from './evaluation-round/tally.js';
export type { EvaluationRoundCommand } from './evaluation-round/commands.js';
export type { EvaluationRoundEvent } from './evaluation-round/events.js';
export type { EvaluationRoundSection } from './evaluation-round/section.js';
export type { EvaluationRoundState } from './evaluation-round/state.js';
export * from './kpi/index.js';
export * from './formula-sets/formula-sets.js';
export type {
  FigureOfPeriod,
  GivenFigures,
  GivenFiguresCommand,
  GivenFiguresContext,
} from './given-figures/decide.js';
export type * from './given-figures/events.js';
export { foldFigures, GIVEN_FIGURES, givenFiguresId } from './given-figures/given-figures.js';
export { GIVEN_FIGURES_REJECTIONS } from './given-figures/rejections.js';
export {
  decidePublishedTable,
  leftOutBy,
  type PublishedTableCommand,
  type PublishedTableContext,
  type TableDraft,
} from './published-table/decide.js';
export type * from './published-table/events.js';
export { PUBLISHED_TABLES } from './published-table/published-table.js';
export {
  PUBLISHED_TABLE_REJECTIONS,
  type PublishedTableRejection,
} from './published-table/rejections.js';
export { revisionInForce } from './published-table/state.js';
export type * from './published-table/state.js';
