export { openEngine, type Engine, type EngineSettings } from './engine.js';
export {
  CommandIdReused,
  eraseSubject,
  SubjectUnknown,
  type Erasure,
  type ErasureOrder,
} from './erasure.js';
export { schema } from './schema.js';
export { seedSampleDistrict } from './sample.js';
export { archiveDue, type ArchiveCounts } from './archive-due.js';

export type { SideStreams } from './side-streams.js';
export type { HouseProcesses } from './processes.js';
export { groundsOf } from './routing/auto-dispatch.js';
export type { Routing } from './routing/open-routing.js';
export { RuleSetService } from './routing/rule-set-service.js';
export { calendarsOf } from './calendars.js';
