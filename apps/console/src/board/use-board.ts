import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { api } from '../api/client.js';
import { follow, type LiveState } from '../api/live.js';
import { useSession } from '../session/use-session.js';
import { questionOf, type BoardFilter } from './board-filter.js';
import { newer, type BoardRow } from './row.js';

const PAGE = 200;
/** Counters follow the stream at this distance, however much happens. */
const COUNT_EVERY_MS = 2_000;

export interface Board {
  readonly rows: readonly BoardRow[];
  readonly loading: boolean;
  readonly error: Error | null;
  readonly counts:
    | {
        readonly byPhase: Readonly<Record<string, number>>;
        readonly total: number;
        readonly overdue: number;
      }
    | undefined;
  /** How many matters came that are not among the rows. */
  readonly unseen: number;
  readonly line: LiveState;
  /** Fetches the next page where there is one. */
  readonly more: () => void;
  /** Draws the board anew, with what came in between. */
  readonly refresh: () => void;
}

/**
 * The board under a filter. Rows stay where they are while they change; what is new waits until it
 * is asked for, so that nothing jumps away under the pointer.
 */
export function useBoard(filter: BoardFilter): Board {
  const queries = useQueryClient();
  const question = useMemo(() => questionOf(filter), [filter]);
  const pages = useInfiniteQuery({
    queryKey: ['board', question],
    queryFn: async ({ pageParam, signal }) => {
      const cursor = pageParam === '' ? {} : { cursor: pageParam };
      const query = { ...question, ...cursor, limit: PAGE };
      return (await api.GET('/issues', { params: { query }, signal })).data;
    },
    initialPageParam: '',
    getNextPageParam: (last) => last?.next,
  });
  const { phase: _phase, sort: _sort, ...counted } = question;
  const counts = useQuery({
    queryKey: ['board-counts', counted],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/counters', { params: { query: { ...counted, open: true } }, signal }))
        .data,
  });
  const { latest, line, forget } = useLatest(
    useCallback(() => {
      void queries.invalidateQueries({ queryKey: ['board-counts'] });
    }, [queries]),
    useCallback(() => {
      void queries.invalidateQueries({ queryKey: ['board'] });
    }, [queries]),
  );
  const listed = useMemo(
    () => onceEach(pages.data?.pages.flatMap((page) => page?.issues ?? []) ?? []),
    [pages.data],
  );
  const rows = useMemo(
    () => listed.map((row) => newer(row, latest.get(row.issue))),
    [listed, latest],
  );
  const unseen = useMemo(() => {
    const known = new Set(listed.map(({ issue }) => issue));
    return [...latest.values()].filter(({ issue, open }) => open && !known.has(issue)).length;
  }, [listed, latest]);
  return {
    rows,
    loading: pages.isPending,
    error: pages.error,
    counts: counts.data,
    unseen: pages.hasNextPage ? 0 : unseen,
    line,
    more: () => {
      // Asked for twice before the first is drawn, it goes on instead of beginning anew.
      if (pages.hasNextPage && !pages.isFetching)
        void pages.fetchNextPage({ cancelRefetch: false });
    },
    refresh: () => {
      forget();
      void queries.invalidateQueries({ queryKey: ['board'] });
    },
  };
}

/** Without those again that moved on to a later page before that one was fetched. */
function onceEach(rows: readonly BoardRow[]): readonly BoardRow[] {
  const first = new Map<string, BoardRow>();
  for (const row of rows) if (!first.has(row.issue)) first.set(row.issue, row);
  return [...first.values()];
}

/**
 * What the live stream has told since the board was last drawn anew. `onBeginning` is called where
 * it cannot tell what went before.
 */
function useLatest(
  onChange: () => void,
  onBeginning: () => void,
): {
  readonly latest: ReadonlyMap<string, BoardRow>;
  readonly line: LiveState;
  readonly forget: () => void;
} {
  const here = useSession();
  const [latest, setLatest] = useState<ReadonlyMap<string, BoardRow>>(new Map());
  const [line, setLine] = useState<LiveState>('live');
  useEffect(() => {
    const stop = new AbortController();
    let waiting: number | undefined;
    void follow('/board/stream', {
      signal: stop.signal,
      onState: setLine,
      onStart: (resumed) => {
        onChange();
        if (!resumed) onBeginning();
      },
      onFrame: (event, data) => {
        if (event !== 'board') return;
        const { issues } = data as { readonly issues: readonly BoardRow[] };
        setLatest(
          (before) => new Map([...before, ...issues.map((row) => [row.issue, row] as const)]),
        );
        waiting ??= window.setTimeout(() => {
          waiting = undefined;
          onChange();
        }, COUNT_EVERY_MS);
      },
    });
    return () => {
      stop.abort();
      window.clearTimeout(waiting);
    };
  }, [here?.token, here?.post, onChange, onBeginning]);
  const forget = useCallback(() => {
    setLatest(new Map());
  }, []);
  return { latest, line, forget };
}
