import type { Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { readCursor } from '../cursor.js';
import { conditionsOf, type BoardFilter, type Conditions } from './filter.js';
import {
  BOARD_POSITION,
  ISSUE_OF_RECEIPT,
  changesStatement,
  countStatement,
  issueStatement,
  loadStatement,
  pageStatement,
  territoryLoadStatement,
  type BoardStatement,
} from './query-sql.js';
import { countsOf, loadsOf, pageOf } from './page.js';
import type { BoardCounts, BoardPage, CountRow, LoadRow, PageOptions, UnitLoad } from './page.js';
import { territoryLoadsOf, type TerritoryLoad, type TerritoryLoadRow } from './territory-loads.js';
import { openRows, type BoardRow, type StoredBoardRow } from './row.js';
import type { BoardScope } from './scope.js';

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
  async page(filter: BoardFilter, scope: BoardScope, options: PageOptions): Promise<BoardPage> {
    const { sort, limit, cursor } = options;
    const after = cursor === undefined ? undefined : readCursor(sort, cursor, 1);
    const stored = await this.read(
      pageStatement(this.conditions(filter, scope), sort, limit + 1, after),
    );
    return pageOf(stored, options, this.vault);
  }

  /**
   * How many issues match, by phase, and how many of them are late now.
   * @throws SearchTooShort
   */
  async counts(filter: BoardFilter, scope: BoardScope): Promise<BoardCounts> {
    const { sql, params } = countStatement(this.conditions(filter, scope));
    const { rows } = await this.pool.query<CountRow>(sql, [...params]);
    return countsOf(rows);
  }

  /** What each unit leads of the open issues, late now or due before an instant (ISO 8601). */
  async loads(
    filter: BoardFilter,
    scope: BoardScope,
    dueBefore: string,
  ): Promise<readonly UnitLoad[]> {
    const where = this.conditions({ ...filter, open: true }, scope);
    const { sql, params } = loadStatement(where, dueBefore);
    const { rows } = await this.pool.query<LoadRow>(sql, [...params]);
    return loadsOf(rows);
  }

  /**
   * What each territory itself has of the open issues, late now or due before an instant (ISO 8601);
   * without those below it.
   */
  async territoryLoads(
    filter: BoardFilter,
    scope: BoardScope,
    dueBefore: string,
  ): Promise<readonly TerritoryLoad[]> {
    const where = this.conditions({ ...filter, open: true }, scope);
    const { sql, params } = territoryLoadStatement(where, dueBefore);
    const { rows } = await this.pool.query<TerritoryLoadRow>(sql, [...params]);
    return territoryLoadsOf(rows);
  }

  /** The issue, or undefined where there is none in the scope. */
  async issue(issue: string, scope: BoardScope): Promise<BoardRow | undefined> {
    const stored = await this.read(issueStatement(this.conditions({}, scope), issue));
    const [row] = await openRows(stored, this.vault);
    return row;
  }

  /** The issue a receipt is for; undefined where no receipt bears the code. */
  async issueOfReceipt(code: string): Promise<string | undefined> {
    const { rows } = await this.pool.query<{ issue: string }>(ISSUE_OF_RECEIPT, [code]);
    return rows[0]?.issue;
  }

  /**
   * The newest state of issues changed after a position, each once, at most `limit`. Asking on from
   * `through` misses nothing: rows beyond what the board has reached wait, since where partitions are
   * written side by side an earlier change of another issue may become visible after them.
   */
  async changes(after: Position, scope: BoardScope, limit: number): Promise<BoardChanges> {
    // Read before the rows: what the board had reached then, the rows read next contain.
    const reached = await this.position();
    const conditions = this.conditions({}, scope);
    const stored = await this.read(changesStatement(conditions, after, reached, limit));
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
