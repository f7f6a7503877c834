import { useQuery, useQueryClient } from '@tanstack/react-query';
import { language } from '../language/choice.js';
import { heard, type Heard } from '../offline/copies.js';
import { askTask, taskKey, type TaskDetail } from './task-detail.js';
import { useChanges } from './use-changes.js';

/** One matter as somebody works on it, also without a line; asked for anew when it changes. */
export function useTask(issue: string): {
  readonly detail: TaskDetail | undefined;
  readonly heard: Heard<TaskDetail> | undefined;
  readonly error: Error | null;
  readonly refresh: () => void;
} {
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['task', issue, language()],
    queryFn: () => heard(taskKey(issue, language()), () => askTask(issue)),
    networkMode: 'always',
  });
  useChanges((issues) => {
    if (issues === 'any' || issues.has(issue))
      void queries.invalidateQueries({ queryKey: ['task', issue] });
  });
  return {
    detail: data?.value,
    heard: data,
    error,
    refresh: () => void queries.invalidateQueries({ queryKey: ['task', issue] }),
  };
}
