import type { JsonObject } from '@shaodao/decider';
import type { Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { Pool } from 'pg';
import { TIMELINE_SQL } from './sql.js';

/** One thing that happened. Personal fields in `data` are sealed; times ISO 8601 UTC. */
export interface TimelineEntry {
  readonly revision: number;
  readonly position: Position;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: { readonly person: string; readonly post?: string; readonly unit?: string };
  readonly data: JsonObject;
}

/** What happened to issues, in order. */
export class TimelineQueries {
  constructor(private readonly pool: Pool) {}

  /** Entries of an issue after a revision (0: from the first), at most `limit`. */
  async entries(issue: string, afterRevision = 0, limit = 500): Promise<readonly TimelineEntry[]> {
    const { rows } = await this.pool.query<EntryRow>(TIMELINE_SQL.ofIssue, [
      issue,
      afterRevision,
      limit,
    ]);
    return rows.map((row) => ({
      revision: row.revision,
      position: positionOf(row.position),
      type: row.type,
      occurredAt: row.occurred_at.toISOString(),
      recordedAt: row.recorded_at.toISOString(),
      actor: {
        person: row.person,
        ...(row.post === null ? {} : { post: row.post }),
        ...(row.unit === null ? {} : { unit: row.unit }),
      },
      data: row.data,
    }));
  }
}

interface EntryRow {
  readonly revision: number;
  readonly position: string;
  readonly type: string;
  readonly occurred_at: Date;
  readonly recorded_at: Date;
  readonly person: string;
  readonly post: string | null;
  readonly unit: string | null;
  readonly data: JsonObject;
}
