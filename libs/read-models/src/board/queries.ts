import type { Position } from '@shaodao/event-store';
import type { Phase } from '@shaodao/issue';
import { positionOf } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { readCursor, writeCursor } from '../cursor.js';
import { conditionsOf, type BoardFilter, type Conditions } from './filter.js';
import {
  BOARD_POSITION,
  changesStatement,
  countStatement,
  issueStatement,
  pageStatement,
  type BoardSort,
  type BoardStatement,
} from './query-sql.js';
import { openRows, type BoardRow, type StoredBoardRow } from './row.js';
import type { BoardScope } from './scope.js';
import { NO_LIMIT } from './state.js';

export interface BoardPage {
  readonly rows: readonly BoardRow[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

export interface BoardCounts {
  /** Issues per phase; phases without any are absent. */
  readonly byPhase: Readonly<Partial<Record<Phase, number>>>;
  readonly total: number;
  readonly overdue: number;
}

/** Rows that changed, in the order of their changes; `through` is where to ask on from. */
export interface BoardChanges {
  readonly rows: readonly BoardRow[];
  readonly through: Position;
}

/** Reads the board under a caller's scope. */
export class BoardQueries {
  constructor(
    private readonly pool: Pool,
    private readonly vault: Vault,
  ) {}

  /**
   * One page, most urgent first or newest report first.
   * @throws InvalidCursor, SearchTooShort
   */
  async page(
    filter: BoardFilter,
    scope: BoardScope,
    options: { readonly sort: BoardSort; readonly limit: number; readonly cursor?: string },
  ): Promise<BoardPage> {
    const { sort, limit, cursor } = options;
    const after = cursor === undefined ? undefined : readCursor(sort, cursor, 1);
    const stored = await this.read(
      pageStatement(this.conditions(filter, scope), sort, limit + 1, after),
    );
    const rows = await openRows(stored.slice(0, limit), this.vault);
    const last = rows[rows.length - 1];
    if (stored.length <= limit || last === undefined) return { rows };
    const time = sort === 'due' ? (last.dueAt ?? NO_LIMIT) : last.reportedAt;
    return { rows, next: writeCursor(sort, time, last.issue) };
  }

  /**
   * How many issues match, by phase, and how many of them are late now.
   * @throws SearchTooShort
   */
  async counts(filter: BoardFilter, scope: BoardScope): Promise<BoardCounts> {
    const { sql, params } = countStatement(this.conditions(filter, scope));
    const { rows } = await this.pool.query<CountRow>(sql, [...params]);
    const byPhase: Partial<Record<Phase, number>> = {};
    for (const row of rows) byPhase[row.phase] = Number(row.issues);
    return {
      byPhase,
      total: rows.reduce((sum, row) => sum + Number(row.issues), 0),
      overdue: rows.reduce((sum, row) => sum + Number(row.overdue), 0),
    };
  }

  /** The issue, or undefined where there is none in the scope. */
  async issue(issue: string, scope: BoardScope): Promise<BoardRow | undefined> {
    const stored = await this.read(issueStatement(this.conditions({}, scope), issue));
    const [row] = await openRows(stored, this.vault);
    return row;
  }

  /**
   * The newest state of issues changed after a position, each once, at most `limit`. Asking on from
   * `through` misses nothing: rows become visible in the order of their positions.
   */
  async changes(after: Position, scope: BoardScope, limit: number): Promise<BoardChanges> {
    // Read before the rows: what the board had reached then, the rows read next contain.
    const reached = await this.position();
    const stored = await this.read(changesStatement(this.conditions({}, scope), after, limit));
    const rows = await openRows(stored, this.vault);
    const last = rows[rows.length - 1]?.position ?? after;
    return { rows, through: rows.length < limit && reached > last ? reached : last };
  }

  /** The last position whose events are on the board. */
  async position(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>(BOARD_POSITION);
    return positionOf(rows[0]?.position ?? '0');
  }

  private conditions(filter: BoardFilter, scope: BoardScope): Conditions {
    return conditionsOf(filter, scope, (text) => this.vault.searchTokens(text));
  }

  private async read(statement: BoardStatement): Promise<readonly StoredBoardRow[]> {
    const { rows } = await this.pool.query<StoredBoardRow>(statement.sql, [...statement.params]);
    return rows;
  }
}

interface CountRow {
  readonly phase: Phase;
  readonly issues: string;
  readonly overdue: string;
}
