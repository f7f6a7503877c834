import { execFile } from 'node:child_process';
import { mkdtemp, rm, statfs, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from '../../apps/api/src/testing/running-api.js';
import { until } from '../../apps/api/src/testing/until.js';
import type { HouseProcess } from '../roles/house-process.js';
import { House } from '../roles/house.js';
import { OwnPostgres } from './own-postgres.js';
import { ReportingLoad } from './reporting-load.js';

const run = promisify(execFile);
/** Room for a new cluster with small logs of its own and a little more. */
const DISK_MB = 400;

/** A disk of memory that only root may make; elsewhere the drill is left out. */
const mounted = await mountDisk();

async function mountDisk(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'shaodao-disk-'));
  return run('mount', [
    '-t',
    'tmpfs',
    '-o',
    `size=${String(DISK_MB)}m,mode=755`,
    'tmpfs',
    folder,
  ]).then(
    () => folder,
    () => rm(folder, { recursive: true }).then(() => undefined),
  );
}

(mounted === undefined ? describe.skip : describe)('the disk of PostgreSQL is full', () => {
  const disk = mounted ?? '';
  const ballast = join(disk, 'ballast');
  let postgres: OwnPostgres;
  let house: House;
  let api: HouseProcess;
  let operator: Client;
  const opened: (() => Promise<unknown>)[] = [
    async () => {
      await run('umount', ['-l', disk]);
      await rm(disk, { recursive: true, force: true });
    },
  ];

  beforeAll(async () => {
    postgres = await OwnPostgres.start(disk);
    opened.push(() => postgres.goAway('in order'));
    house = await House.over(await postgres.createDatabase('shaodao'));
    opened.push(() => house.close());
    await house.furnish();
    api = await house.add('api', {});
    operator = await Client.login(api.url, 'operator');
  }, 120_000);

  afterAll(async () => {
    for (const close of opened.reverse()) await close();
  }, 60_000);

  it('refuses nobody for good, loses nothing, and goes on by itself when there is room', async () => {
    const load = new ReportingLoad(operator, 4);
    opened.push(() => load.abandon());
    await load.nextAcknowledgement();

    await fill();
    await until(
      () => Promise.resolve([...load.refusals.keys()]),
      (refusals) => refusals.length > 0,
      60_000,
    );
    expect((await operator.get('/health')).status).toBe(200);
    await truncate(ballast, 0);
    const from = performance.now();
    await postgres.comeBackIfGone();
    await load.nextAcknowledgement();
    const recovered = (performance.now() - from) / 1_000;
    await load.stop();
    const newest = [...load.acknowledged.values()].at(-1) ?? '';
    await until(
      () => operator.get(`/issues/${newest}`),
      ({ status }) => status === 200,
    );
    if (process.env['SHAODAO_AWAY_SECONDS'] !== undefined)
      process.stderr.write(`${JSON.stringify({ recovered, refusals: [...load.refusals] })}\n`);

    expect([...load.refusals.keys()]).toEqual(['503 STORE_UNAVAILABLE problem again']);
    const engine = await house.look();
    const { rows } = await engine.pool.query<{ stream: string }>(
      `select stream from events where type = 'IssueReported'`,
    );
    await engine.close();
    expect(rows.map(({ stream }) => stream).sort()).toEqual(
      [...load.acknowledged.values()].map((issue) => `issue-${issue}`).sort(),
    );
  }, 120_000);

  /** Takes all the room there is. */
  async function fill(): Promise<void> {
    const { bavail, bsize } = await statfs(disk);
    const block = Buffer.alloc(1_048_576, 1);
    for (let left = bavail * bsize; left > 0; left -= block.length)
      await writeFile(ballast, block, { flag: 'a' }).catch(() => undefined);
  }
});
