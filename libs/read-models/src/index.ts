export { BoardProjector } from './board/projector.js';
export {
  BoardQueries,
  type BoardChanges,
  type BoardCounts,
  type BoardPage,
} from './board/queries.js';
export { BoardFeed, type BoardNews } from './board/feed.js';
export { SearchTooShort, type BoardFilter } from './board/filter.js';
export type { BoardScope, HiddenFrom } from './board/scope.js';
export type { BoardSort } from './board/query-sql.js';
export type { BoardRow } from './board/row.js';
export { isOpenPhase, type SupervisionLevel } from './board/state.js';
export { InboxProjector } from './inbox/projector.js';
export {
  InboxQueries,
  type InboxCounts,
  type InboxEntry,
  type InboxPage,
} from './inbox/queries.js';
export type { ReturnState } from './inbox/state.js';
export { TimelineProjector } from './timeline/projector.js';
export { TimelineQueries, type TimelineEntry } from './timeline/queries.js';
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
export { InvalidCursor } from './cursor.js';
export { readTablesChecksum, type TableChecksum } from './checksum/checksum.js';
export { readModelMigrations, readModelProjectors } from './projectors.js';
