import type { BoardRow } from '../board/row.js';
import { readCursor, writeCursor } from '../cursor.js';
import { momentParam } from '../history/held.js';
import type { Moment } from '../history/moment.js';
import { changesOf, type Asked, type BoardChange, type ChangeTools } from './changes.js';
import type { Span } from './span.js';
import { PLAY_SQL } from './sql.js';

/** What a change is called; one issue may have several. */
export type ChangeKind =
  /** It was not there, or not in what was asked for. */
  | 'APPEARED'
  /** It is not in what was asked for any more. */
  | 'GONE'
  | 'CLOSED'
  | 'REOPENED'
  /** Another unit leads, or a first one. */
  | 'MOVED'
  | 'BECAME_OVERDUE';

export interface BoardDifference extends BoardChange {
  readonly kinds: readonly ChangeKind[];
}

export interface DiffPage {
  readonly differences: readonly BoardDifference[];
  /** Where the next page begins; absent on the last. A page may hold fewer than asked for. */
  readonly next?: string;
}

const LIST = 'diff';
const ANY_TIME = 'infinity';

/**
 * What is different on the board between two moments, issue by issue, ordered by identifier: what
 * events changed, and whose limit ran out meanwhile.
 * @throws InvalidCursor
 */
export async function boardDiff(
  span: Span,
  asked: Asked,
  page: { readonly limit: number; readonly cursor?: string },
  tools: ChangeTools,
): Promise<DiffPage> {
  const after = page.cursor === undefined ? '' : (readCursor(LIST, page.cursor, 1)[1] ?? '');
  const place = { after, limit: page.limit + 1 };
  const touched = await touchedIssues(span, asked, place, tools);
  const { instant: from } = span.from;
  const lapsed = await tools.board.lapsed(asked.filter, asked.scope, { from, to: span.to }, place);
  const issues = [...new Set([...touched, ...lapsed])].sort();
  const changes = await changesOf(issues.slice(0, page.limit), span.from, span.to, asked, tools);
  const differences = changes.flatMap((change) => {
    const kinds = kindsOf(change, span.from, span.to);
    return change.fields.length === 0 && kinds.length === 0 ? [] : [{ ...change, kinds }];
  });
  const last = issues[page.limit - 1];
  return issues.length <= page.limit || last === undefined
    ? { differences }
    : { differences, next: writeCursor(LIST, ANY_TIME, last) };
}

/** Issues whose row began anew in the span, by identifier. */
async function touchedIssues(
  { axis, from, to }: Span,
  { scope: { all = false, units = [] } }: Asked,
  { after, limit }: { readonly after: string; readonly limit: number },
  { pool }: ChangeTools,
): Promise<readonly string[]> {
  const sql = axis === 'position' ? PLAY_SQL.touchedByPosition : PLAY_SQL.touchedByInstant;
  const { rows } = await pool.query<{ issue: string }>(sql, [
    momentParam(from),
    momentParam(to),
    all ? [] : units,
    after,
    limit,
  ]);
  return rows.map(({ issue }) => issue);
}

/** What the change of a row is called. */
export function kindsOf(
  { before, after }: Pick<BoardChange, 'before' | 'after'>,
  from: Moment,
  to: Moment,
): readonly ChangeKind[] {
  const kinds: ChangeKind[] = [];
  if (before === undefined) kinds.push('APPEARED');
  if (after === undefined) return [...kinds, 'GONE'];
  if (before?.open === true && !after.open) kinds.push('CLOSED');
  if (before?.open === false && after.open) kinds.push('REOPENED');
  if (before !== undefined && after.leadUnit !== undefined && before.leadUnit !== after.leadUnit)
    kinds.push('MOVED');
  if (isOverdue(after, to) && !(before !== undefined && isOverdue(before, from)))
    kinds.push('BECAME_OVERDUE');
  return kinds;
}

/** The limit is over and the matter not handled, by the clock of the moment. */
function isOverdue({ open, handledAt, dueAt }: BoardRow, { instant }: Moment): boolean {
  return open && handledAt === undefined && dueAt !== undefined && dueAt < instant;
}
