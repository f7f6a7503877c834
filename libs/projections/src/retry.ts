import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import type { Pool, PoolClient } from 'pg';
import { describeFailure, UnknownProjector } from './failures.js';
import { tryProjecting } from './parking.js';
import { PARTITION_SQL } from './partitions/sql.js';
import { positionOf, type Projector } from './projector.js';
import { SQL } from './sql.js';
import { tellAgain } from './tell-again.js';
import { inBatchTransaction } from './transaction.js';

export interface RetryResult {
  readonly applied: number;
  /** Still parked, the failing one first. */
  readonly remaining: number;
  /** Why the first remaining one failed again. */
  readonly error?: string;
}

/**
 * Projects the parked events of one stream, in order, as far as they go. From any process: the
 * checkpoint's row, and those of partitions, keep others out meanwhile. The events are read from the store again, so what
 * the operator sees applied is the history itself.
 * @throws UnknownProjector when no projector of that name is given.
 */
export async function retryParked(
  deps: {
    readonly pool: Pool;
    readonly store: EventStore;
    readonly projectors: readonly Projector[];
  },
  projectorName: string,
  stream: string,
): Promise<RetryResult> {
  const projector = deps.projectors.find(({ name }) => name === projectorName);
  if (projector === undefined) throw new UnknownProjector(projectorName);
  return inBatchTransaction(deps.pool, async (tx) => {
    const checkpoint = await tx.query<{ position: string }>(SQL.lockCheckpoint, [projectorName]);
    await tx.query(PARTITION_SQL.lockPartitions, [projectorName]);
    const revisions = await parkedRevisions(projectorName, stream, tx);
    const applied: RecordedEvent[] = [];
    let failure: { readonly error: unknown } | undefined;
    for await (const event of eventsOf(deps.store, stream, revisions)) {
      failure = await tryProjecting(projector, [event], tx);
      if (failure !== undefined) {
        const text = describeFailure(failure.error);
        await tx.query(SQL.noteFailedRetry, [projectorName, stream, event.revision, text]);
        break;
      }
      applied.push(event);
    }
    const reached = positionOf(checkpoint.rows[0]?.position ?? '0');
    await tellAgain(applied, { projector, store: deps.store, reached }, tx);
    const done = applied.map(({ revision }) => revision);
    await tx.query(SQL.unpark, [projectorName, stream, done]);
    await tx.query(SQL.parkedSetChanged, [projectorName]);
    const remaining = revisions.length - applied.length;
    return failure === undefined
      ? { applied: applied.length, remaining }
      : { applied: applied.length, remaining, error: describeFailure(failure.error) };
  });
}

async function parkedRevisions(
  projector: string,
  stream: string,
  tx: PoolClient,
): Promise<readonly number[]> {
  const { rows } = await tx.query<{ revision: number }>(SQL.parkedOfStream, [projector, stream]);
  return rows.map((row) => row.revision);
}

async function* eventsOf(
  store: EventStore,
  stream: string,
  revisions: readonly number[],
): AsyncGenerator<RecordedEvent> {
  const [first] = revisions;
  const last = revisions[revisions.length - 1];
  if (first === undefined || last === undefined) return;
  for await (const event of store.readStream(stream, { from: first })) {
    if (event.revision > last) return;
    if (revisions.includes(event.revision)) yield event;
  }
}
