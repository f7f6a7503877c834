import { describe, expect, it } from '@jest/globals';
import type { EvolveMeta } from '@shaodao/decider';
import type { ScenarioDraft } from './scenario.js';
import {
  runningOf,
  SCENARIO,
  SCENARIO_SENTENCES,
  type RunSummary,
  type ScenarioCommand,
  type ScenarioEvent,
  type ScenarioState,
} from './scenario-decider.js';

const DRAFT: ScenarioDraft = {
  name: { zh: '缩短', en: 'Shorter' },
  span: { from: '2026-01-01', to: '2026-01-31' },
  alternative: { limits: [{ factor: 0.8 }] },
};
const SUMMARY: RunSummary = {
  ...{ issues: 10, skipped: 0, assignments: 12, elsewhere: 3, deadlines: 20 },
  ...{ metToMissed: 4, missedToMet: 0, seconds: 1.5 },
};

const at: EvolveMeta = {
  occurredAt: '2026-02-01T00:00:00.000Z',
  actor: { person: 'p-analyst', roles: ['ANALYST'] },
};

const drafted: ScenarioEvent = { type: 'ScenarioDrafted', data: { draft: DRAFT } };
const started = (run: number): ScenarioEvent => ({
  type: 'RunStarted',
  data: { run, input: `hash-${String(run)}`, position: 70 },
});
const completed = (run: number): ScenarioEvent => ({
  type: 'RunCompleted',
  data: { run, summary: SUMMARY, input: `hash-${String(run)}`, position: 70 },
});
const failed = (run: number): ScenarioEvent => ({ type: 'RunFailed', data: { run, reason: 'x' } });
const cancelled = (run: number): ScenarioEvent => ({ type: 'RunCancelled', data: { run } });

const after = (...events: readonly ScenarioEvent[]): ScenarioState =>
  events.reduce((state, event) => SCENARIO.evolve(state, { ...event, ...at }), SCENARIO.initial);

const when = (command: ScenarioCommand, ...events: readonly ScenarioEvent[]) =>
  SCENARIO.decide(command, after(...events), undefined);

const START: ScenarioCommand = { type: 'StartRun', input: 'hash-1', position: 70 };

describe('a scenario', () => {
  it('is drafted once, and changed as often as one likes', () => {
    expect(when({ type: 'DraftScenario', draft: DRAFT })).toEqual({ ok: true, events: [drafted] });
    expect(when({ type: 'DraftScenario', draft: DRAFT }, drafted)).toMatchObject({
      refusal: { code: 'SCENARIO_EXISTS' },
    });
    expect(when({ type: 'ChangeScenario', draft: DRAFT }, drafted)).toMatchObject({
      events: [{ type: 'ScenarioChanged' }],
    });
  });

  it.each<ScenarioCommand>([
    { type: 'ChangeScenario', draft: DRAFT },
    START,
    { type: 'CompleteRun', run: 1, summary: SUMMARY },
    { type: 'FailRun', run: 1, reason: 'x' },
    { type: 'CancelRun', run: 1 },
    { type: 'RemoveResults', run: 1 },
  ])('that nobody drafted is unknown to $type', (command) => {
    expect(when(command)).toMatchObject({ refusal: { code: 'SCENARIO_UNKNOWN' } });
  });

  it('has one run at a time, and does not change under it', () => {
    expect(when(START, drafted)).toEqual({ ok: true, events: [started(1)] });
    expect(when(START, drafted, started(1))).toMatchObject({
      refusal: { code: 'RUN_UNDER_WAY', params: { run: 1 } },
    });
    expect(when({ type: 'ChangeScenario', draft: DRAFT }, drafted, started(1))).toMatchObject({
      refusal: { code: 'RUN_UNDER_WAY' },
    });
  });

  it.each([completed(1), failed(1), cancelled(1)])(
    'may be run again after $type, under the next number',
    (end) => {
      expect(runningOf(after(drafted, started(1), end))).toBeUndefined();
      expect(when(START, drafted, started(1), end)).toMatchObject({
        events: [{ type: 'RunStarted', data: { run: 2 } }],
      });
    },
  );

  it('keeps of a run what it stood on and what it came to', () => {
    const { runs } = after(drafted, started(1), completed(1));
    expect(runs).toEqual([
      {
        ...{ run: 1, status: 'COMPLETED', input: 'hash-1', position: 70, summary: SUMMARY },
        ...{ startedAt: at.occurredAt, startedBy: 'p-analyst', endedAt: at.occurredAt },
      },
    ]);
    expect(when({ type: 'CompleteRun', run: 1, summary: SUMMARY }, drafted, started(1))).toEqual({
      ok: true,
      events: [completed(1)],
    });
  });

  it.each<ScenarioCommand>([
    { type: 'CompleteRun', run: 1, summary: SUMMARY },
    { type: 'FailRun', run: 1, reason: 'x' },
    { type: 'CancelRun', run: 1 },
  ])('ends a run once: $type comes too late', (command) => {
    expect(when(command, drafted, started(1), cancelled(1))).toMatchObject({
      refusal: { code: 'RUN_NOT_UNDER_WAY', params: { run: 1 } },
    });
    expect(when(command, drafted, started(1), failed(1), started(2))).toMatchObject({
      refusal: { code: 'RUN_NOT_UNDER_WAY' },
    });
  });

  it('lets results go, not the run', () => {
    const remove: ScenarioCommand = { type: 'RemoveResults', run: 1 };
    expect(when(remove, drafted)).toMatchObject({ refusal: { code: 'RUN_UNKNOWN' } });
    expect(when(remove, drafted, started(1))).toMatchObject({ refusal: { code: 'RUN_UNDER_WAY' } });
    const removed: ScenarioEvent = { type: 'ResultsRemoved', data: { run: 1 } };
    expect(when(remove, drafted, started(1), completed(1))).toEqual({
      ok: true,
      events: [removed],
    });
    expect(when(remove, drafted, started(1), completed(1), removed)).toEqual({
      ok: true,
      events: [],
    });
    expect(after(drafted, started(1), completed(1), removed).runs[0]).toMatchObject({
      removed: true,
      summary: SUMMARY,
    });
  });

  it('is refused in both languages', () => {
    for (const { zh, en } of Object.values(SCENARIO_SENTENCES)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[A-Z]/);
    }
  });
});
