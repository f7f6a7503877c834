import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readManifest, restore } from '@shaodao/backup';
import { eraseSubject, schema, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { START } from '@shaodao/event-store';
import type { Sentence } from '@shaodao/platform';
import type { Verification } from '@shaodao/projections';
import { MasterKey } from '@shaodao/vault';
import pg from 'pg';
import { uuidv7 } from 'uuidv7';
import { tellingPicture } from '../../../../libs/media/src/testing/telling-picture.js';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { BenchLives } from '../bench/bench-lives.js';
import { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';
import { runCommandLine } from '../run-command-line.js';
import { commands } from './index.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const OTHER_KEY = Buffer.alloc(32, 8).toString('base64');

/** A command line whose output is kept. */
class Said extends CliContext {
  readonly lines: string[] = [];
  readonly complaints: string[] = [];
  override print(text: string): void {
    this.lines.push(text);
  }
  override complain({ en }: Sentence): void {
    this.complaints.push(en);
  }
}

interface BackupTold {
  readonly position: number;
  readonly events: number;
  readonly commands: number;
  readonly added: { readonly events: number };
}

const environmentOf = (url: string, key = KEY): Record<string, string> => ({
  DATABASE_URL: url,
  MASTER_KEY: key,
  TOKEN_SECRET: KEY,
  LOG_LEVEL: 'silent',
});

/** Every row of log, answers, keys and accounts up to a place, as one digest a table. */
async function digests(url: string, through: number): Promise<Record<string, string>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const found: Record<string, string> = {};
    for (const [name, from] of Object.entries({
      events: `events t where position <= ${through}`,
      commands: `commands t where position <= ${through}`,
      accounts: 'accounts t',
      fired: 'timekeeper.clocks t',
      followers: `(select projector, version, position, applied from projection_checkpoints
        where projector in ('clocks', 'key-shredder')) t`,
    })) {
      const { rows } = await client.query<{ line: string }>(
        `select t::text as line from ${from} order by 1`,
      );
      const hash = createHash('sha256');
      for (const { line } of rows) hash.update(line);
      found[name] = `${rows.length} ${hash.digest('hex').slice(0, 16)}`;
    }
    return found;
  } finally {
    await client.end();
  }
}

