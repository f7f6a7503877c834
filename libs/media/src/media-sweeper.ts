import { backOff, pause, type ProjectionWaiter } from '@shaodao/projections';
import type { EventStore } from '@shaodao/event-store';
import { Ongoing } from '@shaodao/platform';
import type { Pool } from 'pg';
import { SWEEP_MEDIA } from './sql.js';

/** A picture that nothing names after this long was thought better of. */
const KEPT_UNNAMED_MS = 24 * 3_600_000;
const EVERY_MS = 10 * 60_000;
const AT_ONCE = 500;
/** How long a sweep waits for the ties to be up to date; else the next one does it. */
const PATIENCE_MS = 5_000;

export interface MediaSweeperParts {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projected: ProjectionWaiter;
  /** The follower that knows which picture is named. */
  readonly ties: string;
  readonly now: () => Date;
  readonly onFault: (error: unknown) => void;
}

/**
 * Removes pictures that no event names a day after they were brought or last asked for. Any number of
 * processes may do it: what is gone is gone.
 */
export class MediaSweeper {
  private readonly ongoing = new Ongoing((stop) => this.run(stop));

  constructor(private readonly parts: MediaSweeperParts) {}

  start(): void {
    this.ongoing.start();
  }

  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  /**
   * One sweep. Does nothing where the ties are behind: what they have not seen may be named.
   * @returns how many pictures were removed
   */
  async sweep(): Promise<number> {
    const { pool, store, projected, ties, now } = this.parts;
    const before = new Date(now().getTime() - KEPT_UNNAMED_MS);
    if (!(await projected.waitFor(await store.head(), PATIENCE_MS, [ties]))) return 0;
    let removed = 0;
    for (;;) {
      const { rowCount } = await pool.query(SWEEP_MEDIA, [before, AT_ONCE]);
      removed += rowCount ?? 0;
      if ((rowCount ?? 0) < AT_ONCE) return removed;
    }
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      try {
        await this.sweep();
        failures = 0;
        await pause(EVERY_MS, stop);
      } catch (error) {
        failures += 1;
        this.parts.onFault(error);
        await pause(backOff(failures), stop);
      }
    }
  }
}
