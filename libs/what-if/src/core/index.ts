export type * from './alternative.js';
export { SCENARIO_SCHEMA } from './alternative-schema.js';
export { ASSUMPTIONS, REASONS, type AssumptionCode, type ReasonCode } from './assumptions.js';
export { STANDINGS, deadlinesOf, type Deadline, type Standing } from './deadlines-of.js';
export { isDeadline, WINDOWS } from './limit-changes.js';
export { Tree } from './tree.js';
export { retell, type Retold } from './retell.js';
export type { Move } from './retold-units.js';
export type { RankingWanted, ScenarioDraft, Span } from './scenario.js';
export {
  FindingsBook,
  type AssumptionCount,
  type DeadlineCounts,
  type Findings,
  type MoveCount,
  type StandingCounts,
  type TicketCounts,
} from './report.js';
export {
  runningOf,
  SCENARIO,
  SCENARIO_SENTENCES,
  type RunStatus,
  type RunSummary,
  type ScenarioCommand,
  type ScenarioEvent,
  type ScenarioRun,
  type ScenarioState,
} from './scenario-decider.js';
export { scenarioFaults } from './scenario-faults.js';
export { Setting } from './setting.js';
export { ALWAYS, simulate, type Course, type Flip, type Simulation } from './simulate.js';
export { deadlineWords } from './words.js';
export type { StoredEvent, World } from './world.js';
