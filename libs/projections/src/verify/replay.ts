import type { EventStore, Position, RecordedEvent } from '@shaodao/event-store';
import { describeFailure } from '../failures.js';
import { park, parkedStreams, projectAround, tryProjecting } from '../parking.js';
import { positionOf } from '../projector.js';
import { build, type BuildProgress } from '../scratch/build.js';
import type { Scratch } from '../scratch/scratch.js';
import { tellAgain } from '../tell-again.js';
import { inBatchTransaction } from '../transaction.js';
import type { LiveMoment, ParkedPlace } from './live-moment.js';
import type { SparingProjector } from './sparing-projector.js';
import { VERIFY_SQL } from './sql.js';

/** Events read at once beyond a checkpoint; partitions are seldom far ahead of it. */
const BEYOND_PAGE = 5_000;

export interface ReplayTask {
  readonly store: EventStore;
  readonly scratch: Scratch;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BuildProgress) => void;
}

/** What a moment says that the tables are to be brought to. */
export type Goal = Pick<LiveMoment, 'position' | 'parked' | 'farthest' | 'lanes'>;

/**
 * Brings the scratch tables of one projector to exactly where the live ones were at a moment: what
 * was retried since is made good, what stands parked is left out, then the events up to the place, and
 * of each partition those up to its own.
 * @returns how many events beyond the place were taken in.
 * @throws AbortError when the signal aborts; the surroundings' errors.
 */
export async function replayTo(
  goal: Goal,
  projector: SparingProjector,
  task: ReplayTask,
): Promise<number> {
  const reached = await replayedTo(projector.name, task.scratch);
  const freed = projector.spare(goal.parked).filter(({ position }) => position <= reached.position);
  await makeGood(freed, reached.position, projector, task);
  const { store, signal, onProgress } = task;
  const scratch = { pool: task.scratch.pool, projectors: [projector] };
  await build({ store, scratch, through: goal.position, signal, onProgress });
  return takeBeyond(goal, projector, task);
}

/**
 * The events that the live tables hold beyond their checkpoint. The scratch checkpoint stays before
 * them: at another look they come again, which leaves the same rows.
 */
async function takeBeyond(
  { position, farthest, lanes }: Goal,
  projector: SparingProjector,
  { store, scratch, signal }: ReplayTask,
): Promise<number> {
  let taken = 0;
  for (let from = position; from < farthest;) {
    signal.throwIfAborted();
    const { events, through } = await store.readAll(from, BEYOND_PAGE, projector.filter);
    const held = events.filter((event) => lanes.hold(event));
    await writeAround(held, projector, scratch);
    taken += held.length;
    if (through <= from) break;
    from = through;
  }
  return taken;
}

/** As the live projections do it: what cannot be projected is parked, the rest goes on. */
async function writeAround(
  events: readonly RecordedEvent[],
  projector: SparingProjector,
  { pool }: Scratch,
): Promise<void> {
  if (events.length === 0) return;
  await inBatchTransaction(pool, async (tx) => {
    const blocked = await parkedStreams(tx, projector.name);
    const parked = await projectAround(projector, events, blocked, tx);
    if (parked.length > 0) await park(projector.name, parked, tx);
  });
}

/** Where the scratch tables of a projector stand, and how many events they took in. */
export async function replayedTo(
  projector: string,
  { pool }: Pick<Scratch, 'pool'>,
): Promise<{ readonly position: Position; readonly applied: number }> {
  const { rows } = await pool.query<{ position: string; applied: string }>(VERIFY_SQL.replayed, [
    projector,
  ]);
  const [row] = rows;
  return { position: positionOf(row?.position ?? '0'), applied: Number(row?.applied ?? 0) };
}

/** Projects events that were parked and are no more, as a retry does: one after the other. */
async function makeGood(
  freed: readonly ParkedPlace[],
  reached: Position,
  projector: SparingProjector,
  { store, scratch }: ReplayTask,
): Promise<void> {
  for (const { stream, revision } of freed) {
    for await (const event of store.readStream(stream, { from: revision, limit: 1 })) {
      await makeGoodOne(event, { projector, store, reached }, scratch);
    }
  }
}

async function makeGoodOne(
  event: RecordedEvent,
  telling: {
    readonly projector: SparingProjector;
    readonly store: EventStore;
    readonly reached: Position;
  },
  { pool }: Scratch,
): Promise<void> {
  await inBatchTransaction(pool, async (tx) => {
    const { projector } = telling;
    const failure = await tryProjecting(projector, [event], tx);
    if (failure === undefined) {
      await tellAgain([event], telling, tx);
      return;
    }
    const error = describeFailure(failure.error);
    await park(projector.name, [{ event, error, cause: true }], tx);
  });
}
