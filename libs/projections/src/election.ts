import type { Pool, PoolClient } from 'pg';
import { LOCK_SPACE } from './leadership.js';
import { SQL } from './sql.js';

/** A session that does not answer for so long is not ours any more. */
const ANSWER_MS = 5_000;

/** One projector as seen by who stands for it. */
interface Seat {
  readonly projector: string;
  /** Processes that would lead it, this one included. */
  readonly standing: number;
  /** True where any process leads it. */
  readonly led: boolean;
}

/** What fairness asks of a process after a look around. */
export interface Turn {
  /** True where it leads more than before. */
  readonly gained: boolean;
  /** What it should give back, as soon as it no longer works on it. */
  readonly excess: readonly string[];
}

/**
 * Stands for the lead of several projectors: one lock each, all on one database session, so that they
 * end with it, however the process ends. A second, shared lock per projector says who stands, from
 * which each process knows its fair share.
 */
export class Election {
  private readonly led = new Set<string>();
  /** Until when (ms of `performance.now`) it does not stand for a projector. */
  private readonly withdrawn = new Map<string, number>();
  private readonly lost = new AbortController();
  private readonly onLoss = (error?: Error): void => {
    this.lost.abort(error);
  };

  private constructor(
    private readonly session: PoolClient,
    private readonly runner: string,
    private readonly projectors: readonly string[],
  ) {
    session.on('error', this.onLoss);
    session.on('end', this.onLoss);
  }

  /** @throws the database's error when it cannot be asked. */
  static async enter(pool: Pool, runner: string, projectors: readonly string[]): Promise<Election> {
    const election = new Election(await pool.connect(), runner, projectors);
    try {
      await election.ask(SQL.watchConnection, []);
      await election.ask(SQL.stand, [LOCK_SPACE, runner, projectors]);
      return election;
    } catch (error) {
      election.leave();
      throw error;
    }
  }

  /** Aborts when the locks are lost. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  get leads(): ReadonlySet<string> {
    return this.led;
  }

  /**
   * Looks around, takes free leads up to the fair share, and says what is beyond it.
   * @throws the database's error; then the locks are lost.
   */
  async turn(): Promise<Turn> {
    await this.standAgain();
    const seats = await this.seats();
    const open = seats.filter(({ projector }) => !this.withdrawn.has(projector));
    const share = fairShare(open);
    const before = this.led.size;
    // Those that few others would lead first, so that none stays without.
    const free = open.filter(({ led }) => !led).sort((a, b) => a.standing - b.standing);
    for (const { projector } of free) {
      if (this.led.size >= share) break;
      const [taken] = await this.ask<{ leads: boolean }>(SQL.tryLead, this.lockOf(projector));
      if (taken?.leads === true) this.led.add(projector);
    }
    return { gained: this.led.size > before, excess: this.beyond(share, open) };
  }

  /** Lets others lead these; nothing may work on them any more. */
  async giveBack(projectors: readonly string[]): Promise<void> {
    for (const projector of projectors) {
      if (!this.led.delete(projector)) continue;
      await this.ask(SQL.giveBack, this.lockOf(projector));
    }
  }

  /** Does not stand for a projector for some milliseconds, since it cannot lead it as it is. */
  async withdraw(projector: string, ms: number): Promise<void> {
    const stood = !this.withdrawn.has(projector);
    // First of all, so that no turn in between takes it again.
    this.withdrawn.set(projector, performance.now() + ms);
    await this.giveBack([projector]);
    if (stood) await this.ask(SQL.withdraw, [LOCK_SPACE, this.runner, projector]);
  }

  /** Gives all locks back, also where a query would hang. */
  leave(): void {
    this.session.removeListener('end', this.onLoss);
    this.lost.abort();
    this.led.clear();
    this.session.release(true);
  }

  private async standAgain(): Promise<void> {
    const now = performance.now();
    const again = [...this.withdrawn].filter(([, until]) => until <= now).map(([name]) => name);
    if (again.length === 0) return;
    await this.ask(SQL.stand, [LOCK_SPACE, this.runner, again]);
    for (const projector of again) this.withdrawn.delete(projector);
  }

  private beyond(share: number, seats: readonly Seat[]): readonly string[] {
    const standing = new Map(seats.map((seat) => [seat.projector, seat.standing]));
    const shared = [...this.led].filter((projector) => (standing.get(projector) ?? 1) > 1);
    shared.sort((a, b) => (standing.get(b) ?? 1) - (standing.get(a) ?? 1));
    return shared.slice(0, Math.max(0, this.led.size - share));
  }

  private async seats(): Promise<readonly Seat[]> {
    const rows = await this.ask<{ projector: string; standing: string; led: boolean }>(SQL.seats, [
      LOCK_SPACE,
      this.runner,
      this.projectors,
    ]);
    return rows.map((row) => ({ ...row, standing: Number(row.standing) }));
  }

  private lockOf(projector: string): readonly [number, string] {
    return [LOCK_SPACE, leadLock(this.runner, projector)];
  }

  private async ask<R extends object>(text: string, values: readonly unknown[]): Promise<R[]> {
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => {
        reject(new Error(`The session that holds the leads of ${this.runner} does not answer`));
      }, ANSWER_MS);
    });
    try {
      const { rows } = await Promise.race([this.session.query<R>(text, [...values]), silence]);
      return rows;
    } catch (error) {
      this.lost.abort(error);
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }
}

/** The name of the lock that whoever leads a projector holds. */
export const leadLock = (runner: string, projector: string): string => `${runner}:${projector}`;

/** How many of these one process leads where all that stand lead as many, rounded up. */
export function fairShare(seats: readonly { readonly standing: number }[]): number {
  // Thirds do not add up to one; what is almost a whole number is one.
  const share = seats.reduce((sum, { standing }) => sum + 1 / Math.max(standing, 1), 0);
  return Math.max(0, Math.ceil(share - 1e-9));
}
