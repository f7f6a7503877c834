export * from './port.js';
export * from './aggregate-runner.js';
export * from './run-request.js';
export * from './followed-stream.js';
export { PostgresEventStore } from './postgres/postgres-event-store.js';
export type { PostgresEventStoreOptions } from './postgres/postgres-event-store.js';
export { eventStoreMigrations } from './postgres/schema.js';
export { MemoryEventStore } from './memory/memory-event-store.js';
export { openEventStore, type EventStorePlace } from './open-event-store.js';
