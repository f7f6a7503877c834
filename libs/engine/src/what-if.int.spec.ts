import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DoorOutcome } from '@shaodao/issue';
import {
  newScenario,
  PROCESS_GONE,
  reportTable,
  SCENARIO,
  type BegunRun,
  type FlipAnswer,
  type ScenarioDraft,
} from '@shaodao/what-if';
import { uuidv7 } from 'uuidv7';
import { openTestEngine, PEOPLE, type TestEngine } from './testing/test-engine.js';

const { agent, handler } = PEOPLE;
const ANALYST = { person: 'p-analyst', roles: ['ANALYST'] };

const SPAN = { from: '2026-11-23', to: '2026-12-31' };
const DRAFT: ScenarioDraft = {
  name: { zh: '办理两日', en: 'Two days for handling' },
  span: SPAN,
  alternative: {
    limits: [{ kinds: ['HANDLE'], limit: { amount: 2, unit: 'NAT_DAY' } }],
    directory: [
      {
        change: 'SPLIT',
        unit: 'dept-lights',
        into: [{ code: 'lights-1', territories: ['street-1'] }, { code: 'lights-2' }],
      },
    ],
  },
  ranking: { set: 'house', period: '2026-12', metric: 'onTimeCompletion' },
};
const ISSUES = 12;
/** Of these so many are done after three days, the rest at once. */
const SLOW = 5;

const report = {
  type: 'ReportIssue',
  channel: 'hotline',
  kind: 'COMPLAINT',
  title: '路灯不亮',
  territory: 'street-1',
  appellant: { name: '张三' },
} as const;

const acceptance = { type: 'AcceptIssue', category: 'lights', territory: 'street-1' } as const;

