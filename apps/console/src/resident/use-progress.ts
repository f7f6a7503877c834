import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/document.js';

export type Progress = components['schemas']['ProgressAnswer'];

/** Residents come back to look; who leaves the page open sees it move. */
const EVERY_MS = 30_000;

/** How far a matter is. */
export function useProgress(issue: string): {
  readonly progress: Progress | undefined;
  readonly error: Error | null;
} {
  const { data, error } = useQuery({
    queryKey: ['progress', issue],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/progress', { params: { path: { issue } }, signal })).data,
    refetchInterval: EVERY_MS,
  });
  return { progress: data, error };
}
