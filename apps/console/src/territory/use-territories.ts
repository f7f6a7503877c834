import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../api/client.js';
import type { components } from '../api/document.js';
import { follow } from '../api/live.js';

export type TerritoryCounts = components['schemas']['TerritoryCounts'];
type Answer = components['schemas']['TerritoryCountsAnswer'];

/** However much happens, the counters follow at this distance. */
const COUNT_EVERY_MS = 2_000;

/** Territories in sight with what is open in each and below, and how they hang together. */
export interface Territories {
  readonly byCode: ReadonlyMap<string, TerritoryCounts>;
  /** Those directly below a territory; below `undefined` the uppermost in sight. */
  readonly below: (code: string | undefined) => readonly TerritoryCounts[];
  readonly elsewhere: number;
}

/** The counters by territory, counted anew when the live stream tells of a change. */
export function useTerritories(): {
  readonly territories: Territories | undefined;
  readonly error: Error | null;
  readonly refresh: () => void;
} {
  const { data, error, refetch } = useQuery({
    queryKey: ['territory-counts'],
    queryFn: async ({ signal }) => (await api.GET('/issues/counters/territories', { signal })).data,
    select: arranged,
  });
  useEffect(() => {
    const stop = new AbortController();
    let waiting: number | undefined;
    void follow('/board/stream', {
      signal: stop.signal,
      onStart: () => void refetch(),
      onFrame: (event) => {
        if (event !== 'board') return;
        waiting ??= window.setTimeout(() => {
          waiting = undefined;
          void refetch();
        }, COUNT_EVERY_MS);
      },
    });
    return () => {
      stop.abort();
      window.clearTimeout(waiting);
    };
  }, [refetch]);
  return { territories: data, error, refresh: () => void refetch() };
}

function arranged(answer: Answer | undefined): Territories | undefined {
  if (answer === undefined) return undefined;
  const byCode = new Map(answer.territories.map((each) => [each.territory, each]));
  const children = new Map<string | undefined, TerritoryCounts[]>();
  for (const each of answer.territories) {
    const parent = each.parent !== undefined && byCode.has(each.parent) ? each.parent : undefined;
    children.set(parent, [...(children.get(parent) ?? []), each]);
  }
  return {
    byCode,
    below: (code) => children.get(code) ?? [],
    elsewhere: answer.elsewhere.open,
  };
}
