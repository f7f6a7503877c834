import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor, JsonObject } from '@shaodao/decider';
import { openEngine, periodOf, seedSampleDistrict, type Engine } from '@shaodao/engine';
import type { IssueCommand } from '@shaodao/issue';
import { createLog, type Sentence } from '@shaodao/platform';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { CliContext } from '../cli-context.js';
import { runCommandLine } from '../run-command-line.js';
import { commands } from './index.js';

const KEY = Buffer.alloc(32, 7);
const PROGRAM = join(import.meta.dirname, '../../bin/shaodao.mjs');
const NOVEMBER = 'house/month.2025-11';
const AGENT = { person: 'p-agent', post: 'agent', roles: ['AGENT', 'DISPATCHER'] };
const HANDLER = { person: 'p-handler', post: 'handler', unit: 'urban-management', roles: ['UNIT'] };
const ANALYST = { person: 'p-analyst', roles: ['ANALYST'] };

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

let database: TestDatabase;
let pool: pg.Pool;
let folder: string;
let environment: Record<string, string>;

beforeAll(async () => {
  database = await createTestDatabase();
  pool = new pg.Pool({ connectionString: database.url });
  pool.on('error', () => undefined);
  folder = await mkdtemp(join(tmpdir(), 'cli-kpi-'));
  environment = {
    DATABASE_URL: database.url,
    MASTER_KEY: KEY.toString('base64'),
    TOKEN_SECRET: KEY.toString('base64'),
    LOG_LEVEL: 'silent',
  };
  const engine = await openEngine({
    databaseUrl: database.url,
    ...{ masterKey: KEY, tokenSecret: KEY, log: createLog({ level: 'silent' }) },
  });
  try {
    await seedSampleDistrict(engine);
    for (const day of ['03', '04', '05']) await handled(engine, day);
    await published(engine);
  } finally {
    await engine.close();
  }
}, 120_000);

afterAll(async () => {
  await pool.end();
  await database.drop();
  await rm(folder, { recursive: true });
});

/** A street light reported, dispatched and mended on a day of November. */
async function handled({ door }: Engine, day: string): Promise<void> {
  const issue = `01K9AAAAAAAAAAAAAAAAAAAA${day}`;
  let hour = 1;
  const step = async (who: Actor, command: IssueCommand): Promise<JsonObject> => {
    const commandId = `kpi:${issue}:${String(hour)}`;
    const occurredAt = `2025-11-${day}T0${String(hour++)}:00:00Z`;
    const outcome = await door.execute({
      ...{ issue, command, commandId, occurredAt, actor: who, correlationId: commandId },
    });
    if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.answer;
  };
  const place = { territory: 'demo-heping-liuyin', category: 'facilities.street-light' };
  await step(AGENT, {
    ...{ type: 'ReportIssue', channel: 'hotline', kind: 'HELP', title: '路灯不亮', ...place },
  });
  await step(AGENT, { type: 'AcceptIssue', ...place });
  const dueAt = `2025-11-${day}T12:00:00Z`;
  const { assignments } = await step(AGENT, {
    ...{ type: 'DispatchIssue', lead: HANDLER.unit, assists: [], dueAt },
  });
  const [{ assignment }] = assignments as [{ assignment: string }];
  await step(HANDLER, { type: 'SignAssignment', assignment });
  await step(HANDLER, { type: 'RecordContact', assignment, method: 'phone', reached: true });
  const done = { result: '已修复', outcome: 'RESOLVED' } as const;
  await step(HANDLER, { type: 'CompleteHandling', assignment, ...done });
}

async function published({ kpi, store, projected }: Engine): Promise<void> {
  const set = kpi.formulas.find('house');
  const period = set && periodOf(set, 'month.2025-11');
  if (set === undefined || period === undefined) throw new Error('The house has formulas');
  kpi.runner.start();
  await projected.waitFor(await store.head(), 60_000, ['kpi']);
  const order = { by: ANALYST, commandId: 'publish-november' };
  const outcome = await kpi.published.publish({ set, period }, order);
  expect(outcome.kind).toBe('done');
}

