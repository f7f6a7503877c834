import type { Conditions } from './filter.js';

/** Orders of the board: most urgent first, or newest report first. */
export type BoardSort = 'due' | 'reported';

const COLUMNS = `b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position`;

const TABLES = `board_issues b join board_reports r using (issue)`;

const ORDER: Record<BoardSort, { readonly after: string; readonly by: string }> = {
  due: { after: '(b.due_at, b.issue) >', by: 'b.due_at, b.issue' },
  reported: { after: '(b.reported_at, b.issue) <', by: 'b.reported_at desc, b.issue desc' },
};

export interface BoardStatement {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** One page of the board; `after` is sort time and issue of the last row seen. */
export function pageStatement(
  where: Conditions,
  sort: BoardSort,
  limit: number,
  after: readonly string[] | undefined,
): BoardStatement {
  const params = [...where.params];
  const next = (value: unknown): string => `$${String(params.push(value))}`;
  const place =
    after === undefined
      ? ''
      : `\n  and ${ORDER[sort].after} (${next(after[0])}::timestamptz, ${next(after[1])})`;
  const sql = `select ${COLUMNS}
from ${TABLES}
where ${where.sql}${place}
order by ${ORDER[sort].by} limit ${next(limit)}`;
  return { sql, params };
}

/** Rows per phase, and how many of them are late now. */
export function countStatement(where: Conditions, needsReports: boolean): BoardStatement {
  const sql = `select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < now()) as overdue
from ${needsReports ? TABLES : 'board_issues b'}
where ${where.sql}
group by b.phase`;
  return { sql, params: where.params };
}

/** Rows changed after a position, in the order of their changes. */
export function changesStatement(where: Conditions, after: number, limit: number): BoardStatement {
  const params = [...where.params, after, limit];
  const place = `$${String(params.length - 1)}`;
  const sql = `select ${COLUMNS}
from ${TABLES}
where ${where.sql}
  and b.position > ${place}
order by b.position limit $${String(params.length)}`;
  return { sql, params };
}

/** One issue. */
export function issueStatement(where: Conditions, issue: string): BoardStatement {
  const params = [...where.params, issue];
  const sql = `select ${COLUMNS}
from ${TABLES}
where ${where.sql}
  and b.issue = $${String(params.length)}`;
  return { sql, params };
}

/** How far the board is. */
export const BOARD_POSITION = `select position from projection_checkpoints
where projector = 'board'`;
