import type { Life, RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import type { Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import type { PoolClient } from 'pg';
import { column } from '../columns.js';
import { copyInto, valuesOf } from '../fields.js';
import { historyOfLife } from '../history/history-of-life.js';
import { begunBefore, byIssue, streamOfIssue, type RecordedIssueEvent } from '../issue-event.js';
import { foldBoard } from './fold.js';
import { reportRows, REPORTS } from './reports.js';
import { boardMigrations } from './schema.js';
import { BOARD_SQL } from './sql.js';
import { boardStateOf, type BoardStateRow } from './state-row.js';
import type { BoardState } from './state.js';
import { BOARD, UNITS, type Involved } from './table.js';
import { unitsInvolvedBy } from './units-involved.js';

/** The operator's board: one row per issue, with its search tokens but without any clear text. */
export class BoardProjector implements Projector {
  readonly name = 'board';
  readonly version = 1;
  readonly filter = { categories: ['issue', 'subject'] };
  readonly tables = ['board_issues', 'board_reports', 'board_units'];
  readonly migrations = boardMigrations;
  readonly rebuildable = true;
  /** A row is one issue's; an erasure touches those of all issues of a resident. */
  readonly partitioned = { across: ['subject'] };

  constructor(private readonly vault: Vault) {}

  /** A report's row depends on its resident's erasure, too. */
  streamsBehind(table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    const issue = streamOfIssue(table, row);
    return table === 'board_reports' ? [...issue, `subject-${String(row['subject'])}`] : issue;
  }

  /** A resident whose erasure came before the report did is erased in it as well. */
  streamsAcross(event: RecordedEvent): readonly string[] {
    if (event.type !== 'IssueReported') return [];
    const { appellant } = event.data as IssueEventMap['IssueReported'];
    return [`subject-${appellant.subject}`];
  }

  readonly byLives = {
    fill: (lives: readonly Life[], tx: PoolClient): Promise<void> => this.fill(lives, tx),
    addedTo: this.tables,
    // An issue reported after an erasure already stands at a later place than that.
    afterwards: ['subject'],
  };

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const issues = byIssue(batch);
    const states = await load(begunBefore(issues), tx);
    const rows: BoardState[] = [];
    for (const [issue, events] of issues) {
      const before = states.get(issue);
      let state = before;
      for (const event of events) state = foldBoard(state, event);
      if (state !== undefined && state !== before) rows.push(state);
    }
    if (issues.size > 0) {
      const reports = await reportRows([...issues.values()].flat(), this.vault);
      await tx.query({
        name: 'board-write',
        text: BOARD_SQL.write,
        values: [
          ...valuesOf(BOARD, rows),
          ...valuesOf(REPORTS, reports),
          ...valuesOf(UNITS, involvedIn(issues)),
        ],
      });
    }
    await erase(batch, tx);
  }

  /** Of an issue that begins here no row is there yet. */
  private async fill(lives: readonly Life[], tx: PoolClient): Promise<void> {
    const histories = lives.map(historyOfLife);
    const states = histories.flatMap(({ newest }) => newest.board?.state ?? []);
    // Streams of issues hold their events only.
    const events = lives.flatMap((life) => life.events as readonly RecordedIssueEvent[]);
    const reports = await reportRows(events, this.vault);
    await copyInto('board_issues', BOARD, states, tx);
    await copyInto('board_reports', REPORTS, reports, tx);
    await copyInto(
      'board_units',
      UNITS,
      histories.flatMap(({ units }) => units),
      tx,
    );
  }
}

async function load(issues: readonly string[], tx: PoolClient): Promise<Map<string, BoardState>> {
  if (issues.length === 0) return new Map();
  const { rows } = await tx.query<BoardStateRow>(BOARD_SQL.load, [column(issues, String)]);
  return new Map(rows.map((row) => [row.issue, boardStateOf(row)]));
}

function involvedIn(
  issues: ReadonlyMap<string, readonly RecordedIssueEvent[]>,
): readonly Involved[] {
  const involved: Involved[] = [];
  for (const [issue, events] of issues)
    for (const unit of new Set(events.flatMap(unitsInvolvedBy))) involved.push({ unit, issue });
  return involved;
}

/** After an erasure nothing of the resident's words can be found or shown any more. */
async function erase(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
  const erased = batch.filter((event) => event.type === 'SubjectErased');
  if (erased.length === 0) return;
  await tx.query(BOARD_SQL.erase, [
    erased.map((event) => (event.data as { readonly subject: string }).subject),
    erased.map((event) => event.position),
  ]);
}
