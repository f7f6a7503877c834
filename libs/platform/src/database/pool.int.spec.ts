import { createServer, type Socket } from 'node:net';
import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { anyFreePort } from '../network/free-port.js';
import { openDatabase } from './open-database.js';
import { checkServer, createPool } from './pool.js';

describe('a pool', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(async () => {
    await database.drop();
  });

  it('says in pg_stat_activity whose it is', async () => {
    const pool = createPool(database.url, 'board');
    const { rows } = await pool.query(`select current_setting('application_name') as name`);
    await pool.end();
    expect(rows).toEqual([{ name: 'shaodao board' }]);
  });

  it('cancels a statement that takes too long', async () => {
    const pool = createPool(database.url, 'test', { statementSeconds: 0.05 });
    await expect(pool.query('select pg_sleep(30)')).rejects.toMatchObject({ code: '57014' });
    await pool.end();
  });

  it('outlives broken connections, idle or lent', async () => {
    const pool = createPool(database.url, 'victim');
    const lent = await pool.connect();
    await pool.query('select 1');
    const broken = Promise.all([
      new Promise((resolve) => lent.once('end', resolve)),
      new Promise((resolve) => pool.once('remove', resolve)),
    ]);
    const other = createPool(database.url, 'test', { max: 1 });
    await other.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'shaodao victim'`,
    );
    await other.end();
    await broken;
    lent.release(true);
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
    await pool.end();
  });
});

describe('DATABASE_URL', () => {
  it('leads to a server that is checked and never stopped by us', async () => {
    const { url, drop } = await createTestDatabase();
    const database = await openDatabase({ databaseUrl: url, dataDir: '/nowhere' }, () => undefined);
    expect(database).toMatchObject({ kind: 'external', url, startedHere: false });
    await database.stop();
    await expect(checkServer(url)).resolves.toBeUndefined();
    await drop();
  });

  it('is named when nobody answers', async () => {
    const port = await anyFreePort();
    await expect(checkServer(`postgres://a:secret@127.0.0.1:${port}/b`)).rejects.toThrow(
      `Cannot connect to the PostgreSQL of DATABASE_URL (127.0.0.1:${port})`,
    );
  });

  it('is named when the database is missing, without its password', async () => {
    const { url, drop } = await createTestDatabase();
    await drop();
    const refusal = await checkServer(url).catch((error: unknown) => error as Error);
    expect(refusal?.message).toMatch(/DATABASE_URL.*does not exist/);
    expect(refusal?.message).not.toContain(new URL(url).password);
  });

  it('refuses a server older than PostgreSQL 15', async () => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.once('data', () => {
        socket.write(postgres14.welcome);
        socket.once('data', () => socket.write(postgres14.version));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as { port: number };
    const refusal = checkServer(`postgres://a@127.0.0.1:${port}/b`);
    await expect(refusal).rejects.toThrow('PostgreSQL 14.11; 15 or newer is needed');
    for (const socket of sockets) socket.destroy();
    server.close();
  });
});

/** What a PostgreSQL 14 says to a login and to the question for its version, in its own protocol. */
const postgres14 = {
  welcome: Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))]),
  version: Buffer.concat([
    message('T', Buffer.concat([Buffer.from([0, 2]), column('version'), column('number')])),
    message('D', Buffer.concat([Buffer.from([0, 2]), value('14.11'), value('140011')])),
    message('C', Buffer.from('SELECT 1\0')),
    message('Z', Buffer.from('I')),
  ]),
};

function message(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(5, type);
  head.writeInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
}

/** A column of type text: no table, type 25, any length, text format. */
function column(name: string): Buffer {
  const facts = Buffer.from('000000000000' + '00000019' + 'ffff' + 'ffffffff' + '0000', 'hex');
  return Buffer.concat([Buffer.from(`${name}\0`), facts]);
}

function value(text: string): Buffer {
  const size = Buffer.alloc(4);
  size.writeInt32BE(text.length);
  return Buffer.concat([size, Buffer.from(text)]);
}
