import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import type { PoolClient } from 'pg';
import { issueOf, type RecordedIssueEvent } from '../issue-event.js';
import { BOARD_SQL } from './sql.js';

type Report = RecordedEvent<'IssueReported', IssueEventMap['IssueReported']>;

/**
 * Writes what is fixed by the reports of a batch. The resident's words are opened here only to hash
 * their pieces; stored are the sealed title and the hashes.
 */
export async function insertReports(
  issues: ReadonlyMap<string, readonly RecordedIssueEvent[]>,
  vault: Vault,
  tx: PoolClient,
): Promise<void> {
  const reports: Report[] = [];
  for (const events of issues.values()) {
    for (const event of events) if (event.type === 'IssueReported') reports.push(event);
  }
  if (reports.length === 0) return;
  const words = await openWords(reports, vault);
  const facts = reports.map((report) => report.data);
  await tx.query(BOARD_SQL.insertReports, [
    reports.map(issueOf),
    facts.map((data) => data.receiptCode),
    facts.map((data) => data.channel),
    facts.map((data) => data.kind),
    facts.map((data) => data.appellant.subject),
    reports.map((report) => report.meta.actor.person),
    // A title whose key is gone is worth nothing any more.
    facts.map((data, index) => (words[index] === undefined ? null : data.title)),
    facts.map((data) => data.accusedUnit ?? null),
    facts.map((data) => data.confidentiality),
    facts.map((data) => data.external?.source ?? null),
    facts.map((data) => data.external?.id ?? null),
    words.map((text) => `{${(text === undefined ? [] : vault.searchTokens(text)).join(',')}}`),
  ]);
}

/** Title and description of each report; undefined where the resident is erased. */
async function openWords(
  reports: readonly Report[],
  vault: Vault,
): Promise<(string | undefined)[]> {
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
