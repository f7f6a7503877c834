export { ProjectionRunner, type RunnerDependencies, type RunnerRole } from './runner.js';
export { positionOf, wants, widestFilter, type Projector } from './projector.js';
export { projectionMigrations } from './schema.js';
export { ProjectionSignals, type Ticket } from './signals.js';
export { hasLeader, standForLeader, type Term } from './leadership.js';
export { backOff, pause } from './pause.js';
export { ProjectionWaiter } from './waiting.js';
export { retryParked, type RetryResult } from './retry.js';
export {
  listParked,
  projectionStatus,
  type Lag,
  type ParkedEntry,
  type ProjectionStatus,
  type ProjectorStatus,
} from './status.js';
export {
  CheckpointMoved,
  describeFailure,
  isFaultOfSurroundings,
  RebuildNeeded,
  UnknownProjector,
} from './failures.js';
export { project, type Projected } from './testing/project.js';
export { queriesFile } from './testing/queries-file.js';
