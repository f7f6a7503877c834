import { START, type Position } from '@shaodao/event-store';
import type { Pool, PoolClient } from 'pg';
import { Lanes } from '../partitions/lanes.js';
import { PARTITION_SQL } from '../partitions/sql.js';
import { positionOf, type Projector } from '../projector.js';
import { VERIFY_SQL } from './sql.js';

/** An event that stands parked in the live tables. */
export interface ParkedPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
}

/**
 * The live tables of one projector at one moment: rows, checkpoint (or the place in a partition) and
 * parked events are written in one transaction, so a single snapshot holds them at exactly one place of
 * the order, or of each partition's. Nobody waits for it.
 */
export class LiveMoment {
  private constructor(
    /** Reads the tables as they were at the moment; one statement at a time. */
    readonly session: PoolClient,
    /** Of the projector that wrote them; undefined where none has yet. */
    readonly version: number | undefined,
    readonly position: Position,
    readonly applied: number,
    readonly parked: readonly ParkedPlace[],
    /** What the tables hold beyond the position. */
    readonly lanes: Lanes,
  ) {}

  static async of(
    pool: Pool,
    projector: Pick<Projector, 'name' | 'partitioned'>,
  ): Promise<LiveMoment> {
    const session = await pool.connect();
    try {
      await session.query(VERIFY_SQL.beginMoment);
      const checkpoint = await session.query<CheckpointRow>(VERIFY_SQL.checkpoint, [
        projector.name,
      ]);
      const parked = await session.query<ParkedRow>(VERIFY_SQL.parked, [projector.name]);
      const lanes = await Lanes.of(session, projector, PARTITION_SQL.livePlaces);
      const [row] = checkpoint.rows;
      return new LiveMoment(
        session,
        row?.version,
        row === undefined ? START : positionOf(row.position),
        Number(row?.applied ?? 0),
        parked.rows.map((each) => ({ ...each, position: positionOf(each.position) })),
        lanes,
      );
    } catch (error) {
      session.release(true);
      throw error;
    }
  }

  /** The place beyond which the tables hold no event. */
  get farthest(): Position {
    return Math.max(this.position, this.lanes.farthest) as Position;
  }

  /** True where the tables should hold the event. */
  holds(event: ParkedPlace): boolean {
    return event.position <= this.position || this.lanes.hold(event);
  }

  /** Lets go of the snapshot. */
  async end(): Promise<void> {
    const broken = await this.session.query('rollback').then(
      () => false,
      () => true,
    );
    this.session.release(broken);
  }
}

interface CheckpointRow {
  readonly version: number;
  readonly position: string;
  readonly applied: string;
}

interface ParkedRow {
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
}
