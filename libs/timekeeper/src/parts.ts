import type { Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { ClockMoment, Doors } from './clock-moment.js';
import type { Refusal } from './marking.js';

export interface TimekeeperParts {
  /** Needs room for three connections. */
  readonly pool: Pool;
  readonly doors: Doors;
  /** What time it is. It may jump: a moment is sent once all the same. */
  readonly now: () => Date;
  /** Place of the last event, and whether the clocks' projector has come so far. */
  readonly head: () => Promise<Position>;
  readonly projected: (position: Position) => Promise<boolean>;
  /** Timekeepers of one name stand by for each other. */
  readonly name?: string;
  /** Told of faults it recovers from; with the moment, where one could not be delivered. */
  readonly onFault?: (error: unknown, moment?: ClockMoment) => void;
  readonly onRefused?: (refusal: Refusal) => void;
}
