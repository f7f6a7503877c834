import type { RecordedEvent } from '@shaodao/event-store';
import type { Complexity, Phase, Urgency } from '@shaodao/issue';
import { positionOf, type Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import type { PoolClient } from 'pg';
import { column } from '../columns.js';
import { instantOrNull, limitOf, type StoredTime } from '../instants.js';
import { begunBefore, byIssue, type RecordedIssueEvent } from '../issue-event.js';
import { foldBoard, unitsInvolvedBy } from './fold.js';
import { reportColumns } from './reports.js';
import { boardMigrations } from './schema.js';
import { BOARD_SQL } from './sql.js';
import { isOpenPhase, type BoardState, type SupervisionLevel } from './state.js';

/** The operator's board: one row per issue, with its search tokens but without any clear text. */
export class BoardProjector implements Projector {
  readonly name = 'board';
  readonly version = 1;
  readonly filter = { categories: ['issue', 'subject'] };
  readonly tables = ['board_issues', 'board_reports', 'board_units'];
  readonly migrations = boardMigrations;

  constructor(private readonly vault: Vault) {}

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
      const reports = await reportColumns(issues, this.vault);
      await tx.query({
        name: 'board-write',
        text: BOARD_SQL.write,
        values: [...issueColumns(rows), ...reports, ...unitColumns(issues)],
      });
    }
    await erase(batch, tx);
  }
}

async function load(issues: readonly string[], tx: PoolClient): Promise<Map<string, BoardState>> {
  if (issues.length === 0) return new Map();
  const { rows } = await tx.query<StateRow>(BOARD_SQL.load, [column(issues, String)]);
  return new Map(rows.map((row) => [row.issue, stateOf(row)]));
}

function issueColumns(rows: readonly BoardState[]): readonly string[] {
  return [
    column(rows, (row) => row.issue),
    column(rows, (row) => row.phase),
    column(rows, (row) => isOpenPhase(row.phase)),
    column(rows, (row) => row.category),
    column(rows, (row) => row.territory),
    column(rows, (row) => row.urgency),
    column(rows, (row) => row.complexity),
    column(rows, (row) => row.leadUnit),
    column(rows, (row) => row.leadAssignment),
    column(rows, (row) => row.reportedAt),
    column(rows, (row) => row.acceptedAt),
    column(rows, (row) => row.dispatchedAt),
    column(rows, (row) => row.dueAt),
    column(rows, (row) => row.firstContactAt),
    column(rows, (row) => row.handledAt),
    column(rows, (row) => row.closedAt),
    column(rows, (row) => row.reworkRound),
    column(rows, (row) => row.supervision),
    column(rows, (row) => row.openOrders),
    column(rows, (row) => row.revision),
    column(rows, (row) => row.position),
  ];
}

function unitColumns(
  issues: ReadonlyMap<string, readonly RecordedIssueEvent[]>,
): readonly string[] {
  const involved: { readonly unit: string; readonly issue: string }[] = [];
  for (const [issue, events] of issues) {
    for (const unit of new Set(events.flatMap(unitsInvolvedBy))) involved.push({ unit, issue });
  }
  return [column(involved, (row) => row.unit), column(involved, (row) => row.issue)];
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

interface StateRow {
  readonly issue: string;
  readonly phase: Phase;
  readonly category: string | null;
  readonly territory: string | null;
  readonly urgency: Urgency | null;
  readonly complexity: Complexity | null;
  readonly lead_unit: string | null;
  readonly lead_assignment: string | null;
  readonly reported_at: Date;
  readonly accepted_at: Date | null;
  readonly dispatched_at: Date | null;
  readonly due_at: StoredTime;
  readonly first_contact_at: Date | null;
  readonly handled_at: Date | null;
  readonly closed_at: Date | null;
  readonly rework_round: number;
  readonly supervision: SupervisionLevel;
  readonly open_orders: number;
  readonly revision: number;
  readonly position: string;
}

function stateOf(row: StateRow): BoardState {
  return {
    issue: row.issue,
    phase: row.phase,
    category: row.category,
    territory: row.territory,
    urgency: row.urgency,
    complexity: row.complexity,
    leadUnit: row.lead_unit,
    leadAssignment: row.lead_assignment,
    reportedAt: row.reported_at.toISOString(),
    acceptedAt: instantOrNull(row.accepted_at),
    dispatchedAt: instantOrNull(row.dispatched_at),
    dueAt: limitOf(row.due_at),
    firstContactAt: instantOrNull(row.first_contact_at),
    handledAt: instantOrNull(row.handled_at),
    closedAt: instantOrNull(row.closed_at),
    reworkRound: row.rework_round,
    supervision: row.supervision,
    openOrders: row.open_orders,
    revision: row.revision,
    position: positionOf(row.position),
  };
}
