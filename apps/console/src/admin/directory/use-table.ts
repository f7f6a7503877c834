import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import { keyOf, type Entry, type Span, type Table } from './entry.js';
import { TABLE_RULES } from './sections.js';
import type { FormTable } from './table-forms.js';

export interface Rows {
  readonly rows: readonly Entry[];
  /** Of the directory. */
  readonly version: number;
}

/** How a table is asked for, as it is or as it is on a day (`2026-12-01`). */
export const tableQuery = (
  table: FormTable,
  asOf?: string,
): {
  readonly queryKey: readonly unknown[];
  readonly queryFn: (asked: { readonly signal: AbortSignal }) => Promise<Rows>;
} => ({
  queryKey: ['directory', table, asOf],
  queryFn: async ({ signal }) => {
    // The tables answer alike, each under its own name.
    const path = `/directory/${TABLE_RULES[table].path}` as '/directory/nodes';
    const query = asOf === undefined ? {} : { asOf };
    const { data } = await api.GET(path, { params: { query }, signal });
    const rows = data?.[table];
    return {
      rows: Array.isArray(rows) ? (rows as readonly Entry[]) : [],
      version: data?.version ?? 0,
    };
  },
});

/** A table as it is, or as it is on a day. */
export function useTable(
  table: FormTable,
  asOf?: string,
): { readonly data: Rows | undefined; readonly error: Error | null; readonly again: () => void } {
  const { data, error, refetch } = useQuery(tableQuery(table, asOf));
  return { data, error, again: () => void refetch() };
}

/** An entry through its days; absent until it is known. */
export function useHistory(table: Table, code: string | undefined): readonly Span[] | undefined {
  const { data } = useQuery({
    queryKey: ['directory', 'history', table, code],
    enabled: code !== undefined,
    queryFn: async ({ signal }) => {
      const path = { table, code: code ?? '' };
      const answer = await api.GET('/directory/history/{table}/{code}', {
        params: { path },
        signal,
      });
      return answer.data?.spans;
    },
  });
  return data;
}

/** The entries of a table by key. */
export const byKey = (rows: readonly Entry[]): ReadonlyMap<string, Entry> =>
  new Map(rows.map((entry) => [keyOf(entry), entry]));
