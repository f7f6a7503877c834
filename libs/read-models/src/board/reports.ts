import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import { column } from '../columns.js';
import { issueOf, type RecordedIssueEvent } from '../issue-event.js';

type Report = RecordedEvent<'IssueReported', IssueEventMap['IssueReported']>;

/**
 * The columns of what is fixed by the reports of a batch. The resident's words are opened here only
 * to hash their pieces; stored are the sealed title and the hashes.
 */
export async function reportColumns(
  issues: ReadonlyMap<string, readonly RecordedIssueEvent[]>,
  vault: Vault,
): Promise<readonly string[]> {
  const reports: Report[] = [];
  for (const events of issues.values()) {
    for (const event of events) if (event.type === 'IssueReported') reports.push(event);
  }
  const words = await openWords(reports, vault);
  const rows = reports.map((report, index) => ({
    report,
    facts: report.data,
    words: words[index],
  }));
  return [
    column(rows, ({ report }) => issueOf(report)),
    column(rows, ({ facts }) => facts.receiptCode),
    column(rows, ({ facts }) => facts.channel),
    column(rows, ({ facts }) => facts.kind),
    column(rows, ({ facts }) => facts.appellant.subject),
    column(rows, ({ report }) => report.meta.actor.person),
    // A title whose key is gone is worth nothing any more.
    column(rows, (row) => (row.words === undefined ? null : row.facts.title)),
    column(rows, ({ facts }) => facts.accusedUnit ?? null),
    column(rows, ({ facts }) => facts.confidentiality),
    column(rows, ({ facts }) => facts.external?.source ?? null),
    column(rows, ({ facts }) => facts.external?.id ?? null),
    column(rows, (row) => `{${searchTokens(row.words, vault).join(',')}}`),
  ];
}

function searchTokens(words: string | undefined, vault: Vault): readonly number[] {
  return words === undefined ? [] : vault.searchTokens(words);
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
