import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { BatchWriting } from '../batch-writing.js';
import { isFaultOfSurroundings } from '../failures.js';
import { wants } from '../projector.js';
import { inBatchTransaction } from '../transaction.js';
import type { Taken } from './fill-place.js';
import type { LivesProjector } from './lives-of.js';
import { LIVES_SQL } from './sql.js';

interface Rest {
  readonly store: EventStore;
  readonly pool: Pool;
  /** Events up to here. */
  readonly through: Position;
  readonly pageSize: number;
  readonly signal: AbortSignal;
}

/** Projects what filling by streams has left of one projector, and moves its checkpoint. */
export async function finish(
  { projector, afterwards }: LivesProjector,
  { setAside, events }: Taken,
  { store, pool, through, pageSize, signal }: Rest,
): Promise<void> {
  const writing = new BatchWriting(projector);
  for (const stream of setAside) {
    signal.throwIfAborted();
    const life: RecordedEvent[] = [];
    for await (const event of store.readStream(stream))
      if (event.position <= through && wants(projector.filter, event)) life.push(event);
    await writeAround(life, writing, pool);
  }
  let beside = 0;
  const filter = { ...projector.filter, categories: afterwards };
  for (let from = 0 as Position; afterwards.length > 0 && from < through;) {
    signal.throwIfAborted();
    const page = await store.readAll(from, pageSize, filter);
    const before = page.events.filter(({ position }) => position <= through);
    await writeAround(before, writing, pool);
    beside += before.length;
    if (page.through <= from) break;
    from = page.through;
  }
  await pool.query(LIVES_SQL.arrive, [projector.name, through, events + beside]);
}

/** As the live projections do it: what cannot be projected is parked, the rest goes on. */
async function writeAround(
  batch: readonly RecordedEvent[],
  writing: BatchWriting,
  pool: Pool,
): Promise<void> {
  if (batch.length === 0) return;
  writing.forget();
  try {
    await inBatchTransaction(pool, (tx) => writing.whole(batch, 0, tx));
  } catch (error) {
    if (isFaultOfSurroundings(error)) throw error;
    await inBatchTransaction(pool, (tx) => writing.aroundPoison(batch, 0, tx));
  }
}
