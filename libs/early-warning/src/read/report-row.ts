import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap, IssueEventType, Resolution, Satisfaction } from '@shaodao/issue';

/** One row of `warning_reports`. Times ISO 8601 UTC. */
export interface ReportRow {
  readonly issue: string;
  readonly category: string | null;
  readonly territory: string | null;
  readonly subject: string;
  readonly hidden: boolean;
  readonly withheld: boolean;
  readonly gone: boolean;
  readonly reportedAt: string;
  readonly resolution: Resolution | null;
  readonly satisfaction: Satisfaction | null;
  readonly revision: number;
}

type Recorded<T extends IssueEventType> = RecordedEvent<T, IssueEventMap[T]>;

/** The events a report's row follows from. */
export const REPORT_EVENTS = [
  'IssueReported',
  'IssueClassified',
  'IssueAccepted',
  'IssueMerged',
  'IssueUnmerged',
  'IssueVoided',
  'IntakeRejected',
  'IssueRedirected',
  'IssueEvaluated',
] as const satisfies readonly IssueEventType[];

/** One of the events above. */
export type ReportEvent = {
  [T in (typeof REPORT_EVENTS)[number]]: Recorded<T>;
}[(typeof REPORT_EVENTS)[number]];

/** The row is not there, and the event is not the one that makes it. */
export class ReportMissing extends Error {
  override readonly name = 'ReportMissing';
  constructor({ stream, revision }: ReportEvent) {
    super(`Nothing is known of the report of ${stream} before its revision ${String(revision)}`);
  }
}

/**
 * The report's row after one more event; the same row for an event it holds already.
 * @throws ReportMissing
 */
export function foldReport(row: ReportRow | undefined, event: ReportEvent): ReportRow {
  if (row === undefined) return begin(event);
  return event.revision <= row.revision
    ? row
    : { ...row, ...change(event), revision: event.revision };
}

function begin(event: ReportEvent): ReportRow {
  if (event.type !== 'IssueReported') throw new ReportMissing(event);
  const { category, territory, appellant, confidentiality, kind, accusedUnit } = event.data;
  return {
    issue: event.stream.slice('issue-'.length),
    category: category ?? null,
    territory: territory ?? null,
    subject: appellant.subject,
    hidden: confidentiality === 'HIDE_IDENTITY' || confidentiality === 'ANONYMOUS',
    withheld:
      kind === 'ACCUSATION' || accusedUnit !== undefined || confidentiality === 'RESTRICTED_CASE',
    gone: false,
    reportedAt: event.occurredAt,
    resolution: null,
    satisfaction: null,
    revision: event.revision,
  };
}

function change(event: ReportEvent): Partial<ReportRow> {
  switch (event.type) {
    case 'IssueReported':
      return {};
    case 'IssueClassified':
      return { category: event.data.category };
    case 'IssueAccepted':
      return { territory: event.data.territory };
    case 'IssueMerged':
    case 'IssueVoided':
    case 'IntakeRejected':
    case 'IssueRedirected':
      return { gone: true };
    case 'IssueUnmerged':
      return { gone: false };
    case 'IssueEvaluated': {
      const { appellant, contacted, resolution, satisfaction } = event.data;
      // What the appellant of a merged issue said belongs to that one.
      return appellant === undefined && contacted ? { resolution, satisfaction } : {};
    }
  }
}
