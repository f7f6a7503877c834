export type { ClockMoment, Doors, Fire, FireOutcome } from './clock-moment.js';
export type { Refusal } from './marking.js';
export type { TimekeeperParts } from './parts.js';
export { ClockProjector } from './projector.js';
export { timekeeperMigrations } from './schema.js';
export { SQL as TIMEKEEPER_SQL } from './sql.js';
export type { TimekeeperStatus } from './status.js';
export { Timekeeper } from './timekeeper.js';
