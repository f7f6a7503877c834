export * from './core/index.js';
export { InvalidScenario, parseScenario } from './files/parse-scenario.js';
export type { FoundFlip, Skipped } from './run/chunk.js';
export type { RunProgress } from './run/execute-run.js';
export type { Place, RankedTwice, RankingCompared } from './run/ranking.js';
export type { RunReport } from './run/run-report.js';
export {
  REPORT_TABLES,
  reportTable,
  type ReportTable,
  type ReportTableName,
} from './run/report-tables.js';
export type { FlipAnswer, FlipsPage, FlipsQuestion, RunName } from './stored/run-results.js';
export type { ScenarioLine } from './stored/scenario-list.js';
export { ScenarioProjector } from './stored/scenario-projector.js';
export type { ScenarioOrder } from './stored/scenario-streams.js';
export { whatIfMigrations } from './stored/schema.js';
export { WHAT_IF_SQL } from './stored/sql.js';
export { newScenario, PROCESS_GONE, WhatIfService, type BegunRun } from './what-if-service.js';
