/** A place at which two texts say different things. */
export interface StatementDifference {
  /** Field by field, e.g. `table.rows.3.cells.onTimeCompletion.numerator`. */
  readonly path: string;
  readonly published: string;
  readonly computed: string;
}

const MOST = 20;

/** The first places at which two JSON values differ, in their order. */
export function differencesOf(published: unknown, computed: unknown): StatementDifference[] {
  const found: StatementDifference[] = [];
  compare(published, computed, [], found);
  return found;
}

function compare(
  a: unknown,
  b: unknown,
  path: readonly string[],
  found: StatementDifference[],
): void {
  if (found.length >= MOST || a === b) return;
  if (isHolder(a) && isHolder(b)) {
    const names = new Set([...Object.keys(a), ...Object.keys(b)]);
    for (const name of names) compare(a[name], b[name], [...path, name], found);
    return;
  }
  found.push({ path: path.join('.'), published: textOf(a), computed: textOf(b) });
}

const isHolder = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const textOf = (value: unknown): string => (value === undefined ? '—' : JSON.stringify(value));
