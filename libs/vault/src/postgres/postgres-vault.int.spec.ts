import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { migrate } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { MasterKey } from '../master-key.js';
import { SubjectErased, WrongMasterKey } from '../port.js';
import { describeVaultContract } from '../vault-contract.js';
import { ERASURE_WINDOW_MS, PostgresVault } from './postgres-vault.js';
import { vaultMigrations } from './schema.js';
import { MAKE_OR_READ_KEYS, READ_KEYS } from './sql.js';

const masterKey = new MasterKey(randomBytes(32));
let database: TestDatabase;
let pool: pg.Pool;
let vault: PostgresVault;

/** A vault with a cache of its own over the same database: what another process would have. */
const anotherProcess = (): Promise<PostgresVault> => PostgresVault.start(pool, masterKey);

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url, max: 8 });
  pool.on('error', () => undefined);
  await migrate(pool, vaultMigrations);
  vault = await PostgresVault.start(pool, masterKey);
});

afterAll(async () => {
  await pool.end();
  await database.drop();
});

describeVaultContract('PostgresVault', () => vault);

describe('PostgresVault among several processes', () => {
  it('opens what another process sealed', async () => {
    const [sealed] = await vault.seal('shared-1', ['张三']);
    expect(await (await anotherProcess()).open([sealed!])).toEqual(['张三']);
  });

  it('ends with one key where many processes seal for the same new residents at once', async () => {
    const processes = await Promise.all([1, 2, 3, 4].map(anotherProcess));
    const residents = Array.from({ length: 200 }, (_, i) => `raced-${i}`);
    const sealed = await Promise.all(
      processes.flatMap((process, p) =>
        // Each in another order: nobody may wait for the other in a circle.
        [...residents]
          .sort(
            (a, b) =>
              ((Number(a.slice(6)) * (p + 3)) % 199) - ((Number(b.slice(6)) * (p + 3)) % 199),
          )
          .map(async (resident) => (await process.seal(resident, [resident]))[0]!),
      ),
    );
    const opened = await (await anotherProcess()).open(sealed);
    expect(opened).toEqual(sealed.map((value) => value.split('.')[1]));
  });

  it('forgets within the stated window a key that another process destroyed', async () => {
    const other = await anotherProcess();
    const [sealed] = await other.seal('erased-elsewhere', ['王五']);
    await vault.erase('erased-elsewhere');

    const afterWindow = performance.now() + ERASURE_WINDOW_MS + 1;
    const clock = jest.spyOn(performance, 'now').mockReturnValue(afterWindow);
    try {
      expect(await other.open([sealed!])).toEqual([undefined]);
      await expect(other.seal('erased-elsewhere', ['x'])).rejects.toThrow(SubjectErased);
    } finally {
      clock.mockRestore();
    }
  });
});

describe('PostgresVault and an erasure', () => {
  it('does not keep a key that was read just before it', async () => {
    const [sealed] = await vault.seal('read-before', ['王五']);
    const slow = slowPool(pool);
    const reader = await PostgresVault.start(slow.pool, masterKey);
    const early = reader.open([sealed!]);
    await slow.holdsKeys;
    await reader.erase('read-before');
    slow.release();
    expect(await early).toEqual(['王五']);
    expect(await reader.open([sealed!])).toEqual([undefined]);
  });
});

