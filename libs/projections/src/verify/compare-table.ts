import type { EventStore, Position } from '@shaodao/event-store';
import type { Projector } from '../projector.js';
import { eventsBehind } from './events-behind.js';
import { aheadOf, checksumOf, rowByKey, type TableShape } from './sql.js';
import type { ColumnDifference, RowDifference, RowText, TableVerdict } from './verdict.js';
import { differingKeys, type DifferingKey, type Side } from './walk-keys.js';

/** Differing rows of a table that are named; the others are counted. */
const MOST_NAMED = 20;
/** Of a value, so much is shown; lists of search tokens are long. */
const LONGEST_VALUE = 160;

export interface TableComparison {
  readonly shape: TableShape;
  readonly live: Side;
  readonly replayed: Side;
  /** Where both stand. */
  readonly position: Position;
  readonly projector: Projector;
  readonly store: EventStore;
  readonly signal: AbortSignal;
}

/** Compares two tables of one form, row by row where their checksums differ. */
export async function compareTable(comparison: TableComparison): Promise<TableVerdict> {
  const { shape, live, replayed, signal } = comparison;
  signal.throwIfAborted();
  const [here, there] = await Promise.all([summed(shape, live), summed(shape, replayed)]);
  const equal = here.rows === there.rows && here.checksum === there.checksum;
  const named: DifferingKey[] = [];
  let differing = 0;
  if (!equal) {
    for await (const key of differingKeys(shape, live, replayed, signal)) {
      differing += 1;
      if (named.length < MOST_NAMED) named.push(key);
    }
  }
  const differences: RowDifference[] = [];
  for (const key of named) differences.push(await describe(key, comparison));
  return {
    table: shape.table,
    rows: { live: here.rows, replayed: there.rows },
    checksum: { live: here.checksum, replayed: there.checksum },
    differing,
    ahead: equal ? 0 : await countAhead(comparison),
    differences,
  };
}

async function summed(
  shape: TableShape,
  { session, schema }: Side,
): Promise<{ readonly rows: number; readonly checksum: string }> {
  const { rows } = await session.query<{ rows: string; checksum: string }>(
    checksumOf(schema, shape),
  );
  return { rows: Number(rows[0]?.rows ?? 0), checksum: rows[0]?.checksum ?? '0' };
}

async function countAhead({ shape, live, position }: TableComparison): Promise<number> {
  if (!shape.columns.map(unquoted).includes('position')) return 0;
  const { rows } = await live.session.query<{ rows: string }>(aheadOf(live.schema, shape), [
    position,
  ]);
  return Number(rows[0]?.rows ?? 0);
}

async function describe(
  { key, kind }: DifferingKey,
  { shape, live, replayed, projector, store, position }: TableComparison,
): Promise<RowDifference> {
  const here = await rowOf(shape, live, key);
  const there = await rowOf(shape, replayed, key);
  const row = there ?? here ?? {};
  const names = shape.key.length === 0 ? Object.keys(row) : shape.key.map(unquoted);
  const streams = projector.streamsBehind?.(shape.table, row) ?? [];
  return {
    key: Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
    kind,
    columns: columnsBetween(here ?? {}, there ?? {}),
    behind: await eventsBehind(store, streams, position),
  };
}

async function rowOf(
  shape: TableShape,
  { session, schema }: Side,
  key: readonly string[],
): Promise<RowText | undefined> {
  const { rows } = await session.query<RowText>(rowByKey(schema, shape), [...key]);
  return rows[0];
}

function columnsBetween(live: RowText, replayed: RowText): readonly ColumnDifference[] {
  const columns = new Set([...Object.keys(live), ...Object.keys(replayed)]);
  return [...columns].flatMap((column) => {
    const [here = null, there = null] = [live[column], replayed[column]];
    return here === there ? [] : [{ column, live: shown(here), replayed: shown(there) }];
  });
}

const shown = (value: string | null): string | null =>
  value === null || value.length <= LONGEST_VALUE ? value : `${value.slice(0, LONGEST_VALUE)}…`;

const unquoted = (identifier: string): string =>
  identifier.startsWith('"') ? identifier.slice(1, -1).replaceAll('""', '"') : identifier;
