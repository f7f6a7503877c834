export type { Engine, EngineSettings } from './engine.js';
export { openEngine } from './open-engine.js';
export { openConfiguredEngine, type ConfiguredEngineSettings } from './open-configured-engine.js';
export {
  CommandIdReused,
  eraseSubject,
  SubjectUnknown,
  type Erasure,
  type ErasureOrder,
} from './erasure.js';
export {
  personalReadings,
  recordPersonalReading,
  type PersonalReading,
  type PersonalReadingOrder,
} from './personal-readings.js';
export { Attendance } from './readiness/attendance.js';
export {
  askReadiness,
  LEAVING,
  type Finding,
  type ReadinessAnswer,
  type ReadinessCheck,
} from './readiness/readiness.js';
export { listenForProbes, probesOf, type Probes } from './readiness/probes.js';
export { readinessOf } from './readiness/readiness-of-engine.js';
export { fillThreads } from './rebuild/open-fill-threads.js';
export { startRoles, type RunningRoles } from './roles.js';
export type { Work } from './work.js';
export { schema } from './schema.js';
export { seedSampleDistrict } from './sample.js';
export { archiveDue, type ArchiveCounts } from './archive-due.js';

export type { SideStreams } from './side-streams.js';
export type { HouseProcesses } from './processes.js';
export type { EarlyWarning } from './early-warning.js';
export { groundsOf } from './routing/auto-dispatch.js';
export type { Routing } from './routing/open-routing.js';
export { RuleSetService } from './routing/rule-set-service.js';
export { calendarsOf } from './calendars.js';
export { FormulasRefused, FormulaService } from './kpi/formula-service.js';
export { InvalidFormulas, parseFormulas } from './kpi/formula-parser.js';
export { readFormulas } from './kpi/shipped-formulas.js';
export type { HouseKpi } from './kpi/open-kpi.js';
export { periodName, periodOf, type KpiTableQuestion, type RankedTable } from './kpi/kpi-tables.js';
export {
  FiguresIncomplete,
  type TableName,
  type TableOrder,
} from './kpi/published-table-service.js';
export type { FiguresOrder, FiguresTold, WithdrawalOrder } from './kpi/given-figures-service.js';
export { NothingToProve, type Proof } from './kpi/prove.js';
export type { StatementDifference } from './kpi/statement-differences.js';
export type { TableStatement } from './kpi/statement.js';