/** A process of its own. @returns its exit code and what it printed */
async function inProcess(...words: string[]): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const printed: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => printed.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed: Buffer.concat(printed).toString() };
}

async function shaodao(...words: string[]): Promise<{ code: number; said: Said }> {
  const said = new Said(environment);
  return { code: await runCommandLine(words, commands, said), said };
}

const prove = async (): Promise<{ code: number; proof: Record<string, unknown> }> => {
  const { code, said } = await shaodao('kpi', 'prove', NOVEMBER, '--json');
  return { code, proof: JSON.parse(said.lines.at(-1) ?? '{}') as Record<string, unknown> };
};

/** Changes a stored event past the guard that keeps history, as only who owns the server can. */
async function forge(change: string): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local session_replication_role = replica');
    expect((await client.query(change)).rowCount).toBe(1);
    await client.query('commit');
  } finally {
    client.release();
  }
}

/** Changes stored events by hand, and back again. */
async function forged(change: string, back: string, work: () => Promise<void>): Promise<void> {
  await forge(change);
  try {
    await work();
  } finally {
    await forge(back);
  }
}

describe('shaodao kpi', () => {
  it('prints the table of a month, for people and for programs', async () => {
    const { code, printed } = await inProcess('kpi', 'table', NOVEMBER, '--json');
    expect(code).toBe(0);
    const { table } = JSON.parse(printed.trim().split('\n').at(-1) ?? '{}') as {
      table: {
        rows: { subject: string }[];
        total: { cells: Record<string, { denominator: string }> };
      };
    };
    expect(table.rows.map(({ subject }) => subject)).toContain('urban-management');
    expect(table.total.cells['onTimeCompletion']).toMatchObject({ denominator: '3' });
    const before = await shaodao('kpi', 'table', NOVEMBER, '--as-of', '2025-11-01T00:00:00Z');
    const now = await shaodao('kpi', 'table', NOVEMBER);
    expect([before.code, now.code]).toEqual([0, 0]);
    expect(now.said.lines.join('\n')).toContain('城市管理局');
    expect(before.said.lines.join('\n')).not.toContain('城市管理局');
  }, 60_000);

  it('proves what was published from the events, and says so by its exit code', async () => {
    const { code, printed } = await inProcess('kpi', 'prove', NOVEMBER);
    expect([code, printed]).toEqual([0, expect.stringContaining('the same to the last digit')]);
    expect(printed).toMatch(/sha256 [0-9a-f]{64}/);
  }, 60_000);

  it('finds a published text that somebody altered, also as a process of its own', async () => {
    const where = `where stream = 'kpiTable-house-month.2025-11' and revision = 2`;
    await forged(
      `update events set data = replace(data::text, '100.00', '99.99')::json ${where}`,
      `update events set data = replace(data::text, '99.99', '100.00')::json ${where}`,
      async () => {
        const { code, printed } = await inProcess('kpi', 'prove', NOVEMBER);
        expect(code).toBe(1);
        expect(printed).toContain('it was altered');
        expect(printed).toMatch(/"99\.99" → "100\.00"/);
      },
    );
    expect((await prove()).code).toBe(0);
  }, 60_000);

  it('finds an event behind the figures that somebody altered', async () => {
    const { rows } = await pool.query<{ position: string }>(
      `select min(position) as position from events where type = 'IssueDispatched'`,
    );
    const where = `where position = ${rows[0]?.position ?? '0'}`;
    await forged(
      `update events set occurred_at = occurred_at + interval '400 days' ${where}`,
      `update events set occurred_at = occurred_at - interval '400 days' ${where}`,
      async () => {
        const { code, proof } = await prove();
        expect(code).toBe(1);
        expect(proof).toMatchObject({ holds: false, textIntact: true });
        expect((proof['differences'] as unknown[]).length).toBeGreaterThan(0);
      },
    );
    expect(await prove()).toMatchObject({ code: 0, proof: { holds: true, revision: 1 } });
  }, 60_000);

  it('has nothing to prove or print of what nobody published or knows', async () => {
    const unknown = async (...words: string[]): Promise<unknown[]> => {
      const { code, said } = await shaodao('kpi', ...words);
      return [code, said.complaints.join()];
    };
    expect(await unknown('prove', 'house/month.2025-10')).toEqual([
      1,
      expect.stringContaining('never published'),
    ]);
    expect(await unknown('prove', NOVEMBER, '--revision', '9')).toEqual([
      1,
      expect.stringContaining('revision 9 was never published'),
    ]);
    expect(await unknown('table', 'nobody/month.2025-11')).toEqual([
      1,
      expect.stringContaining('there are: house'),
    ]);
    expect(await unknown('table', 'house/week.9')).toEqual([
      1,
      expect.stringContaining('know no such period'),
    ]);
    expect(await unknown('table')).toEqual([1, expect.stringContaining('Usage')]);
  }, 60_000);
});

