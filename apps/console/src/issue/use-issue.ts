import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../api/client.js';
import type { operations } from '../api/document.js';
import { follow, type LiveState } from '../api/live.js';
import { language } from '../language/choice.js';
import { useSession } from '../session/use-session.js';

type Answer<Name extends keyof operations> = operations[Name]['responses'] extends {
  200: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;

export type Issue = Answer<'get_issues_issue'>;
export type Timeline = Answer<'get_issues_issue_timeline'>['entries'];

/** One matter and what happened to it; asked for again as soon as the stream says it has changed. */
export function useIssue(issue: string): {
  readonly matter: Issue | undefined;
  readonly timeline: Timeline | undefined;
  readonly error: Error | null;
  readonly line: LiveState;
  readonly refresh: () => void;
} {
  const queries = useQueryClient();
  const here = useSession();
  const [line, setLine] = useState<LiveState>('live');
  const path = { params: { path: { issue } } };
  const matter = useQuery({
    queryKey: ['issue', issue],
    queryFn: async ({ signal }) => (await api.GET('/issues/{issue}', { ...path, signal })).data,
  });
  const timeline = useQuery({
    queryKey: ['issue', issue, 'timeline', language()],
    queryFn: async ({ signal }) =>
      (await api.GET('/issues/{issue}/timeline', { ...path, signal })).data?.entries,
  });
  useEffect(() => {
    const stop = new AbortController();
    const refresh = (): void => void queries.invalidateQueries({ queryKey: ['issue', issue] });
    void follow('/board/stream', {
      signal: stop.signal,
      onState: setLine,
      onStart: refresh,
      onFrame: (_event, data) => {
        const { issues = [] } = data as { readonly issues?: readonly { readonly issue: string }[] };
        if (issues.some((row) => row.issue === issue)) refresh();
      },
    });
    return () => {
      stop.abort();
    };
  }, [issue, queries, here?.token, here?.post]);
  return {
    matter: matter.data,
    timeline: timeline.data,
    error: matter.error ?? timeline.error,
    line,
    refresh: () => {
      void queries.invalidateQueries({ queryKey: ['issue', issue] });
    },
  };
}