describe('PostgresVault by its statements', () => {
  it('makes the keys of many new residents with few commits', async () => {
    const counted = countingPool(pool);
    const busy = await PostgresVault.start(counted.pool, masterKey);
    const before = counted.queries();
    await Promise.all(Array.from({ length: 500 }, (_, i) => busy.seal(`grouped-${i}`, ['x'])));
    expect(counted.queries() - before).toBeLessThanOrEqual(2);
  });

  it('reads the keys of a whole page at once, and none twice', async () => {
    const page = (
      await Promise.all(Array.from({ length: 50 }, (_, i) => vault.seal(`page-${i}`, [`${i}`])))
    ).flat();
    const counted = countingPool(pool);
    const reader = await PostgresVault.start(counted.pool, masterKey);
    const before = counted.queries();
    await reader.open(page);
    await reader.open(page);
    await reader.seal('page-7', ['known by now']);
    expect(counted.queries() - before).toBe(1);
  });

  it.each([
    ['reading a page', READ_KEYS, 1],
    ['making keys', MAKE_OR_READ_KEYS, 3],
  ])('finds keys by their index when %s, however many residents there are', async (_, sql, n) => {
    await pool.query(`insert into subject_keys (subject, erased_at)
                      select 'bulk-' || i, now() from generate_series(1, 20000) i
                      on conflict do nothing`);
    const subjects = Array.from({ length: 100 }, (_, i) => `bulk-${i * 199}`);
    const values = [subjects, subjects.map(() => Buffer.alloc(60)), masterKey.id].slice(0, n);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>(`explain ${sql}`, values);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toMatch(/Index Scan.* subject_keys|Bitmap Index Scan on subject_keys_pkey/);
    expect(plan).not.toContain('Seq Scan on subject_keys');
  });

  it('goes on after the database was away', async () => {
    const failing = countingPool(pool);
    const shaken = await PostgresVault.start(failing.pool, masterKey);
    failing.breakNext();
    await expect(shaken.seal('after-outage', ['x'])).rejects.toThrow('connection lost');
    const [sealed] = await shaken.seal('after-outage', ['x']);
    expect(await shaken.open([sealed!])).toEqual(['x']);
  });
});

describe('PostgresVault and its master key', () => {
  it('refuses to start with another master key than the one that sealed the data', async () => {
    const other = new MasterKey(randomBytes(32));
    await expect(PostgresVault.start(pool, other)).rejects.toThrow(WrongMasterKey);
    await expect(PostgresVault.start(pool, other)).rejects.toThrow(
      `not the one this database was sealed with (id ${masterKey.id})`,
    );
  });

  it('keeps beside each key the id of the master key that wraps it', async () => {
    await vault.seal('with-key-id', ['x']);
    const { rows } = await pool.query(
      `select key_id, erased_at from subject_keys where subject = 'with-key-id'`,
    );
    expect(rows).toEqual([{ key_id: masterKey.id, erased_at: null }]);
  });

  it('leaves a tombstone without a key', async () => {
    await vault.seal('with-tombstone', ['x']);
    await vault.erase('with-tombstone');
    const { rows } = await pool.query<{ erased_at: Date }>(
      `select key_id, wrapped, erased_at from subject_keys where subject = 'with-tombstone'`,
    );
    expect(rows).toEqual([{ key_id: null, wrapped: null, erased_at: expect.any(Date) }]);
    await vault.erase('with-tombstone');
    const again = await pool.query<{ erased_at: Date }>(
      `select erased_at from subject_keys where subject = 'with-tombstone'`,
    );
    expect(again.rows[0]!.erased_at).toEqual(rows[0]!.erased_at);
  });
});

/** The same pool with its queries counted, and one of them broken on demand. */
function countingPool(inner: pg.Pool): {
  pool: pg.Pool;
  queries(): number;
  breakNext(): void;
} {
  let queries = 0;
  let broken = false;
  const query = async (config: pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> => {
    queries += 1;
    if (!broken) return inner.query(config, values);
    broken = false;
    throw new Error('connection lost');
  };
  return {
    pool: Object.assign(Object.create(inner) as pg.Pool, { query }),
    queries: () => queries,
    breakNext: () => {
      broken = true;
    },
  };
}

/** The same pool with the first answer to READ_KEYS held back, as a slow network would. */
function slowPool(inner: pg.Pool): {
  pool: pg.Pool;
  holdsKeys: Promise<void>;
  release(): void;
} {
  let release!: () => void;
  let held!: () => void;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const holdsKeys = new Promise<void>((resolve) => (held = resolve));
  const query = async (sql: string, values?: unknown[]): Promise<pg.QueryResult> => {
    const answer = await inner.query(sql, values);
    if (sql === READ_KEYS) {
      held();
      await gate;
    }
    return answer;
  };
  return {
    pool: Object.assign(Object.create(inner) as pg.Pool, { query }),
    holdsKeys,
    release: () => release(),
  };
}
