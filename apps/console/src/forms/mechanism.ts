import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import type { operations } from '../api/document.js';
import { language } from '../language/choice.js';

type Answer =
  operations['get_issues_issue_mechanism']['responses'][200]['content']['application/json'];

/** The rules a matter runs under, as far as they ask something of those who work on it. */
export type Mechanism = NonNullable<Answer['mechanism']>;

interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** A name of a mechanism in the reader's language. */
export const said = ({ zh, en }: Bilingual): string => (language() === 'en' ? en : zh);

/** The rules a matter runs under; undefined before it is taken in, and until they are known. */
export function useMechanism(issue: string): Mechanism | undefined {
  const { data } = useQuery({
    queryKey: ['issue', issue, 'mechanism'],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/mechanism', { params: { path: { issue } }, signal })).data,
  });
  return data?.mechanism;
}
