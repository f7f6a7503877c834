import type { Language } from '../language/choice.js';
import { forgetOthers, heard, keptCopy } from '../offline/copies.js';
import { askTask, taskKey, TASK_KEY, type TaskDetail } from './task-detail.js';
import type { Task } from './task.js';

/** As many tasks as somebody can take on in a day, the most urgent first. */
const A_DAY = 40;

/**
 * Keeps the details of the day's tasks on this phone, so that they can be read without a network.
 * Only what has changed is asked for, one after another: the person's own clicks go before.
 */
export async function keepDay(
  tasks: readonly Task[],
  language: Language,
  signal: AbortSignal,
): Promise<void> {
  const day = tasks.filter(({ tab }) => tab !== 'done').slice(0, A_DAY);
  const wanted = new Map(day.map((task) => [taskKey(task.issue, language), task]));
  await forgetOthers(TASK_KEY, new Set(wanted.keys()));
  for (const [key, { issue, row }] of wanted) {
    if (signal.aborted) return;
    const copy = await keptCopy<TaskDetail>(key);
    if (copy !== undefined && copy.value.matter.revision === row?.revision) continue;
    try {
      await heard(key, () => askTask(issue));
    } catch {
      // Refused or not there any more: the list will say so when it is asked for next.
    }
  }
}
