import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { components } from '../api/document.js';
import { daysLater, today } from './directory/day.js';
import { codeIn, keyOf } from './directory/entry.js';
import { useTable } from './directory/use-table.js';
import { checked } from './rules/use-rule-check.js';

type Finding = components['schemas']['Finding'];
type Readiness = components['schemas']['ReadinessAnswer'];

/** Days ahead of which a review is said to be due. */
const REVIEW_AHEAD = 30;

/** List items whose review comes within thirty days, the nearest first. */
export function useReviewsDue():
  readonly { readonly code: string; readonly by: string }[] | undefined {
  const { data } = useTable('listItems');
  const [now, last] = [today(), daysLater(today(), REVIEW_AHEAD)];
  return data?.rows
    .flatMap((item) => {
      const by = codeIn(item, 'nextReview');
      return by !== undefined && by >= now && by <= last ? [{ code: keyOf(item), by }] : [];
    })
    .toSorted((one, other) => (one.by < other.by ? -1 : 1));
}

/** What the live rules are found to lack; `none` where no rules are published. */
export function useLiveRules():
  { readonly none: boolean; readonly findings: readonly Finding[] } | undefined {
  const { data } = useQuery({
    queryKey: ['rule-sets', 'live-check'],
    queryFn: async ({ signal }) => {
      const { data: sets } = await api.GET('/routing/rule-sets', { signal });
      const live = sets?.live ?? null;
      if (live === null) return { none: true, findings: [] };
      const { version: _given, ...ruleSet } = live;
      const { findings } = await checked(ruleSet, signal);
      return { none: false, findings };
    },
  });
  return data;
}

/** Whether this process can work, check by check. */
export function useReadiness():
  { readonly ready: boolean; readonly failing: readonly string[] } | undefined {
  const { data } = useQuery({
    queryKey: ['ready'],
    // Not ready is an answer here, no refusal.
    queryFn: async ({ signal }) => {
      const answer = await fetch('/ready', { signal });
      const { ready, checks } = (await answer.json()) as Readiness;
      const failing = Object.entries(checks)
        .filter(([, how]) => how !== 'ok')
        .map(([name, how]) => `${name}: ${how}`);
      return { ready, failing };
    },
  });
  return data;
}
