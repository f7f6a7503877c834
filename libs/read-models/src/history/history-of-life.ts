import type { Life } from '@shaodao/event-store';
import type { RecordedIssueEvent } from '../issue-event.js';
import { foldVersions, NO_VERSIONS, type IssueHistory } from './versions.js';

const known = new WeakMap<Life, IssueHistory>();

/**
 * Everything board and inboxes showed of an issue over its life. Board, inbox and past ask for it side
 * by side; it is made once, and goes with the life.
 * @throws HistoryMissing, or whatever an event throws that cannot be folded.
 */
export function historyOfLife(life: Life): IssueHistory {
  const ready = known.get(life);
  if (ready !== undefined) return ready;
  // What is wanted of issues alone holds their events only.
  const history = foldVersions(NO_VERSIONS, life.events as readonly RecordedIssueEvent[]);
  known.set(life, history);
  return history;
}
