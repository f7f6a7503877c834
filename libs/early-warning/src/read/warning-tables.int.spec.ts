import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IssueEventMap } from '@shaodao/issue';
import { migrate } from '@shaodao/platform';
import { project, projectionMigrations } from '@shaodao/projections';
import { readModelMigrations } from '@shaodao/read-models';
import * as fc from 'fast-check';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { hoursBefore, NOW } from '../testing/town.js';
import { Stored } from '../testing/stored.js';
import { WarningAlertsProjector } from './alerts-projector.js';
import { WarningQueries } from './queries.js';
import { WarningReportsProjector } from './reports-projector.js';
import { earlyWarningMigrations } from './schema.js';

let database: TestDatabase;
let pool: pg.Pool;
let queries: WarningQueries;
const reports = new WarningReportsProjector();
const alerts = new WarningAlertsProjector();

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 4 });
  pool.on('error', () => undefined);
  await migrate(pool, [...projectionMigrations, ...readModelMigrations, ...earlyWarningMigrations]);
  queries = new WarningQueries(pool);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

const WEEK = 7 * 24;
const write = (stored: Stored) =>
  project(reports, pool)
    .from(...stored.events)
    .rows('warning_reports');
const rated = (facts: Partial<IssueEventMap['IssueEvaluated']> = {}) =>
  ({
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
    source: 'callback',
    round: 1,
    ...facts,
  }) as const;

