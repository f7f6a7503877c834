import { Readable } from 'node:stream';
import { buffer, text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CopyIn } from './copy-in.js';
import { CopyOut } from './copy-out.js';

describe('copying rows out of PostgreSQL and in again', () => {
  let database: TestDatabase;
  let client: pg.Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('create table lines (n int primary key, said text)');
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const count = async (): Promise<number> =>
    Number((await client.query<{ n: string }>('select count(*) as n from lines')).rows[0]?.n);

  it('brings back every byte, whatever a text holds', async () => {
    const said = [
      '哨到',
      'tab\there',
      'line\nbreak\r\n',
      'back\\slash \\N',
      '',
      null,
      '\u001f"\'{}',
    ];
    await client.query('insert into lines select * from unnest($1::int[], $2::text[])', [
      said.map((_, index) => index),
      said,
    ]);
    const out = CopyOut.begin(client, 'copy (select n, said from lines order by n) to stdout');
    const bytes = await buffer(out);
    expect(out.rows).toBe(said.length);
    await client.query('truncate lines');
    const copy = CopyIn.begin(client, 'copy lines (n, said) from stdin');
    await pipeline(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), copy);
    expect(copy.rows).toBe(said.length);
    const { rows } = await client.query<{ said: string | null }>(
      'select said from lines order by n',
    );
    expect(rows.map((row) => row.said)).toEqual(said);
  });

  it('holds back for who reads slowly, and loses nothing of many rows', async () => {
    const wide = `select n, repeat('x', 200) from generate_series(1, 50000) as n`;
    const out = CopyOut.begin(client, `copy (${wide}) to stdout`);
    let bytes = 0;
    let most = 0;
    for await (const chunk of out as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      most = Math.max(most, out.readableLength);
      await new Promise(setImmediate);
    }
    expect(out.rows).toBe(50_000);
    expect(bytes).toBeGreaterThan(10_000_000);
    expect(most).toBeLessThan(2_000_000);
    expect(await text(CopyOut.begin(client, 'copy (select 1) to stdout'))).toBe('1\n');
  });

  it('tells what the server finds wrong, and the connection goes on', async () => {
    const gone = text(CopyOut.begin(client, 'copy (select * from nowhere) to stdout'));
    await expect(gone).rejects.toThrow('relation "nowhere" does not exist');
    await client.query('truncate lines');
    const copy = CopyIn.begin(client, 'copy lines (n, said) from stdin');
    await expect(pipeline(Readable.from([Buffer.from('x\ty\n')]), copy)).rejects.toThrow(
      'invalid input syntax for type integer',
    );
    expect(await count()).toBe(0);
  });

  it('leaves nothing behind where the rows end in a fault', async () => {
    const copy = CopyIn.begin(client, 'copy lines (n, said) from stdin');
    const broken = new Readable({
      read() {
        this.push('1\tone\n');
        this.destroy(new Error('the file is cut'));
      },
    });
    await expect(pipeline(broken, copy)).rejects.toThrow('the file is cut');
    expect(await count()).toBe(0);
  });

  it('takes an empty table, too', async () => {
    const copy = CopyIn.begin(client, 'copy lines (n, said) from stdin');
    await pipeline(Readable.from([]), copy);
    expect(copy.rows).toBe(0);
    expect(await text(CopyOut.begin(client, 'copy lines to stdout'))).toBe('');
  });
});
