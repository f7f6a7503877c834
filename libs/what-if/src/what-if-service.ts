import type { Actor } from '@shaodao/decider';
import type { EventStore, EventStorePlace, Outcome } from '@shaodao/event-store';
import type { Log } from '@shaodao/platform';
import type { Pool } from 'pg';
import { uuidv7 } from 'uuidv7';
import { runningOf, type ScenarioDraft, type ScenarioState } from './core/index.js';
import { executeRun, type RunProgress } from './run/execute-run.js';
import { faultOf, orderOf, type Formulas } from './run/order-of.js';
import type { RunOrder } from './run/order.js';
import { RunAborted } from './run/run-chunks.js';
import { reportOf, summaryOf, type RunReport } from './run/run-report.js';
import { worldOf, type ListsInForce } from './run/world-of.js';
import { RunHold } from './stored/run-hold.js';
import {
  RunResults,
  type FlipsPage,
  type FlipsQuestion,
  type RunName,
} from './stored/run-results.js';
import { listScenarios, type ScenarioLine } from './stored/scenario-list.js';
import { ScenarioStreams, type ScenarioOrder } from './stored/scenario-streams.js';

export interface WhatIfParts extends ListsInForce {
  readonly pool: Pool;
  readonly store: EventStore;
  /** Where workers read the log. */
  readonly place: EventStorePlace;
  readonly formulas: Formulas;
  readonly log: Log;
}

/** A run that was begun; `ended` resolves when it has ended, however that was. */
export interface BegunRun {
  readonly outcome: Outcome;
  readonly ended: Promise<void>;
}

interface UnderWay {
  readonly cancel: AbortController;
  readonly ended: Promise<void>;
}

/** Why a run failed whose process is gone. */
export const PROCESS_GONE = 'PROCESS_GONE';

const NOTHING_BEGUN = Promise.resolve();

/** Stored scenarios, and their runs beside the live system. */
export class WhatIfService {
  readonly #parts: WhatIfParts;
  readonly #streams: ScenarioStreams;
  readonly #results: RunResults;
  readonly #underWay = new Map<string, UnderWay>();

  constructor(parts: WhatIfParts) {
    this.#parts = parts;
    this.#streams = new ScenarioStreams(parts.store, parts.now);
    this.#results = new RunResults(parts.pool);
  }