describe('the reports that early warning counts', () => {
  const story = (): Stored =>
    new Stored()
      .reported('a', hoursBefore(1))
      .issue('a', 'IssueEvaluated', rated({ satisfaction: 'DISSATISFIED' }))
      .issue('a', 'IssueEvaluated', rated({ appellant: 'c', satisfaction: 'VERY_DISSATISFIED' }))
      .issue('a', 'IssueEvaluated', rated({ contacted: false }))
      .reported('b', hoursBefore(2), { confidentiality: 'ANONYMOUS' }, 'd/s2/c1/g1')
      .reported('c', hoursBefore(3))
      .issue('c', 'IssueMerged', { target: 'a', reason: 'same' })
      .reported('d', hoursBefore(4))
      .issue('d', 'IssueMerged', { target: 'a', reason: 'same' })
      .issue('d', 'IssueUnmerged', { target: 'a', reason: 'not', phase: 'ACCEPTED', restored: [] })
      .reported('e', hoursBefore(5))
      .issue('e', 'IssueVoided', { reason: 'entered twice' })
      .reported('f', hoursBefore(6), { kind: 'ACCUSATION', accusedUnit: 'roads' });

  it('are rows with place, category and what the own appellant last said', async () => {
    const rows = await write(story());
    expect(rows[0]).toMatchObject({
      issue: 'a',
      category: 'road.pothole',
      territory: 'd/s1/c1/g1',
      subject: 's-a',
      resolution: 'RESOLVED',
      satisfaction: 'DISSATISFIED',
    });
    expect(
      rows.map(({ issue, hidden, gone, withheld }) => [issue, hidden, gone, withheld]),
    ).toEqual([
      ['a', false, false, false],
      ['b', true, false, false],
      ['c', false, true, false],
      ['d', false, false, false],
      ['e', false, true, false],
      ['f', false, false, true],
    ]);
  });

  it('are the same delivered twice, and however they are cut', async () => {
    const { events } = story();
    const whole = await write(story());
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 7 }),
        fc.nat(events.length),
        async (pieces, cut) => {
          const rows = await project(reports, pool)
            .from(...events.slice(0, cut))
            .from(...events.slice(cut))
            .deliveredTwice(pieces)
            .rows('warning_reports');
          expect(rows).toEqual(whole);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('do not count once merged, voided or of wrongdoing', async () => {
    await write(story());
    const span = { since: hoursBefore(24), until: NOW };
    const counted = await queries.reportsOf(['road.pothole'], span);
    expect(counted.map(({ issue }) => issue).sort()).toEqual(['a', 'b', 'd']);
    expect((await queries.recent(span)).map(({ territory, reports: n }) => [territory, n])).toEqual(
      expect.arrayContaining([
        ['d/s1/c1/g1', 2],
        ['d/s2/c1/g1', 1],
      ]),
    );
  });

  it('are counted in windows of the same weekdays, each boundary in one window', async () => {
    const stored = new Stored()
      .reported('now', NOW)
      .reported('in', hoursBefore(2 * 24 - 1))
      .reported('edge', hoursBefore(2 * 24))
      .reported('between', hoursBefore(3 * 24))
      .reported('week-before', hoursBefore(WEEK))
      .reported('two-before', hoursBefore(2 * WEEK + 24))
      .reported('too-old', hoursBefore(3 * WEEK + 1));
    await write(stored);
    const weeks = await queries.weeks(NOW, ['road.pothole'], 2, 2);
    expect(weeks.map(({ week, reports: n }) => [week, n]).sort()).toEqual([
      [0, 2],
      [1, 1],
      [2, 1],
    ]);
    expect(await queries.weeks(NOW, ['noise'], 2, 2)).toEqual([]);
    expect(await queries.firstReport()).toBe(hoursBefore(3 * WEEK + 1));
  });

  it('show who repeats, never one who asked to stay unknown', async () => {
    const of = (subject: string, confidentiality: 'NORMAL' | 'ANONYMOUS' = 'NORMAL') => ({
      appellant: { subject },
      confidentiality,
    });
    const stored = new Stored();
    for (const [index, subject] of ['s-1', 's-1', 's-1', 's-2'].entries())
      stored.reported(`i-${String(index)}`, hoursBefore(index + 1), of(subject));
    for (const index of [7, 8, 9])
      stored.reported(`i-${String(index)}`, hoursBefore(index), of('s-3', 'ANONYMOUS'));
    await write(stored);
    const again = await queries.repeated({ since: hoursBefore(99), until: NOW }, 3);
    expect(again.map(({ issue }) => issue).sort()).toEqual(['i-0', 'i-1', 'i-2']);
    expect(await queries.repeated({ since: hoursBefore(3), until: NOW }, 3)).toEqual([]);
  });
});

describe('the alerts as they stand', () => {
  const told = (total: number) => ({
    total,
    figures: { reports: total },
    reason: { zh: `${String(total)} 件`, en: `${String(total)} reports` },
    evidence: [],
  });
  const raised = (key: string) => ({
    playbook: { id: 'early-warning', version: 1 },
    kind: 'CLUSTER' as const,
    key,
    territory: 'd/s1',
    category: 'road',
    ...told(5),
  });
  const story = new Stored()
    .alert('1', 'AlertRaised', raised('k1'))
    .alert('2', 'AlertRaised', raised('k2'), '2026-03-30T09:00:00.000Z')
    .alert('1', 'AlertRenewed', told(9))
    .alert('1', 'AlertAcknowledged', {})
    .alert('2', 'AlertDismissed', { reason: 'r' })
    .alert('3', 'AlertRaised', raised('k3'))
    .alert('3', 'AlertCleared', {})
    .alert('4', 'AlertRaised', raised('k3'), '2026-03-31T08:00:00.000Z')
    .alert('4', 'AlertTakenUp', { topic: 't', title: 't', question: 'q' });
  const rows = (pieces?: number) => {
    const projected = project(alerts, pool).from(...story.events);
    const all = pieces === undefined ? projected : projected.deliveredTwice(pieces);
    return all.rows('warning_alerts');
  };

  it('are the same delivered twice, and however they are cut', async () => {
    const whole = await rows();
    expect(whole.map(({ alert, status, total }) => [alert, status, total])).toEqual([
      ['1', 'ACKNOWLEDGED', 9],
      ['2', 'DISMISSED', 5],
      ['3', 'CLEARED', 5],
      ['4', 'TAKEN_UP', 5],
    ]);
    for (const pieces of [1, 2, 5]) expect(await rows(pieces)).toEqual(whole);
  });

  it('are told to the watch: of each thing the last', async () => {
    await rows();
    const last = async (...keys: string[]) =>
      (await queries.lastOfEach(keys)).map(({ id, key, status, revision }) => [
        ...[id, key, status, revision],
      ]);
    const standing = [
      ['1', 'k1', 'ACKNOWLEDGED', 3],
      ['2', 'k2', 'DISMISSED', 2],
      ['4', 'k3', 'TAKEN_UP', 2],
    ];
    expect(await last()).toEqual(standing);
    expect(await last('k3', 'k9')).toEqual(standing);
  });

  it('are read on from a position, each in its newest state', async () => {
    await rows();
    const changed = await queries.changedAfter(4 as never, 10);
    expect(changed.map(({ alert, status }) => [alert, status])).toEqual([
      ['2', 'DISMISSED'],
      ['3', 'CLEARED'],
      ['4', 'TAKEN_UP'],
    ]);
    expect(changed[0]?.reason).toEqual({ zh: '5 件', en: '5 reports' });
  });
});
