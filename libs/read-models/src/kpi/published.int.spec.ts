import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import { project } from '@shaodao/projections';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { PublishedTablesProjector, publishedTables } from './published.js';
import { kpiMigrations } from './schema.js';

const FROZEN = {
  version: 3,
  position: 90,
  asOf: '2026-04-03T00:00:00.000Z',
  directoryVersion: 2,
  leftOut: [],
  sha256: 'a1',
  figures: 'f1',
  appealUntil: '2026-04-08T00:00:00.000Z',
  units: ['water'],
};

/** The life of one published table. */
function life(): readonly RecordedEvent[] {
  const told: readonly (readonly [string, object])[] = [
    ['TablePublished', { ...FROZEN, set: 'house', period: 'month.2026-03', appealDays: 5 }],
    ['TableContentKept', { revision: 1, piece: 1, text: '{}' }],
    ['AppealFiled', { appeal: 'ap-1', unit: 'water', issue: 'i-1', reason: 'x' }],
    ['AppealFiled', { appeal: 'ap-2', unit: 'water', issue: 'i-2', reason: 'x' }],
    ['AppealGranted', { appeal: 'ap-1', leaveOut: true, reason: 'x' }],
    [
      'TableRevised',
      { ...FROZEN, position: 120, sha256: 'a2', revision: 2, reason: 'x', appeals: ['ap-1'] },
    ],
  ];
  return told.map(([type, data], index) => ({
    id: `00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
    ...{ type, data, schemaVersion: 1, stream: 'kpiTable-house-month.2026-03' },
    revision: index + 1,
    position: (100 + index) as Position,
    occurredAt: `2026-04-0${String(3 + index)}T00:00:00.000Z`,
    recordedAt: `2026-04-0${String(3 + index)}T00:00:00.000Z`,
    meta: {
      actor: { person: 'p-analyst', roles: ['ANALYST'] },
      ...{ commandId: `c-${String(index)}`, correlationId: `c-${String(index)}` },
    },
  }));
}

describe('the list of published tables', () => {
  const projector = new PublishedTablesProjector();
  let database: ReadDatabase;

  beforeAll(async () => {
    database = await readDatabase();
    await migrate(database.pool, kpiMigrations);
  });
  afterAll(() => database.close());

  const LAST = {
    formulas: 'house',
    period: 'month.2026-03',
    version: 3,
    revision: 2,
    position: '120',
    sha256: 'a2',
    appeals: 2,
    open_appeals: 1,
    stream_revision: 6,
  };

  it('shows the revision in force and how many appeals are open', async () => {
    await project(projector, database.pool)
      .from(...life())
      .equals('kpi_published', [LAST]);
    expect(await publishedTables(database.pool)).toEqual([
      expect.objectContaining({
        set: 'house',
        period: 'month.2026-03',
        revision: 2,
        publishedBy: 'p-analyst',
        openAppeals: 1,
      }),
    ]);
  });

  it('is the same however its events are cut, and when they come twice', async () => {
    const [first, second, ...rest] = life();
    if (first === undefined || second === undefined) throw new Error('A life has events');
    await project(projector, database.pool)
      .from(first)
      .from(second, ...rest.slice(0, 2))
      .from(...rest.slice(2))
      .deliveredTwice(2)
      .equals('kpi_published', [LAST]);
  });

  it('names the stream behind a row', () => {
    expect(projector.streamsBehind('kpi_published', LAST)).toEqual([
      'kpiTable-house-month.2026-03',
    ]);
  });
});
