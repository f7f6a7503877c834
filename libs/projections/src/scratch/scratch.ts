import { createPool, ReadableError } from '@shaodao/platform';
import type { Pool, PoolClient } from 'pg';
import { LOCK_SPACE } from '../leadership.js';
import type { Projector } from '../projector.js';
import { makeIndexes } from './make-indexes.js';
import { SCRATCH_SQL } from './sql.js';
import { LIVE_SCHEMA, statementsFor, type LaterStatements } from './table-statements.js';

/** Names the sessions of whoever builds. */
const SESSIONS = 'scratch';

export interface ScratchSettings {
  readonly url: string;
  /** Name of the schema: lower case letters and underscores. What is left of one is dropped. */
  readonly name: string;
  readonly projectors: readonly Projector[];
  /** False leaves out the write-ahead log: cheaper, for tables that never go live. */
  readonly logged: boolean;
  /** True: the tables are filled stream by stream before `makeIndexes`. */
  readonly byLives?: boolean;
}

/**
 * Sessions that write to the tables of a scratch schema and read everything else where it is; their
 * commits do not wait for the disk.
 */
export function scratchPool(url: string, schema: string, max: number): Pool {
  return createPool(url, SESSIONS, {
    max,
    statementSeconds: 0,
    patient: true,
    session: { search_path: `${schema},${LIVE_SCHEMA}`, synchronous_commit: 'off' },
  });
}

/** Somebody builds or verifies already; one at a time. */
export class ScratchInUse extends ReadableError {
  override readonly name = 'ScratchInUse';
  constructor() {
    super({
      zh: '另一个进程正在重建或校验，请等它结束。',
      en: 'Another process is rebuilding or verifying; wait until it is done.',
    });
  }
}

/**
 * Empty tables like those of some projectors, in a schema of their own, with checkpoints and parked
 * events of their own. A connection of its pool writes there whatever a projector writes, and reads
 * everything else (the vault, the store) where it is.
 */
export class Scratch {
  private constructor(
    readonly name: string,
    readonly projectors: readonly Projector[],
    /** `search_path` is the scratch schema, then the live one; commits do not wait for the disk. */
    readonly pool: Pool,
    private readonly lock: PoolClient,
    private readonly later: readonly LaterStatements[],
  ) {}

  /**
   * Makes the tables with what is unique in them; other indexes wait for `makeIndexes`. Drops what a
   * process that died has left behind.
   * @throws ScratchInUse while another process has one; NotRebuildable.
   */
  static async open(settings: ScratchSettings): Promise<Scratch> {
    const { url, name, projectors } = settings;
    const pool = scratchPool(url, name, projectors.length + 4);
    let lock: PoolClient | undefined;
    try {
      lock = await pool.connect();
      const { rows } = await lock.query<{ mine: boolean }>(SCRATCH_SQL.lockScratch, [LOCK_SPACE]);
      if (rows[0]?.mine !== true) throw new ScratchInUse();
      await lock.query(SCRATCH_SQL.endStragglers, [`shaodao ${SESSIONS}`]);
      await lock.query(`drop schema if exists ${name}, ${retiredSchema(name)} cascade`);
      const { atOnce, later } = await statementsFor(pool, settings);
      // Tables that are only added to need nobody to look after them before they are full.
      const resting = projectors
        .flatMap(({ tables }) => (settings.byLives === true ? tables : []))
        .map((table) => `alter table ${name}.${table} set (autovacuum_enabled = false)`);
      await lock.query(
        ['begin', `create schema ${name}`, ...atOnce, ...resting, 'commit'].join('; '),
      );
      return new Scratch(name, projectors, pool, lock, later);
    } catch (error) {
      lock?.release(true);
      await pool.end();
      throw error;
    }
  }

  /**
   * Makes the indexes that were left out, then takes statistics, so that who reads the tables first
   * finds the plans of the live ones. Two tables at a time.
   * @param onIndex told before each index, from 1.
   * @throws AbortError when the signal aborts; what is under way is cancelled.
   */
  makeIndexes(signal: AbortSignal, onIndex?: (number: number, of: number) => void): Promise<void> {
    const tables = this.projectors.flatMap((projector) => projector.tables);
    return makeIndexes({ pool: this.pool, tables, later: this.later, signal, onIndex });
  }

  /** Drops the schema with all that is in it and lets others build. */
  async close(): Promise<void> {
    try {
      await this.lock.query(
        `drop schema if exists ${this.name}, ${retiredSchema(this.name)} cascade`,
      );
      // The end of a session is noticed later: whoever builds next would find it taken.
      await this.lock.query(SCRATCH_SQL.unlockScratch);
    } finally {
      this.lock.release(true);
      await this.pool.end();
    }
  }
}

/** Where tables are put whose place others have taken, until they are dropped. */
export const retiredSchema = (scratch: string): string => `${scratch}_retired`;
