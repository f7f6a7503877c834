import type { Position } from '@shaodao/event-store';
import { pause, type ProjectionSignals } from '@shaodao/projections';
import type { AlertRow } from './alert-row.js';
import type { WarningQueries } from './queries.js';

const PROJECTOR = 'warning-alerts';
const LOOK_AGAIN_MS = 1_000;
const BREATH_MS = 50;
const MOST_ROWS = 200;

/** The live stream of alerts: as that of the board, each reader reads on from its own position. */
export class AlertFeed {
  constructor(
    private readonly queries: WarningQueries,
    private readonly signals: ProjectionSignals,
  ) {}

  /** Alerts changed after a position, for ever, until the signal aborts; the newest state of each. */
  async *subscribe(after: Position, signal: AbortSignal): AsyncGenerator<readonly AlertRow[]> {
    let from = after;
    while (!signal.aborted) {
      const ticket = this.signals.ticket(PROJECTOR);
      const rows = await this.queries.changedAfter(from, MOST_ROWS);
      from = rows.at(-1)?.position ?? from;
      if (rows.length > 0) yield rows;
      if (rows.length === MOST_ROWS) continue;
      await pause(BREATH_MS, signal);
      await this.signals.after(PROJECTOR, ticket, LOOK_AGAIN_MS, signal);
    }
  }
}
