import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { BinaryRows, NotCanonical } from './binary-rows.js';
import { copyBinary, copyCell, copyRows } from './copy-rows.js';

describe('rows by copy', () => {
  let database: TestDatabase;
  let pool: pg.Pool;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    await pool.query('create table copied (a text, b integer unique, c boolean)');
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  async function copied(
    rows: readonly (readonly (string | number | boolean | null)[])[],
  ): Promise<readonly unknown[]> {
    const tx = await pool.connect();
    try {
      await tx.query('truncate copied');
      const lines = rows.map((row) => row.map(copyCell).join('\t'));
      await copyRows('copied (a, b, c)', lines, tx);
      const { rows: found } = await tx.query<{ a: string; b: number; c: boolean }>(
        'select a, b, c from copied order by b',
      );
      return found.map(({ a, b, c }) => [a, b, c]);
    } finally {
      tx.release();
    }
  }

  it('arrive as they were sent, whatever stands in them', async () => {
    const rows = [
      ['路灯不亮', 1, true],
      ['a\tb\nc\rd\\e', 2, false],
      ['\\N', 3, null],
      [null, 4, null],
      ['', 5, true],
      ['{"a": "b"}', 6, false],
    ];
    expect(await copied(rows)).toEqual(rows);
  });

  it('may be more than one message holds', async () => {
    const rows = Array.from({ length: 20_000 }, (_, n) => [`row ${String(n)}`, n, n % 2 === 0]);
    expect(await copied(rows)).toEqual(rows);
  });

  it('may be none', async () => {
    expect(await copied([])).toEqual([]);
  });

  it('fail as a whole where one is there already, and the connection goes on', async () => {
    await expect(
      copied([
        ['a', 1, true],
        ['b', 1, true],
      ]),
    ).rejects.toMatchObject({ code: '23505' });
    expect(await copied([['c', 1, true]])).toEqual([['c', 1, true]]);
  });

  it('fail where a value is none of its type', async () => {
    await expect(copied([['a', 'one', true]])).rejects.toMatchObject({ code: '22P02' });
  });
});

const COLUMNS = [
  'text',
  'json',
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'timestamptz',
] as const;
const LISTS = ['integer', 'bigint', 'timestamptz'] as const;

describe('rows as the server keeps them', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  const names = [...COLUMNS, ...LISTS.map((type) => `${type}[]`)];

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url, max: 1 });
    const columns = names.map((type, n) => `c${String(n)} ${type}`).join(', ');
    for (const table of ['by_text', 'by_binary'])
      await pool.query(`create table ${table} (n integer, ${columns})`);
  });
  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const instant = fc
    .date({
      min: new Date('1800-01-01T00:00:00.000Z'),
      max: new Date('2200-01-01T00:00:00.000Z'),
      noInvalidDate: true,
    })
    .map((date) => date.toISOString());
  const int = fc.integer();
  const long = fc.integer({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER });
  const words = fc
    .string({ unit: 'grapheme', maxLength: 60 })
    .filter((text) => !text.includes('\u0000') && !/\p{Surrogate}/u.test(text));
  const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value);
  const row = fc.record({
    cells: fc.tuple(
      ...([orNull(words), orNull(words.map((text) => JSON.stringify({ text })))] as const),
      ...([orNull(fc.boolean()), orNull(fc.integer({ min: -32_768, max: 32_767 }))] as const),
      ...([orNull(int), orNull(long)] as const),
      orNull(fc.oneof(instant, fc.constant('infinity'))),
    ),
    lists: fc.tuple(fc.array(int), fc.array(long), fc.array(instant)),
  });

  it('are those that the same values make as text, whatever stands in them', async () => {
    const rows = fc.sample(row, { numRuns: 400, seed: 3 });
    const binary = new BinaryRows();
    for (const [n, { cells, lists }] of rows.entries()) {
      binary.row(1 + names.length);
      binary.cell('integer', n);
      for (const [place, value] of cells.entries()) binary.cell(COLUMNS[place] ?? 'text', value);
      for (const [place, list] of lists.entries()) binary.list(LISTS[place] ?? 'integer', list);
    }
    const lines = rows.map(({ cells, lists }, n) =>
      [n, ...cells, ...lists.map((list) => `{${list.join(',')}}`)].map(copyCell).join('\t'),
    );
    const tx = await pool.connect();
    try {
      await copyBinary('by_binary', binary, tx);
      await copyRows('by_text', lines, tx);
    } finally {
      tx.release();
    }
    const textsOf = async (table: string): Promise<readonly string[]> =>
      (
        await pool.query<{ text: string }>(`select t::text as text from ${table} t order by n`)
      ).rows.map(({ text }) => text);
    const texts = await textsOf('by_binary');
    expect(texts).toHaveLength(400);
    expect(texts).toEqual(await textsOf('by_text'));
  });

  it('are refused where an instant is written in another way, or a number is none of its type', () => {
    const rows = new BinaryRows();
    for (const text of ['2026-03-02T08:00:00.123456Z', '2300-01-01T00:00:00.001Z', 'tomorrow'])
      expect(() => {
        rows.cell('timestamptz', text);
      }).toThrow(NotCanonical);
    for (const [type, value] of [
      ['smallint', 32_768],
      ['integer', 2 ** 31],
      ['integer', 1.5],
      ['bigint', Number.NaN],
      ['bigint', 2 ** 53],
    ] as const)
      expect(() => {
        rows.cell(type, value);
      }).toThrow(/out of range|No whole number/);
  });
});
