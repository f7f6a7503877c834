import { START, type Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import { positionOf } from './projector.js';
import type { ProjectionSignals } from './signals.js';
import { SQL } from './sql.js';

const LOOK_AGAIN_MS = 200;

/** Read-your-own-writes, from any process: a query waits until the tables hold a command's events. */
export class ProjectionWaiter {
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
    const deadline = performance.now() + timeoutMs;
    for (;;) {
      const { ticket } = this.signals;
      if (projectors.every((name) => (this.signals.heard(name) ?? START) >= position)) return true;
      if (!this.heardOfAll(projectors) && (await this.stored(projectors)) >= position) return true;
      const left = deadline - performance.now();
      if (left <= 0) return (await this.stored(projectors)) >= position;
      await this.signals.after(ticket, Math.min(left, LOOK_AGAIN_MS));
      const silent = this.signals.ticket === ticket;
      if (silent && (await this.stored(projectors)) >= position) return true;
    }
  }

  private heardOfAll(projectors: readonly string[]): boolean {
    return projectors.every((name) => this.signals.heard(name) !== undefined);
  }

  private async stored(projectors: readonly string[]): Promise<Position> {
    const { rows } = await this.pool.query<{ position: string }>(SQL.positions, [projectors]);
    if (rows.length < projectors.length) return START;
    return Math.min(...rows.map((row) => positionOf(row.position))) as Position;
  }
}
