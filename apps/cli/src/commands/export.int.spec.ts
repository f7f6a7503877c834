import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openEngine, type Engine } from '@shaodao/engine';
import { createLog, ReadableError } from '@shaodao/platform';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliContext } from '../cli-context.js';
import { run } from './export.js';

const KEY = Buffer.alloc(32, 7);
const WHY = ['--purpose', 'annual review'];

/** A command line whose output is kept, and that somebody may interrupt. */
class Said extends CliContext {
  readonly lines: string[] = [];
  readonly interrupted = new AbortController();
  override get signal(): AbortSignal {
    return this.interrupted.signal;
  }
  override print(text: string): void {
    this.lines.push(text);
  }
  override complain(): void {
    // Progress: how often it is told depends on the machine.
  }
}

let database: TestDatabase;
let folder: string;
let context: Said;

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), 'cli-export-'));
  const engine = await openEngine({
    databaseUrl: database.url,
    masterKey: KEY,
    tokenSecret: KEY,
    log: createLog({ level: 'silent' }),
  });
  try {
    await reportTwice(engine);
    engine.projections.start();
    await engine.projected.waitFor(await engine.store.head(), 20_000, ['board']);
  } finally {
    await engine.close();
  }
}, 60_000);

async function reportTwice({ directory, door }: Engine): Promise<void> {
  const by = { person: 'system', roles: ['SYSTEM'] };
  const name = { zh: '示范区', en: 'Sample district' };
  await directory.ensureTerritories([{ code: 'demo', level: 'district', name }], by);
  for (const n of ['1', '2']) {
    const outcome = await door.execute({
      issue: `01K9AAAAAAAAAAAAAAAAAAAAA${n}`,
      commandId: `test:${n}`,
      correlationId: `test:${n}`,
      actor: { person: 'p-agent', roles: ['AGENT'] },
      command: {
        type: 'ReportIssue',
        channel: 'hotline',
        kind: 'HELP',
        title: '路灯不亮',
        territory: 'demo',
        appellant: { subject: 'sub-1', name: '张三' },
      },
    });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  }
}

beforeEach(() => {
  const key = KEY.toString('base64');
  context = new Said({
    DATABASE_URL: database.url,
    MASTER_KEY: key,
    TOKEN_SECRET: key,
    LOG_LEVEL: 'silent',
  });
});

afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

const at = (file: string): string => join(folder, file);

describe('shaodao export', () => {
  it('writes a table as CSV, naming nobody', async () => {
    expect(await run(['board', '--out', at('board.csv'), ...WHY], context)).toBe(0);
    const rows = parse<Record<string, string>>(readFileSync(at('board.csv')), {
      bom: true,
      columns: true,
    });
    expect(rows).toHaveLength(2);
    expect(rows[0]?.['subject']).toMatch(/^p-/);
    expect(rows[1]?.['subject']).toBe(rows[0]?.['subject']);
    expect(readFileSync(at('board.csv'), 'utf8')).not.toMatch(/sub-1|p-agent|张三|路灯/);
    expect(context.lines.at(-1)).toContain('Wrote 2 rows');
  });

  it('writes events as Parquet, with the same stand-ins', async () => {
    const out = at('events.parquet');
    const args = ['events', '--format', 'parquet', '--type', 'IssueReported', '--out', out, ...WHY];
    expect(await run(args, context)).toBe(0);
    const bytes = readFileSync(out);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length);
    const rows = await parquetReadObjects({ file });
    const [first] = parse<Record<string, string>>(readFileSync(at('board.csv')), {
      bom: true,
      columns: true,
    });
    const data = JSON.parse(String(rows[0]?.['data'])) as { appellant: { subject: string } };
    expect(data.appellant.subject).toBe(first?.['subject']);
  });

  it('leaves no file behind when it is interrupted', async () => {
    context.interrupted.abort();
    expect(await run(['events', '--out', at('none.csv'), ...WHY], context)).toBe(1);
    expect(existsSync(at('none.csv'))).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(context.lines.at(-1)).toContain('no file was left');
  });

  it.each([
    [['nonsense', '--out', 'x', ...WHY]],
    [['board', '--out', 'x']],
    [['board', ...WHY]],
    [['board', '--format', 'xlsx', '--out', 'x', ...WHY]],
    [['board', '--from', 'yesterday', '--out', 'x', ...WHY]],
    [['board', '--type', 'IssueClosed', '--out', 'x', ...WHY]],
    [['board', 'events', '--out', 'x', ...WHY]],
  ])('says how it is used where it cannot know what is meant: %j', async (args) => {
    await expect(run(args, context)).rejects.toThrow(ReadableError);
  });
});
