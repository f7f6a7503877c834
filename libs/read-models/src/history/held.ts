import { classesOf } from './length-class.js';
import type { Moment } from './moment.js';

/** Conditions on when a version held; `$1` is the moment, a position or an instant by its axis. */
export interface Held {
  /** The moment as SQL. */
  readonly at: string;
  /** The column that says from when. */
  readonly since: string;
  /** The column of later events that changed nothing shown. */
  readonly later: string;
  /** True of a newest version that held at the moment; `row` is its alias. */
  latest(row: string): string;
  /** True of a past version that did, said so that the index over the classes of length finds it. */
  past(row: string, prefix?: string): string;
  /** The same said plainly, for who looks at the versions of one issue. */
  pastOfOne(row: string): string;
}

const POSITION = { at: '$1::bigint', since: 'position', later: 'later_positions' };
const INSTANT = { at: '$1::timestamptz', since: 'effective', later: 'later_effective' };

const HELD: Readonly<Record<Moment['axis'], Held>> = {
  position: heldOn(POSITION, 'position', (longest) => `${POSITION.at} - ${String(longest)}`),
  instant: heldOn(INSTANT, 'instant', (longest) => earlier(INSTANT.at, longest)),
};

/**
 * An instant so many milliseconds earlier. By way of UTC: an interval taken from an instant depends on
 * the session's zone, so the database would do it anew for every row, and filter what an index found.
 */
function earlier(at: string, ms: number): string {
  return `timezone('UTC', timezone('UTC', ${at}) - interval '${String(ms / 1_000)} seconds')`;
}

/** The conditions of a moment's axis. */
export function heldAt({ axis }: Pick<Moment, 'axis'>): Held {
  return HELD[axis];
}

/** The value of `$1`. */
export function momentParam(moment: Moment): string | number {
  return moment.axis === 'position' ? moment.position : moment.instant;
}

function heldOn(
  column: Pick<Held, 'at' | 'since' | 'later'>,
  axis: Moment['axis'],
  lowest: (longest: number) => string,
): Held {
  const { at, since } = column;
  const latest = (row: string): string => `${row}.${since} <= ${at}`;
  const pastOfOne = (row: string): string =>
    `${row}.${since} <= ${at} and ${row}.until_${since} > ${at}`;
  const ofClass = (row: string, prefix: string, longest: number | null, n: number): string => {
    const begun = longest === null ? '' : ` and ${row}.${since} > ${lowest(longest)}`;
    const mine = `${prefix}${row}.${since}_class = ${String(n)}`;
    return `(${mine}${begun} and ${pastOfOne(row)})`;
  };
  const past = (row: string, prefix = ''): string =>
    `(${classesOf(axis)
      .map((longest, n) => ofClass(row, prefix, longest, n))
      .join('\n    or ')})`;
  return { ...column, latest, past, pastOfOne };
}
