import type { Pool } from 'pg';
import type { HiddenFrom } from '../board/scope.js';
import { readCursor, writeCursor } from '../cursor.js';
import { inboxStateOf, type InboxRow } from './row.js';
import { INBOX_SQL } from './sql.js';
import type { InboxState } from './state.js';

/** An assignment as its unit sees it; `dueAt` is `infinity` where there is no limit. */
export type InboxEntry = Omit<InboxState, 'statusBeforeReturn'>;

export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

export interface InboxCounts {
  readonly open: number;
  readonly overdue: number;
  readonly toSign: number;
}

/** What units have to do, most urgent first. */
export class InboxQueries {
  constructor(private readonly pool: Pool) {}

  /**
   * A unit's assignments by limit, open ones or those that are over.
   * @throws InvalidCursor
   */
  async page(
    unit: string,
    hidden: HiddenFrom,
    options: { readonly open: boolean; readonly limit: number; readonly cursor?: string },
  ): Promise<InboxPage> {
    const after =
      options.cursor === undefined
        ? ['-infinity', '', '']
        : readCursor(`inbox:${unit}`, options.cursor, 2);
    const { rows } = await this.pool.query<InboxRow>(INBOX_SQL.page, [
      unit,
      hidden.units,
      hidden.person,
      options.open,
      ...after,
      options.limit + 1,
    ]);
    const entries = rows.slice(0, options.limit).map(entryOf);
    const last = entries[entries.length - 1];
    if (rows.length <= options.limit || last === undefined) return { entries };
    return {
      entries,
      next: writeCursor(`inbox:${unit}`, last.dueAt, last.issue, last.assignment),
    };
  }

  /** How much a unit has open, late, and waiting for its signature now. */
  async counts(unit: string, hidden: HiddenFrom): Promise<InboxCounts> {
    const { rows } = await this.pool.query<CountRow>(INBOX_SQL.count, [
      unit,
      hidden.units,
      hidden.person,
    ]);
    const [row] = rows;
    return {
      open: Number(row?.open ?? 0),
      overdue: Number(row?.overdue ?? 0),
      toSign: Number(row?.to_sign ?? 0),
    };
  }
}

interface CountRow {
  readonly open: string;
  readonly overdue: string;
  readonly to_sign: string;
}

function entryOf(row: InboxRow): InboxEntry {
  const { statusBeforeReturn: _, ...entry } = inboxStateOf(row);
  return entry;
}
