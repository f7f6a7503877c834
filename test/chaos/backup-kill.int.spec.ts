import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readManifest } from '@shaodao/backup';
import { openEngine, seedSampleDistrict, type Engine } from '@shaodao/engine';
import { createLog } from '@shaodao/platform';
import { BenchLives } from '../../apps/cli/src/bench/bench-lives.js';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const PROGRAM = join(import.meta.dirname, '../../apps/cli/bin/shaodao.mjs');
const masterKey = randomBytes(32);

describe('a backup that is killed', () => {
  let source: TestDatabase;
  let target: TestDatabase;
  let engine: Engine;
  let lives: BenchLives;
  let home: string;
  let folder: string;

  beforeAll(async () => {
    [source, target] = await Promise.all([createTestDatabase(), createTestDatabase()]);
    home = await mkdtemp(join(tmpdir(), 'shaodao-backup-kill-'));
    folder = join(home, 'house');
    const tokenSecret = randomBytes(32);
    const log = createLog({ level: 'silent' });
    engine = await openEngine({ databaseUrl: source.url, masterKey, tokenSecret, log });
    await seedSampleDistrict(engine);
    lives = new BenchLives(engine, 1, 4_000);
    await lives.fill(1_000);
  }, 60_000);
  afterAll(async () => {
    await engine.close();
    await Promise.all([source.drop(), target.drop(), rm(home, { recursive: true })]);
  });

  const shaodao = (url: string, ...words: readonly string[]): ChildProcess =>
    spawn(process.execPath, [PROGRAM, ...words], {
      env: {
        ...process.env,
        DATABASE_URL: url,
        MASTER_KEY: masterKey.toString('base64'),
        DATA_DIR: join(home, 'data'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const finished = async (child: ChildProcess): Promise<{ code: number | null; said: string }> => {
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => said.push(chunk));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said: Buffer.concat(said).toString() };
  };
  const files = async (): Promise<readonly string[]> =>
    (await readdir(folder, { recursive: true }).catch(() => [])).sort();
  /** Begins a backup and kills it as soon as it has begun to write. */
  const killedAmid = async (): Promise<void> => {
    const before = (await files()).length;
    const child = shaodao(source.url, 'backup', folder);
    const ended = finished(child);
    while ((await files()).length === before && child.exitCode === null) await pause(1);
    child.kill('SIGKILL');
    expect((await ended).code).toBeNull();
  };

  it('leaves nothing that a restore would take for a backup, and the next one begins anew', async () => {
    await killedAmid();
    expect(await files()).not.toEqual([]);
    const { code, said } = await finished(shaodao(target.url, 'restore', folder));
    expect(said).toMatch(/中没有做完的备份.*manifest\.json|no finished backup.*manifest\.json/s);
    expect(code).toBe(1);

    expect((await finished(shaodao(source.url, 'backup', folder))).code).toBe(0);
    const { through } = await readManifest(folder);
    expect(through).toBe(await engine.store.head());

    await lives.fill(lives.appended + 200);
    await killedAmid();
    expect((await readManifest(folder)).through).toBe(through);
  }, 90_000);
});
