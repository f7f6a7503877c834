import { positionOf } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { boardStateOf, type BoardStateRow } from '../board/state-row.js';
import { column } from '../columns.js';
import { inboxStateOf, type InboxRow } from '../inbox/row.js';
import type { InboxState } from '../inbox/state.js';
import { HISTORY_SQL } from './sql.js';
import type { BoardVersion, IssueVersions, Place } from './versions.js';

interface SinceRow {
  readonly position: string;
  readonly effective: Date;
}

interface LatestRow extends BoardStateRow, SinceRow {
  readonly later_positions: readonly string[];
  readonly later_effective: readonly Date[];
}

/** The newest versions of issues, by issue; those nobody heard of are absent. */
export async function loadVersions(
  issues: readonly string[],
  tx: PoolClient,
): Promise<ReadonlyMap<string, IssueVersions>> {
  if (issues.length === 0) return new Map();
  const wanted = [column(issues, String)];
  const boards = await tx.query<LatestRow>(HISTORY_SQL.loadBoard, wanted);
  const inboxes = await tx.query<InboxRow & SinceRow>(HISTORY_SQL.loadInbox, wanted);
  const versions = new Map<string, Loading>();
  for (const row of boards.rows)
    versions.set(row.issue, { board: versionOf(row), inbox: new Map(), inboxSince: new Map() });
  for (const row of inboxes.rows) {
    const of = versions.get(row.issue);
    of?.inbox.set(row.assignment, inboxStateOf(row));
    of?.inboxSince.set(row.assignment, placeOf(row.position, row.effective));
  }
  return versions;
}

interface Loading extends IssueVersions {
  readonly inbox: Map<string, InboxState>;
  readonly inboxSince: Map<string, Place>;
}

function versionOf(row: LatestRow): BoardVersion {
  const later = row.later_positions.map((position, n) =>
    placeOf(position, row.later_effective[n] ?? row.effective),
  );
  const since = placeOf(row.position, row.effective);
  const { position } = later.at(-1) ?? since;
  const state = { ...boardStateOf(row), revision: row.revision + later.length, position };
  return { state, revision: row.revision, since, later };
}

function placeOf(position: string, effective: Date): Place {
  return { position: positionOf(position), effective: effective.toISOString() };
}
