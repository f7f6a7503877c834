import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { column } from '../columns.js';
import { copyInto, valuesOf } from '../fields.js';
import { historyOfLife } from '../history/history-of-life.js';
import { begunBefore, byIssue, streamOfIssue } from '../issue-event.js';
import { foldInbox, type InboxOfIssue } from './fold.js';
import { inboxStateOf, type InboxRow } from './row.js';
import { inboxMigrations } from './schema.js';
import { INBOX_SQL } from './sql.js';
import type { InboxState } from './state.js';
import { INBOX } from './table.js';

/** What each unit has been given to do. */
export class InboxProjector implements Projector {
  readonly name = 'inbox';
  readonly version = 1;
  readonly filter = { categories: ['issue'] };
  readonly tables = ['inbox_assignments'];
  readonly migrations = inboxMigrations;
  readonly rebuildable = true;
  readonly partitioned = { across: [] };
  readonly streamsBehind = streamOfIssue;

  readonly byLives = { fill, addedTo: ['inbox_assignments'] };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const issues = byIssue(batch);
    const inboxes = await load(begunBefore(issues), tx);
    const changed: InboxState[] = [];
    for (const [issue, events] of issues) {
      const before: InboxOfIssue = inboxes.get(issue) ?? new Map<string, InboxState>();
      let inbox = before;
      for (const event of events) inbox = foldInbox(inbox, event);
      for (const row of inbox.values()) {
        if (before.get(row.assignment) !== row) changed.push(row);
      }
    }
    await upsert(changed, tx);
  }
}

/** Of an issue that begins here no row is there yet. */
async function fill(lives: readonly Life[], tx: PoolClient): Promise<void> {
  const rows = lives.flatMap((life) => [...historyOfLife(life).newest.inbox.values()]);
  await copyInto('inbox_assignments', INBOX, rows, tx);
}

async function load(
  issues: readonly string[],
  tx: PoolClient,
): Promise<ReadonlyMap<string, InboxOfIssue>> {
  const inboxes = new Map<string, Map<string, InboxState>>();
  if (issues.length === 0) return inboxes;
  const { rows } = await tx.query<InboxRow>(INBOX_SQL.load, [column(issues, String)]);
  for (const row of rows) {
    const inbox = inboxes.get(row.issue) ?? new Map<string, InboxState>();
    inboxes.set(row.issue, inbox.set(row.assignment, inboxStateOf(row)));
  }
  return inboxes;
}

async function upsert(rows: readonly InboxState[], tx: PoolClient): Promise<void> {
  if (rows.length === 0) return;
  await tx.query({
    name: 'inbox-upsert',
    text: INBOX_SQL.upsert,
    values: valuesOf(INBOX, rows),
  });
}