function answer(outcome: DoorOutcome): Record<string, unknown> {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

describe('what if', () => {
  let engine: TestEngine;

  const issueOf = (n: number): string => `01K9CCCCCCCCCCCCCCCCCCCC${String(n).padStart(2, '0')}`;
  const by = (scenario: string) => ({ scenario, by: ANALYST, commandId: `test:${uuidv7()}` });
  const drafted = async (draft = DRAFT): Promise<string> => {
    const scenario = newScenario();
    expect(await engine.whatIf.draft(by(scenario), draft)).toMatchObject({ kind: 'done' });
    return scenario;
  };
  const ran = async (scenario: string): Promise<void> => {
    const begun = await engine.whatIf.start(by(scenario));
    expect(begun.outcome).toMatchObject({ kind: 'done' });
    await begun.ended;
  };

  beforeAll(async () => {
    engine = await openTestEngine();
    engine.projections.start();
    const assignments: string[] = [];
    for (let n = 0; n < ISSUES; n += 1) {
      answer(await engine.order(agent, issueOf(n), report));
      answer(await engine.order(agent, issueOf(n), acceptance));
      const sent = answer(
        await engine.order(agent, issueOf(n), {
          type: 'DispatchIssue',
          lead: 'dept-lights',
          reason: 'x',
        }),
      );
      const [lead] = sent['assignments'] as { assignment: string }[];
      assignments.push(lead?.assignment ?? '');
    }
    for (const [n, assignment] of assignments.entries()) {
      if (n === ISSUES - SLOW) engine.passHours(72);
      answer(await engine.order(handler, issueOf(n), { type: 'SignAssignment', assignment }));
      answer(
        await engine.order(handler, issueOf(n), {
          type: 'CompleteHandling',
          assignment,
          result: '已修复',
          outcome: 'RESOLVED',
        }),
      );
    }
    engine.passHours(24 * 20);
  });
  afterAll(() => engine.close());

  it('lives a span again, and writes down what would have been', async () => {
    const scenario = await drafted();
    await ran(scenario);
    const state = await engine.whatIf.show(scenario);
    const [run] = state?.runs ?? [];
    expect(run).toMatchObject({
      status: 'COMPLETED',
      startedBy: 'p-analyst',
      summary: { issues: ISSUES, skipped: 0, assignments: ISSUES, elsewhere: ISSUES },
    });
    expect(run?.summary).toMatchObject({ metToMissed: SLOW, missedToMet: 0 });
    const found = await engine.whatIf.report({ scenario, run: 1 });
    expect(found).toMatchObject({ scenario, run: 1, input: run?.input, position: run?.position });
    expect(found?.moves).toEqual([
      {
        ...{ from: 'dept-lights', to: 'lights-1', by: 'DIRECTORY', count: ISSUES },
        examples: [0, 1, 2, 3, 4].map(issueOf),
      },
    ]);
    const handling = found?.deadlines.filter(({ kind }) => kind === 'HANDLE');
    expect(handling).toEqual([
      {
        ...{ kind: 'HANDLE', unit: 'dept-lights' },
        actual: { MET: ISSUES, MISSED: 0, OPEN: 0 },
        alternative: { MET: 0, MISSED: 0, OPEN: 0 },
      },
      {
        ...{ kind: 'HANDLE', unit: 'lights-1' },
        actual: { MET: 0, MISSED: 0, OPEN: 0 },
        alternative: { MET: ISSUES - SLOW, MISSED: SLOW, OPEN: 0 },
      },
    ]);
    expect(found?.assumptions.map(({ code, issues }) => [code, issues])).toEqual(
      expect.arrayContaining([
        ['WORK_TIME_KEPT', ISSUES],
        ['SPLIT_BY_RULE', ISSUES],
      ]),
    );
  });

  it('ranks both histories by the formulas of the house', async () => {
    const scenario = await drafted({
      ...DRAFT,
      ranking: { set: 'house', period: '2026-Q4', metric: 'onTimeCompletion' },
    });
    await ran(scenario);
    const found = await engine.whatIf.report({ scenario, run: 1 });
    expect(found?.ranking).toMatchObject({ set: 'house', period: '2026-Q4' });
    expect(found?.ranking?.units).toEqual([
      expect.objectContaining({ unit: 'lights-1', alternative: { rank: 1, score: '58.33' } }),
      expect.objectContaining({ unit: 'dept-lights', actual: { rank: 1, score: '100.00' } }),
    ]);
    if (found === undefined) throw new Error('no report');
    expect(reportTable(found, 'ranking').rows).toEqual([
      ['department', 'lights-1', null, null, 1, '58.33'],
      ['department', 'dept-lights', 1, '100.00', null, null],
    ]);
  });

  it('shows the deadlines that flipped, page by page, both computations in words', async () => {
    const scenario = await drafted();
    await ran(scenario);
    const name = { scenario, run: 1 };
    const all: FlipAnswer[] = [];
    let after: string | undefined;
    do {
      const page = await engine.whatIf.flips(name, {
        limit: 2,
        ...(after !== undefined && { after }),
      });
      expect(page.flips.length).toBeLessThanOrEqual(2);
      all.push(...page.flips);
      after = page.next;
    } while (after !== undefined);
    expect(all.map(({ issue }) => issue)).toEqual(
      Array.from({ length: SLOW }, (_, n) => issueOf(ISSUES - SLOW + n)),
    );
    expect(all[0]).toMatchObject({
      actual: { kind: 'HANDLE', standing: 'MET', unit: 'dept-lights' },
      alternative: { standing: 'MISSED', unit: 'lights-1' },
      category: 'lights',
      territory: 'street-1',
    });
    expect(all[0]?.reasons.map(({ code }) => code)).toEqual(['LIMIT_CHANGED', 'UNIT_CHANGED']);
    expect(all[0]?.alternative.words.zh).toMatch(/^办理：自 .* 起 2 个自然日/);
    const line = { kind: 'HANDLE', unit: 'dept-lights' };
    expect((await engine.whatIf.flips(name, { limit: 50, ...line })).flips).toEqual(all);
    const nobodys = { kind: 'HANDLE', unit: 'dept-water' };
    expect((await engine.whatIf.flips(name, { limit: 50, ...nobodys })).flips).toEqual([]);
  });

  it('stands on the same input the same way, and on another otherwise', async () => {
    const inputOf = async (draft: ScenarioDraft): Promise<string | undefined> => {
      const scenario = await drafted(draft);
      await ran(scenario);
      return (await engine.whatIf.show(scenario))?.runs[0]?.input;
    };
    const longer = { ...DRAFT, alternative: { limits: [{ factor: 2 }] } };
    expect(await inputOf(DRAFT)).not.toBe(await inputOf(longer));
  });

  it('takes only what the span names', async () => {
    const issuesIn = async (span: ScenarioDraft['span']): Promise<number | undefined> => {
      const scenario = await drafted({ ...DRAFT, span });
      await ran(scenario);
      return (await engine.whatIf.show(scenario))?.runs[0]?.summary?.issues;
    };
    expect(await issuesIn({ from: '2026-11-23', to: '2026-11-23' })).toBe(ISSUES);
    expect(await issuesIn({ from: '2026-11-01', to: '2026-11-22' })).toBe(0);
    expect(await issuesIn({ ...SPAN, territory: 'district' })).toBe(ISSUES);
    expect(await issuesIn({ ...SPAN, category: 'lights' })).toBe(ISSUES);
  });

  it('leaves the tables and streams of the living alone', async () => {
    const counts = async (): Promise<unknown> => {
      const { rows } = await engine.pool.query(
        `select (select count(*) from board_issues) as board,
           (select count(*) from timekeeper.clocks) as clocks,
           (select count(*) from events where stream like 'issue-%') as events`,
      );
      return rows[0];
    };
    const before = await counts();
    await ran(await drafted());
    expect(await counts()).toEqual(before);
  });

  it('refuses what the lists do not know', async () => {
    const faulty = async (draft: Partial<ScenarioDraft>) =>
      engine.whatIf.draft(by(newScenario()), { ...DRAFT, ...draft });
    const alternatives: readonly ScenarioDraft['alternative'][] = [
      { directory: [{ change: 'RETIRE', unit: 'nobody' }] },
      { limits: [{ factor: 0.5, categories: ['nothing'] }] },
      { limits: [{ limit: { amount: 1.5, unit: 'WORK_DAY' } }] },
      { limits: [{ playbook: { id: 'none' } }] },
      { staffing: [{ unit: 'nobody', speed: 2 }] },
    ];
    for (const alternative of alternatives)
      expect(await faulty({ alternative })).toMatchObject({
        kind: 'refused',
        refusal: { code: 'SCENARIO_FAULTY' },
      });
    const rankings = [
      { set: 'none', period: '2026-11' },
      { set: 'house', period: 'yesterday' },
      { set: 'house', period: '2026-11', metric: 'avgHandleTime' },
    ];
    for (const ranking of rankings)
      expect(await faulty({ ranking })).toMatchObject({ kind: 'refused' });
    expect(await faulty({ span: { from: '2026-12-01', to: '2026-11-01' } })).toMatchObject({
      refusal: { params: { en: 'The span ends before it begins.' } },
    });
  });

  it('is listed, the last changed first, with how its last run stands', async () => {
    const scenario = await drafted();
    await ran(scenario);
    expect(await engine.projected.waitFor(await engine.store.head(), 10_000, ['what-if'])).toBe(
      true,
    );
    const [first] = await engine.whatIf.list(1);
    expect(first).toMatchObject({ scenario, name: DRAFT.name, runs: 1, lastStatus: 'COMPLETED' });
  });

  it('may be called off, and says so', async () => {
    const scenario = await drafted();
    const { ended } = await engine.whatIf.start(by(scenario));
    expect(await engine.whatIf.cancel(by(scenario), 1)).toMatchObject({ kind: 'done' });
    await ended;
    const state = await engine.whatIf.show(scenario);
    expect(state?.runs).toMatchObject([{ run: 1, status: 'CANCELLED' }]);
    expect((await engine.whatIf.flips({ scenario, run: 1 }, { limit: 10 })).flips).toEqual([]);
    // Another one may begin.
    await ran(scenario);
    expect((await engine.whatIf.show(scenario))?.runs[1]).toMatchObject({ status: 'COMPLETED' });
  });

  it('lets results go: the run and its summary stay', async () => {
    const scenario = await drafted();
    await ran(scenario);
    expect(await engine.whatIf.remove(by(scenario), 1)).toMatchObject({ kind: 'done' });
    expect(await engine.whatIf.report({ scenario, run: 1 })).toBeUndefined();
    expect(await engine.whatIf.progress({ scenario, run: 1 })).toBeUndefined();
    expect((await engine.whatIf.show(scenario))?.runs).toMatchObject([
      { removed: true, summary: { issues: ISSUES } },
    ]);
  });

  describe('beside another process', () => {
    /** What a process writes that begins a run, and the lock by which it says that it lives. */
    const begunElsewhere = async (scenario: string) => {
      const client = await engine.pool.connect();
      await client.query(`select pg_advisory_lock(hashtextextended($1, 0))`, [
        `what-if ${scenario} 1`,
      ]);
      const stream = `${SCENARIO.category}-${scenario}`;
      const meta = { actor: ANALYST, commandId: uuidv7(), correlationId: uuidv7() };
      await engine.store.append([
        {
          stream,
          expected: 1,
          events: [
            {
              ...{ id: uuidv7(), type: 'RunStarted', schemaVersion: 1, meta },
              occurredAt: engine.now().toISOString(),
              data: { run: 1, input: 'hash', position: 1 },
            },
          ],
        },
      ]);
      return {
        /** Ends its session as the end of the process would. */
        dies: () => {
          client.release(true);
        },
      };
    };

    it('a run is under way while its process lives, and has failed when that is gone', async () => {
      const scenario = await drafted();
      const other = await begunElsewhere(scenario);
      const running = { status: 'RUNNING' };
      expect((await engine.whatIf.show(scenario))?.runs).toMatchObject([running]);
      const second: BegunRun = await engine.whatIf.start(by(scenario));
      expect(second.outcome).toMatchObject({ refusal: { code: 'RUN_UNDER_WAY' } });
      other.dies();
      const looked = async () => (await engine.whatIf.show(scenario))?.runs[0];
      let now = await looked();
      for (let tries = 0; tries < 200 && now?.status === 'RUNNING'; tries += 1)
        now = await looked();
      expect(now).toMatchObject({ status: 'FAILED', reason: PROCESS_GONE });
      await ran(scenario);
    });
  });
});
