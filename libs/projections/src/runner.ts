import type { EventStore, Position } from '@shaodao/event-store';
import { Ongoing } from '@shaodao/platform';
import type { Pool } from 'pg';
import { Election } from './election.js';
import { CheckpointMoved, RebuildNeeded } from './failures.js';
import { noteFailure } from './note-failure.js';
import { paced } from './paced-pages.js';
import { backOff, pause } from './pause.js';
import { widestFilter, type Projector } from './projector.js';
import { ProjectorWorker } from './projector-worker.js';
import { Round } from './round.js';
import { applyTogether } from './shared-batch.js';

/** How often a process looks who else stands, and what is free. */
const LOOK_AROUND_MS = 500;

export interface RunnerDependencies {
  readonly store: EventStore;
  /** Needs room for one connection per projector and two more. */
  readonly pool: Pool;
  readonly projectors: readonly Projector[];
  /** Runners of one name share their projectors out; different names work side by side. */
  readonly name: string;
  /** Most events in memory at once, twice (a full page is written while the next is read). */
  readonly pageSize?: number;
  /** Told of every fault it recovers from by itself. */
  readonly onFault?: (error: unknown) => void;
}

export type RunnerRole = 'leader' | 'standby' | 'stopped';

/**
 * Keeps read tables up to date: one subscription of the store feeds the projectors that this process
 * leads, each with its own checkpoint. Processes that run the same projectors share them out; what
 * one leads the others stand by for.
 */
export class ProjectionRunner {
  private currentRole: RunnerRole = 'stopped';
  private election: Election | undefined;
  private readonly ongoing = new Ongoing((stop) => this.run(stop));
  private readonly workers: readonly ProjectorWorker[];
  private readonly pageSize: number;

  constructor(private readonly deps: RunnerDependencies) {
    this.pageSize = deps.pageSize ?? 2_000;
    this.workers = deps.projectors.map(
      (projector) => new ProjectorWorker(projector, deps.pool, this.pageSize),
    );
  }

  /** `leader` where it leads at least one projector. */
  get role(): RunnerRole {
    return this.currentRole;
  }

  /** Names of the projectors this process leads now. */
  get leads(): readonly string[] {
    return [...(this.election?.leads ?? [])];
  }

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    this.ongoing.start();
  }

  /** Resolves when the last transaction is over and the leads are given back. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    const names = this.deps.projectors.map(({ name }) => name);
    while (!stop.aborted) {
      this.currentRole = 'standby';
      try {
        this.election = await Election.enter(this.deps.pool, this.deps.name, names);
        try {
          await this.stand(this.election, AbortSignal.any([stop, this.election.signal]), () => {
            failures = 0;
          });
        } finally {
          this.election.leave();
          this.election = undefined;
        }
      } catch (error) {
        failures += 1;
        this.deps.onFault?.(error);
        await pause(backOff(failures), stop);
      }
    }
    this.currentRole = 'stopped';
  }

  /** One round after the other until the locks are lost; shares are settled between rounds. */
  private async stand(
    election: Election,
    signal: AbortSignal,
    onAnswer: () => void,
  ): Promise<void> {
    let moved = 0;
    while (!signal.aborted) {
      const { excess } = await election.turn();
      await election.giveBack(excess);
      onAnswer();
      this.currentRole = election.leads.size > 0 ? 'leader' : 'standby';
      const round = new Round(signal);
      const watching = this.watch(election, round);
      try {
        await this.lead(election, round);
        moved = 0;
      } catch (error) {
        if (!(error instanceof CheckpointMoved)) throw error;
        // The tables were rebuilt, or the locks are lost, which the next turn finds out.
        moved += 1;
        this.deps.onFault?.(error);
        await pause(backOff(moved), signal);
      } finally {
        round.end();
        await watching;
      }
    }
  }

  /** Ends the round when this process is to lead more projectors, or fewer. */
  private async watch(election: Election, round: Round): Promise<void> {
    try {
      for (;;) {
        await pause(LOOK_AROUND_MS, round.signal);
        if (round.signal.aborted) return;
        const { gained, excess } = await election.turn();
        if (gained || excess.length > 0) round.end();
      }
    } catch (error) {
      // The election's own signal has ended the round.
      this.deps.onFault?.(error);
    }
  }

  /** Leads what it can; a projector that fails sits the round out. */
  private async lead(election: Election, round: Round): Promise<void> {
    const able: ProjectorWorker[] = [];
    for (const worker of this.workers) {
      if (!election.leads.has(worker.projector.name)) continue;
      if (await this.attempt(worker, round, () => worker.load(), election)) able.push(worker);
    }
    if (able.length === 0) await round.over;
    else await this.follow(able, round);
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
    election?: Election,
  ): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (error instanceof CheckpointMoved) throw error;
      worker.failures += 1;
      const patience = backOff(worker.failures);
      // A process with other code may be able to.
      if (error instanceof RebuildNeeded) await election?.withdraw(worker.projector.name, patience);
      round.endAfter(patience);
      this.deps.onFault?.(error);
      await noteFailure(this.deps.pool, worker.projector.name, error);
      return false;
    }
  }
}
