import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import { listField, type Field } from '../fields.js';
import { issueOf, type RecordedIssueEvent } from '../issue-event.js';

type Report = RecordedEvent<'IssueReported', IssueEventMap['IssueReported']>;

/** What is fixed by a report, as `board_reports` keeps it. */
export interface ReportRow {
  readonly report: Report;
  /** Sealed; null where its key is gone: it is worth nothing any more. */
  readonly title: string | null;
  readonly tokens: readonly number[];
}

/** Columns of `board_reports`, in the order of the statement that writes them. */
export const REPORTS: readonly Field<ReportRow>[] = [
  { name: 'issue', type: 'text', of: ({ report }) => issueOf(report) },
  { name: 'receipt_code', type: 'text', of: ({ report }) => report.data.receiptCode },
  { name: 'channel', type: 'text', of: ({ report }) => report.data.channel },
  { name: 'kind', type: 'text', of: ({ report }) => report.data.kind },
  { name: 'subject', type: 'text', of: ({ report }) => report.data.appellant.subject },
  { name: 'reporter', type: 'text', of: ({ report }) => report.meta.actor.person },
  { name: 'title', type: 'text', of: ({ title }) => title },
  { name: 'accused_unit', type: 'text', of: ({ report }) => report.data.accusedUnit ?? null },
  { name: 'confidentiality', type: 'text', of: ({ report }) => report.data.confidentiality },
  {
    name: 'external_source',
    type: 'text',
    of: ({ report }) => report.data.external?.source ?? null,
  },
  { name: 'external_id', type: 'text', of: ({ report }) => report.data.external?.id ?? null },
  listField('tokens', 'integer[]', ({ tokens }) => tokens),
];

/**
 * The rows of reports among events. The resident's words are opened here only to hash their pieces;
 * stored are the sealed title and the hashes.
 */
export async function reportRows(
  events: readonly RecordedIssueEvent[],
  vault: Vault,
): Promise<readonly ReportRow[]> {
  const reports: Report[] = [];
  for (const event of events) if (event.type === 'IssueReported') reports.push(event);
  const words = await openWords(reports, vault);
  return reports.map((report, index) => {
    const told = words[index];
    return told === undefined
      ? { report, title: null, tokens: [] }
      : { report, title: report.data.title, tokens: vault.searchTokens(told) };
  });
}

/** Title and description of each report; undefined where the resident is erased. */
async function openWords(
  reports: readonly Report[],
  vault: Vault,
): Promise<(string | undefined)[]> {
  if (reports.length === 0) return [];
  const titles = await vault.open(reports.map((report) => report.data.title));
  const described = reports.filter((report) => report.data.description !== undefined);
  const opened = await vault.open(described.map((report) => report.data.description ?? ''));
  const descriptions = new Map(described.map((report, index) => [report, opened[index]]));
  return reports.map((report, index) => {
    const title = titles[index];
    if (title === undefined) return undefined;
    return `${title}\n${descriptions.get(report) ?? ''}`;
  });
}
