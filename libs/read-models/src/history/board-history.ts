import type { Phase } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { conditionsOf, type BoardFilter } from '../board/filter.js';
import { countsOf, loadsOf, pageOf } from '../board/page.js';
import type {
  BoardCounts,
  BoardPage,
  CountRow,
  LoadRow,
  PageOptions,
  UnitLoad,
} from '../board/page.js';
import { openRows, type BoardRow, type StoredBoardRow } from '../board/row.js';
import type { BoardScope } from '../board/scope.js';
import { readCursor } from '../cursor.js';
import {
  groundAt,
  pastCountStatement,
  pastLoadStatement,
  pastIssuesStatement,
  pastLapsedStatement,
  pastPageStatement,
  pastSpreadStatement,
  type PastBoard,
} from './board-sql.js';
import type { Moment } from './moment.js';

/** Issues that stood in one phase and territory. */
export interface BoardShare {
  readonly phase: Phase;
  readonly territory: string | null;
  readonly issues: number;
}

interface SpreadRow extends Omit<BoardShare, 'issues'> {
  readonly issues: string;
}

/**
 * The board as of a moment, in the rows of the live one. Titles and search are of today's keys:
 * who is erased today is erased in the past as well.
 */
export class BoardHistory {
  constructor(
    private readonly pool: Pool,
    private readonly vault: Vault,
  ) {}

  /**
   * One page as it was, most urgent first or newest report first; `overdue` by the clock of then.
   * @throws InvalidCursor, SearchTooShort
   */
  async page(
    filter: BoardFilter,
    scope: BoardScope,
    options: PageOptions,
    moment: Moment,
  ): Promise<BoardPage> {
    const { sort, limit, cursor } = options;
    const after = cursor === undefined ? undefined : readCursor(sort, cursor, 1);
    const asked = this.asked(filter, scope, moment);
    const { sql, params } = pastPageStatement(asked, sort, limit + 1, after);
    const { rows } = await this.pool.query<StoredBoardRow>(sql, [...params]);
    return pageOf(rows, options, this.vault);
  }

  /**
   * How many issues matched, by phase, and how many of them were late then.
   * @throws SearchTooShort
   */
  async counts(filter: BoardFilter, scope: BoardScope, moment: Moment): Promise<BoardCounts> {
    const { sql, params } = pastCountStatement(this.asked(filter, scope, moment));
    const { rows } = await this.pool.query<CountRow>(sql, [...params]);
    return countsOf(rows);
  }

  /** Those of these issues that match, as they were; in no order. */
  async ofIssues(
    issues: readonly string[],
    filter: BoardFilter,
    scope: BoardScope,
    moment: Moment,
  ): Promise<readonly BoardRow[]> {
    if (issues.length === 0) return [];
    const { sql, params } = pastIssuesStatement(this.asked(filter, scope, moment), issues);
    const { rows } = await this.pool.query<StoredBoardRow>(sql, [...params]);
    return openRows(rows, this.vault);
  }

  /** How many issues matched in each phase and territory. */
  async spread(
    filter: BoardFilter,
    scope: BoardScope,
    moment: Moment,
  ): Promise<readonly BoardShare[]> {
    const { sql, params } = pastSpreadStatement(this.asked(filter, scope, moment));
    const { rows } = await this.pool.query<SpreadRow>(sql, [...params]);
    return rows.map(({ phase, territory, issues }) => ({
      phase,
      territory,
      issues: Number(issues),
    }));
  }

  /** Issues late at the moment whose limit was over only from an instant on, by identifier. */
  async lapsed(
    filter: BoardFilter,
    scope: BoardScope,
    span: { readonly from: string; readonly to: Moment },
    page: { readonly after: string; readonly limit: number },
  ): Promise<readonly string[]> {
    const asked = this.asked({ ...filter, overdue: true }, scope, span.to);
    const { sql, params } = pastLapsedStatement(asked, span.from, page.after, page.limit);
    const { rows } = await this.pool.query<{ issue: string }>(sql, [...params]);
    return rows.map(({ issue }) => issue);
  }

  /** What each unit led of the issues open then, late then or due before an instant (ISO 8601). */
  async loads(
    filter: BoardFilter,
    scope: BoardScope,
    dueBefore: string,
    moment: Moment,
  ): Promise<readonly UnitLoad[]> {
    const asked = this.asked({ ...filter, open: true }, scope, moment);
    const { sql, params } = pastLoadStatement(asked, dueBefore);
    const { rows } = await this.pool.query<LoadRow>(sql, [...params]);
    return loadsOf(rows);
  }

  private asked(filter: BoardFilter, scope: BoardScope, moment: Moment): PastBoard {
    const tokens = (text: string): readonly number[] => this.vault.searchTokens(text);
    return { filter, moment, where: conditionsOf(filter, scope, tokens, groundAt(moment)) };
  }
}
