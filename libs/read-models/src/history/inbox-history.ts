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
} from '../inbox/page.js';
import type { InboxRow } from '../inbox/row.js';
import { momentParam } from './held.js';
import { inboxSqlAt } from './inbox-sql.js';
import type { Moment } from './moment.js';

/** What units had to do as of a moment, in the rows of the live inbox. */
export class InboxHistory {
  constructor(private readonly pool: Pool) {}

  /**
   * A unit's assignments by limit, those that were open then or those that were over.
   * @throws InvalidCursor
   */
  async page(
    unit: string,
    hidden: HiddenFrom,
    options: InboxOptions,
    moment: Moment,
  ): Promise<InboxPage> {
    const { rows } = await this.pool.query<InboxRow>(inboxSqlAt(moment).page, [
      momentParam(moment),
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

  /** How much a unit had open, late, and waiting for its signature then. */
  async counts(unit: string, hidden: HiddenFrom, moment: Moment): Promise<InboxCounts> {
    const { rows } = await this.pool.query<InboxCountRow>(inboxSqlAt(moment).count, [
      momentParam(moment),
      unit,
      hidden.units,
      hidden.person,
      moment.instant,
    ]);
    return inboxCountsOf(rows);
  }
}
