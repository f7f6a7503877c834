import type { Pool } from 'pg';
import type { HiddenFrom } from '../board/scope.js';
import {
  entriesOf,
  inboxCountsOf,
  inboxPlace,
  type InboxCountRow,
  type InboxCounts,
  type InboxOptions,
  type InboxPage,
} from './page.js';
import { assignmentLoads, type AssignmentLoad, type AssignmentLoadRow } from './loads.js';
import type { InboxRow } from './row.js';
import { INBOX_SQL } from './sql.js';

/** What units have to do, most urgent first. */
export class InboxQueries {
  constructor(private readonly pool: Pool) {}

  /**
   * A unit's assignments by limit, open ones or those that are over.
   * @throws InvalidCursor
   */
  async page(unit: string, hidden: HiddenFrom, options: InboxOptions): Promise<InboxPage> {
    const { rows } = await this.pool.query<InboxRow>(INBOX_SQL.page, [
      unit,
      hidden.units,
      hidden.person,
      options.open,
      ...inboxPlace(unit, options.cursor),
      options.limit + 1,
      options.doneFrom ?? null,
    ]);
    return entriesOf(rows, unit, options.limit);
  }

  /**
   * What each of the units has open, late, due before an instant (ISO 8601) and waiting for its
   * signature now; without the units below it.
   */
  async loads(
    units: readonly string[],
    hidden: HiddenFrom,
    dueBefore: string,
  ): Promise<ReadonlyMap<string, AssignmentLoad>> {
    const { rows } = await this.pool.query<AssignmentLoadRow>(INBOX_SQL.loads, [
      units,
      hidden.units,
      hidden.person,
      dueBefore,
    ]);
    return assignmentLoads(units, rows);
  }

  /** How much a unit has open, late, and waiting for its signature now. */
  async counts(unit: string, hidden: HiddenFrom): Promise<InboxCounts> {
    const { rows } = await this.pool.query<InboxCountRow>(INBOX_SQL.count, [
      unit,
      hidden.units,
      hidden.person,
    ]);
    return inboxCountsOf(rows);
  }
}