describe('shaodao kpi figures', () => {
  const HEAD = 'figure,period,unit,value\n';
  const file = async (text: string): Promise<string> => {
    const path = join(folder, 'figures.csv');
    await writeFile(path, text);
    return path;
  };
  const given = async (text: string, ...more: string[]) => {
    const words = ['kpi', 'figures', 'house', await file(text), '--source', 'switch', '--json'];
    const { code, said } = await shaodao(...words, ...more);
    const summary = JSON.parse(said.lines.at(-1) ?? '{}') as Record<string, unknown>;
    return { code, summary, complaints: said.complaints.join() };
  };
  const CALLS = `${HEAD}CALLS_OFFERED,month.2025-11,command-centre,10000
CALLS_ANSWERED,month.2025-11,command-centre,9620
CALLS_ANSWERED,month.2025-12,command-centre,9000
`;

  it('takes a file in once, and again without doing anything', async () => {
    expect(await given(CALLS)).toMatchObject({ code: 0, summary: { values: 3, changed: 3 } });
    expect(await given(CALLS)).toMatchObject({ code: 0, summary: { values: 3, changed: 0 } });
    const { said } = await shaodao('kpi', 'table', NOVEMBER, '--json');
    const { table } = JSON.parse(said.lines.at(-1) ?? '{}') as {
      table: { total: { cells: Record<string, { shown: string }> } };
    };
    expect(table.total.cells['answerRate']?.shown).toBe('96.20');
  }, 60_000);

  it('corrects with a reason only, and takes in the rest of the file', async () => {
    const other = CALLS.replace('9620', '9700').replace(
      '9000',
      '9000\nPOPULATION,year.2025,,52000',
    );
    const refused = await given(other);
    expect(refused).toMatchObject({ code: 1, summary: { values: 4, changed: 1 } });
    expect(refused.complaints).toContain('CALLS_ANSWERED month.2025-11 was not taken in');
    expect(refused.complaints).toContain('has the value 9620 from switch');
    expect(await given(other, '--reason', '补录')).toMatchObject({
      code: 0,
      summary: { changed: 1, refused: [] },
    });
  }, 60_000);

  it.each([
    ['figure,period,value\ncalls,month.2025-11,1\n', 'Line 2'],
    ['figure,period,value,colour\nX,month.2025-11,1,red\n', 'unknown colour'],
    ['figure,value\nX,1\n', 'missing period'],
    ['figure,period,value\nX,week.1,1\n', 'know no period "week.1"'],
    ['figure,period,value\n', 'holds no rows'],
    ['figure,period,value\nX,"month.2025-11,1\n', 'quotes do not match'],
  ])('says what is wrong with %j, and takes nothing of it', async (text, complaint) => {
    const { said, code } = await shaodao(
      'kpi',
      'figures',
      'house',
      await file(text),
      '--source',
      'x',
    );
    expect([code, said.complaints.join()]).toEqual([1, expect.stringContaining(complaint)]);
  });
});
