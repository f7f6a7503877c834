import type { RecordedEvent } from '@shaodao/event-store';
import type { IssueEventMap } from '@shaodao/issue';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { streamOfIssue } from '../issue-event.js';
import { similarMigrations } from './schema.js';
import { SIMILAR_SQL } from './sql.js';

/**
 * The places of reports, as coarse as their events hold them (about 100 m): enough to find what was
 * reported near by, too little to find a door.
 */
export class ReportSpotsProjector implements Projector {
  readonly name = 'report-spots';
  readonly version = 1;
  readonly filter = { categories: ['issue'], types: ['IssueReported'] };
  readonly tables = ['report_spots'];
  readonly migrations = similarMigrations;
  readonly rebuildable = true;
  readonly partitioned = { across: [] };

  streamsBehind(table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return streamOfIssue(table, row);
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const spots = batch.flatMap(({ stream, data }) => {
      // The filter lets reports through and nothing else.
      const { latitude, longitude } = (data as IssueEventMap['IssueReported']).place ?? {};
      return latitude === undefined || longitude === undefined
        ? []
        : [{ issue: stream.slice('issue-'.length), latitude, longitude }];
    });
    if (spots.length === 0) return;
    await tx.query(SIMILAR_SQL.write, [
      spots.map(({ issue }) => issue),
      spots.map(({ latitude }) => latitude),
      spots.map(({ longitude }) => longitude),
    ]);
  }
}
