import { Ongoing } from '@shaodao/platform';
import { backOff, pause, standForLeader, type RunnerRole } from '@shaodao/projections';
import { Bell } from './bell.js';
import { BEFORE_ALL, loadDue, type Place } from './due.js';
import { fireAll } from './firing.js';
import { HeldStreams } from './held-streams.js';
import { markFired } from './marking.js';
import type { TimekeeperParts } from './parts.js';
import { settle } from './settling.js';
import { SQL } from './sql.js';
import { timekeeperStatus, type TimekeeperStatus } from './status.js';

/** Clocks read and sent in one go. */
const ROUND = 1_000;
/** With so many streams held there is no door worth asking for others. */
const MOST_HELD = 5_000;

/**
 * Turns due moments of clocks into commands: each once, in order, also after a crash, a takeover or a
 * jump of the clock. Of all processes that run it one works and the others stand by.
 */
export class Timekeeper {
  private currentRole: RunnerRole = 'stopped';
  private readonly ongoing = new Ongoing((stop) => this.run(stop));
  private readonly held = new HeldStreams();
  private readonly name: string;

  constructor(private readonly parts: TimekeeperParts) {
    this.name = parts.name ?? 'timekeeper';
  }

  get role(): RunnerRole {
    return this.currentRole;
  }

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    this.ongoing.start();
  }

  /** Resolves when what was under way is marked and the lead is given back. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  /** Makes whoever leads look now; for a clock that was set forward. */
  async wake(): Promise<void> {
    await this.parts.pool.query(SQL.ring, ['']);
  }

  /**
   * Resolves when everything due now has been projected and sent, and what that started, too.
   * @throws Error where nobody leads, or a door fails all the while, for half a minute.
   */
  settle(): Promise<void> {
    return settle(this.parts, () => this.wake());
  }

  status(): Promise<TimekeeperStatus> {
    return timekeeperStatus(this.parts.pool, this.name, this.parts.now());
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      this.currentRole = 'standby';
      try {
        const term = await standForLeader(this.parts.pool, this.name, stop);
        if (term === undefined) continue;
        this.currentRole = 'leader';
        try {
          await this.lead(AbortSignal.any([stop, term.signal]), () => {
            failures = 0;
          });
        } finally {
          term.release();
        }
      } catch (error) {
        failures += 1;
        this.parts.onFault?.(error);
        await pause(backOff(failures), stop);
      }
    }
    this.currentRole = 'stopped';
  }

  private async lead(signal: AbortSignal, onProgress: () => void): Promise<void> {
    const bell = new Bell(this.parts.pool);
    bell.start();
    try {
      while (!signal.aborted) {
        const mark = bell.mark();
        const sent = await this.sweep(signal);
        onProgress();
        if (sent > 0) continue;
        const next = await this.nextMoment();
        await bell.sleep(mark, next?.toISOString(), this.restFor(next), signal);
      }
    } finally {
      await bell.close();
    }
  }

  /**
   * Sends what is due now, once through the order from its beginning: what turns up behind is for the
   * next sweep. @returns how many moments were sent, or sent in part.
   */
  private async sweep(signal: AbortSignal): Promise<number> {
    const { pool, doors, now, onFault, onRefused } = this.parts;
    let sent = 0;
    for (let after: Place | undefined = BEFORE_ALL; after !== undefined;) {
      const except = this.held.waiting(performance.now());
      if (signal.aborted || except.length >= MOST_HELD) break;
      const due = await loadDue(pool, { now: now(), after, limit: ROUND, except });
      const fired = await fireAll(due.streams, {
        doors,
        held: this.held,
        onFault: (error, moment) => onFault?.(error, moment),
        signal,
      });
      await markFired(pool, fired.sent, fired.refusals, now());
      for (const refusal of fired.refusals) onRefused?.(refusal);
      sent += fired.sent.length + fired.unfinished;
      after = due.next;
    }
    return sent;
  }

  private async nextMoment(): Promise<Date | undefined> {
    const { rows } = await this.parts.pool.query<{ next_moment: Date }>(SQL.nextMoment, [
      this.held.waiting(performance.now()),
    ]);
    return rows[0]?.next_moment;
  }

  /** Milliseconds until there is something to do: the next moment comes, or a door is tried again. */
  private restFor(next: Date | undefined): number {
    const untilTried = this.held.nextIn(performance.now());
    if (next === undefined || this.held.size >= MOST_HELD) return untilTried;
    return Math.min(untilTried, next.getTime() - this.parts.now().getTime());
  }
}
