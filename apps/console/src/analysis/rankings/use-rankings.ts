import { useQueries, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { components } from '../../api/document.js';
import { Problem } from '../../api/problem.js';
import type { KpiTable, Metric, Ranking } from './places.js';

/** What the pages need to know of a formula set. */
export interface FormulaSet {
  readonly id: string;
  readonly periods: components['schemas']['PeriodTable'];
  readonly metrics: readonly Metric[];
}

export type Dimension = KpiTable['dimension'];
export type Publication = components['schemas']['PublishedAnswer'];

/** Which table: formulas, period, and what its rows are. */
export interface TableName {
  readonly set: string;
  /** E.g. `month.2026-03`. */
  readonly period: string;
  readonly dimension: Dimension;
}

/** A table and how it was ranked. */
export interface Shown {
  readonly table: KpiTable;
  readonly ranking?: Ranking;
  /** ISO 8601: when what was open was judged. */
  readonly asOf: string;
}

/** The sets there are. */
export function useSets(): {
  readonly sets: readonly components['schemas']['FormulasLine'][] | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['kpi', 'sets'],
    queryFn: async ({ signal }) => (await api.GET('/kpi/formulas', { signal })).data?.formulas,
    staleTime: 10 * 60_000,
  });
  return { sets: data, error };
}

/** A set whole: its metrics, scores, periods and rules. */
export function useSet(id: string | undefined): FormulaSet | undefined {
  const { data } = useQuery({
    queryKey: ['kpi', 'set', id],
    queryFn: async ({ signal }) =>
      (await api.GET('/kpi/formulas/{set}', { params: { path: { set: id ?? '' } }, signal })).data
        ?.set,
    staleTime: 10 * 60_000,
    enabled: id !== undefined,
  });
  return data;
}

const tableQuery = ({ set, period, dimension }: TableName) => ({
  queryKey: ['kpi', 'table', set, period, dimension],
  queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Shown | null> => {
    const params = { path: { set, period }, query: { dimension } };
    const { data } = await api.GET('/kpi/tables/{set}/{period}', { params, signal });
    if (data === undefined) return null;
    const { table, ranking, moment } = data;
    return { table, asOf: moment.instant, ...(ranking === undefined ? {} : { ranking }) };
  },
});

/** A table as it is now. */
export function useTable(name: TableName | undefined): {
  readonly shown: Shown | null | undefined;
  readonly error: Error | null;
  readonly refresh: () => void;
} {
  const { data, error, refetch } = useQuery({
    ...tableQuery(name ?? { set: '', period: '', dimension: 'unit' }),
    enabled: name !== undefined,
  });
  return { shown: data, error, refresh: () => void refetch() };
}

/** The same table of several periods, in their order; undefined where one is not there (yet). */
export function useTables(names: readonly TableName[]): readonly (Shown | null | undefined)[] {
  return useQueries({
    queries: names.map(tableQuery),
    combine: (results) => results.map(({ data }) => data),
  });
}

/** What was published of a period, by default as it is in force; null where nothing was. */
export function usePublication(
  { set, period }: Pick<TableName, 'set' | 'period'>,
  revision?: number,
): { readonly published: Publication | null | undefined; readonly error: Error | null } {
  const { data, error } = useQuery({
    queryKey: ['kpi', 'publication', set, period, revision],
    queryFn: async ({ signal }): Promise<Publication | null> => {
      const query = revision === undefined ? {} : { revision };
      try {
        const asked = { params: { path: { set, period }, query }, signal };
        return (await api.GET('/kpi/tables/{set}/{period}/publication', asked)).data ?? null;
      } catch (refused) {
        if (refused instanceof Problem && refused.body.code === 'TABLE_UNPUBLISHED') return null;
        throw refused;
      }
    },
    enabled: set !== '' && period !== '',
  });
  return { published: data, error };
}
