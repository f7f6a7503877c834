import { useMemo } from 'react';
import { useNames } from '../names/use-names.js';
import type { Draft } from './draft.js';
import { suggestCategories, type Suggestion } from './suggest.js';
import type { Similar } from './use-similar.js';

/** As many as there are keys within reach. */
const MOST = 5;

/** Categories that what is being typed may be about. */
export function useSuggestions(
  { title, description }: Draft,
  similar: readonly Similar[],
): readonly Suggestion[] {
  const { categories } = useNames();
  return useMemo(() => {
    const given = similar.flatMap(({ category, reasons }) =>
      category !== undefined && reasons.some(({ kind }) => kind === 'WORDS') ? [category] : [],
    );
    return suggestCategories(`${title} ${description}`, [...categories.values()], given, MOST);
  }, [title, description, similar, categories]);
}
