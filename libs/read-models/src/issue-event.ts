import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventData, IssueEventType } from '@shaodao/issue';

/** A recorded event of an issue's stream, by type. */
export type RecordedIssueEvent = {
  [T in IssueEventType]: RecordedEvent<T, IssueEventData<T>>;
}[IssueEventType];

const ISSUE_STREAM = 'issue-';

/** True for the events of issues; the others of a projector's batch belong to residents' keys. */
export function isIssueEvent(event: RecordedEvent): event is RecordedIssueEvent {
  return event.stream.startsWith(ISSUE_STREAM);
}

/** The issue a stream belongs to. */
export function issueOf(event: RecordedEvent): string {
  return event.stream.slice(ISSUE_STREAM.length);
}

/** The stream of an issue. */
export function streamOf(issue: string): string {
  return `${ISSUE_STREAM}${issue}`;
}

/** The stream behind a row that says in its column `issue` which one it is about. */
export function streamOfIssue(
  _table: string,
  row: Readonly<Record<string, unknown>>,
): readonly string[] {
  return [`${ISSUE_STREAM}${String(row['issue'])}`];
}

/** The events of a batch issue by issue, in order. */
export function byIssue(
  batch: readonly RecordedEvent[],
): ReadonlyMap<string, readonly RecordedIssueEvent[]> {
  const issues = new Map<string, RecordedIssueEvent[]>();
  for (const event of batch) {
    if (!isIssueEvent(event)) continue;
    const issue = issueOf(event);
    const events = issues.get(issue);
    if (events === undefined) issues.set(issue, [event]);
    else events.push(event);
  }
  return issues;
}

/** Issues of a batch whose history begins before it, so that their rows must be read first. */
export function begunBefore(
  issues: ReadonlyMap<string, readonly RecordedIssueEvent[]>,
): readonly string[] {
  return [...issues].filter(([, events]) => events[0]?.revision !== 1).map(([issue]) => issue);
}

/** A row that must be there is not: events are missing before this one. */
export class HistoryMissing extends Error {
  override readonly name = 'HistoryMissing';
  constructor(event: RecordedEvent) {
    super(`Nothing is known of ${event.stream} before its revision ${String(event.revision)}`);
  }
}
