import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import type { operations } from '../api/document.js';
import { language } from '../language/choice.js';
import { pointOf, type Draft } from './draft.js';

type Answer = operations['get_issues_similar']['responses'][200]['content']['application/json'];

/** A matter that may be the same one, with why. */
export type Similar = Answer['issues'][number];

/** While somebody types, the server is not asked for every letter. */
const TYPING_MS = 350;
const MOST = 6;
const LONGEST = 500;
const SHORTEST = 2;

const NOTHING: readonly Similar[] = [];

/** Matters that look like the one being filled in; the last ones stay until others are found. */
export function useSimilar(draft: Draft): readonly Similar[] {
  const text = `${draft.title} ${draft.description}`.trim().slice(0, LONGEST);
  const { category, territory, point } = draft;
  const settled = useSettled(JSON.stringify({ text, category, territory, ...pointOf(point) }));
  const question = JSON.parse(settled) as { text: string; latitude?: number };
  const isWorthAsking = question.text.length >= SHORTEST || question.latitude !== undefined;
  const { data } = useQuery({
    queryKey: ['similar', settled, language()],
    enabled: isWorthAsking,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const { text: words, ...others } = question;
      const query = { ...(words === '' ? {} : { text: words }), ...others, limit: MOST };
      return (await api.GET('/issues/similar', { params: { query }, signal })).data?.issues;
    },
  });
  return isWorthAsking ? (data ?? NOTHING) : NOTHING;
}

/** The value, once it has not changed for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(value);
    }, TYPING_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return settled;
}
