import { describe, expect, it } from '@jest/globals';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import type { Cell, ExportedColumn } from './column.js';
import type { Rows } from './csv.js';
import { parquetOf } from './parquet.js';

const column = (name: string, type: ExportedColumn['type']): ExportedColumn => ({
  name,
  from: `t.${name}`,
  type,
  kind: 'fact',
});
const COLUMNS = [
  column('issue', 'text'),
  column('position', 'bigint'),
  column('revision', 'integer'),
  column('open', 'boolean'),
  column('at', 'instant'),
  column('data', 'json'),
];
const AT = Date.parse('2026-03-01T00:30:00.123Z');

async function file(batches: AsyncIterable<Rows>): Promise<ArrayBuffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of parquetOf(COLUMNS, batches, { 'shaodao.purpose': '年度评估' }))
    chunks.push(chunk);
  const whole = Buffer.concat(chunks);
  return whole.buffer.slice(whole.byteOffset, whole.byteOffset + whole.length);
}

async function* inBatches(rows: Rows, size: number): AsyncGenerator<Rows> {
  for (let from = 0; from < rows.length; from += size)
    yield await Promise.resolve(rows.slice(from, from + size));
}

const row = (n: number): readonly Cell[] => [
  `柳荫路-${String(n)}`,
  n,
  n % 7,
  n % 2 === 0,
  AT + n,
  JSON.stringify({ n, words: '“吹哨”' }),
];

describe('an export as Parquet', () => {
  it('gives every value back as it was, and nothing as null', async () => {
    const nothing = COLUMNS.map(() => null);
    const read = await parquetReadObjects({ file: await file(inBatches([row(5), nothing], 1)) });
    expect(read).toEqual([
      {
        issue: '柳荫路-5',
        position: 5n,
        revision: 5,
        open: false,
        at: new Date(AT + 5),
        data: '{"n":5,"words":"“吹哨”"}',
      },
      { issue: null, position: null, revision: null, open: null, at: null, data: null },
    ]);
  });

  it('is a file with columns where there are no rows', async () => {
    const empty = await file(inBatches([], 1));
    expect(await parquetReadObjects({ file: empty })).toEqual([]);
    expect(parquetMetadata(empty).schema.map(({ name }) => name)).toEqual([
      'root',
      ...COLUMNS.map(({ name }) => name),
    ]);
  });

  it('says in its footer what it is', async () => {
    const metadata = parquetMetadata(await file(inBatches([row(1)], 1)));
    expect(metadata.key_value_metadata).toEqual([{ key: 'shaodao.purpose', value: '年度评估' }]);
  });

  it('writes a group as soon as it has filled, before it asks for more', async () => {
    let given = 0;
    const endless = async function* (): AsyncGenerator<Rows> {
      for (;;) {
        given += 1_000;
        yield await Promise.resolve(Array.from({ length: 1_000 }, (_, n) => row(n)));
      }
    };
    const bytes = parquetOf(COLUMNS, endless(), {});
    for (const filled of [20_000, 40_000, 60_000]) {
      const part = await bytes.next();
      expect((part.value as Uint8Array).length).toBeGreaterThan(1_000);
      expect(given).toBe(filled);
    }
    await bytes.return(undefined);
  });

  it('holds the same rows in several groups, however they came', async () => {
    const rows = Array.from({ length: 45_000 }, (_, n) => row(n));
    const whole = await file(inBatches(rows, 7_000));
    expect(parquetMetadata(whole).row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([
      20_000, 20_000, 5_000,
    ]);
    const read = await parquetReadObjects({ file: whole });
    expect(read.map((row) => row['issue'] as string)).toEqual(rows.map(([issue]) => issue));
    expect(read.map((row) => Number(row['position']))).toEqual(rows.map(([, n]) => n));
  });

  it('closes a group early where its texts are long', async () => {
    const long = Array.from({ length: 20 }, (_, n) => [
      ...row(n).slice(0, 5),
      'x'.repeat(1_000_000),
    ]);
    const metadata = parquetMetadata(await file(inBatches(long, 20)));
    expect(metadata.row_groups.map(({ num_rows }) => Number(num_rows))).toEqual([8, 8, 4]);
  });
});
