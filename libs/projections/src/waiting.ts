import { START, type Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { positionOf } from './projector.js';
import type { ProjectionSignals } from './signals.js';
import { SQL } from './sql.js';

const LOOK_EVERY_MS = 200;

interface Wait {
  readonly position: Position;
  readonly projectors: readonly string[];
  readonly end: (reached: boolean) => void;
}

/**
 * Read-your-own-writes, from any process: a query waits until the tables hold a command's events.
 * However many wait, one look at the checkpoints every 200 ms serves them all where notifications
 * are missing, so that waiting does not slow down what is waited for.
 */
export class ProjectionWaiter {
  private readonly waits = new Set<Wait>();
  private looking: NodeJS.Timeout | undefined;
  private stopHearing: (() => void) | undefined;

  constructor(
    private readonly pool: Pool,
    private readonly signals: ProjectionSignals,
  ) {}

  /**
   * True when all the named projectors have reached the position, false when the time (in
   * milliseconds) is over first.
   */
  async waitFor(
    position: Position,
    timeoutMs: number,
    projectors: readonly string[],
  ): Promise<boolean> {
    if (this.reached(position, projectors)) return true;
    if (projectors.some((name) => this.signals.heard(name) === undefined)) {
      await this.look(projectors);
      if (this.reached(position, projectors)) return true;
    }
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        wait.end(false);
      }, timeoutMs);
      const wait: Wait = {
        position,
        projectors,
        end: (reached) => {
          clearTimeout(timer);
          this.waits.delete(wait);
          if (this.waits.size === 0) this.rest();
          resolve(reached);
        },
      };
      this.waits.add(wait);
      this.attend();
    });
  }

  private reached(position: Position, projectors: readonly string[]): boolean {
    return projectors.every((name) => (this.signals.heard(name) ?? START) >= position);
  }

  /** From the first wait on: hear, and look from time to time. */
  private attend(): void {
    this.stopHearing ??= this.signals.onNews(() => {
      for (const wait of this.waits) {
        if (this.reached(wait.position, wait.projectors)) wait.end(true);
      }
    });
    this.looking ??= setInterval(() => {
      const names = new Set([...this.waits].flatMap((wait) => wait.projectors));
      // While the database is away nobody gets further; the waits end by their time.
      this.look([...names]).catch(() => undefined);
    }, LOOK_EVERY_MS);
  }

  private rest(): void {
    clearInterval(this.looking);
    this.looking = undefined;
    this.stopHearing?.();
    this.stopHearing = undefined;
  }

  private async look(projectors: readonly string[]): Promise<void> {
    const { rows } = await this.pool.query<{ projector: string; position: string }>(SQL.positions, [
      projectors,
    ]);
    for (const row of rows) this.signals.learn(row.projector, positionOf(row.position));
  }
}
