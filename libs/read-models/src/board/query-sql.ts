import type { Conditions } from './filter.js';

/** Orders of the board: most urgent first, or newest report first. */
export type BoardSort = 'due' | 'reported';

/** What a row of the board is made of, over `board_issues b` and `board_reports r`. */
export const BOARD_COLUMNS = `b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
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

/** $1 code of a receipt. */
export const ISSUE_OF_RECEIPT = `select issue from board_reports where receipt_code = $1`;

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
  const end = `order by ${ORDER[sort].by} limit ${next(limit)}`;
  return { sql: rowsOf(where, place, end), params };
}

/** Rows per phase, and how many of them are late now. */
export function countStatement(where: Conditions): BoardStatement {
  const sql = `select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < now()) as overdue
${everyRow(where)}
group by b.phase`;
  return { sql, params: where.params };
}

/** What units have late, due soon and under measures; the conditions let through open issues only. */
export function loadStatement(where: Conditions, dueBefore: string): BoardStatement {
  const params = [...where.params, dueBefore];
  const soon = `$${String(params.length)}::timestamptz`;
  const sql = `${loadColumns('now()', soon)}\n${everyRow(where)}\n${BY_UNIT}`;
  return { sql, params };
}

/** The same by the territory they lie in. */
export function territoryLoadStatement(where: Conditions, dueBefore: string): BoardStatement {
  const params = [...where.params, dueBefore];
  const soon = `$${String(params.length)}::timestamptz`;
  const sql = `select b.territory, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < now()) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= now() and b.due_at < ${soon})
    as near_due
${everyRow(where)}
group by b.territory`;
  return { sql, params };
}

/** The counts of open issues `b`, late at one time and due before the other. */
export const loadColumns = (now: string, soon: string): string =>
  `select b.lead_unit as unit, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < ${now}) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= ${now} and b.due_at < ${soon})
    as near_due,
  count(*) filter (where b.supervision = 'reminded') as reminded,
  count(*) filter (where b.supervision = 'ordered') as ordered`;

export const BY_UNIT = 'group by b.lead_unit order by b.lead_unit';

/** Rows changed after a position and up to another, in the order of their changes. */
export function changesStatement(
  where: Conditions,
  after: number,
  through: number,
  limit: number,
): BoardStatement {
  const params = [...where.params, after, through, limit];
  const last = params.length;
  const place = `\n  and b.position > $${String(last - 2)} and b.position <= $${String(last - 1)}`;
  const end = `order by b.position limit $${String(last)}`;
  return { sql: rowsOf(where, place, end), params };
}

/** One issue. */
export function issueStatement(where: Conditions, issue: string): BoardStatement {
  const params = [...where.params, issue];
  return { sql: rowsOf(where, `\n  and b.issue = $${String(params.length)}`, ''), params };
}

/**
 * The rows of all branches. Each branch is sorted and cut by itself, so that each can follow an index
 * of its own; what they find together is little, and sorted once more.
 */
function rowsOf(where: Conditions, place: string, end: string): string {
  const [only, ...others] = where.branches;
  const found =
    others.length === 0 ? `${only}${place}` : `b.issue in (${issuesIn(where, place, end)})`;
  return `select ${BOARD_COLUMNS}\nfrom ${TABLES}\nwhere ${found}\n${end}`.trimEnd();
}

/** `from … where …` of every row the conditions let through. */
function everyRow(where: Conditions): string {
  const [only, ...others] = where.branches;
  return others.length === 0
    ? `from ${tablesFor(only)}\nwhere ${only}`
    : `from board_issues b\nwhere b.issue in (${issuesIn(where, '', '')})`;
}

function issuesIn(where: Conditions, place: string, end: string): string {
  const select = (branch: string): string =>
    `select b.issue from ${tablesFor(branch)}\nwhere ${branch}${place}\n${end}`.trimEnd();
  return where.branches.map((branch) => `(${select(branch)})`).join('\nunion ');
}

/** The reports are joined only where a condition looks at them. */
const tablesFor = (condition: string): string =>
  /\br\.\w/.test(condition) ? TABLES : 'board_issues b';

/** How far the board is. */
export const BOARD_POSITION = `select position from projection_checkpoints
where projector = 'board'`;
