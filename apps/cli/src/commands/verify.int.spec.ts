import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { shippedFolder } from '@shaodao/integrations';
import { VERIFY_SCHEMA, type Verification } from '@shaodao/projections';
import type { Sentence } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliContext } from '../cli-context.js';
import { commands } from './index.js';
import { run as importFile } from './import.js';
import { runCommandLine } from '../run-command-line.js';

const KEY = Buffer.alloc(32, 7).toString('base64');
const BOSTON = join(shippedFolder('samples'), 'boston311.csv');
const PROGRAM = join(import.meta.dirname, '../../bin/shaodao.mjs');

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

describe('shaodao verify', () => {
  let database: TestDatabase;
  let pool: pg.Pool;
  let environment: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    pool = new pg.Pool({ connectionString: database.url });
    pool.on('error', () => undefined);
    environment = {
      DATABASE_URL: database.url,
      MASTER_KEY: KEY,
      TOKEN_SECRET: KEY,
      LOG_LEVEL: 'silent',
    };
    const context = new Said(environment);
    expect(await importFile(['boston311', BOSTON, '--json'], context)).toBe(0);
    await context.close();
  }, 120_000);

  afterAll(async () => {
    await pool.end();
    await database.drop();
  });

  const shaodao = async (...words: string[]): Promise<{ code: number; said: Said }> => {
    const said = new Said(environment);
    return { code: await runCommandLine(words, commands, said), said };
  };

  const found = async (...words: string[]): Promise<{ code: number; result: Verification }> => {
    const { code, said } = await shaodao('verify', '--json', ...words);
    return { code, result: JSON.parse(said.lines.at(-1) ?? '') as Verification };
  };

  it('is clean after an import, and says so of every projector that can be rebuilt', async () => {
    const { code, result } = await found();
    expect(result.projectors.filter(({ clean }) => !clean)).toEqual([]);
    expect(code).toBe(0);
    const names = result.projectors.map(({ projector }) => projector);
    expect(names).toEqual(expect.arrayContaining(['board', 'inbox', 'side-streams']));
    expect(names).not.toContain('clocks');
  }, 60_000);

  it('looks at one projector only where it is named, and at none that does not exist', async () => {
    const { result } = await found('--projector', 'inbox');
    expect(result.projectors.map(({ projector }) => projector)).toEqual(['inbox']);
    const { code, said } = await shaodao('verify', '--projector', 'outbox');
    expect(code).toBe(3);
    expect(said.complaints.join()).toContain('There is no projector "outbox"');
    expect((await shaodao('verify', '--projector', 'key-shredder')).code).toBe(3);
    expect((await shaodao('verify', '--table', 'x')).code).toBe(2);
  }, 60_000);

  it('finds one corrupted row and one corrupted checkpoint, and names row and events', async () => {
    const [row] = await rowsOf<{ issue: string; phase: string; position: string }>(
      `update board_issues b set phase = 'WITHDRAWN' from (
         select issue, phase from board_issues order by issue limit 1) was
       where b.issue = was.issue returning b.issue, was.phase, b.position`,
    );
    await rowsOf(
      `update projection_checkpoints set position = position - 1 where projector = 'inbox'`,
    );
    try {
      const { code, said } = await shaodao('verify');
      expect(code).toBe(1);
      const text = said.lines.join('\n');
      expect(text).toContain(`changed: issue=${row?.issue ?? ''}`);
      expect(text).toContain(`phase: WITHDRAWN → 应为 should be ${row?.phase ?? ''}`);
      expect(text).toMatch(
        new RegExp(`issue-${row?.issue ?? ''}: #1@\\d+ IssueReported.*@${row?.position ?? ''} `),
      );
      expect(text).toMatch(/more events were taken in than there are up to here \(\d+ ≠ \d+\)/);
      expect(said.lines.at(-1)).toBe('有差异 Differences: board, inbox');
    } finally {
      await rowsOf(
        `update board_issues set phase = '${row?.phase ?? ''}' where issue = '${row?.issue ?? ''}'`,
      );
      await rowsOf(
        `update projection_checkpoints set position = position + 1 where projector = 'inbox'`,
      );
    }
    expect((await found()).code).toBe(0);
  }, 60_000);

  it('shows no text of a resident, whatever differs', async () => {
    const [row] = await rowsOf<{ title: string }>(
      `update board_reports set title = null from (
         select issue, title from board_reports order by issue limit 1) was
       where board_reports.issue = was.issue returning was.title`,
    );
    const { result } = await found('--projector', 'board');
    const title = result.projectors[0]?.tables
      .find(({ table }) => table === 'board_reports')
      ?.differences[0]?.columns.find(({ column }) => column === 'title');
    expect(title?.live).toBeNull();
    expect(title?.replayed).toMatch(/^enc1\./);
    expect(row?.title).toContain((title?.replayed ?? '?').replace('…', ''));
    await rowsOf(`update board_reports set title = '${row?.title ?? ''}' where title is null`);
  }, 60_000);

  it('leaves nothing behind, also where one was killed in the middle', async () => {
    const killed = spawn(process.execPath, [PROGRAM, 'verify'], {
      env: { ...process.env, ...environment },
      stdio: 'ignore',
    });
    const ended = once(killed, 'exit');
    while ((await schemas()) === 0 && killed.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 5));
    killed.kill('SIGKILL');
    await ended;
    // The server sees the death of the process within a moment; until then it is in use.
    for (;;) {
      const { code } = await shaodao('verify', '--projector', 'inbox');
      if (code === 0) break;
      expect(code).toBe(3);
    }
    expect(await schemas()).toBe(0);
  }, 180_000);

  const schemas = async (): Promise<number> => {
    const rows = await rowsOf(
      `select nspname from pg_namespace where nspname like '${VERIFY_SCHEMA}%'`,
    );
    return rows.length;
  };

  const rowsOf = async <R extends pg.QueryResultRow>(sql: string): Promise<readonly R[]> =>
    (await pool.query<R>(sql)).rows;
});
