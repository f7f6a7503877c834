import {
  accept,
  refuse,
  type Aggregate,
  type Bilingual,
  type DecidedEvent,
  type Decision,
  type EvolveMeta,
} from '@shaodao/decider';
import type { ScenarioDraft } from './scenario.js';

/** What a run came to, in short; the whole report stands in the run's own tables. */
export interface RunSummary {
  readonly issues: number;
  readonly skipped: number;
  readonly assignments: number;
  readonly elsewhere: number;
  /** Deadlines. */
  readonly deadlines: number;
  /** Missed in the other history alone; in this one met, or not due yet. */
  readonly metToMissed: number;
  /** Missed in this history alone. */
  readonly missedToMet: number;
  readonly seconds: number;
}

export type ScenarioCommand =
  | { readonly type: 'DraftScenario'; readonly draft: ScenarioDraft }
  | { readonly type: 'ChangeScenario'; readonly draft: ScenarioDraft }
  /** `input` is the hash of everything the run stands on. */
  | { readonly type: 'StartRun'; readonly input: string; readonly position: number }
  | { readonly type: 'CompleteRun'; readonly run: number; readonly summary: RunSummary }
  | { readonly type: 'FailRun'; readonly run: number; readonly reason: string }
  | { readonly type: 'CancelRun'; readonly run: number }
  | { readonly type: 'RemoveResults'; readonly run: number };

/** Every event of a scenario's stream. The stored form: change only by adding. */
export type ScenarioEvent =
  | DecidedEvent<'ScenarioDrafted', { readonly draft: ScenarioDraft }>
  | DecidedEvent<'ScenarioChanged', { readonly draft: ScenarioDraft }>
  | DecidedEvent<
      'RunStarted',
      { readonly run: number; readonly input: string; readonly position: number }
    >
  | DecidedEvent<'RunCompleted', { readonly run: number; readonly summary: RunSummary } & RunInput>
  | DecidedEvent<'RunFailed', { readonly run: number; readonly reason: string }>
  | DecidedEvent<'RunCancelled', { readonly run: number }>
  | DecidedEvent<'ResultsRemoved', { readonly run: number }>;

interface RunInput {
  /** Hash of the scenario, the lists in force and the place in the log. */
  readonly input: string;
  /** The log was read up to here. */
  readonly position: number;
}

export const RUN_STATUSES = ['RUNNING', 'COMPLETED', 'FAILED', 'CANCELLED'] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];

export interface ScenarioRun extends RunInput {
  /** From 1. */
  readonly run: number;
  readonly status: RunStatus;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly startedBy: string;
  readonly endedAt?: string;
  readonly summary?: RunSummary;
  readonly reason?: string;
  /** Its report and flips were removed; the summary stays. */
  readonly removed?: true;
}

export interface ScenarioState {
  /** Undefined before it was drafted. */
  readonly draft?: ScenarioDraft;
  readonly draftedBy?: string;
  /** ISO 8601 UTC. */
  readonly changedAt?: string;
  /** The newest last; at most that one runs. */
  readonly runs: readonly ScenarioRun[];
}

/** The run that is under way. */
export function runningOf({ runs }: ScenarioState): ScenarioRun | undefined {
  const last = runs.at(-1);
  return last?.status === 'RUNNING' ? last : undefined;
}

/** One question “what if”; its stream is `whatIf-<id>`. */
export const SCENARIO: Aggregate<ScenarioState, ScenarioCommand, ScenarioEvent, undefined> = {
  category: 'whatIf',
  initial: { runs: [] },
  evolve: evolveScenario,
  decide: decideScenario,
};

