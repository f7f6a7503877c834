import { useQuery } from '@tanstack/react-query';
import { api } from '../api/client.js';
import { heard } from '../offline/copies.js';
import type { operations } from '../api/document.js';

type Answer =
  operations['get_issues_issue_reviewers']['responses'][200]['content']['application/json'];

/** Somebody who may have reviewed a whistle, with the post they would have done it in. */
export type Reviewer = Answer['reviewers'][number];

const NOBODY: readonly Reviewer[] = [];

/** The heads who may review a whistle about a matter, those nearest to its place first. */
export function useReviewers(issue: string, wanted: boolean): readonly Reviewer[] {
  const { data } = useQuery({
    queryKey: ['issue', issue, 'reviewers'],
    queryFn: () =>
      heard(`reviewers ${issue}`, async () => {
        const { data: answer } = await api.GET('/issues/{issue}/reviewers', {
          params: { path: { issue } },
        });
        return answer?.reviewers ?? NOBODY;
      }),
    enabled: wanted,
    networkMode: 'always',
  });
  return data?.value ?? NOBODY;
}
