import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { column, jsonColumn } from '../columns.js';
import { issueOf } from '../issue-event.js';
import { timelineMigrations } from './schema.js';
import { TIMELINE_SQL } from './sql.js';

/** All that happened to an issue, entry by entry. */
export class TimelineProjector implements Projector {
  readonly name = 'timeline';
  readonly version = 1;
  readonly filter = { categories: ['issue'] };
  readonly tables = ['timeline_entries'];
  readonly migrations = timelineMigrations;

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    await tx.query({
      name: 'timeline-insert',
      text: TIMELINE_SQL.insert,
      values: [
        column(batch, issueOf),
        column(batch, (event) => event.revision),
        column(batch, (event) => event.position),
        column(batch, (event) => event.type),
        column(batch, (event) => event.occurredAt),
        column(batch, (event) => event.recordedAt),
        column(batch, (event) => event.meta.actor.person),
        column(batch, (event) => event.meta.actor.post ?? null),
        column(batch, (event) => event.meta.actor.unit ?? null),
        jsonColumn(batch, (event) => event.data),
      ],
    });
  }
}
