import type { Position } from '@shaodao/event-store';
import { pause, type ProjectionSignals } from '@shaodao/projections';
import type { BoardScope } from './scope.js';
import type { BoardQueries } from './queries.js';
import type { BoardRow } from './row.js';

const LOOK_AGAIN_MS = 1_000;
/** A reader is told at most so often, so that many readers do not ask without end. */
const BREATH_MS = 50;
const MOST_ROWS = 200;

/** One delivery of the live stream; `id` is where to resume after it. */
export interface BoardNews {
  readonly id: Position;
  readonly rows: readonly BoardRow[];
}

/**
 * The live stream of the board. Nothing is kept for a reader: each reads on from its own position
 * when it is ready, so a slow one costs no memory and a late one misses nothing.
 */
export class BoardFeed {
  constructor(
    private readonly board: BoardQueries,
    private readonly signals: ProjectionSignals,
  ) {}

  /**
   * Changes after a position for ever, until the signal aborts. A reader that was away gets the
   * newest state of each issue that changed meanwhile.
   */
  async *subscribe(
    after: Position,
    scope: BoardScope,
    signal: AbortSignal,
  ): AsyncGenerator<BoardNews> {
    let from = after;
    while (!signal.aborted) {
      const ticket = this.signals.ticket('board');
      const { rows, through } = await this.board.changes(from, scope, MOST_ROWS);
      from = through;
      if (rows.length > 0) yield { id: through, rows };
      if (rows.length === MOST_ROWS) continue;
      await pause(BREATH_MS, signal);
      await this.signals.after('board', ticket, LOOK_AGAIN_MS, signal);
    }
  }
}
