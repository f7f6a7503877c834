import { hostname } from 'node:os';
import { openEventStore, type EventStore } from '@shaodao/event-store';
import { createPool, Metrics, migrate, VERSION } from '@shaodao/platform';
import { ProjectionSignals } from '@shaodao/projections';
import { MasterKey, PostgresVault, type Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import type { EngineSettings } from './engine.js';
import { openHouseClock, type HouseClock } from './house-clock.js';
import { schema } from './schema.js';

/** Most connections to the database; about ten of them are held by who leads or listens. */
const CONNECTIONS = 20;
/** Partitions are written side by side, and the relay holds two. */
const CONNECTIONS_WITH_KAFKA = 30;

/** What everything else of an engine stands on. */
export interface Foundation {
  readonly pool: Pool;
  readonly metrics: Metrics;
  readonly store: EventStore;
  readonly signals: ProjectionSignals;
  readonly vault: Vault;
  readonly now: () => Date;
  /** Lets go of all of it, whatever stands on it being closed already. */
  close(): Promise<void>;
}

/** Connects, asks what time it is, and brings the schema up. @throws as `openEngine` */
export async function openFoundation(settings: EngineSettings): Promise<Foundation> {
  const { databaseUrl, log } = settings;
  const pool = createPool(databaseUrl, processName(settings.program ?? 'engine'), {
    max: settings.kafka === undefined ? CONNECTIONS : CONNECTIONS_WITH_KAFKA,
    log,
  });
  const metrics = new Metrics({ version: VERSION });
  metrics.watchPool('engine', pool);
  const store = await openEventStore(settings, (events, seconds) => {
    metrics.appended(events, seconds);
  });
  const signals = new ProjectionSignals(pool);
  let clock: HouseClock | undefined;
  const close = async (): Promise<void> => {
    await signals.close();
    await store.close();
    await clock?.stop();
    await pool.end();
    metrics.close();
  };
  try {
    const now = settings.now ?? (clock = await openHouseClock(pool, log)).now;
    await migrate(pool, schema);
    const vault = await PostgresVault.start(pool, new MasterKey(settings.masterKey));
    return { pool, metrics, store, signals, vault, now, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Which process on which machine; PostgreSQL keeps 63 characters of an application's name. */
const processName = (program: string): string =>
  `${program}@${hostname().slice(0, 36)}:${String(process.pid)}`;
