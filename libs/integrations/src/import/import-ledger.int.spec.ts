import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { ImportLedger, NO_COUNTS, type Checkpoint, type ImportIdentity } from './import-ledger.js';
import { importMigrations } from './schema.js';
import type { Settled } from './settled-window.js';

const file: ImportIdentity = {
  source: 'boston311',
  mappingDigest: 'm1',
  fileDigest: 'f1',
  fileName: 'boston311.csv',
};
const issue = (line: number): Extract<Settled, { kind: 'issue' }> => ({
  kind: 'issue',
  line,
  record: `r${line}`,
  events: 7,
});
const reject = (line: number): Settled => ({
  kind: 'reject',
  line,
  record: `r${line}`,
  finding: { field: 'open_dt', code: 'REQUIRED', sentence: { zh: '缺少', en: 'missing' } },
});
const checkpoint = (settled: readonly Settled[], status: Checkpoint['status']): Checkpoint => {
  const rejects = settled.filter(({ kind }) => kind === 'reject').length;
  const issues = settled.length - rejects;
  const counts = { ...NO_COUNTS, rows: settled.length, issues, rejects, events: 7 * issues };
  return { line: settled.at(-1)?.line ?? 1, counts, seconds: 3, status, settled };
};

describe('the ledger of imports', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let ledger: ImportLedger;
  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    await migrate(pool, importMigrations);
    ledger = new ImportLedger(pool, 'boston311');
  });
  afterAll(async () => {
    ledger.close();
    await pool.end();
    await database.drop();
  });

  it('knows nothing of a file nobody imported', async () => {
    expect(await ledger.find(file)).toBeUndefined();
    expect(await ledger.known(randomUUID(), ['r2'])).toEqual(new Map());
  });

  it('gives back what was stored last, of the same file, origin and mapping alone', async () => {
    const { id } = await ledger.begin(file, 10);
    await ledger.save(id, checkpoint([issue(2), reject(3)], 'running'));
    expect(await ledger.find(file)).toEqual({
      id,
      status: 'running',
      line: 3,
      totalRows: 10,
      counts: { ...NO_COUNTS, rows: 2, issues: 1, rejects: 1, events: 7 },
      seconds: 3,
    });
    for (const other of [{ origin: 'x' }, { fileDigest: 'f2' }, { mappingDigest: 'm2' }])
      expect(await ledger.find({ ...file, ...other })).toBeUndefined();
  });

  it('knows the records that became issues, not the rejects', async () => {
    expect(await ledger.known(randomUUID(), ['r2', 'r3', 'r4'])).toEqual(
      new Map([['r2', undefined]]),
    );
  });

  it('may be told the same checkpoint twice', async () => {
    const before = await ledger.find(file);
    await ledger.save(before?.id ?? '', checkpoint([issue(2), reject(3)], 'running'));
    expect(await ledger.find(file)).toEqual(before);
    expect(await findings(before?.id)).toHaveLength(1);
  });

  it('writes a further run of a finished import down as duplicates, with its rejects', async () => {
    const first = await ledger.find(file);
    await ledger.save(first?.id ?? '', checkpoint([issue(2), reject(3)], 'finished'));
    const finished = (await ledger.find(file))!;
    const again = await ledger.repeat(finished, 'copy.csv');
    expect(again.counts).toEqual({ ...NO_COUNTS, rows: 2, duplicates: 1, rejects: 1 });
    expect(await ledger.find(file)).toMatchObject({ id: again.id, status: 'finished' });
    expect(await findings(again.id)).toMatchObject([{ line: 3, code: 'REQUIRED', zh: '缺少' }]);
  });

  it('pages through many findings in the order of the file', async () => {
    const { id } = await ledger.begin({ ...file, fileDigest: 'f3' }, 2_500);
    const rows = Array.from({ length: 2_500 }, (_, at) => reject(at + 2));
    await ledger.save(id, checkpoint(rows, 'finished'));
    expect((await findings(id)).map(({ line }) => line)).toEqual(rows.map(({ line }) => line));
  });

  it('knows a stopped record until another import has brought it to its end', async () => {
    const [first, second] = [
      await ledger.begin({ ...file, fileDigest: 'f4' }, 1),
      await ledger.begin({ ...file, fileDigest: 'f4', mappingDigest: 'm2' }, 1),
    ];
    const finding = { field: 'accept', code: 'X', sentence: { zh: '缺', en: 'x' } };
    await ledger.save(first.id, checkpoint([{ ...issue(9_000), events: 1, finding }], 'finished'));
    // The import that stopped it leaves it alone, or a line that comes again would count twice.
    expect(await ledger.known(first.id, ['r9000'])).toEqual(new Map([['r9000', undefined]]));
    expect(await ledger.known(second.id, ['r9000'])).toEqual(new Map([['r9000', 1]]));

    const went: Settled = {
      kind: 'continued',
      line: 9_000,
      record: 'r9000',
      events: 7,
      eventsBefore: 1,
    };
    await ledger.save(second.id, checkpoint([went], 'finished'));
    expect(await ledger.known(randomUUID(), ['r9000'])).toEqual(new Map([['r9000', undefined]]));
  });

  it('lets one process at a time import a source, and any number of sources', async () => {
    const second = new ImportLedger(pool, 'boston311');
    await expect(second.find(file)).rejects.toThrow('Another process is importing boston311');
    const other = new ImportLedger(pool, 'nyc311');
    expect(await other.find({ ...file, source: 'nyc311' })).toBeUndefined();
    other.close();
  });

  it('takes the lock again after its session was ended', async () => {
    await pool.query(
      `select pg_terminate_backend(pid) from pg_locks
       where locktype = 'advisory'
         and database = (select oid from pg_database where datname = current_database())
         and pid <> pg_backend_pid()`,
    );
    // The first call may meet the dead session; whoever retries is served.
    await ledger.find(file).catch(() => undefined);
    expect(await ledger.find(file)).toMatchObject({ status: 'finished' });
  });

  const findings = async (id = ''): Promise<{ line: number }[]> => {
    const found: { line: number }[] = [];
    for await (const finding of ledger.findings(id)) found.push(finding);
    return found;
  };
});
