import type { RecordedEvent } from '@shaodao/event-store';
import type { Projector } from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { usageMigrations } from './schema.js';
import { USAGE_SQL } from './sql.js';

/** How an event uses an item: work is given out by it, refused by it, or ordered from the menu. */
export type UseKind = 'dispatch' | 'return' | 'order';

interface Citing {
  readonly listItem?: string;
  readonly offer?: string;
  readonly basis?: string | { readonly listItem?: string };
}

const KINDS: Readonly<Record<string, UseKind>> = {
  CommunityRequestPlaced: 'order',
  StreetOrderIssued: 'dispatch',
  IssueDispatched: 'dispatch',
  IssueRedispatched: 'dispatch',
  ReturnRequested: 'return',
  ObjectionRaised: 'return',
  WhistleRejectRequested: 'return',
};

/** Counts which list items and offers are used, so that busy and sleeping ones come to light. */
export class UsageProjector implements Projector {
  readonly name = 'directory-usage';
  readonly version = 1;
  readonly filter = { categories: ['issue'], types: Object.keys(KINDS) };
  readonly tables = ['directory_uses'];
  readonly migrations = usageMigrations;
  readonly rebuildable = true;
  readonly partitioned = { across: [] };

  streamsBehind(_table: string, row: Readonly<Record<string, unknown>>): readonly string[] {
    return [`issue-${String(row['issue'])}`];
  }

  async project(batch: readonly RecordedEvent[], tx: PoolClient): Promise<void> {
    const uses = batch.flatMap((event) => {
      const item = itemOf(event.data);
      return item === undefined ? [] : [{ event, item }];
    });
    if (uses.length === 0) return;
    await tx.query(USAGE_SQL.insert, [
      uses.map(({ event }) => event.stream.slice('issue-'.length)),
      uses.map(({ event }) => event.revision),
      uses.map(({ item }) => item),
      uses.map(({ event }) => KINDS[event.type]),
      uses.map(({ event }) => event.occurredAt),
    ]);
  }
}

function itemOf({ listItem, offer, basis }: Citing): string | undefined {
  return listItem ?? offer ?? (typeof basis === 'object' ? basis.listItem : undefined);
}
