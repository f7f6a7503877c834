import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { loadMapping } from '../mapping/load-mapping.js';
import { shippedFolder } from '../shipped-folder.js';
import { readRecords } from './read-records.js';
import { readRows, type Row, type RowsWanted } from './read-rows.js';

const { mapping } = loadMapping('boston311');
const sample = join(shippedFolder('samples'), 'boston311.csv');

async function all(wanted: Partial<RowsWanted> & { file: string }): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const batch of readRows({ mapping, ...wanted })) rows.push(...batch);
  return rows;
}

describe('reading files', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rows-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  const put = async (name: string, content: string | Buffer): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, content);
    return file;
  };
  const records = async (file: string, encoding?: string): Promise<unknown[]> => {
    const found: unknown[] = [];
    const format = encoding === undefined ? {} : { encoding };
    for await (const batch of readRecords(file, format)) found.push(...batch);
    return found;
  };

  it('tells gzip by its content, whatever the name', async () => {
    const file = await put('packed.csv', gzipSync('a,b\n1,2\n'));
    expect(await records(file)).toEqual([
      { line: 1, fields: ['a', 'b'] },
      { line: 2, fields: ['1', '2'] },
    ]);
  });

  it('drops a byte order mark and heeds the encoding', async () => {
    expect(await records(await put('bom.csv', '\uFEFFa\n'))).toEqual([{ line: 1, fields: ['a'] }]);
    const chinese = Buffer.from([0xb3, 0xc9, 0xb9, 0xa6]);
    expect(await records(await put('gbk.csv', chinese), 'gb18030')).toEqual([
      { line: 1, fields: ['成功'] },
    ]);
  });

  it('fails on a gzip that was cut off, after the rows before the cut', async () => {
    const whole = gzipSync(
      `a,b\n${Array.from({ length: 90_000 }, (_, n) => `${n},${n * 7}`).join('\n')}`,
    );
    const file = await put('cut.gz', whole.subarray(0, whole.length - 2_000));
    let read = 0;
    const act = async (): Promise<void> => {
      for await (const batch of readRecords(file)) read += batch.length;
    };
    await expect(act()).rejects.toThrow(/unexpected end of file/);
    expect(read).toBeGreaterThan(10_000);
  });

  it('fails where there is no file, or no header in it', async () => {
    await expect(all({ file: join(folder, 'none.csv') })).rejects.toMatchObject({
      code: 'ENOENT',
    });
    await expect(all({ file: await put('empty.csv', '') })).rejects.toThrow('has no header line');
  });

  it('goes on after a line', async () => {
    const rows = await all({ file: sample });
    expect(await all({ file: sample, afterLine: 400 })).toEqual(
      rows.filter(({ line }) => line > 400),
    );
  });

  it('keeps the rows of one origin', async () => {
    const header = 'unique_key,origin';
    const bound = await put('filter.csv', `${header}\n1,a\n2,b\n3,a\n`);
    const short = { ...mapping, ...identityMapping };
    const rows = await all({ file: bound, mapping: short, origin: 'a' });
    expect(rows.map(({ line }) => line)).toEqual([2, 4]);
  });
});

/** Rules that need one column only. */
const identityMapping = {
  record: 'unique_key',
  times: {
    zone: 'UTC',
    format: 'yyyy',
    opened: { constant: '2020' },
    closed: { constant: '' },
  },
  progress: { constant: 'reported' },
  report: {
    channel: { constant: 'import' },
    kind: { constant: 'HELP' },
    title: { constant: 'x' },
  },
  urgency: { constant: 'NORMAL' },
  territory: [{ level: 'city' as const, code: { constant: 't' }, name: { constant: 'T' } }],
  category: [{ code: { constant: 'c' }, name: { constant: 'C' } }],
  unit: [{ kind: 'department' as const, code: { constant: 'u' }, name: { constant: 'U' } }],
  deadline: { at: { constant: '' }, days: { constant: '1' } },
  handling: { outcome: { constant: 'RESOLVED' }, result: { constant: 'x' } },
  checks: [],
};

const real = join(shippedFolder('samples'), '../../../../shared/data/boston311.csv.gz');
if (!existsSync(real))
  process.stderr.write('../shared/data is absent: the count of the whole file is skipped\n');

(existsSync(real) ? describe : describe.skip)('the real file of Boston (../shared/data)', () => {
  it('has as many rows and faulty rows as zcat and awk count', async () => {
    const script = `zcat ${real} | awk -F, '$NF=="mindfulcoder49" { rows++; if (($4!="" && $4<$2) || ($3!="" && $3<=$2)) faulty++ } END { print rows, faulty+0 }'`;
    const counted = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).trim();
    const rows = await all({ file: real, origin: 'mindfulcoder49' });
    const faulty = rows.filter((row) => 'finding' in row);
    expect(`${rows.length} ${faulty.length}`).toBe(counted);
  }, 180_000);
});
