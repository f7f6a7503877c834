import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import {
  fillTables,
  openExportHouse,
  orderOf,
  taken,
  type ExportHouse,
} from '../testing/export-house.js';
import type { ExportOrder } from './order.js';
import type { Views } from './shown.js';

const ISSUES = 5_000;
const CLEAR: Views = {
  identityPhone: 'clear',
  exactAddress: 'clear',
  media: 'clear',
  freeText: 'clear',
};

describe('the export of a table', () => {
  let house: ExportHouse;

  beforeAll(async () => {
    house = await openExportHouse();
    await fillTables(house.pool, ISSUES);
  });
  afterAll(() => house.close());

  const rowsOf = async (changes: Partial<ExportOrder>): Promise<Record<string, string>[]> =>
    parse<Record<string, string>>(await taken(house.exports, orderOf(changes)), {
      bom: true,
      columns: true,
    });
  const issuesOf = async (changes: Partial<ExportOrder>): Promise<number[]> =>
    (await rowsOf(changes)).map(({ issue }) => Number(issue?.slice(1)));
  const every = (step: number): number[] =>
    Array.from({ length: ISSUES / step }, (_, n) => (n + 1) * step);

  it('holds every row once, over many pages, in the order of its key', async () => {
    expect(await issuesOf({})).toEqual(every(1));
    expect(await issuesOf({ table: 'assignments' })).toEqual(every(1));
    expect(await issuesOf({ table: 'involvements' })).toEqual(every(1));
  });

  it('holds of a street its territory, of a unit its matters, of a person their own', async () => {
    const viewsOf = (): Views => CLEAR;
    const odd = every(1).filter((n) => n % 2 === 0);
    expect(await issuesOf({ scope: { territories: ['t1'] }, viewsOf })).toEqual(odd);
    const own = every(10);
    for (const table of ['board', 'assignments', 'involvements'] as const)
      expect(await issuesOf({ table, scope: { units: ['u1'] }, viewsOf })).toEqual(own);
    expect(await issuesOf({ scope: { person: 'sub-0' }, viewsOf })).toEqual(
      every(3).slice(0, 1_666),
    );
    expect(await issuesOf({ scope: {}, viewsOf })).toEqual([]);
  });

  it('never holds what accuses the unit of whoever asks, but for their own', async () => {
    const hidden = { units: ['u1'], person: 'p-x' };
    const left = every(1).filter((n) => n % 100 !== 0);
    for (const table of ['board', 'assignments', 'involvements'] as const)
      expect(await issuesOf({ table, scope: { all: true, hiddenFrom: hidden } })).toEqual(left);
    const own = { units: ['u1'], person: 'sub-0' };
    expect(await issuesOf({ scope: { all: true, hiddenFrom: own } })).toEqual(
      every(1).filter((n) => n % 100 !== 0 || n % 3 === 0),
    );
  });

  it('holds what lies between two instants and in a territory', async () => {
    const filter = { from: '2026-01-01T01:00:00Z', to: '2026-01-01T02:00:00+00:00' };
    expect(await issuesOf({ filter })).toEqual(Array.from({ length: 60 }, (_, n) => 60 + n));
    expect(await issuesOf({ table: 'assignments', filter, territories: ['t2'] })).toEqual(
      Array.from({ length: 30 }, (_, n) => 61 + 2 * n),
    );
  });

  it('names an analyst nobody: the same stand-in for the same person, everywhere', async () => {
    const board = await rowsOf({});
    const subjects = board.map(({ subject }) => subject);
    expect(new Set(subjects).size).toBe(3);
    subjects.forEach((subject, n) => {
      expect(subject).toMatch(/^p-[\w-]{20}$/);
      expect(subject).toBe(subjects[n % 3]);
    });
    const text = (await taken(house.exports, orderOf())).toString();
    for (const secret of ['sub-', 'p-agent', 'enc1.', ',R1,', ',x1,'])
      expect([secret, text.includes(secret)]).toEqual([secret, false]);
    const [first] = await rowsOf({ purpose: 'another purpose' });
    expect(first?.['subject']).not.toBe(subjects[0]);
    const handlers = await rowsOf({ table: 'assignments' });
    expect(new Set(handlers.map(({ handler }) => handler)).size).toBe(1);
    expect(handlers[0]?.['handler']).toMatch(/^p-/);
  });

  it('shows others what their views of each matter show', async () => {
    const viewsOf: ExportOrder['viewsOf'] = ({ leadUnit }) =>
      leadUnit === 'u1' ? CLEAR : { ...CLEAR, identityPhone: 'none' };
    const rows = await rowsOf({ viewsOf, scope: { all: true } });
    expect(rows[9]).toMatchObject({ subject: 'sub-1', reporter: 'p-agent', units: '["u1"]' });
    expect(rows[10]).toMatchObject({ subject: '', reporter: 'p-agent', receipt_code: 'R11' });
    expect(rows[10]).not.toHaveProperty('title');
  });

  it('is the same as Parquet, value by value', async () => {
    const csv = await rowsOf({});
    const bytes = await taken(house.exports, orderOf({ format: 'parquet' }));
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await parquetReadObjects({ file: file as ArrayBuffer });
    const asText = (value: string | bigint | boolean | number | Date | null): string =>
      value instanceof Date ? value.toISOString() : String(value ?? '');
    expect(
      rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, asText(value as string | null)]),
        ),
      ),
    ).toEqual(csv);
    const facts = parquetMetadata(file as ArrayBuffer).key_value_metadata;
    expect(Object.fromEntries((facts ?? []).map(({ key, value }) => [key, value]))).toEqual({
      'shaodao.export': orderOf().id,
      'shaodao.table': 'board',
      'shaodao.purpose': 'annual review',
      'shaodao.by': 'p-analyst',
      'shaodao.at': '2026-03-02T01:00:00.000Z',
      'shaodao.through': '0',
    });
  });
});

