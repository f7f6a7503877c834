import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { eventStoreMigrations, PostgresEventStore, StoreUnavailable } from '@shaodao/event-store';
import type { AppendResult, StreamAppend } from '@shaodao/event-store';
import { migrate, openDatabase, readConfiguration, type Database } from '@shaodao/platform';
import { Witness } from './event-store-chaos.js';

let folder: string;
let server: Database;
let url: string;

/** The embedded server of this file's own folder, on the port it had before. */
const startServer = (): Promise<Database> =>
  openDatabase(readConfiguration({ DATA_DIR: folder }), () => undefined);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shaodao-restart-'));
  await chmod(folder, 0o755);
  server = await startServer();
  ({ url } = server);
  const pool = new pg.Pool({ connectionString: url });
  await migrate(pool, eventStoreMigrations);
  await pool.end();
}, 60_000);

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

const anAppend = (stream: string, count: number): StreamAppend => ({
  stream,
  expected: 0,
  events: Array.from({ length: count }, (_, n) => ({
    id: randomUUID(),
    type: 'Tried',
    schemaVersion: 1,
    occurredAt: '2026-03-01T08:00:00.000Z',
    data: { n },
    meta: { actor: { person: 'p', roles: [] }, commandId: stream, correlationId: stream },
  })),
});

describe('a PostgreSQL that stops and starts again', () => {
  it('costs subscribers nothing, and every repeated append happens once', async () => {
    const store = new PostgresEventStore({ connectionString: url });
    const witness = new Witness(url, 100);
    const kinds: Record<AppendResult['kind'], number> = {
      appended: 0,
      'already-appended': 0,
      'already-answered': 0,
      conflict: 0,
    };
    let unavailable = 0;
    let running = true;
    let asked = 0;
    const caller = async (): Promise<void> => {
      while (running) {
        const append = anAppend(`issue-${asked++}`, 2);
        for (let result: AppendResult | undefined; result === undefined;) {
          result = await store.append([append]).catch((error: unknown) => {
            if (!(error instanceof StoreUnavailable)) throw error;
            unavailable += 1;
            return undefined;
          });
          if (result !== undefined) kinds[result.kind] += 1;
        }
      }
    };
    const callers = Promise.all(Array.from({ length: 20 }, caller));
    for (let restart = 1; restart <= 2; restart += 1) {
      await witness.sawUpTo(((await store.head()) + 200) as Awaited<ReturnType<typeof store.head>>);
      await server.stop();
      await expect(store.findCommand('any')).rejects.toThrow(StoreUnavailable);
      server = await startServer();
      expect(server.url).toBe(url);
      const reached = await eventually(() => store.head());
      await witness.sawUpTo((reached + 200) as typeof reached);
    }
    running = false;
    await callers;

    const head = await store.head();
    await witness.sawUpTo(head);
    await witness.leave();
    await store.close();
    expect(witness.fault).toBeUndefined();
    expect(witness.seen).toBe(asked * 2);
    expect(head).toBe(asked * 2);
    expect(kinds.conflict + kinds['already-answered']).toBe(0);
    expect(kinds.appended + kinds['already-appended']).toBe(asked);
    expect(unavailable).toBeGreaterThan(0);
    expect(witness.reconnects).toBeGreaterThan(0);
  }, 90_000);
});

async function eventually<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
