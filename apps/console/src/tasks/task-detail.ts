import { api } from '../api/client.js';
import type { Action } from '../actions/action.js';
import type { Mechanism } from '../forms/mechanism.js';
import type { Language } from '../language/choice.js';
import type { Issue, Timeline } from '../issue/use-issue.js';

/** Everything a person needs of one matter to work on it. */
export interface TaskDetail {
  readonly matter: Issue;
  readonly timeline: Timeline;
  readonly actions: readonly Action[];
  readonly mechanism?: Mechanism;
}

/** Under what the detail of a matter is kept on this phone. */
export const TASK_KEY = 'task ';
export const taskKey = (issue: string, language: Language): string =>
  `${TASK_KEY}${issue} ${language}`;

/** Asks for a matter, its timeline, its rules, and what this post may do to it. */
export async function askTask(issue: string): Promise<TaskDetail> {
  const params = { path: { issue } };
  const [matter, timeline, actions, rules] = await Promise.all([
    api.GET('/issues/{issue}', { params }),
    api.GET('/issues/{issue}/timeline', { params }),
    api.GET('/issues/{issue}/actions', { params }),
    api.GET('/issues/{issue}/mechanism', { params }),
  ]);
  if (matter.data === undefined) throw new Error(`There is no answer about ${issue}`);
  const mechanism = rules.data?.mechanism;
  return {
    matter: matter.data,
    timeline: timeline.data?.entries ?? [],
    actions: actions.data?.actions ?? [],
    ...(mechanism === undefined ? {} : { mechanism }),
  };
}