describe('the record of exports', () => {
  let house: ExportHouse;

  beforeAll(async () => {
    house = await openExportHouse();
    await fillTables(house.pool, 4_500);
  });
  afterAll(() => house.close());

  it('says who took what for which purpose, and how it ended', async () => {
    const order = orderOf({ id: 'e-1', filter: { territory: 't1' }, territories: ['t1'] });
    const bytes = await taken(house.exports, order);
    expect(await house.exports.newest(10)).toEqual([
      {
        export: 'e-1',
        table: 'board',
        format: 'csv',
        purpose: 'annual review',
        filter: { territory: 't1' },
        pseudonymous: true,
        through: 0,
        by: { person: 'p-analyst', roles: ['ANALYST'] },
        startedAt: '2026-03-02T01:00:00.000Z',
        ended: {
          outcome: 'COMPLETE',
          rows: 2_250,
          bytes: bytes.length,
          at: '2026-03-02T01:00:00.000Z',
        },
      },
    ]);
  });

  it('is written before the first row leaves', async () => {
    await house.exports.open(orderOf({ id: 'e-2' }));
    const [newest] = await house.exports.newest(1);
    expect(newest).toMatchObject({ export: 'e-2', table: 'board' });
    expect(newest).not.toHaveProperty('ended');
  });

  it('says how far one came that was given up, which reads no further', async () => {
    const bytes = (await house.exports.open(orderOf({ id: 'e-3' }))).bytes();
    await bytes.next();
    await bytes.next();
    await bytes.return(undefined);
    const [newest] = await house.exports.newest(1);
    expect(newest).toMatchObject({ export: 'e-3', ended: { outcome: 'ABORTED', rows: 2_000 } });
    const { rows } = await house.pool.query<{ busy: string }>(
      `select count(*) as busy from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
         and backend_type = 'client backend'`,
    );
    expect(rows[0]?.busy).toBe('0');
  });

  it('calls one given up whose reader broke off with an error', async () => {
    const bytes = (await house.exports.open(orderOf({ id: 'e-3b' }))).bytes();
    await bytes.next();
    await expect(bytes.throw(new Error('hung up'))).rejects.toThrow('hung up');
    expect((await house.exports.newest(1))[0]).toMatchObject({
      export: 'e-3b',
      ended: { outcome: 'ABORTED', rows: 0 },
    });
  });

  it('says so where one failed', async () => {
    await house.pool.query('alter table board_reports rename column receipt_code to gone');
    const bytes = (await house.exports.open(orderOf({ id: 'e-4' }))).bytes();
    await expect(bytes.next().then(() => bytes.next())).rejects.toThrow(/receipt_code/);
    expect((await house.exports.newest(1))[0]).toMatchObject({
      export: 'e-4',
      ended: { outcome: 'FAILED', rows: 0 },
    });
  });
});
