import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { seedSampleDistrict } from '@shaodao/engine';
import type { NewEvent } from '@shaodao/event-store';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { BenchLives } from '../bench/bench-lives.js';
import { CliContext } from '../cli-context.js';
import { openContextEngine } from '../open-context-engine.js';
import { run as parked } from './parked.js';
import { run as rebuild } from './rebuild.js';

const KEY = Buffer.alloc(32, 7).toString('base64');

/** A command line whose output is kept. */
class Said extends CliContext {
  readonly lines: string[] = [];
  override print(text: string): void {
    this.lines.push(text);
  }
}

/** Nobody knows this issue before: no read model can take it. */
const ORPHAN: NewEvent = {
  id: '00000000-0000-7000-8000-000000000001',
  type: 'IssueAccepted',
  schemaVersion: 1,
  occurredAt: '2026-11-02T00:00:00.000Z',
  data: { territory: 'demo-heping', profile: { id: 'hotline', version: 1 }, directoryVersion: 1 },
  meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
};

let database: TestDatabase;
let context: Said;

beforeEach(async () => {
  database = await createTestDatabase();
  context = new Said({
    DATABASE_URL: database.url,
    MASTER_KEY: KEY,
    TOKEN_SECRET: KEY,
    LOG_LEVEL: 'silent',
  });
});
afterEach(async () => {
  await context.close();
  await database.drop();
});

/** An engine with some lives in it; what `work` gives back. */
async function withLives<T>(
  work: (engine: Awaited<ReturnType<typeof openContextEngine>>, issues: number) => Promise<T>,
): Promise<T> {
  const engine = await openContextEngine(context);
  try {
    await seedSampleDistrict(engine);
    const lives = new BenchLives(engine, 1, 300);
    await lives.fill(300);
    return await work(engine, lives.issues);
  } finally {
    await engine.close();
  }
}

const said = (): unknown => JSON.parse(context.lines.at(-1) ?? '');

describe('shaodao rebuild', () => {
  it('fills the board and all else that follows from events, and says so', async () => {
    const issues = await withLives(async (_engine, begun) => begun);
    expect(await rebuild(['--json'], context)).toBe(0);
    const result = said() as { readonly projectors: readonly string[]; readonly position: number };
    expect(result.projectors).toEqual(expect.arrayContaining(['board', 'inbox', 'side-streams']));
    expect(result.projectors).not.toContain('clocks');
    const engine = await openContextEngine(context);
    try {
      expect(result.position).toBe(await engine.store.head());
      const { rows } = await engine.pool.query('select count(*)::integer as n from board_issues');
      expect(rows).toEqual([{ n: issues }]);
    } finally {
      await engine.close();
    }
  });

  it('takes one projector by name', async () => {
    await withLives(async () => undefined);
    expect(await rebuild(['--projector', 'inbox'], context)).toBe(0);
    expect(context.lines.at(-1)).toContain('Rebuilt: inbox.');
  });

  it('names those there are where it does not know one, and refuses those with effects', async () => {
    await expect(rebuild(['--projector', 'bord'], context)).rejects.toThrow(
      /There is no projector "bord"\. Those that can be rebuilt: board, inbox/,
    );
    await expect(rebuild(['--projector', 'clocks'], context)).rejects.toThrow(
      'The tables of projector "clocks" do not follow from events alone',
    );
  });
});

describe('shaodao parked', () => {
  it('says where nothing is set aside', async () => {
    expect(await parked(['list'], context)).toBe(0);
    expect(context.lines.at(-1)).toContain('Nothing is set aside.');
    expect(await parked(['retry'], context)).toBe(0);
    expect(context.lines.at(-1)).toContain('There is nothing to retry.');
  });

  it('shows what failed and why, and fails where it fails again', async () => {
    await withLives(async ({ store }) => {
      await store.append([{ stream: 'issue-01KORPHAN', expected: 0, events: [ORPHAN] }]);
    });
    await rebuild([], context);
    await parked(['list', '--projector', 'board', '--json'], context);
    expect(said()).toMatchObject([
      { projector: 'board', stream: 'issue-01KORPHAN', revision: 1, cause: true, attempts: 1 },
    ]);
    await parked(['list'], context);
    expect(context.lines.at(-1)).toMatch(
      /issue-01KORPHAN #1 +IssueAccepted +失败 1 次.*Nothing is known/,
    );
    expect(await parked(['retry', '--projector', 'board'], context)).toBe(1);
    expect(context.lines.at(-1)).toContain('0 went in, 1 stay');
    expect(await parked(['retry', '--stream', 'issue-nobody', '--json'], context)).toBe(0);
    expect(said()).toEqual([]);
  });

  it('lets in what can be taken now', async () => {
    await withLives(async ({ pool, store }) => {
      const page = await store.readAll(0 as never, 1, { types: ['IssueReported'] });
      const [event] = page.events;
      await pool.query(
        `insert into parked_events (projector, stream, revision, position, type, error, cause)
         values ('board', $1, 1, $2, 'IssueReported', 'a fault that was mended', true)`,
        [event?.stream, event?.position],
      );
    });
    expect(await parked(['retry', '--json'], context)).toBe(0);
    expect(said()).toMatchObject([{ projector: 'board', applied: 1, remaining: 0 }]);
    await parked(['list', '--json'], context);
    expect(said()).toEqual([]);
  });

  it('explains itself where it is called otherwise', async () => {
    await expect(parked(['forget'], context)).rejects.toThrow('shaodao parked list|retry');
  });
});
