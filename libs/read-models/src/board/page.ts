import type { Phase } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import { writeCursor } from '../cursor.js';
import type { BoardSort } from './query-sql.js';
import { openRows, type BoardRow, type StoredBoardRow } from './row.js';
import { NO_LIMIT } from './state.js';

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

export interface PageOptions {
  readonly sort: BoardSort;
  readonly limit: number;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface BoardCounts {
  /** Issues per phase; phases without any are absent. */
  readonly byPhase: Readonly<Partial<Record<Phase, number>>>;
  readonly total: number;
  readonly overdue: number;
}

/** A row of a count as the database gives it back. */
export interface CountRow {
  readonly phase: Phase;
  readonly issues: string;
  readonly overdue: string;
}

/** A page of rows that were asked for with one more than the page holds. */
export async function pageOf(
  stored: readonly StoredBoardRow[],
  { sort, limit }: PageOptions,
  vault: Vault,
): Promise<BoardPage> {
  const rows = await openRows(stored.slice(0, limit), vault);
  const last = rows[rows.length - 1];
  if (stored.length <= limit || last === undefined) return { rows };
  const time = sort === 'due' ? (last.dueAt ?? NO_LIMIT) : last.reportedAt;
  return { rows, next: writeCursor(sort, time, last.issue) };
}

export function countsOf(rows: readonly CountRow[]): BoardCounts {
  const byPhase: Partial<Record<Phase, number>> = {};
  for (const row of rows) byPhase[row.phase] = Number(row.issues);
  return {
    byPhase,
    total: rows.reduce((sum, row) => sum + Number(row.issues), 0),
    overdue: rows.reduce((sum, row) => sum + Number(row.overdue), 0),
  };
}

/** What a unit leads of open matters; `unit` is null for those nobody leads yet. */
export interface UnitLoad {
  readonly unit: string | null;
  readonly open: number;
  /** Limit over, not handled. */
  readonly overdue: number;
  /** Not handled, and the limit comes within the time asked for. */
  readonly nearDue: number;
  readonly reminded: number;
  /** Under a card, an order, an interview or a listing. */
  readonly ordered: number;
}

/** A row of loads as the database gives it back. */
export interface LoadRow {
  readonly unit: string | null;
  readonly open: string;
  readonly overdue: string;
  readonly near_due: string;
  readonly reminded: string;
  readonly ordered: string;
}

export function loadsOf(rows: readonly LoadRow[]): readonly UnitLoad[] {
  return rows.map(({ unit, near_due: nearDue, ...counts }) => ({
    unit,
    open: Number(counts.open),
    overdue: Number(counts.overdue),
    nearDue: Number(nearDue),
    reminded: Number(counts.reminded),
    ordered: Number(counts.ordered),
  }));
}