function decideScenario(command: ScenarioCommand, state: ScenarioState): Decision<ScenarioEvent> {
  const running = runningOf(state);
  if (command.type === 'DraftScenario') {
    return state.draft === undefined
      ? accept({ type: 'ScenarioDrafted', data: { draft: command.draft } })
      : refuse('SCENARIO_EXISTS');
  }
  if (state.draft === undefined) return refuse('SCENARIO_UNKNOWN');
  switch (command.type) {
    case 'ChangeScenario':
      return running === undefined
        ? accept({ type: 'ScenarioChanged', data: { draft: command.draft } })
        : refuse('RUN_UNDER_WAY', { run: running.run });
    case 'StartRun': {
      if (running !== undefined) return refuse('RUN_UNDER_WAY', { run: running.run });
      const { input, position } = command;
      return accept({ type: 'RunStarted', data: { run: state.runs.length + 1, input, position } });
    }
    case 'CompleteRun': {
      if (running?.run !== command.run) return refuse('RUN_NOT_UNDER_WAY', { run: command.run });
      const { run, input, position } = running;
      return accept({
        type: 'RunCompleted',
        data: { run, summary: command.summary, input, position },
      });
    }
    case 'FailRun':
      return running?.run === command.run
        ? accept({ type: 'RunFailed', data: { run: command.run, reason: command.reason } })
        : refuse('RUN_NOT_UNDER_WAY', { run: command.run });
    case 'CancelRun':
      return running?.run === command.run
        ? accept({ type: 'RunCancelled', data: { run: command.run } })
        : refuse('RUN_NOT_UNDER_WAY', { run: command.run });
    case 'RemoveResults': {
      const found = state.runs.find(({ run }) => run === command.run);
      if (found === undefined) return refuse('RUN_UNKNOWN', { run: command.run });
      if (found.status === 'RUNNING') return refuse('RUN_UNDER_WAY', { run: command.run });
      return found.removed === true
        ? accept()
        : accept({ type: 'ResultsRemoved', data: { run: command.run } });
    }
  }
}

function evolveScenario(state: ScenarioState, event: ScenarioEvent & EvolveMeta): ScenarioState {
  const at = event.occurredAt;
  const ended = (run: number, how: Partial<ScenarioRun>): ScenarioState => ({
    ...state,
    runs: state.runs.map((each) => (each.run === run ? { ...each, endedAt: at, ...how } : each)),
  });
  switch (event.type) {
    case 'ScenarioDrafted':
      return { ...state, draft: event.data.draft, draftedBy: event.actor.person, changedAt: at };
    case 'ScenarioChanged':
      return { ...state, draft: event.data.draft, changedAt: at };
    case 'RunStarted': {
      const begun = { status: 'RUNNING', startedAt: at, startedBy: event.actor.person } as const;
      return { ...state, runs: [...state.runs, { ...event.data, ...begun }] };
    }
    case 'RunCompleted':
      return ended(event.data.run, { status: 'COMPLETED', summary: event.data.summary });
    case 'RunFailed':
      return ended(event.data.run, { status: 'FAILED', reason: event.data.reason });
    case 'RunCancelled':
      return ended(event.data.run, { status: 'CANCELLED' });
    case 'ResultsRemoved':
      return {
        ...state,
        runs: state.runs.map((each) =>
          each.run === event.data.run ? { ...each, removed: true } : each,
        ),
      };
  }
}

/** Why an order to a scenario was refused, for people. */
export const SCENARIO_SENTENCES: Readonly<Record<string, Bilingual>> = {
  SCENARIO_EXISTS: { zh: '该推演方案已存在。', en: 'This scenario exists already.' },
  SCENARIO_UNKNOWN: { zh: '没有这个推演方案。', en: 'There is no such scenario.' },
  SCENARIO_FAULTY: { zh: '推演方案有误：{zh}', en: 'The scenario is at fault: {en}' },
  RUN_UNDER_WAY: {
    zh: '第 {run} 次推演正在进行，请等其结束或先取消。',
    en: 'Run {run} is under way; wait for its end or cancel it first.',
  },
  RUN_NOT_UNDER_WAY: { zh: '第 {run} 次推演不在进行中。', en: 'Run {run} is not under way.' },
  RUN_UNKNOWN: { zh: '没有第 {run} 次推演。', en: 'There is no run {run}.' },
  RUN_NOT_COMPLETED: {
    zh: '第 {run} 次推演没有结果可看。',
    en: 'Run {run} has no results to show.',
  },
};
