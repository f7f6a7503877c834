import type { EventStore, Life, Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { wants } from '../projector.js';
import { DeskPlace } from './desk-place.js';
import type { FillPlace, OpenFillPlaces, Stretch, Taken } from './fill-place.js';
import { finish } from './finish.js';
import type { LivesProjector } from './lives-of.js';
import { patiently } from './patiently.js';
import { LIVES_SQL } from './sql.js';

/**
 * Events of one stretch. At a place two are in memory, one being read or written while the other is
 * worked on; and the longest stream, where it is longer than a stretch.
 */
export const LIVES_PAGE = 5_000;
const AT_A_PLACE = 2;

export interface LivesTask {
  readonly store: EventStore;
  /** Writes beside the live tables. */
  readonly pool: Pool;
  /** Where its sessions write. */
  readonly schema: string;
  readonly projectors: readonly LivesProjector[];
  /** Events up to here. */
  readonly through: Position;
  readonly pageSize: number;
  /** Where it is done; here, if not given. */
  readonly openPlaces?: OpenFillPlaces;
  /** Told after each stretch how many events were read so far. */
  readonly onEvents: (events: number) => void;
  readonly signal: AbortSignal;
}

/** Tables filled from whole streams; what cannot be done so waits for their indexes. */
export interface FilledByLives {
  /** Events read. */
  readonly events: number;
  /**
   * Projects what was left: streams with an event that cannot be projected (it is parked, and those after
   * it queue up), then events that touch rows of other streams. Moves the checkpoints.
   */
  finish(): Promise<void>;
}

/**
 * Fills empty tables from whole streams: a stream is folded once with all its events at hand, and only
 * its last rows are written. Stretches of streams are handed out to places, whose writes do not mind
 * each other's order.
 * @throws AbortError when the signal aborts, between two stretches; the surroundings' errors. Nobody
 *   writes any more then.
 */
export async function fillByLives(task: LivesTask): Promise<FilledByLives> {
  const { pool, projectors, signal, schema, through, pageSize } = task;
  await pool.query(LIVES_SQL.register, [
    projectors.map(({ projector }) => projector.name),
    projectors.map(({ projector }) => projector.version),
  ]);
  const filled = new Filled(projectors);
  const desk = new DeskPlace(task);
  for (const each of projectors) filled.add([await desk.take(each, await livesBefore(each, task))]);
  const names = projectors.map(({ projector }) => projector.name);
  const opened = task.openPlaces?.({ schema, projectors: names, through, pageSize }) ?? [];
  try {
    await fillAll(opened.length === 0 ? [desk] : opened, filled, task);
  } finally {
    await Promise.all(opened.map((place) => place.close()));
  }
  signal.throwIfAborted();
  return {
    events: filled.events,
    finish: async () => {
      for (const each of projectors) await finish(each, filled.of(each), task);
    },
  };
}

/** What all projectors took, of all stretches. */
class Filled {
  /** Events read. */
  events = 0;
  readonly #taken: Map<string, { events: number; readonly setAside: string[] }>;

  constructor(projectors: readonly LivesProjector[]) {
    this.#taken = new Map(
      projectors.map(({ projector }) => [projector.name, { events: 0, setAside: [] }]),
    );
  }

  add(taken: readonly Taken[]): void {
    for (const { projector, events, setAside } of taken) {
      const known = this.#taken.get(projector);
      if (known === undefined) continue;
      known.events += events;
      known.setAside.push(...setAside);
    }
  }

  of({ projector: { name } }: LivesProjector): Taken {
    const { events = 0, setAside = [] } = this.#taken.get(name) ?? {};
    // Places are done in any order; what is parked is parked in one.
    return { projector: name, events, setAside: setAside.sort() };
  }
}

/** Streams a projector wants to be in before all others. */
async function livesBefore(
  { projector: { filter }, byLives: { before = [] } }: LivesProjector,
  { store, through }: LivesTask,
): Promise<readonly Life[]> {
  const lives: Life[] = [];
  for (const stream of before) {
    const life: Life['events'][number][] = [];
    for await (const event of store.readStream(stream))
      if (event.position <= through && wants(filter, event)) life.push(event);
    if (life.length > 0) lives.push({ stream, events: life });
  }
  return lives;
}

/** All stretches, each at the place that is free first. @throws the first error, when all are still */
async function fillAll(
  places: readonly FillPlace[],
  filled: Filled,
  task: LivesTask,
): Promise<void> {
  const { signal, onEvents } = task;
  const stretches = stretchesOf(task);
  let isOver = false;
  const work = async (place: FillPlace): Promise<void> => {
    try {
      for (;;) {
        signal.throwIfAborted();
        const next = await stretches.next();
        if (next.done === true || isOver) return;
        const { events, taken } = await place.fill(next.value);
        filled.add(taken);
        filled.events += events;
        onEvents(filled.events);
      }
    } catch (error) {
      isOver = true;
      throw error;
    }
  };
  const works = places.flatMap((place) => Array.from({ length: AT_A_PLACE }, () => work(place)));
  const results = await Promise.allSettled(works);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function* stretchesOf({ store, pageSize }: LivesTask): AsyncGenerator<Stretch, void> {
  for (let after: string | undefined; ;) {
    const from = after;
    const until = await patiently(async () => store.streamAfterEvents?.(from, pageSize));
    yield { ...(after !== undefined && { after }), ...(until !== undefined && { until }) };
    if (until === undefined) return;
    after = until;
  }
}
