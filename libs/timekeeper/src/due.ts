import type { Pool } from 'pg';
import { clockMoment, type ClockMoment } from './clock-moment.js';
import { SQL } from './sql.js';

/** A place in the order in which clocks fall due. */
export interface Place {
  readonly moment: string;
  readonly stream: string;
  readonly clock: string;
}

export const BEFORE_ALL: Place = { moment: '-infinity', stream: '', clock: '' };

/** Some of what is due, in order within each stream, and where to go on from. */
export interface DueMoments {
  /** By stream, the stream with the oldest moment first. */
  readonly streams: readonly (readonly ClockMoment[])[];
  /** Place of the last row read; absent where that was all. */
  readonly next?: Place;
}

interface DueRow {
  readonly stream: string;
  readonly clock: string;
  readonly moments: readonly Date[];
}

/** The clocks due at `now` after a place in their order, at most `limit` of them, by index. */
export async function loadDue(
  pool: Pool,
  ask: {
    readonly now: Date;
    readonly after: Place;
    readonly limit: number;
    readonly except: readonly string[];
  },
): Promise<DueMoments> {
  const { now, after, limit, except } = ask;
  const { rows } = await pool.query<DueRow>({
    name: 'due-after',
    text: SQL.dueAfter,
    values: [now, after.moment, after.stream, after.clock, except, limit],
  });
  const last = rows[rows.length - 1];
  const [lastMoment] = last?.moments ?? [];
  if (last === undefined || lastMoment === undefined || rows.length < limit)
    return { streams: byStream(rows, now) };
  const next = { moment: lastMoment.toISOString(), stream: last.stream, clock: last.clock };
  // Later moments of these clocks wait for those of clocks that were not read yet.
  return { streams: byStream(rows, lastMoment), next };
}

function byStream(rows: readonly DueRow[], until: Date): readonly (readonly ClockMoment[])[] {
  const streams = new Map<string, ClockMoment[]>();
  for (const { stream, clock, moments } of rows) {
    const due = streams.get(stream) ?? [];
    streams.set(stream, due);
    due.push(
      ...moments
        .filter((moment) => moment <= until)
        .map((moment) => clockMoment(stream, clock, moment)),
    );
  }
  return [...streams.values()].map((due) => due.sort(byMoment));
}

function byMoment(one: ClockMoment, other: ClockMoment): number {
  if (one.moment === other.moment) return one.clock < other.clock ? -1 : 1;
  return one.moment < other.moment ? -1 : 1;
}
