import type { EventStore, OnCommit } from './port.js';
import { PostgresEventStore } from './postgres/postgres-event-store.js';

/** Where the events are: a KurrentDB where one is named, else the database. */
export interface EventStorePlace {
  readonly databaseUrl: string;
  readonly kurrentDbUrl?: string;
}

/**
 * The event store of a place; it connects at the first call. The client of a store not used is not loaded.
 * @param onCommit told of everything this process commits
 */
export async function openEventStore(
  { databaseUrl, kurrentDbUrl }: EventStorePlace,
  onCommit: OnCommit = () => undefined,
): Promise<EventStore> {
  if (kurrentDbUrl === undefined)
    return new PostgresEventStore({ connectionString: databaseUrl, onCommit });
  const { KurrentDbEventStore } = await import('./kurrentdb/kurrentdb-event-store.js');
  return new KurrentDbEventStore(kurrentDbUrl, onCommit);
}