  /** Writes a scenario down. Refused: SCENARIO_FAULTY, SCENARIO_EXISTS. */
  async draft(order: ScenarioOrder, draft: ScenarioDraft): Promise<Outcome> {
    const faulty = faultOf(draft, worldOf(this.#parts), this.#parts.formulas);
    return this.#streams.run(order, { type: 'DraftScenario', draft }, faulty);
  }

  /** Writes it down anew; runs of before keep their results. Refused also while a run is under way. */
  async change(order: ScenarioOrder, draft: ScenarioDraft): Promise<Outcome> {
    await this.#reconciled(order.scenario);
    const faulty = faultOf(draft, worldOf(this.#parts), this.#parts.formulas);
    return this.#streams.run(order, { type: 'ChangeScenario', draft }, faulty);
  }

  /** The newest first. */
  list(limit: number): Promise<readonly ScenarioLine[]> {
    return listScenarios(this.#parts.pool, limit);
  }

  /** A scenario with its runs; undefined where there is none. */
  async show(scenario: string): Promise<ScenarioState | undefined> {
    const state = await this.#reconciled(scenario);
    return state.draft === undefined ? undefined : state;
  }

  /** Begins a run and comes back at once. */
  async start(order: ScenarioOrder): Promise<BegunRun> {
    const { pool, store } = this.#parts;
    const state = await this.#reconciled(order.scenario);
    const { draft } = state;
    const position = await store.head();
    const world = worldOf(this.#parts);
    const wanted =
      draft === undefined
        ? undefined
        : orderOf(draft, { world, position, formulas: this.#parts.formulas });
    const name = { scenario: order.scenario, run: state.runs.length + 1 };
    // Held before it is said to run: whoever looks in between must not take it for dead.
    const hold = await RunHold.take(pool, name);
    try {
      const input = wanted?.input ?? '';
      const outcome = await this.#streams.run(order, { type: 'StartRun', input, position });
      const isOurs =
        outcome.kind === 'done' && !outcome.replayed && outcome.answer['run'] === name.run;
      if (!isOurs || hold === undefined || wanted === undefined || draft === undefined) {
        await hold?.release();
        return { outcome, ended: NOTHING_BEGUN };
      }
      const ended = this.#carryOut(name, { ...wanted, draft, by: order.by, hold });
      return { outcome, ended };
    } catch (error) {
      await hold?.release();
      throw error;
    }
  }

  /** Ends a run that is under way, here or in another process. */
  async cancel(order: ScenarioOrder, run: number): Promise<Outcome> {
    const name = { scenario: order.scenario, run };
    const here = this.#underWay.get(keyOf(name));
    await this.#results.askCancel(name);
    const outcome = await this.#streams.run(order, { type: 'CancelRun', run });
    here?.cancel.abort();
    await here?.ended;
    return outcome;
  }

  /** How far a run is, or was when it ended; undefined where there is none, or it was removed. */
  progress(name: RunName): Promise<RunProgress | undefined> {
    return this.#results.progress(name);
  }

  /** Undefined where the run has none: it has not ended well, or was removed. */
  report(name: RunName): Promise<RunReport | undefined> {
    return this.#results.report(name);
  }

  /** A page of the deadlines that flipped. @throws RangeError for a cursor that is none */
  flips(name: RunName, question: FlipsQuestion): Promise<FlipsPage> {
    return this.#results.flips(name, question);
  }

  /** Removes report and flips of a run; that it ran, and what it came to in short, stays. */
  async remove(order: ScenarioOrder, run: number): Promise<Outcome> {
    await this.#reconciled(order.scenario);
    const outcome = await this.#streams.run(order, { type: 'RemoveResults', run });
    if (outcome.kind === 'done') await this.#results.remove({ scenario: order.scenario, run });
    return outcome;
  }

  /** Ends what is under way here; it is on record as cancelled. */
  async stop(): Promise<void> {
    const all = [...this.#underWay.values()];
    for (const { cancel } of all) cancel.abort();
    await Promise.all(all.map(({ ended }) => ended));
  }

  /** The scenario as it is; a run whose process is gone has failed. */
  async #reconciled(scenario: string): Promise<ScenarioState> {
    const state = await this.#streams.read(scenario);
    const running = runningOf(state);
    if (running === undefined) return state;
    const name = { scenario, run: running.run };
    if (this.#underWay.has(keyOf(name))) return state;
    const hold = await RunHold.take(this.#parts.pool, name);
    if (hold === undefined) return state;
    try {
      await this.#streams.bySystem(scenario, {
        ...{ type: 'FailRun', run: running.run, reason: PROCESS_GONE },
      });
      return await this.#streams.read(scenario);
    } finally {
      await hold.release();
    }
  }

  #carryOut(name: RunName, run: CarriedOut): Promise<void> {
    const cancel = new AbortController();
    const ended = this.#run(name, run, cancel).finally(async () => {
      this.#underWay.delete(keyOf(name));
      await run.hold.release();
    });
    this.#underWay.set(keyOf(name), { cancel, ended });
    return ended;
  }

  async #run(name: RunName, { order, input, draft }: CarriedOut, cancel: AbortController) {
    const { scenario, run } = name;
    try {
      await this.#results.begin(name, order.position);
      const result = await executeRun(order, {
        store: this.#parts.store,
        place: this.#parts.place,
        signal: cancel.signal,
        keep: (flips) => this.#results.keep(name, flips),
        onProgress: async (progress) => {
          if (!(await this.#results.saveProgress(name, progress))) cancel.abort();
        },
      });
      const { position, world, span } = order;
      const about = { scenario, run, name: draft.name, span, input, position };
      await this.#results.saveReport(name, reportOf(result, { ...about, asOf: world.horizon }));
      const summary = summaryOf(result);
      await this.#streams.bySystem(scenario, { type: 'CompleteRun', run, summary });
    } catch (error) {
      await this.#ended(name, error);
    }
  }

  async #ended(name: RunName, error: unknown): Promise<void> {
    const { scenario, run } = name;
    const isCancelled = error instanceof RunAborted;
    if (!isCancelled) this.#parts.log.error({ err: error, ...name }, 'a what-if run failed');
    try {
      await this.#streams.bySystem(
        scenario,
        isCancelled
          ? { type: 'CancelRun', run }
          : {
              type: 'FailRun',
              run,
              reason: error instanceof Error ? error.message : String(error),
            },
      );
      await this.#results.removeFlips(name);
    } catch (away) {
      // The next look finds it without a holder, and says that it failed.
      this.#parts.log.warn({ err: away, ...name }, 'the end of a what-if run was not recorded');
    }
  }
}

interface CarriedOut {
  readonly order: RunOrder;
  readonly input: string;
  readonly draft: ScenarioDraft;
  readonly by: Actor;
  readonly hold: RunHold;
}

const keyOf = ({ scenario, run }: RunName): string => `${scenario} ${String(run)}`;

/** A fresh name for a scenario. */
export const newScenario = (): string => uuidv7();
