import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { StoredFinding } from './import-ledger.js';
import { writeRejects } from './rejects-file.js';

describe('the rejects file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'rejects-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const written = async (...findings: StoredFinding[]): Promise<unknown> => {
    const file = join(folder, 'rejects.csv');
    await writeRejects(
      file,
      (async function* () {
        yield* findings;
      })(),
    );
    return parse(await readFile(file), { columns: true, bom: true });
  };
  const finding: StoredFinding = {
    line: 7,
    record: '101',
    rejected: true,
    field: 'closed_dt',
    code: 'CLOSED_BEFORE_OPENED',
    zh: '早于“上报”, 退回',
    en: 'before "opened", rejected',
  };

  it('has a line, field and reason per finding, in both languages', async () => {
    expect(await written(finding, { ...finding, line: 9, rejected: false })).toEqual([
      {
        line: '7',
        id: '101',
        field: 'closed_dt',
        code: 'CLOSED_BEFORE_OPENED',
        outcome: 'rejected',
        reason_zh: '早于“上报”, 退回',
        reason_en: 'before "opened", rejected',
      },
      expect.objectContaining({ line: '9', outcome: 'stopped' }),
    ]);
  });

  it('gives a spreadsheet nothing to calculate', async () => {
    expect(await written({ ...finding, record: '=HYPERLINK("x")' })).toMatchObject([
      { id: `'=HYPERLINK("x")` },
    ]);
  });

  it('has its head alone where there is nothing to say', async () => {
    expect(await written()).toEqual([]);
  });
});
