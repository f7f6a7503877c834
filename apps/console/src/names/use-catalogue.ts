import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { operations } from '../api/document.js';
import { LASTING } from './lasting.js';

type Answer = operations['get_directory_categories']['responses'][200];

/** A matter of the catalogue, with what it says of urgency, limit and handler. */
export type CatalogueEntry = Answer['content']['application/json']['categories'][number];

const NOTHING: readonly CatalogueEntry[] = [];

/** The catalogue (事项目录); loaded once and kept. */
export function useCatalogue(): readonly CatalogueEntry[] {
  const { data } = useQuery({
    queryKey: ['catalogue'],
    queryFn: async ({ signal }) =>
      (await api.GET('/directory/categories', { signal })).data?.categories,
    ...LASTING,
  });
  return data ?? NOTHING;
}
