import { decimal } from '../exact/decimal.js';
import {
  compare,
  exactly,
  floor,
  fraction,
  minus,
  over,
  plus,
  shown,
  times,
  ZERO,
  type Fraction,
} from '../exact/fraction.js';
import type { MetricDefinition } from '../formulas/formula-set.js';
import type { ScoreDefinition, ScorePart } from '../formulas/score-definition.js';
import { valueOf } from './cell.js';
import type { Cell, ScoreCell } from './kpi-table.js';

interface Row {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly definitions: ReadonlyMap<string, MetricDefinition>;
}

/**
 * A score from the figures of a row. Without a value of a weighted part, or without its weight,
 * there is none: an empty denominator is neither 0 nor 100 (domain.md §4.1).
 */
export function scoreOf(score: ScoreDefinition, row: Row): ScoreCell {
  const parts = score.parts.map((part) => ({ metric: part.metric, points: pointsOf(part, row) }));
  const total = parts.reduce<Fraction | null>(
    (sum, { points }) => (sum === null || points === null ? null : plus(sum, points)),
    decimal(score.base),
  );
  const kept = total === null ? null : bounded(total, score);
  return {
    exact: kept === null ? null : exactly(kept),
    shown: kept === null ? null : shown(kept),
    parts: parts.map(({ metric, points }) => ({
      metric,
      points: points === null ? null : shown(points),
    })),
  };
}

function bounded(value: Fraction, { lowest, highest }: ScoreDefinition): Fraction {
  if (lowest !== undefined && compare(value, decimal(lowest)) < 0) return decimal(lowest);
  if (highest !== undefined && compare(value, decimal(highest)) > 0) return decimal(highest);
  return value;
}

const HUNDRED = fraction(100n);

function pointsOf(part: ScorePart, { cells, definitions }: Row): Fraction | null {
  const cell = cells[part.metric];
  const value = cell === undefined ? null : valueOf(cell);
  const definition = definitions.get(part.metric);
  switch (part.type) {
    case 'WEIGHTED':
      if (part.weight === null || value === null) return null;
      return times(times(HUNDRED, decimal(part.weight)), value);
    case 'IN_BAND': {
      if (part.weight === null || value === null) return null;
      return isInBand(value, definition) ? times(HUNDRED, decimal(part.weight)) : ZERO;
    }
    case 'PER_COUNT':
      return value === null ? ZERO : capped(times(decimal(part.points), value), part.cap);
    case 'THRESHOLD': {
      if (value === null) return ZERO;
      const missed = isMissed(value, decimal(part.floor), definition);
      return missed ? decimal(part.points) : ZERO;
    }
    case 'STEP': {
      if (value === null) return ZERO;
      const target = decimal(part.target);
      if (!isMissed(value, target, definition)) return ZERO;
      const gap = compare(value, target) < 0 ? minus(target, value) : minus(value, target);
      const steps = over(gap, decimal(part.step));
      const full = fraction(floor(steps));
      const counted =
        part.counted === 'STARTED' && compare(full, steps) < 0 ? plus(full, fraction(1n)) : full;
      return times(counted, decimal(part.points));
    }
  }
}

function isInBand(value: Fraction, definition: MetricDefinition | undefined): boolean {
  const band = definition?.band;
  if (band === undefined) return false;
  return compare(value, decimal(band.from)) >= 0 && compare(value, decimal(band.to)) <= 0;
}

/** Below what is wanted; where less is better, above it. */
function isMissed(
  value: Fraction,
  target: Fraction,
  definition: MetricDefinition | undefined,
): boolean {
  const order = compare(value, target);
  return definition?.better === 'LOWER' ? order > 0 : order < 0;
}

/** At most so many points, whichever sign they have. */
function capped(points: Fraction, cap: string | undefined): Fraction {
  if (cap === undefined) return points;
  const most = decimal(cap);
  const size = points.n < 0n ? minus(ZERO, points) : points;
  if (compare(size, most) <= 0) return points;
  return points.n < 0n ? minus(ZERO, most) : most;
}
