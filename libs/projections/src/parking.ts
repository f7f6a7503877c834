import type { RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { describeFailure, isFaultOfSurroundings } from './failures.js';
import type { Projector } from './projector.js';
import { SQL } from './sql.js';

/** One event set aside: itself the cause, or queued behind the cause in its stream. */
export interface ParkedEvent {
  readonly event: RecordedEvent;
  readonly error: string;
  readonly cause: boolean;
}

/** Streams of which a projector has set events aside. */
export async function parkedStreams(tx: PoolClient, projector: string): Promise<Set<string>> {
  const { rows } = await tx.query<{ stream: string }>(SQL.parkedStreams, [projector]);
  return new Set(rows.map((row) => row.stream));
}

/**
 * Projects as many of the events as can be: halves a failing batch until the culprit stands alone,
 * sets it aside together with all later events of its stream, and goes on with the rest, in order.
 * @param blocked streams already parked; a newly parked stream is added.
 * @returns what was set aside now.
 * @throws faults of the surroundings; they are no event's fault.
 */
export async function projectAround(
  projector: Projector,
  events: readonly RecordedEvent[],
  blocked: Set<string>,
  tx: PoolClient,
): Promise<ParkedEvent[]> {
  const free = events.filter((event) => !blocked.has(event.stream));
  const queued = events
    .filter((event) => blocked.has(event.stream))
    .map((event) => ({ event, error: 'waits for an earlier event of its stream', cause: false }));
  const [first] = free;
  if (first === undefined) return queued;

  const failure = await tryProjecting(projector, free, tx);
  if (failure === undefined) return queued;
  if (free.length === 1) {
    blocked.add(first.stream);
    return [...queued, { event: first, error: describeFailure(failure.error), cause: true }];
  }
  const middle = free.length >> 1;
  const left = await projectAround(projector, free.slice(0, middle), blocked, tx);
  const right = await projectAround(projector, free.slice(middle), blocked, tx);
  return [...queued, ...left, ...right];
}

/** Writes down what was set aside and tells every process that the set has changed. */
export async function park(
  projector: string,
  parked: readonly ParkedEvent[],
  tx: PoolClient,
): Promise<void> {
  await tx.query(SQL.park, [
    projector,
    parked.map(({ event }) => event.stream),
    parked.map(({ event }) => event.revision),
    parked.map(({ event }) => event.position),
    parked.map(({ event }) => event.type),
    parked.map(({ error }) => error),
    parked.map(({ cause }) => cause),
  ]);
}

/** The error of projecting these events, with nothing written; undefined where they went in. */
export async function tryProjecting(
  projector: Projector,
  events: readonly RecordedEvent[],
  tx: PoolClient,
): Promise<{ readonly error: unknown } | undefined> {
  await tx.query('savepoint attempt');
  try {
    await projector.project(events, tx);
    await tx.query('release savepoint attempt');
    return undefined;
  } catch (error) {
    if (isFaultOfSurroundings(error)) throw error;
    await tx.query('rollback to savepoint attempt');
    return { error };
  }
}
