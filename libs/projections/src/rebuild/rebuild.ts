import type { EventStore, Position } from '@shaodao/event-store';
import type { OpenFillPlaces } from '../lives/fill-place.js';
import { livesProjectors } from '../lives/lives-of.js';
import { pause } from '../pause.js';
import type { Projector } from '../projector.js';
import { build, type BuildProgress } from '../scratch/build.js';
import { Scratch } from '../scratch/scratch.js';
import { fillTables, type FillStage } from './fill-tables.js';
import { trySwap } from './swap.js';

/** Schema of tables that are being rebuilt. */
export const REBUILD_SCHEMA = 'shaodao_rebuild';

/** So few events behind, the rest is read while the live projections hold still. */
const CLOSE_ENOUGH = 500;
const FIRST_LOCK_MS = 50;
/** Above the server's time until it takes a table away from its own vacuum (1 s). */
const LONGEST_LOCK_MS = 1_600;
/** Readers that queued up behind us go first. */
const BETWEEN_ATTEMPTS_MS = 300;

/** What a rebuild is at, for who waits for it. */
export type RebuildStage =
  | FillStage
  | { readonly stage: 'catching-up'; readonly progress: BuildProgress }
  /** Attempt from 1; the one before found a table held by somebody. */
  | { readonly stage: 'swapping'; readonly attempt: number };

export interface RebuildTask {
  readonly url: string;
  readonly store: EventStore;
  readonly projectors: readonly Projector[];
  readonly pageSize?: number;
  /** Where streams are read and written; here, if not given. */
  readonly openPlaces?: OpenFillPlaces;
  readonly onStage?: (stage: RebuildStage) => void;
  readonly signal: AbortSignal;
}

export interface RebuildResult {
  readonly projectors: readonly string[];
  /** Where the tables stood when they went live. */
  readonly position: Position;
  /** Events read; what several projectors take in is read once. */
  readonly events: number;
  /** Times the swap was tried. */
  readonly attempts: number;
}

/**
 * Builds the tables of projectors anew beside the live ones, catches up while events arrive, and puts
 * them in their place in one transaction. Until then the live tables are as they were, whatever
 * happens to this process; readers and writers go on throughout.
 * @throws ScratchInUse, NotRebuildable; AbortError when the signal aborts; the surroundings' errors.
 */
export async function rebuild(task: RebuildTask): Promise<RebuildResult> {
  const { url, projectors, signal, onStage, store, pageSize, openPlaces } = task;
  const byLives = livesProjectors(projectors).length > 0 && store.readLives !== undefined;
  const scratch = await Scratch.open({
    ...{ url, name: REBUILD_SCHEMA, projectors, logged: true, byLives },
  });
  try {
    const whole = await fillTables({
      ...{ store, scratch, signal },
      ...(pageSize !== undefined && { pageSize }),
      ...(openPlaces !== undefined && { openPlaces }),
      onStage: (stage) => onStage?.(stage),
    });
    const rest = await catchUp(task, scratch);
    const { position, attempts } = await swap(task, scratch);
    const names = projectors.map(({ name }) => name);
    return { projectors: names, position, events: whole + rest, attempts };
  } finally {
    await scratch.close();
  }
}

/**
 * Reads what has come since, until there is hardly anything left, or as much comes as is read: on a
 * busy machine that would never end, and the swap reads the rest.
 */
async function catchUp(task: RebuildTask, scratch: Scratch): Promise<number> {
  let events = 0;
  let before = Infinity;
  for (;;) {
    const last = await read(task, scratch);
    events += last;
    if (last <= CLOSE_ENOUGH || 2 * last > before) return events;
    before = last;
  }
}

async function swap(
  task: RebuildTask,
  scratch: Scratch,
): Promise<{ readonly position: Position; readonly attempts: number }> {
  let lockMs = FIRST_LOCK_MS;
  for (let attempts = 1; ; attempts += 1) {
    task.onStage?.({ stage: 'swapping', attempt: attempts });
    const position = await trySwap(scratch, task.store, lockMs, task.signal);
    if (position !== undefined) return { position, attempts };
    lockMs = Math.min(2 * lockMs, LONGEST_LOCK_MS);
    await pause(BETWEEN_ATTEMPTS_MS, task.signal);
    task.signal.throwIfAborted();
    await read(task, scratch);
  }
}

async function read(
  { store, pageSize, signal, onStage }: RebuildTask,
  scratch: Scratch,
): Promise<number> {
  const { events } = await build({
    store,
    scratch,
    signal,
    ...(pageSize === undefined ? {} : { pageSize }),
    onProgress: (progress) => onStage?.({ stage: 'catching-up', progress }),
  });
  return events;
}
