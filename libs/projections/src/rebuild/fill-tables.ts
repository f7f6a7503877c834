import type { EventStore, Position } from '@shaodao/event-store';
import { fillByLives, LIVES_PAGE, type FilledByLives } from '../lives/fill-by-lives.js';
import type { OpenFillPlaces } from '../lives/fill-place.js';
import { livesProjectors } from '../lives/lives-of.js';
import { build, type BuildProgress } from '../scratch/build.js';
import type { Scratch } from '../scratch/scratch.js';

/** What filling is at, for who waits for it. */
export type FillStage =
  /** Whole streams are read, in no order of time: so many events of about so many. */
  | { readonly stage: 'filling'; readonly events: number; readonly of: number }
  | { readonly stage: 'building'; readonly progress: BuildProgress }
  | { readonly stage: 'indexing'; readonly number: number; readonly of: number };

export interface FillTask {
  readonly store: EventStore;
  /** Empty. */
  readonly scratch: Scratch;
  /** Where to end; the head of the store at the call if not given. */
  readonly through?: Position;
  readonly pageSize?: number;
  /** Where streams are read and written; here, if not given. */
  readonly openPlaces?: OpenFillPlaces;
  readonly onStage: (stage: FillStage) => void;
  readonly signal: AbortSignal;
}

/**
 * Fills empty scratch tables from all events up to a place, and makes their indexes: stream by stream
 * where store and projector can, the rest in the order of the store.
 * @returns how many events were read.
 * @throws AbortError when the signal aborts; the surroundings' errors.
 */
export async function fillTables(task: FillTask): Promise<number> {
  const { store, scratch, signal, onStage, pageSize } = task;
  const through = task.through ?? (await store.head());
  const filled = await filledByLives(task, through);
  const left = scratch.projectors.filter((each) => filled?.names.has(each.name) !== true);
  const built =
    left.length === 0
      ? undefined
      : await build({
          ...{ store, through, signal },
          scratch: { pool: scratch.pool, projectors: left },
          ...(pageSize !== undefined && { pageSize }),
          onProgress: (progress) => {
            onStage({ stage: 'building', progress });
          },
        });
  await scratch.makeIndexes(signal, (number, of) => {
    onStage({ stage: 'indexing', number, of });
  });
  await filled?.finish();
  return Math.max(built?.events ?? 0, filled?.events ?? 0);
}

async function filledByLives(
  { store, scratch, signal, onStage, openPlaces, pageSize = LIVES_PAGE }: FillTask,
  through: Position,
): Promise<(FilledByLives & { readonly names: ReadonlySet<string> }) | undefined> {
  const projectors = store.readLives === undefined ? [] : livesProjectors(scratch.projectors);
  if (projectors.length === 0) return undefined;
  const filled = await fillByLives({
    ...{ store, pool: scratch.pool, schema: scratch.name, projectors, through, pageSize, signal },
    ...(openPlaces !== undefined && { openPlaces }),
    onEvents: (events) => {
      onStage({ stage: 'filling', events, of: Math.max(events, through) });
    },
  });
  return { ...filled, names: new Set(projectors.map(({ projector }) => projector.name)) };
}
