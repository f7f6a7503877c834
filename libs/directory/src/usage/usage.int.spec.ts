import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { project, projectionMigrations } from '@shaodao/projections';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import type { OfferCapacity } from '../core/list-entries.js';
import { on, SAMPLE } from '../testing/given-directory.js';
import { usageMigrations } from './schema.js';
import { UsageProjector } from './usage-projector.js';
import { UsageQueries } from './usage-queries.js';

let position = 0;
const event = (type: string, data: object, occurredAt = '2026-03-02T00:00:00.000Z') =>
  ({
    id: `0190-${String((position += 1))}`,
    stream: 'issue-1',
    type,
    schemaVersion: 1,
    revision: position,
    position: position as Position,
    occurredAt,
    recordedAt: occurredAt,
    data,
    meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
  }) as unknown as RecordedEvent;

describe('the use of lists and menus', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 2 });
    await migrate(pool, [...projectionMigrations, ...usageMigrations]);
    await project(new UsageProjector(), pool)
      .from(
        event('CommunityRequestPlaced', { offer: 'offer-home-care' }),
        event('StreetOrderIssued', { basis: '清单', listItem: 'item-duty-light' }),
        event('IssueDispatched', { basis: { by: 'rule', listItem: 'item-duty-light' } }),
        event('IssueDispatched', { basis: { by: 'person' } }),
        event('ReturnRequested', { basis: '清单', listItem: 'item-duty-river' }),
        event('ReturnRequested', { listItem: 'item-duty-river' }, '2026-04-01T00:00:00.000Z'),
      )
      .deliveredTwice(2)
      .rows('directory_uses');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  it('says whether an offer has capacity left in its period', async () => {
    const queries = new UsageQueries(pool);
    const full = (capacity: OfferCapacity | undefined, now: string): Promise<boolean> =>
      queries.isFull({ code: 'offer-home-care', ...(capacity && { capacity }) }, now);
    const march = '2026-03-20T00:00:00.000Z';
    expect(await full({ count: 1, per: 'MONTH' }, march)).toBe(true);
    expect(await full({ count: 2, per: 'MONTH' }, march)).toBe(false);
    expect(await full({ count: 1, per: 'MONTH' }, '2026-04-01T00:00:00.000Z')).toBe(false);
    expect(await full(undefined, march)).toBe(false);
    expect(await queries.isFull(undefined, march)).toBe(false);
  });

  it('shows the busiest first, and what sleeps', async () => {
    const directory = on(SAMPLE, '2026-03-02');
    const usage = await new UsageQueries(pool).usage(
      directory,
      '2026-03-01T00:00:00Z',
      '2026-04-01T00:00:00Z',
    );
    const none = { dispatches: 0, returns: 0, orders: 0, dormant: false };
    expect(usage.slice(0, 3)).toEqual([
      { ...none, item: 'item-duty-light', dispatches: 2 },
      { ...none, item: 'item-duty-river', returns: 1 },
      { ...none, item: 'offer-home-care', orders: 1 },
    ]);
    expect(usage.filter(({ dormant }) => dormant)).toHaveLength(usage.length - 3);
  });
});
