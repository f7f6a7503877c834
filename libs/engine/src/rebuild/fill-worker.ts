import { parentPort, workerData } from 'node:worker_threads';
import { openEventStore, type EventStore } from '@shaodao/event-store';
import { DeskPlace, livesProjectors, scratchPool, type Projector } from '@shaodao/projections';
import { MasterKey, PostgresVault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { projectorsFromEvents } from './projectors-from-events.js';
import type { ThreadAnswer, ThreadOrder, ThreadTask } from './thread-place.js';

/** The thread of a `ThreadPlace`: stretches come in, what was taken of them goes out. */

/** Two stretches are under way; more connections would only make the server busier. */
const CONNECTIONS = 6;

interface Opened {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly desk: DeskPlace;
}

// What the thread is begun with; only `ThreadPlace` begins it.
const opened = open(workerData as ThreadOrder);
// Who asks for a stretch hears of it.
opened.catch(() => undefined);

parentPort?.on('message', (task: ThreadTask | 'close') => {
  if (task === 'close') void close();
  else void fill(task);
});

async function fill({ id, stretch }: ThreadTask): Promise<void> {
  try {
    const { desk } = await opened;
    answer({ id, done: await desk.fill(stretch) });
  } catch (error) {
    const { message, stack } = error instanceof Error ? error : new Error(String(error));
    answer({ id, failed: { message, ...(stack !== undefined && { stack }) } });
  }
}

async function close(): Promise<void> {
  const parts = await opened.catch(() => undefined);
  await parts?.store.close();
  await parts?.pool.end();
  parentPort?.close();
}

async function open({ place, masterKey, order }: ThreadOrder): Promise<Opened> {
  const { schema, projectors: names, through, pageSize } = order;
  const store = await openEventStore(place);
  const pool = scratchPool(place.databaseUrl, schema, CONNECTIONS);
  try {
    const vault = await PostgresVault.start(pool, new MasterKey(masterKey));
    const known = projectorsFromEvents(store, vault);
    const projectors = livesProjectors(names.map((name) => named(name, known)));
    return { store, pool, desk: new DeskPlace({ store, pool, projectors, through, pageSize }) };
  } catch (error) {
    await store.close();
    await pool.end();
    throw error;
  }
}

function named(name: string, known: readonly Projector[]): Projector {
  const found = known.find((projector) => projector.name === name);
  if (found === undefined) throw new Error(`No thread can fill the tables of ${name}`);
  return found;
}

function answer(what: ThreadAnswer): void {
  parentPort?.postMessage(what);
}
