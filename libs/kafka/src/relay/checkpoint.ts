import { START, type Position } from '@shaodao/event-store';
import type { Pool } from 'pg';
import type { LastWrite } from './sender.js';
import { SQL } from './sql.js';

/** Another process relays, or somebody moved the checkpoint by hand: what this one believes is no longer so. */
export class RelayTakenOver extends Error {
  override readonly name = 'RelayTakenOver';
  constructor() {
    super('The checkpoint of the relay is not where this process left it');
  }
}

/** One acknowledged batch. */
export interface Step {
  /** Everything up to here is in Kafka. */
  readonly through: Position;
  readonly messages: number;
  /** Messages per second lately. */
  readonly rate: number;
  readonly writes: readonly LastWrite[];
}

/** Up to where everything is in Kafka, kept in PostgreSQL. */
export class RelayCheckpoint {
  private constructor(
    private readonly pool: Pool,
    private readonly relay: string,
    private at: Position,
  ) {}

  /** Where the last leader left it; before the first event where there was none. */
  static async load(pool: Pool, relay: string): Promise<RelayCheckpoint> {
    await pool.query(SQL.register, [relay, START]);
    const { rows } = await pool.query<{ position: string }>(SQL.load, [relay]);
    return new RelayCheckpoint(pool, relay, Number(rows[0]?.position ?? START) as Position);
  }

  get position(): Position {
    return this.at;
  }

  /** @throws RelayTakenOver where another process moved it meanwhile. */
  async move({ through, messages, rate, writes }: Step): Promise<void> {
    const { rowCount } = await this.pool.query({
      name: 'move-relay',
      text: SQL.move,
      values: [
        this.relay,
        this.at,
        through,
        messages,
        rate,
        writes.map((write) => write.topic),
        writes.map((write) => write.partition),
        writes.map((write) => write.lastOffset),
        writes.map((write) => write.position),
      ],
    });
    if (rowCount !== 1) throw new RelayTakenOver();
    this.at = through;
  }
}
