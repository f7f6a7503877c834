import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
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
    await tx.query(TIMELINE_SQL.insert, [
      batch.map(issueOf),
      batch.map((event) => event.revision),
      batch.map((event) => event.position),
      batch.map((event) => event.type),
      batch.map((event) => event.occurredAt),
      batch.map((event) => event.recordedAt),
      batch.map((event) => event.meta.actor.person),
      batch.map((event) => event.meta.actor.post ?? null),
      batch.map((event) => event.meta.actor.unit ?? null),
      batch.map((event) => JSON.stringify(event.data)),
    ]);
  }
}
