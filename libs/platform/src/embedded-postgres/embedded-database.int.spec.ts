import { chmod, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { DatabaseUser, until } from '../../../../test/setup/database-users.js';

const onlyForRoot = process.getuid?.() === 0 ? it : it.skip;

describe('the embedded database', () => {
  let top: string;
  let home: string;
  let users: DatabaseUser[];

  beforeAll(async () => {
    top = await mkdtemp(join(tmpdir(), 'shaodao-embedded-'));
    await chmod(top, 0o755);
  });

  beforeEach(() => {
    // Making a cluster takes seconds on a busy disk, so most tests start the same one.
    home = join(top, 'postgres');
    users = [];
  });

  afterEach(async () => {
    await Promise.all(users.map((user) => user.leave()));
  });

  afterAll(async () => {
    await rm(top, { recursive: true, force: true });
  });

  async function enter(server?: Record<string, string>): Promise<DatabaseUser> {
    const user = await DatabaseUser.enter(home, server === undefined ? {} : { server });
    users.push(user);
    return user;
  }

  async function ask(url: string, sql: string): Promise<unknown[]> {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    await client.connect();
    try {
      const { rows } = await client.query<unknown[]>({ text: sql, rowMode: 'array' });
      return rows.flat();
    } finally {
      await client.end();
    }
  }

  const answers = async (url: string): Promise<boolean> =>
    (await ask(url, 'select 1').catch(() => [])).length === 1;

  async function serverPid(): Promise<number> {
    return Number((await readFile(join(home, 'data', 'postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  async function isRunning(): Promise<boolean> {
    return stat(join(home, 'data', 'postmaster.pid')).then(
      () => true,
      () => false,
    );
  }

  it('keeps its data, its port and its password between starts', async () => {
    const first = await enter();
    expect(first.startedHere).toBe(true);
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.leave();
    expect(await isRunning()).toBe(false);
    const second = await enter();
    expect(second.startedHere).toBe(true);
    expect(second.url).toBe(first.url);
    expect(await ask(second.url, 'select answer from kept')).toEqual([42]);
  });

  it('writes to disk before it answers and keeps its password for its owner', async () => {
    const { url } = await enter();
    const settings = ['fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses'];
    const shown = settings.map((name) => `current_setting('${name}')`).join(', ');
    expect(await ask(url, `select ${shown}`)).toEqual(['on', 'on', 'on', '127.0.0.1']);
    expect((await stat(join(home, 'password'))).mode & 0o777).toBe(0o600);
  });

  it('never writes rows into its log', async () => {
    const { url } = await enter();
    await ask(url, 'create table people (phone text primary key)');
    await ask(url, `insert into people values ('13800138000')`);
    await expect(ask(url, `insert into people values ('13800138000')`)).rejects.toThrow();
    expect(await readFile(join(home, 'server.log'), 'utf8')).not.toContain('13800138000');
  });

  it('is used by a second process, and ends only with the last one', async () => {
    const server = await enter();
    const command = await enter();
    expect(command.startedHere).toBe(false);
    expect(command.url).toBe(server.url);
    await command.leave();
    expect(await ask(server.url, 'select 1')).toEqual([1]);
    await server.leave();
    expect(await isRunning()).toBe(false);
  });

  it('goes on when the process that started it leaves before the others', async () => {
    const first = await enter();
    const second = await enter();
    await first.leave();
    expect(await ask(second.url, 'select 1')).toEqual([1]);
    await second.leave();
    expect(await isRunning()).toBe(false);
  });

  it('is adopted after its user was killed, and then ends with the new one', async () => {
    const killed = await enter();
    const pid = await serverPid();
    await killed.kill();
    expect(await ask(killed.url, 'select 1')).toEqual([1]);
    const next = await enter();
    expect(next.startedHere).toBe(false);
    expect(await serverPid()).toBe(pid);
    await next.leave();
    expect(await isRunning()).toBe(false);
  });

  it('is one, however many processes start it at the same time on no data', async () => {
    home = join(top, 'together');
    const together = await Promise.all(Array.from({ length: 3 }, () => enter()));
    expect(together.filter(({ startedHere }) => startedHere)).toHaveLength(1);
    expect(new Set(together.map(({ url }) => url)).size).toBe(1);
    const url = together[0]?.url ?? '';
    expect(
      await ask(url, `select count(*)::int from pg_stat_activity where application_name ~ 'user'`),
    ).toEqual([3]);
  });

  it('is still there for processes that come while others go', async () => {
    await enter();
    for (let round = 0; round < 5; round++) {
      const [, coming] = await Promise.all([users.at(-1)?.leave(), enter()]);
      expect(await ask(coming.url, 'select 1')).toEqual([1]);
    }
  });

  it('starts over a postmaster.pid whose process is gone', async () => {
    const killed = await enter();
    const pid = await serverPid();
    const left = await readFile(join(home, 'data', 'postmaster.pid'), 'utf8');
    await killed.leave();
    await writeFile(join(home, 'data', 'postmaster.pid'), left);
    const next = await enter();
    expect(next.startedHere).toBe(true);
    expect(await serverPid()).not.toBe(pid);
  });

  it('starts over a postmaster.pid whose number another program has by now', async () => {
    const killed = await enter();
    const left = await readFile(join(home, 'data', 'postmaster.pid'), 'utf8');
    await killed.leave();
    const foreign = left.replace(/^\d+/, String(process.pid));
    await writeFile(join(home, 'data', 'postmaster.pid'), foreign);
    expect(await enter()).toMatchObject({ startedHere: true });
  });

  it('comes back on the same address when the server is killed under its users', async () => {
    const [first, second] = [await enter(), await enter()];
    const pid = await serverPid();
    process.kill(pid, 'SIGKILL');
    await until(() => answers(first.url));
    expect(await serverPid()).not.toBe(pid);
    await first.leave();
    // Where the second had not come back yet, the first was the last one out, and it starts anew.
    expect(second.url).toBe(first.url);
    await until(() => answers(second.url));
    await second.leave();
    expect(await isRunning()).toBe(false);
  });

  it('tells where its log is, and what is in it, when it cannot start', async () => {
    await expect(enter({ shared_buffers: 'plenty' })).rejects.toThrow(
      /did not start; its log .*server\.log ends with:\n.*shared_buffers/s,
    );
  });

  it('says why it cannot be made, and leaves nothing behind', async () => {
    home = join(top, 'taken');
    await mkdir(join(home, 'data'), { recursive: true });
    await writeFile(join(home, 'data', 'mine.txt'), 'not a database');
    await expect(enter()).rejects.toThrow(/The database could not be made in .*not empty/);
    expect(await readFile(join(home, 'data', 'mine.txt'), 'utf8')).toBe('not a database');
  });

  it('says which file is missing when the password is lost', async () => {
    await (await enter()).leave();
    const password = join(home, 'password');
    await rename(password, `${password}.kept`);
    await expect(enter()).rejects.toThrow(`The password file ${password}`);
    await rename(`${password}.kept`, password);
  });

  onlyForRoot('lives elsewhere, said aloud, when root keeps its folder closed', async () => {
    const closed = join(top, 'closed');
    await mkdir(closed, { mode: 0o700 });
    home = join(closed, 'postgres');
    const first = await enter();
    expect(first.folder).toMatch(/^\/var\/lib\/shaodao\/data-/);
    expect(first.said.join()).toContain(`the data is kept in ${first.folder}`);
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.leave();
    const second = await enter();
    expect(second.folder).toBe(first.folder);
    expect(await ask(second.url, 'select answer from kept')).toEqual([42]);
    await second.leave();
    await rm(first.folder, { recursive: true });
  });
});
