export { BoardProjector } from './board/projector.js';
export { BoardQueries, type BoardChanges } from './board/queries.js';
export type { BoardCounts, BoardPage, PageOptions, UnitLoad } from './board/page.js';
export type { OpenCounts, TerritoryLoad } from './board/territory-loads.js';
export { BoardFeed, type BoardNews } from './board/feed.js';
export { SearchTooShort, type BoardFilter } from './board/filter.js';
export { notHidden, type BoardScope, type HiddenFrom } from './board/scope.js';
export type { BoardSort } from './board/query-sql.js';
export type { BoardRow } from './board/row.js';
export { isOpenPhase, type SupervisionLevel } from './board/state.js';
export { InboxProjector } from './inbox/projector.js';
export type { AssignmentLoad } from './inbox/loads.js';
export { InboxQueries } from './inbox/queries.js';
export type { InboxCounts, InboxEntry, InboxOptions, InboxPage } from './inbox/page.js';
export type { ReturnState } from './inbox/state.js';
export { timelineEntryOf, TimelineQueries, type TimelineEntry } from './timeline/queries.js';
export {
  RoutingShadowProjector,
  type ShadowBeside,
  type ShadowJudge,
  type ShadowJudgement,
} from './routing-shadow/projector.js';
export {
  RoutingShadowQueries,
  type ShadowCounts,
  type ShadowExample,
} from './routing-shadow/queries.js';
export { routingShadowMigrations } from './routing-shadow/schema.js';
export { InvalidMoment, MomentAhead, resolveMoment, type Moment } from './history/moment.js';
export { countsAt, effectiveAt, prefixAt } from './history/effective.js';
export { LIVED, livedPast } from './testing/lived-past.js';
export { HistoryProjector } from './history/projector.js';
export { historyMigrations } from './history/schema.js';
export { Past } from './history/past.js';
export type { BoardHistory } from './history/board-history.js';
export type { InboxHistory } from './history/inbox-history.js';
export { IssuesAsOf, type IssueAsOf, type IssueFact } from './history/issue-as-of.js';
export { Play } from './play/play.js';
export { InvalidSpan, momentText, type Span } from './play/span.js';
export type { PlayCounts, PlayFrame, PlayOptions } from './play/board-play.js';
export type { BoardDifference, ChangeKind, DiffPage } from './play/board-diff.js';
export {
  fieldChanges,
  type BoardChange,
  type ChangeEvent,
  type FieldChange,
} from './play/changes.js';
export type { IssueFrame } from './play/issue-play.js';
export { SimilarQueries, type SimilarIssue, type SimilarQuestion } from './similar/queries.js';
export type { Likeness } from './similar/likeness.js';
export { InvalidCursor } from './cursor.js';
export { readTablesChecksum, type TableChecksum } from './checksum/checksum.js';
export { readModelMigrations, readModelProjectors } from './projectors.js';
export { KpiProjector } from './kpi/projector.js';
export { PublishedTablesProjector, publishedTables, type PublishedLine } from './kpi/published.js';
export { KpiFigures, type Figures, type FiguresQuestion } from './kpi/figures.js';
export { figuresFromEvents } from './kpi/figures-from-events.js';
export {
  countedOfIssue,
  factsBehind,
  issuesInScope,
  type FactBehind,
  type NumberQuestion,
} from './kpi/facts-behind.js';
export { eventsOfFact, type EventOfFact } from './kpi/events-of-fact.js';
export { factsOfSource, type FactOfSource } from './kpi/facts-of-source.js';
export { kpiMigrations } from './kpi/schema.js';
export type { Reading } from './kpi/told-at.js';
