import type { FactInstant } from '../facts/fact.js';
import type { Period, PeriodTable } from './period-table.js';
import { boundsOfList, periodAt } from './periods.js';

/**
 * The stretch of time between two neighbouring bounds of any periods of a table: it lies in a period
 * as a whole or not at all, so what is added up by cells adds up to every period. Named by when it
 * begins; undefined before the first bound there is.
 */
export function cellAt(table: PeriodTable, instant: FactInstant): FactInstant | undefined {
  let begin: FactInstant | undefined;
  for (const { code, rule } of table.kinds) {
    const bound =
      rule.every === 'LISTED'
        ? boundsOfList(table, code).findLast((each) => each <= instant)
        : periodAt(table, code, instant)?.start;
    if (bound !== undefined && (begin === undefined || bound > begin)) begin = bound;
  }
  return begin;
}

/** The cells of a period, in order. */
export function cellsOf(table: PeriodTable, period: Period): readonly FactInstant[] {
  const bounds = new Set([period.start]);
  for (const { code, rule } of table.kinds) {
    const all =
      rule.every === 'LISTED' ? boundsOfList(table, code) : boundsWithin(table, code, period);
    for (const bound of all) if (period.start < bound && bound < period.end) bounds.add(bound);
  }
  // Lists may overlap: an instant of two periods counts for the one that began first.
  return [...bounds]
    .filter((begin) => periodAt(table, period.kind, begin)?.code === period.code)
    .sort();
}

function* boundsWithin(
  table: PeriodTable,
  kind: string,
  { start, end }: Period,
): Generator<FactInstant> {
  for (let next = periodAt(table, kind, start); next !== undefined && next.end < end;) {
    yield next.end;
    next = periodAt(table, kind, next.end);
  }
}