describe('shaodao backup and restore', () => {
  let source: TestDatabase;
  let folder: string;
  let engine: Engine;
  let context: CliContext;
  let lives: BenchLives;
  const targets: TestDatabase[] = [];

  beforeAll(async () => {
    source = await createTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'shaodao-backup-'));
    context = new Said(environmentOf(source.url));
    engine = await openContextEngine(context);
    await seedSampleDistrict(engine);
    engine.projections.start();
    lives = new BenchLives(engine, 1, 4_000);
    await lives.fill(300);
  }, 60_000);

  afterAll(async () => {
    await engine.close();
    await context.close();
    await Promise.all([source, ...targets].map((database) => database.drop()));
    await rm(folder, { recursive: true });
  });

  const place = (name: string): string => join(folder, name);

  const target = async (): Promise<TestDatabase> => {
    const database = await createTestDatabase();
    targets.push(database);
    return database;
  };

  const shaodao = async (
    url: string,
    words: readonly string[],
    key = KEY,
  ): Promise<{ readonly code: number; readonly said: Said }> => {
    const said = new Said(environmentOf(url, key));
    return { code: await runCommandLine(words, commands, said), said };
  };

  const backup = async (to: string): Promise<BackupTold> => {
    const { code, said } = await shaodao(source.url, ['backup', place(to), '--json']);
    expect(said.complaints).toEqual([]);
    expect(code).toBe(0);
    return JSON.parse(said.lines.at(-1) ?? '') as BackupTold;
  };

  /** A restored house, its read tables still empty. */
  const restored = async (from: string, keysFrom?: string): Promise<TestDatabase> => {
    const database = await target();
    await restore({
      url: database.url,
      folder: place(from),
      ...(keysFrom === undefined ? {} : { keysFrom: place(keysFrom) }),
      schema,
      masterKey: new MasterKey(Buffer.from(KEY, 'base64')),
      signal: new AbortController().signal,
    });
    return database;
  };

  /** An engine over a restored house, closed when the work is done. */
  const inside = async <T>(url: string, work: (engine: Engine) => Promise<T>): Promise<T> => {
    const own = new Said(environmentOf(url));
    const opened = await openContextEngine(own);
    try {
      return await work(opened);
    } finally {
      await opened.close();
      await own.close();
    }
  };

  /** A resident known by name, and what stands in the log of her. */
  const resident = async (subject: string): Promise<string> => {
    const [sealed] = await engine.vault.seal(subject, ['王芳 13800000000']);
    return sealed ?? '';
  };

  const erase = async (subject: string, house = engine): Promise<void> => {
    await house.vault.seal(subject, []);
    const now = new Date().toISOString();
    const actor = { person: 'officer', roles: ['DATA_PROTECTION'] };
    const order = { subject, actor, reason: 'asked for', commandId: `erase-${subject}`, now };
    await eraseSubject({ ...order, eventId: uuidv7() }, house.store, house.vault);
  };

  it('takes everything acknowledged before its point while commands arrive, and restores it verified', async () => {
    const acknowledged = await engine.store.head();
    const picture = `m-${'0'.repeat(26)}`;
    await engine.media.keep({ media: picture, person: 'li', bytes: await tellingPicture() });
    const over = new AbortController();
    const load = (async () => {
      while (!over.signal.aborted) await lives.fill(lives.appended + 50, 16);
    })();
    const first = await backup('whole').finally(() => {
      over.abort();
    });
    await load;
    expect(first.position).toBeGreaterThanOrEqual(acknowledged);
    // The load went on beyond the point: the backup was taken from amid it.
    expect(await engine.store.head()).toBeGreaterThan(first.position);

    const database = await target();
    expect((await shaodao(database.url, ['restore', place('whole')])).code).toBe(0);
    const [there, here] = await Promise.all(
      [database.url, source.url].map((url) => digests(url, first.position)),
    );
    expect([there?.['events'], there?.['commands'], there?.['accounts']]).toEqual([
      here?.['events'],
      here?.['commands'],
      here?.['accounts'],
    ]);
    expect(there?.['events']).toContain(`${first.events} `);
    expect(await inside(database.url, ({ media }) => media.open(picture, 'picture'))).toEqual(
      await engine.media.open(picture, 'picture'),
    );
    const { code, said } = await shaodao(database.url, ['verify', '--json']);
    const verification = JSON.parse(said.lines.at(-1) ?? '') as Verification;
    expect(verification.projectors.filter(({ clean }) => !clean)).toEqual([]);
    expect(code).toBe(0);
    expect(verification.projectors.map(({ checkpoint }) => checkpoint.position)).toEqual(
      verification.projectors.map(() => first.position),
    );
  }, 120_000);

  it('answers a command that was sent again as it did, and goes on counting behind the last place', async () => {
    const database = await restored('whole');
    const through = (await readManifest(place('whole'))).through;
    await inside(database.url, async (house) => {
      const [event] = (await house.store.readAll(START, 1)).events;
      expect(event).toEqual((await engine.store.readAll(START, 1)).events[0]);
      const command = (await lastCommand(source.url, through)).id;
      expect(await house.store.findCommand(command)).toEqual(
        await engine.store.findCommand(command),
      );
      await erase('s-nobody-yet', house);
      expect(await house.store.head()).toBe(through + 1);
    });
  }, 60_000);

  it('goes on in the same folder with what came since, and drops what it replaced', async () => {
    await backup('going-on');
    const before = await readManifest(place('going-on'));
    await lives.fill(lives.appended + 100);
    const second = await backup('going-on');
    const after = await readManifest(place('going-on'));
    expect(second.added.events).toBe(second.events - before.eventCount);
    expect(second.added.events).toBeGreaterThanOrEqual(100);
    expect(after.events.slice(0, before.events.length)).toEqual(before.events);
    const files = await readdir(place('going-on'), { recursive: true });
    expect(files.filter((file) => file.endsWith('subject_keys.copy.gz'))).toHaveLength(1);
    const third = await backup('going-on');
    expect(third).toMatchObject({ position: second.position, added: { events: 0 } });

    const database = await restored('going-on');
    await settle(engine);
    expect(await digests(database.url, second.position)).toMatchObject({
      events: (await digests(source.url, second.position))['events'],
      commands: (await digests(source.url, second.position))['commands'],
    });
  }, 60_000);

  it('takes over where followers with effects stand, and the clocks they fired', async () => {
    await settle(engine);
    const { position } = await backup('followers');
    const database = await restored('followers');
    const [there, here] = await Promise.all(
      [database.url, source.url].map((url) => digests(url, position)),
    );
    expect(there).toEqual(here);
  }, 60_000);

  it('does not bring back who was erased before the backup', async () => {
    const sealed = await resident('s-erased-before');
    await erase('s-erased-before');
    await backup('after-erasure');
    const database = await restored('after-erasure');
    await inside(database.url, async ({ vault }) => {
      expect(await vault.open([sealed])).toEqual([undefined]);
    });
  }, 60_000);

  it('destroys the key again where the log tells of an erasure and the copied keys do not', async () => {
    const sealed = await resident('s-fact-only');
    // The process died between the fact and the key, and nobody has made it good yet.
    await engine.projections.stop();
    const silent = { ...engine.vault, knows: async () => true, erase: async () => 'never' };
    await eraseSubject(
      {
        subject: 's-fact-only',
        actor: { person: 'officer', roles: [] },
        reason: 'asked for',
        commandId: 'erase-fact-only',
        now: new Date().toISOString(),
        eventId: uuidv7(),
      },
      engine.store,
      silent,
    );
    expect(await engine.vault.open([sealed])).toEqual(['王芳 13800000000']);
    await backup('fact-only');
    const database = await restored('fact-only');
    await inside(database.url, async ({ vault }) => {
      expect(await vault.open([sealed])).toEqual([undefined]);
    });
  }, 60_000);

  it('keeps erased who was erased after the backup, where the keys of a later one are given', async () => {
    const sealed = await resident('s-erased-after');
    const kept = await resident('s-kept');
    await backup('monday');
    await erase('s-erased-after');
    await backup('tuesday');
    const old = await restored('monday');
    const barred = await restored('monday', 'tuesday');
    await inside(old.url, async ({ vault }) => {
      expect(await vault.open([sealed])).toEqual(['王芳 13800000000']);
    });
    await inside(barred.url, async ({ vault }) => {
      expect(await vault.open([sealed, kept])).toEqual([undefined, '王芳 13800000000']);
    });
    await expect(restored('tuesday', 'monday')).rejects.toThrow('is older than the one to restore');
  }, 120_000);

  it('refuses another master key, and writes nothing', async () => {
    const database = await target();
    const { code, said } = await shaodao(database.url, ['restore', place('whole')], OTHER_KEY);
    expect(code).toBe(1);
    expect(said.complaints.join()).toMatch(/The master key \(id .*\) is not the one/);
    expect(await tablesIn(database.url)).toBe(0);
  });

  it.each([
    { what: 'altered', change: (bytes: Buffer) => Buffer.concat([bytes, Buffer.from('x')]) },
    { what: 'cut short', change: (bytes: Buffer) => bytes.subarray(0, bytes.length - 9) },
  ])('refuses a segment that was $what, and writes nothing', async ({ what, change }) => {
    const damaged = place(`damaged ${what}`);
    await cp(place('whole'), damaged, { recursive: true });
    const file = (await readManifest(damaged)).events[0]?.file ?? '';
    await writeFile(join(damaged, file), change(await readFile(join(damaged, file))));
    const database = await target();
    const { code, said } = await shaodao(database.url, ['restore', damaged]);
    expect(code).toBe(1);
    expect(said.complaints.join()).toContain(`The file ${file} of the backup is missing`);
    expect(await tablesIn(database.url)).toBe(0);
  });

  it('refuses a database that holds something, and a folder that holds other things', async () => {
    const into = await shaodao(source.url, ['restore', place('whole')]);
    expect(into.said.complaints.join()).toMatch(/The database to restore into is not empty/);
    const { code, said } = await shaodao(source.url, ['backup', tmpdir()]);
    expect(code).toBe(1);
    expect(said.complaints.join()).toContain('is not empty and not a backup');
  });

  it('refuses to go on with the backup of another house', async () => {
    const other = await target();
    await inside(other.url, async (house) => {
      await seedSampleDistrict(house);
    });
    const before = await readManifest(place('whole'));
    const { code, said } = await shaodao(other.url, ['backup', place('whole')]);
    expect(code).toBe(1);
    expect(said.complaints.join()).toContain('is of another database');
    expect(await readManifest(place('whole'))).toEqual(before);
  }, 60_000);

  it('asks for the master key instead of making a new one', async () => {
    const said = new Said({ DATABASE_URL: source.url, DATA_DIR: place('no-keys') });
    const code = await runCommandLine(['restore', place('whole')], commands, said);
    expect(code).toBe(1);
    expect(said.complaints.join()).toContain('There is no master key');
  });

  it('says what it is to be given', async () => {
    const { said } = await shaodao(source.url, ['backup']);
    expect(said.complaints.join()).toContain('Usage: shaodao backup FOLDER');
    const kurrent = new Said({
      ...environmentOf(source.url),
      KURRENTDB_URL: 'kurrentdb://127.0.0.1:2113?tls=false',
    });
    expect(await runCommandLine(['backup', place('k')], commands, kurrent)).toBe(1);
    expect(kurrent.complaints.join()).toContain("use KurrentDB's own backup");
  });
});

async function lastCommand(url: string, through: number): Promise<{ readonly id: string }> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ id: string }>(
    'select id from commands where position <= $1 order by position desc limit 1',
    [through],
  );
  await client.end();
  return rows[0] ?? { id: '' };
}

async function tablesIn(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from pg_tables where schemaname = 'public'`,
  );
  await client.end();
  return rows[0]?.n ?? -1;
}

/** Waits until every follower has seen the last event. */
async function settle({ store, projected, readModels }: Engine): Promise<void> {
  const head = await store.head();
  const names = readModels.map(({ name }) => name);
  expect(await projected.waitFor(head, 20_000, names)).toBe(true);
}
