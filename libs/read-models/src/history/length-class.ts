/**
 * Lengths in classes, each four times as long as the one before; the last has no end. What holds at a
 * moment and belongs to a class began no longer before that moment than the class is long, so an
 * index over (class, begin) finds it between two bounds, however long others hold.
 */

interface Scale {
  /** Longest of class 0. */
  readonly shortest: number;
  readonly classes: number;
}

/** Lengths in events of the log: 64, 256 … 17,000 million, longer. */
const POSITIONS: Scale = { shortest: 64, classes: 16 };
/** Lengths in milliseconds: 1 hour, 4 hours … 30 years, longer. */
const MILLISECONDS: Scale = { shortest: 3_600_000, classes: 11 };

/** Class of a version that held from one place of the log to another. */
export function positionClass(from: number, until: number): number {
  return classOf(until - from, POSITIONS);
}

/** Class of a version by the instants it held between, ISO 8601; null where it held for no time. */
export function effectiveClass(from: string, until: string): number | null {
  const length = Date.parse(until) - Date.parse(from);
  return length > 0 ? classOf(length, MILLISECONDS) : null;
}

/** The classes with the longest length in each; null where it has no end. */
export function classesOf(axis: 'position' | 'instant'): readonly (number | null)[] {
  const { shortest, classes } = axis === 'position' ? POSITIONS : MILLISECONDS;
  return Array.from({ length: classes }, (_, n) => (n === classes - 1 ? null : shortest * 4 ** n));
}

function classOf(length: number, { shortest, classes }: Scale): number {
  let longest = shortest;
  for (let n = 0; n < classes - 1; n += 1, longest *= 4) if (length <= longest) return n;
  return classes - 1;
}
