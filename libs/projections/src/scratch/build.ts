import type { EventFilter, EventPage, EventStore, Position } from '@shaodao/event-store';
import { ProjectorWorker } from '../projector-worker.js';
import { widestFilter } from '../projector.js';
import type { Scratch } from './scratch.js';

/** Events of one page; a page is in memory twice, with what the projectors make of it. */
export const BUILD_PAGE = 20_000;

export interface BuildProgress {
  /** Events read so far by this call. */
  readonly events: number;
  /** Everything up to here is in the tables. */
  readonly position: Position;
  /** Where it will end. */
  readonly through: Position;
}

export interface BuildTask {
  readonly store: EventStore;
  /** All its projectors are brought there. */
  readonly scratch: Pick<Scratch, 'pool' | 'projectors'>;
  /** Where to end; the head of the store at the call if not given. */
  readonly through?: Position;
  readonly pageSize?: number;
  /** Told after each page. */
  readonly onProgress?: (progress: BuildProgress) => void;
  readonly signal: AbortSignal;
}

/**
 * Fills the scratch tables from the store, which is read once for all projectors; each writes on a
 * connection of its own while the next page is read. Poison events are parked as the live
 * projections do it. Called again it goes on from where it ended.
 * @returns how far the tables are and how many events were read.
 * @throws AbortError when the signal aborts, between two pages; the surroundings' errors.
 */
export async function build(task: BuildTask): Promise<BuildProgress> {
  const { store, scratch, pageSize = BUILD_PAGE, signal, onProgress } = task;
  const workers = scratch.projectors.map(
    (projector) => new ProjectorWorker(projector, scratch.pool, pageSize, true),
  );
  for (const worker of workers) await worker.load();
  const through = task.through ?? (await store.head());
  let position = Math.min(through, ...workers.map(({ checkpoint }) => checkpoint)) as Position;
  let events = 0;
  const filter = widestFilter(scratch.projectors);
  for await (const page of pagesBetween(store, position, through, pageSize, filter)) {
    signal.throwIfAborted();
    const results = await Promise.allSettled(workers.map((worker) => worker.apply(page)));
    // Only when none writes any more may the tables be dropped.
    const failed = results.find((result) => result.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
    events += page.events.length;
    position = page.through;
    onProgress?.({ events, position, through });
  }
  signal.throwIfAborted();
  return { events, position, through };
}

/** The pages after one place up to another; the next one is read while the present is worked on. */
async function* pagesBetween(
  store: EventStore,
  after: Position,
  through: Position,
  pageSize: number,
  filter: EventFilter,
): AsyncGenerator<EventPage> {
  const read = (from: Position): Promise<EventPage> => {
    const page = store.readAll(from, pageSize, filter);
    // A failure is thrown where it is awaited; until then it must not count as unhandled.
    page.catch(() => undefined);
    return page;
  };
  let from = after;
  let upcoming = read(from);
  while (from < through) {
    const page = await upcoming;
    if (page.through >= through) {
      const events = page.events.filter(({ position }) => position <= through);
      yield { events, through };
      return;
    }
    // A store that knows its head is at least there cannot end before it.
    if (page.through <= from) throw new Error('The store ended before its head');
    from = page.through;
    upcoming = read(from);
    yield page;
  }
}
