import type { EventStore, Position } from '@shaodao/event-store';
import { countsAt, effectiveAt } from '../history/effective.js';
import type { Moment } from '../history/moment.js';
import { matterOf, streamOfMatter, tell, type Told } from './told.js';

/** Streams read side by side: as many as the store has readers. */
const AT_ONCE = 8;
/** Matters whose streams are read before the next page of beginnings is asked for. */
const PAGE = 1_000;

/** What of the log a question looks at. */
export interface Reading {
  readonly store: Pick<EventStore, 'readStream' | 'readAll'>;
  readonly moment: Moment;
  /** Nothing beyond this place is looked at, whenever it happened. */
  readonly through: Position;
}

/** What a matter's own stream had told by the moment; undefined where it had not begun yet. */
export async function toldAt(
  matter: string,
  { store, moment, through }: Reading,
): Promise<Told | undefined> {
  let told: Told | undefined;
  let effective: string | undefined;
  for await (const event of store.readStream(streamOfMatter(matter))) {
    effective = effectiveAt(effective, event);
    if (event.position > through || !countsAt(moment, event, effective)) break;
    told = tell(told, matter, event);
  }
  return told;
}

/** As `toldAt` for many, several at a time; those that had not begun are left out. */
export async function* toldOfMany(
  matters: readonly string[],
  reading: Reading,
  signal?: AbortSignal,
): AsyncGenerator<Told> {
  for (let from = 0; from < matters.length; from += AT_ONCE) {
    signal?.throwIfAborted();
    const some = matters.slice(from, from + AT_ONCE);
    for (const told of await Promise.all(some.map((matter) => toldAt(matter, reading))))
      if (told !== undefined) yield told;
  }
}

/**
 * Every matter as the log alone tells it at the moment: looks at no read table. Memory holds a page
 * of them, however long the log is.
 * @param onProgress told the place in the log that has been searched for beginnings.
 */
export async function* toldOfAll(
  reading: Reading,
  options: { readonly signal?: AbortSignal; readonly onProgress?: (at: number) => void } = {},
): AsyncGenerator<Told> {
  const { store, moment, through } = reading;
  const end = moment.axis === 'position' && moment.position < through ? moment.position : through;
  const beginnings = {
    categories: ['issue', 'mediation', 'figures'],
    types: ['IssueReported', 'MediationRequested', 'FiguresGiven'],
  };
  for (let after = 0 as Position; after < end;) {
    const page = await store.readAll(after, PAGE, beginnings);
    const begun = page.events.filter(({ position }) => position <= end);
    // Figures are given many times to one stream; its first event is the beginning.
    const matters = begun.flatMap((event) => (event.revision === 1 ? (matterOf(event) ?? []) : []));
    yield* toldOfMany(matters, reading, options.signal);
    if (page.through <= after) return;
    after = page.through;
    options.onProgress?.(Math.min(after, end));
  }
}
