import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine, type Engine } from '@shaodao/engine';
import { createLog } from '@shaodao/platform';
import { PROCESS_GONE, type FlipAnswer, type RunReport } from '@shaodao/what-if';
import { createTestDatabase, type TestDatabase } from '../setup/test-database.js';

const ROOT = join(import.meta.dirname, '../..');
const SAMPLE = join(ROOT, 'libs/integrations/samples/boston311.csv');
const SCENARIO = join(ROOT, 'infra/samples/what-if-boston.yaml');
const KEYS = { MASTER_KEY: randomBytes(32), TOKEN_SECRET: randomBytes(32) };
const PATIENCE = 300_000;

let database: TestDatabase;
let engine: Engine;
let folder: string;

/** The command line as it is installed: built, in a process and threads of its own. */
function shaodao(...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [join(ROOT, 'apps/cli/bin/shaodao.mjs'), ...words], {
    env: {
      ...process.env,
      MASTER_KEY: KEYS.MASTER_KEY.toString('base64'),
      TOKEN_SECRET: KEYS.TOKEN_SECRET.toString('base64'),
      DATABASE_URL: database.url,
      DATA_DIR: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function ended(child: ChildProcess): Promise<{ code: number | null; output: string }> {
  const output: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => output.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => output.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output: Buffer.concat(output).toString() };
}

/** The scenarios whose run was begun, the newest last. */
async function begun(): Promise<readonly string[]> {
  const { rows } = await engine.pool.query<{ scenario: string }>(
    `select substr(stream, length('whatIf-') + 1) as scenario from events
     where type = 'RunStarted' order by position`,
  );
  return rows.map(({ scenario }) => scenario);
}

/** Starts a run and waits until it is on record that it began. */
async function startedRun(): Promise<{ child: ChildProcess; scenario: string }> {
  const before = (await begun()).length;
  const child = shaodao('what-if', 'run', SCENARIO);
  for (;;) {
    const all = await begun();
    const scenario = all[before];
    if (scenario !== undefined) return { child, scenario };
    if (child.exitCode !== null) throw new Error('It ended before it began');
    await pause(5);
  }
}

beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(join(tmpdir(), 'shaodao-what-if-'));
  const { code, output } = await ended(shaodao('import', 'boston311', SAMPLE));
  if (code !== 0) throw new Error(output);
  engine = await openEngine({
    databaseUrl: database.url,
    masterKey: KEYS.MASTER_KEY,
    tokenSecret: KEYS.TOKEN_SECRET,
    log: createLog({ level: 'silent' }),
  });
}, PATIENCE);

afterAll(async () => {
  await engine.close();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

describe('shaodao what-if run', () => {
  let report: RunReport;
  let out: string;

  beforeAll(async () => {
    out = join(folder, 'out');
    const { code, output } = await ended(shaodao('what-if', 'run', SCENARIO, '--out', out));
    if (code !== 0) throw new Error(output);
    report = JSON.parse(await readFile(join(out, 'report.json'), 'utf8')) as RunReport;
  }, PATIENCE);

  it('flips exactly the deadlines that the records themselves say would have flipped', async () => {
    // The same question to the events as they are stored, with nothing of ours in between.
    const { rows } = await engine.pool.query<{ issues: number; flipped: string[] }>(
      `with sent as (
         select stream, occurred_at as at, (data ->> 'dueAt')::timestamptz as due
         from events where type = 'IssueDispatched'
       ), told as (
         select sent.stream, sent.at, sent.due, done.occurred_at as done
         from sent
         join events as reported on reported.stream = sent.stream and reported.revision = 1
           and reported.occurred_at >= '2011-06-30T16:00:00Z'
           and reported.occurred_at < '2011-12-31T16:00:00Z'
         left join events as done on done.stream = sent.stream and done.type = 'IssueHandled'
       )
       select count(*)::integer as issues,
         array_agg(substr(stream, 7) order by stream)
           filter (where done <= due and done > at + (due - at) * 0.8) as flipped
       from told`,
    );
    const lines = (await readFile(join(out, 'flips.jsonl'), 'utf8')).trimEnd().split('\n');
    const flips = lines.map((line) => JSON.parse(line) as FlipAnswer);
    expect(report.summary).toMatchObject({ issues: rows[0]?.issues, skipped: 0, missedToMet: 0 });
    expect(rows[0]?.issues).toBeGreaterThan(300);
    expect(flips.map(({ issue }) => issue)).toEqual(rows[0]?.flipped);
    expect(report.summary.metToMissed).toBe(flips.length);
    for (const { actual, alternative } of flips) {
      const length = ({ startedAt, dueAt }: typeof actual): number =>
        Date.parse(dueAt) - Date.parse(startedAt);
      expect(Math.abs(length(alternative) - 0.8 * length(actual))).toBeLessThanOrEqual(1);
    }
  });

  it('sends every ticket of the department that was split to one of its parts', () => {
    const parts = ['boston.pwdx-waste', 'boston.pwdx-works'];
    const isOld = (unit: string): boolean => unit === 'boston.pwdx' || /^boston\.pwdx\./.test(unit);
    const sum = (whose: (unit: string) => boolean, history: 'actual' | 'alternative'): number =>
      report.tickets
        .filter(({ unit }) => whose(unit))
        .reduce((total, each) => total + each[history], 0);
    expect(sum(isOld, 'actual')).toBe(report.summary.elsewhere);
    expect(sum(isOld, 'alternative')).toBe(0);
    expect(sum((unit) => parts.includes(unit), 'alternative')).toBe(report.summary.elsewhere);
    expect(sum(() => true, 'alternative')).toBe(report.summary.assignments);
  });

  it('writes its tables for spreadsheets', async () => {
    const moves = await readFile(join(out, 'moves.csv'), 'utf8');
    expect(moves.split('\r\n')[0]).toBe('\uFEFFfrom,to,by,count');
    expect(moves.trimEnd().split('\r\n')).toHaveLength(report.moves.length + 1);
    const ranking = await readFile(join(out, 'ranking.csv'), 'utf8');
    expect(ranking).toMatch(/department,boston\.pwdx-waste,,,\d+,[\d.]+\r\n/);
  });

  it('says by line and field what is wrong with a file', async () => {
    const file = join(folder, 'wrong.yaml');
    await writeFile(file, 'name: { zh: 错, en: wrong }\nspan: { from: 2011-07-01 }\n');
    const { code, output } = await ended(shaodao('what-if', 'run', file));
    expect(code).not.toBe(0);
    expect(output).toMatch(/wrong\.yaml:2 span/);
  });
});

describe('a run that does not come to its end', () => {
  it(
    'is cancelled by Ctrl-C, and leaves nothing half',
    async () => {
      const { child, scenario } = await startedRun();
      const over = ended(child);
      child.kill('SIGINT');
      const { code } = await over;
      expect(code).not.toBe(0);
      expect((await engine.whatIf.show(scenario))?.runs).toMatchObject([{ status: 'CANCELLED' }]);
      expect((await engine.whatIf.flips({ scenario, run: 1 }, { limit: 10 })).flips).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'has failed at the next look when its process was killed',
    async () => {
      const { child, scenario } = await startedRun();
      child.kill('SIGKILL');
      await once(child, 'close');
      for (;;) {
        const [run] = (await engine.whatIf.show(scenario))?.runs ?? [];
        if (run?.status === 'RUNNING') continue;
        expect(run).toMatchObject({ status: 'FAILED', reason: PROCESS_GONE });
        return;
      }
    },
    PATIENCE,
  );
});
