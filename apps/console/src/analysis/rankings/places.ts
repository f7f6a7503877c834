import type { components } from '../../api/document.js';

export type KpiTable = components['schemas']['KpiTable'];
export type KpiRow = components['schemas']['KpiRow'];
export type Ranking = components['schemas']['Ranking'];
export type Entry = components['schemas']['RankedSubject'];
export type Metric = Pick<
  components['schemas']['MetricDefinition'],
  'code' | 'name' | 'better' | 'shownAs'
>;

/** A row with its place among its peers. */
export interface Placed {
  readonly row: KpiRow;
  /** Null where it has no place. Ties share one: 1, 2, 2, 4. */
  readonly place: number | null;
  /** As the ranking of the set has it; absent where there is none. */
  readonly entry?: Entry;
}

export interface Peers {
  /** Kind of unit; empty where the rows are in no group. */
  readonly group: string;
  readonly rows: readonly Placed[];
}

/** The peer groups of a table as its own ranking has them; who is in none comes last. */
export function ranked({ rows }: KpiTable, ranking: Ranking | undefined): readonly Peers[] {
  const bySubject = new Map(rows.map((row) => [row.subject, row]));
  const groups = (ranking?.groups ?? []).map(({ group, entries }): Peers => ({
    group,
    rows: entries.flatMap((entry): readonly Placed[] => {
      const row = bySubject.get(entry.subject);
      bySubject.delete(entry.subject);
      return row === undefined ? [] : [{ row, place: entry.rank, entry }];
    }),
  }));
  const others = [...bySubject.values()].map((row): Placed => ({ row, place: null }));
  return others.length === 0 ? groups : [...groups, { group: '', rows: others }];
}

/** The same groups with places by one metric: equals share a place, who has no figure has none. */
export function placedBy(
  groups: readonly Peers[],
  { code, better }: Pick<Metric, 'code' | 'better'>,
): readonly Peers[] {
  return groups.map(({ group, rows }) => {
    const ahead = (one: Placed, other: Placed): number => {
      const [a, b] = [one, other].map(({ row }) => fractionOf(row.cells[code]?.exact));
      if (a === undefined || b === undefined)
        return Number(a === undefined) - Number(b === undefined);
      const less = a.n * b.d - b.n * a.d;
      const order = less === 0n ? 0 : less < 0n ? 1 : -1;
      return better === 'LOWER' ? -order : order;
    };
    const sorted = rows.toSorted((one, other) => ahead(one, other) || byName(one, other));
    return {
      group,
      rows: sorted.map((each): Placed => ({
        ...each,
        place:
          fractionOf(each.row.cells[code]?.exact) === undefined
            ? null
            : sorted.filter((other) => ahead(other, each) < 0).length + 1,
      })),
    };
  });
}

const byName = (one: Placed, other: Placed): number =>
  one.row.subject < other.row.subject ? -1 : 1;

/** Exact, as the API gives it: `n/d` in lowest terms. */
function fractionOf(exact: string | null | undefined): { n: bigint; d: bigint } | undefined {
  const [n, d] = exact?.split('/') ?? [];
  return n === undefined ? undefined : { n: BigInt(n), d: BigInt(d ?? '1') };
}

/** How a figure is written: `86.67 %`, `125.00`, `3`; undefined where there is none. */
export function figureOf(row: KpiRow | undefined, { code, shownAs }: Metric): string | undefined {
  const shown = row?.cells[code]?.shown;
  if (shown === null || shown === undefined) return undefined;
  return shownAs === 'PERCENT' ? `${shown}%` : shown;
}
