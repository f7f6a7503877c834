import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import type { Cell, ExportedColumn } from './column.js';
import { csvOf } from './csv.js';

const text = (name: string): ExportedColumn => ({ name, from: 't.c', type: 'text', kind: 'fact' });
const COLUMNS: readonly ExportedColumn[] = [
  text('issue'),
  { name: 'reported_at', from: 't.r', type: 'instant', kind: 'fact' },
  { name: 'rounds', from: 't.n', type: 'integer', kind: 'fact' },
  text('basis'),
];

async function* batches(...given: (readonly Cell[])[][]): AsyncGenerator<(readonly Cell[])[]> {
  for (const batch of given) yield await Promise.resolve(batch);
}

async function written(...given: (readonly Cell[])[][]): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of csvOf(COLUMNS, batches(...given))) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

const lines = async (...rows: (readonly Cell[])[]): Promise<string> =>
  (await written(rows)).split('\r\n').slice(1, -1).join('\n');

describe('an export as CSV', () => {
  it('begins with a byte order mark and a line of names, also without rows', async () => {
    expect(await written()).toBe('\uFEFFissue,reported_at,rounds,basis\r\n');
  });

  it('ends each line by CR LF and writes instants in UTC, numbers plainly, nothing as nothing', async () => {
    const at = Date.parse('2026-03-01T08:30:00+08:00');
    expect(await written([['01A', at, -2, '清单第七项']], [['01B', null, null, null]])).toBe(
      '\uFEFFissue,reported_at,rounds,basis\r\n' +
        '01A,2026-03-01T00:30:00.000Z,-2,清单第七项\r\n01B,,,\r\n',
    );
  });

  it('quotes commas, quotes and line breaks', async () => {
    expect(await lines(['a,b', null, 1, 'say "yes"\nor no'])).toBe('"a,b",,1,"say ""yes""\nor no"');
  });

  it.each(['=1+1', '+86', '-5', '@SUM(A1)', '\tx', '＝1', '＠x', "'quoted"])(
    'guards %j, which a spreadsheet might run',
    async (formula) => {
      expect(await lines([formula, null, 0, null])).toBe(`'${formula},,0,`);
    },
  );

  it('guards a formula behind quotes as well', async () => {
    expect(await lines(['=HYPERLINK("http://x","y")', null, 0, null])).toBe(
      '"\'=HYPERLINK(""http://x"",""y"")",,0,',
    );
  });

  it('gives every text back to whoever takes off the guard', async () => {
    const any = fc.string({ unit: 'binary' }).filter((value) => !/[\uD800-\uDFFF]/u.test(value));
    const awkward = fc.constantFrom(
      '',
      '"',
      '""',
      '\r\n',
      ',',
      "'=",
      '=\n"',
      '哨到，“报到”',
      '\uFEFF',
    );
    const value = fc.oneof(any, awkward);
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(value, value), { minLength: 1 }), async (pairs) => {
        const rows = pairs.map(([one, other]) => [one, null, 0, other]);
        const read: string[][] = parse(await written(rows), {
          bom: true,
          from_line: 1,
          record_delimiter: '\r\n',
          relax_column_count: false,
        });
        const back = (cell = ''): string => cell.replace(/^'/, '');
        expect(read.slice(1).map(([one, , , other]) => [back(one), back(other)])).toEqual(pairs);
      }),
      { numRuns: 300 },
    );
  });
});
