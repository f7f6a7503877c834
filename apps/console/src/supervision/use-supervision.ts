import { useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { operations } from '../api/document.js';

type Answer = operations['get_supervision']['responses'][200]['content']['application/json'];
export type UnitLoad = Answer['units'][number];
export type Pressing = Answer['issues'][number];

const PAGE = 50;

export interface SupervisionView {
  readonly leadUnit?: string;
  readonly nearHours: number;
}

/** What is late, near its limit or under a measure, by unit and matter by matter. */
export function useSupervision({ leadUnit, nearHours }: SupervisionView): {
  readonly units: readonly UnitLoad[] | undefined;
  readonly issues: readonly Pressing[] | undefined;
  readonly error: Error | null;
  readonly more: (() => void) | undefined;
  readonly refresh: () => void;
} {
  const ask = (unit: string | undefined) => ({
    queryKey: ['supervision', unit, nearHours],
    queryFn: async ({
      pageParam,
      signal,
    }: {
      readonly pageParam: string;
      readonly signal: AbortSignal;
    }) => {
      const query = {
        nearHours,
        limit: PAGE,
        ...(unit === undefined ? {} : { leadUnit: unit }),
        ...(pageParam === '' ? {} : { cursor: pageParam }),
      };
      return (await api.GET('/supervision', { params: { query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last: Answer | undefined) => last?.next,
  });
  // The units stay in sight while one of them is looked at.
  const all = useInfiniteQuery(ask(undefined));
  const shown = useInfiniteQuery(ask(leadUnit));
  return {
    units: all.data?.pages[0]?.units,
    issues: shown.data?.pages.flatMap((page) => page?.issues ?? []),
    error: shown.error ?? all.error,
    more: shown.hasNextPage ? () => void shown.fetchNextPage() : undefined,
    refresh: () => {
      void all.refetch();
      void shown.refetch();
    },
  };
}
