import type { EventPage, EventStore, Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { CheckpointMoved, describeFailure } from './failures.js';
import { standForLeader } from './leadership.js';
import { backOff, pause } from './pause.js';
import { widestFilter, type Projector } from './projector.js';
import { ProjectorWorker } from './projector-worker.js';
import { applyTogether } from './shared-batch.js';
import { SQL } from './sql.js';

/**
 * Least time from one page that is not full to the next. An event is visible after at most this, a read and a
 * write; the first one after a rest does not wait.
 */
const FILL_MS = 20;

export interface RunnerDependencies {
  readonly store: EventStore;
  /** Needs room for one connection per projector and two more. */
  readonly pool: Pool;
  readonly projectors: readonly Projector[];
  /** Runners of one name stand by for each other; different names work side by side. */
  readonly name: string;
  /** Most events in memory at once, twice (a full page is written while the next is read). */
  readonly pageSize?: number;
  /** Told of every fault it recovers from by itself. */
  readonly onFault?: (error: unknown) => void;
}

export type RunnerRole = 'leader' | 'standby' | 'stopped';

/**
 * Keeps read tables up to date: one subscription of the store feeds all its projectors, each with
 * its own checkpoint. Of all processes that run it, one works and the others stand by.
 */
export class ProjectionRunner {
  private currentRole: RunnerRole = 'stopped';
  private stopping = new AbortController();
  private running: Promise<void> | undefined;
  private readonly workers: readonly ProjectorWorker[];
  private readonly pageSize: number;

  constructor(private readonly deps: RunnerDependencies) {
    this.pageSize = deps.pageSize ?? 2_000;
    this.workers = deps.projectors.map(
      (projector) => new ProjectorWorker(projector, deps.pool, this.pageSize),
    );
  }

  get role(): RunnerRole {
    return this.currentRole;
  }

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    if (this.running !== undefined) return;
    this.stopping = new AbortController();
    this.running = this.run(this.stopping.signal);
  }

  /** Resolves when the last transaction is over and the lead is given back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.running = undefined;
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      this.currentRole = 'standby';
      try {
        const term = await standForLeader(this.deps.pool, this.deps.name, stop);
        if (term === undefined) continue;
        this.currentRole = 'leader';
        failures = 0;
        try {
          await this.lead(AbortSignal.any([stop, term.signal]));
        } finally {
          term.release();
        }
      } catch (error) {
        failures += 1;
        this.deps.onFault?.(error);
        await pause(backOff(failures), stop);
      }
    }
    this.currentRole = 'stopped';
  }

  /** One round after the other until the lead is lost; a projector that fails sits one round out. */
  private async lead(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const able: ProjectorWorker[] = [];
      const round = new Round(signal);
      for (const worker of this.workers) {
        if (await this.attempt(worker, round, () => worker.load())) able.push(worker);
      }
      try {
        if (able.length === 0) await round.over;
        else await this.follow(able, round);
      } finally {
        round.end();
      }
    }
  }

  private async follow(workers: readonly ProjectorWorker[], round: Round): Promise<void> {
    const after = Math.min(...workers.map((worker) => worker.checkpoint)) as Position;
    const filter = widestFilter(workers.map((worker) => worker.projector));
    const { signal } = round;
    const pages = this.deps.store.subscribe({ after, filter, pageSize: this.pageSize, signal });
    const able = new Set(workers);
    for await (const page of paced(pages, this.pageSize, signal)) {
      if (signal.aborted) return;
      const behind = [...able].filter((worker) => page.through > worker.checkpoint);
      if (await applyTogether(behind, page, this.deps.pool)) continue;
      const results = await Promise.allSettled(
        behind.map(async (worker) => {
          if (!(await this.attempt(worker, round, () => worker.apply(page)))) able.delete(worker);
        }),
      );
      const moved = results.find((result) => result.status === 'rejected');
      if (moved !== undefined) {
        // Ends the subscription, whose next page may be long in coming.
        round.end();
        throw moved.reason;
      }
    }
    if (!signal.aborted) throw new Error('The store ended the subscription');
  }

  /** True where it went well; else the round ends after a pause and all start again from there. */
  private async attempt(
    worker: ProjectorWorker,
    round: Round,
    act: () => Promise<void>,
  ): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      worker.failures += 1;
      round.endAfter(backOff(worker.failures));
      this.deps.onFault?.(error);
      await this.deps.pool
        .query(SQL.noteError, [worker.projector.name, describeFailure(error)])
        .catch(() => undefined);
      return false;
    }
  }
}

/** A stretch of work from one subscription; ends with the lead or when a pause is over. */
class Round {
  readonly signal: AbortSignal;
  readonly over: Promise<void>;
  private readonly ended = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(lead: AbortSignal) {
    this.signal = AbortSignal.any([lead, this.ended.signal]);
    this.over = new Promise((resolve) => {
      if (this.signal.aborted) resolve();
      this.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  endAfter(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.ended.abort();
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.timer);
    this.ended.abort();
  }
}

/**
 * The same pages. With a backlog the next one is read while the present one is worked on; without,
 * it is left to fill up, so that events that come one by one do not cost a transaction each.
 */
async function* paced(
  pages: AsyncIterable<EventPage>,
  pageSize: number,
  signal: AbortSignal,
): AsyncGenerator<EventPage> {
  const iterator = pages[Symbol.asyncIterator]();
  let upcoming = iterator.next();
  try {
    for (;;) {
      const page = await upcoming;
      if (page.done === true) return;
      const fullAt = performance.now() + FILL_MS;
      const backlog = page.value.events.length >= pageSize;
      if (backlog) {
        upcoming = iterator.next();
        // A failure is thrown where it is awaited; until then it must not count as unhandled.
        upcoming.catch(() => undefined);
      }
      yield page.value;
      if (!backlog) {
        await pause(fullAt - performance.now(), signal);
        upcoming = iterator.next();
      }
    }
  } finally {
    await iterator.return?.();
  }
}
