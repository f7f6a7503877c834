import { randomBytes } from 'node:crypto';
import pg from 'pg';

/** A database of its own on the server in use, so that measuring leaves nothing behind. */
export async function withScratchDatabase<T>(
  serverUrl: string,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const name = `shaodao_bench_${randomBytes(6).toString('hex')}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await administer(serverUrl, `create database ${name}`);
  try {
    return await work(url.href);
  } finally {
    await administer(serverUrl, `drop database if exists ${name} with (force)`);
  }
}

async function administer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
