export { ProjectionRunner, type RunnerDependencies, type RunnerRole } from './runner.js';
export {
  categoryOf,
  positionOf,
  wants,
  widestFilter,
  type ByLives,
  type Partitioned,
  type Projector,
} from './projector.js';
export { enterPartitions, leavePartitions, OtherPartitions } from './partitions/enter.js';
export type { Delivered, Delivery } from './partitions/delivery.js';
export { ACROSS } from './partitions/lanes.js';
export { shareLeads } from './partitions/share-leads.js';
export { noteFailure } from './note-failure.js';
export { inBatchTransaction } from './transaction.js';
export { PartitionWriter } from './partitions/partition-writer.js';
export {
  HistoryGone,
  MisplacedEvent,
  NotByPartitions,
  TopicMadeAnew,
} from './partitions/partition-failures.js';
export { keyOfStream } from './partitions/key-of-stream.js';
export { partitionOf } from './partitions/partition-of.js';
export { projectionMigrations } from './schema.js';
export { ProjectionSignals, type Ticket } from './signals.js';
export { hasLeader, standForLeader, type Term } from './leadership.js';
export { backOff, pause } from './pause.js';
export { paced } from './paced-pages.js';
export { ProjectionWaiter } from './waiting.js';
export { retryParked, type RetryResult } from './retry.js';
export {
  listParked,
  listParkedStreams,
  type ParkedEntry,
  type ParkedQuestion,
} from './parked-list.js';
export {
  projectionStatus,
  type Lag,
  type Leader,
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
export { DeskPlace } from './lives/desk-place.js';
export type {
  FilledStretch,
  FillOrder,
  FillPlace,
  OpenFillPlaces,
  Stretch,
} from './lives/fill-place.js';
export { livesProjectors } from './lives/lives-of.js';
export { Scratch, ScratchInUse, scratchPool, type ScratchSettings } from './scratch/scratch.js';
export { BinaryRows, NotCanonical, type CopyType } from './scratch/binary-rows.js';
export { copyBinary, copyCell, copyRows } from './scratch/copy-rows.js';
export { LIVE_SCHEMA, NotRebuildable } from './scratch/table-statements.js';
export { build, type BuildProgress, type BuildTask } from './scratch/build.js';
export { fillTables, type FillStage, type FillTask } from './rebuild/fill-tables.js';
export {
  rebuild,
  type RebuildResult,
  type RebuildStage,
  type RebuildTask,
} from './rebuild/rebuild.js';
export { verify, VERIFY_SCHEMA, type VerifyStage, type VerifyTask } from './verify/verify.js';
export type {
  CheckpointFault,
  CheckpointVerdict,
  ColumnDifference,
  ProjectorVerdict,
  RowDifference,
  StreamBehind,
  TableVerdict,
  Verification,
} from './verify/verdict.js';
export { project, type Projected } from './testing/project.js';
export { queriesFile } from './testing/queries-file.js';
