import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import pg from 'pg';
import { DatabaseUser } from './database-users.js';

const setup: string = join(import.meta.dirname, 'abandoned-runs.mjs');
const { sweepAbandonedRuns } = (await import(setup)) as {
  sweepAbandonedRuns: (platform: string) => Promise<void>;
};
const platform = process.env['SHAODAO_TEST_PLATFORM'] ?? '';

/** The id of a process that is over. */
async function deadProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

/** A PostgreSQL in a run's folder whose only user was killed; its address. */
async function orphanedServer(home: string): Promise<string> {
  await chmod(home, 0o755);
  const user = await DatabaseUser.enter(home, { server: { fsync: 'off' } });
  await user.kill();
  return user.url;
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return true;
  } catch {
    return false;
  }
}

it('the server and folder of a killed run go, those of a living one stay', async () => {
  const dead = await mkdtemp(join(tmpdir(), `shaodao-test-${await deadProcess()}-`));
  const living = await mkdtemp(join(tmpdir(), `shaodao-test-${process.pid}-`));
  try {
    const [orphan, kept] = [await orphanedServer(dead), await orphanedServer(living)];
    expect(await answers(orphan)).toBe(true);

    await sweepAbandonedRuns(platform);

    expect(existsSync(dead)).toBe(false);
    expect(await answers(orphan)).toBe(false);
    expect(await answers(kept)).toBe(true);
  } finally {
    // Adopted and left in order, the server ends.
    await (await DatabaseUser.enter(living)).leave();
    await rm(living, { recursive: true });
  }
}, 60_000);

it('a run whose reader went away ends without a stack', async () => {
  const reporter = join(import.meta.dirname, 'closing-line-reporter.mjs');
  const script = `
    const { default: Reporter } = await import(${JSON.stringify(reporter)});
    new Reporter().onRunComplete([], { numPassedTests: 1, numFailedTests: 0 });
    process.stdin.once('data', () => process.exit(0));
    process.stderr.write('ready');`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script]);
  const said: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  await once(child.stderr, 'data');
  child.stdout.destroy();
  child.stdin.write('go');
  const [code] = (await once(child, 'close')) as [number];
  expect(Buffer.concat(said).toString()).toBe('ready');
  expect(code).toBe(0);
});
