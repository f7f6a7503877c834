import { ReadableError } from '@shaodao/platform';
import type { Pool } from 'pg';
import type { Projector } from '../projector.js';
import { SCRATCH_SQL } from './sql.js';

/** Where the tables are that people read. */
export const LIVE_SCHEMA = 'public';

/** Tables of the runtime itself that a scratch schema has of its own. */
export const RUNTIME_TABLES = [
  'projection_checkpoints',
  'projection_partitions',
  'parked_events',
] as const;

/** What makes tables like the live ones in another schema. */
export interface TableStatements {
  /**
   * Tables with their columns, defaults, constraints, storage parameters, and unique indexes but of
   * tables that rows are only added to.
   */
  readonly atOnce: readonly string[];
  /** The other indexes, under their own names. */
  readonly later: readonly LaterStatements[];
}

/** What waits until a table is full. */
export interface LaterStatements {
  /** In the schema. */
  readonly table: string;
  readonly statements: readonly string[];
}

/** The tables of these projectors cannot be built anew; the sentence says which and why. */
export class NotRebuildable extends ReadableError {
  override readonly name = 'NotRebuildable';
}

/**
 * The statements that make tables like those of the projectors, and of the runtime.
 * @throws NotRebuildable where a projector's tables do not follow from events alone, or a table is of
 *   a form that cannot be copied and put in another's place.
 */
export async function statementsFor(
  pool: Pool,
  { projectors, name: scratch, logged, byLives = false }: StatementsAsked,
): Promise<TableStatements> {
  const effects = projectors.find(({ rebuildable }) => !rebuildable);
  if (effects !== undefined)
    throw new NotRebuildable({
      zh: `投影“${effects.name}”的表不只由事件决定，不能重建。`,
      en: `The tables of projector "${effects.name}" do not follow from events alone; they cannot be rebuilt.`,
    });
  const atOnce: string[] = [];
  const later: LaterStatements[] = [];
  const names = [...RUNTIME_TABLES, ...projectors.flatMap(({ tables }) => tables)];
  const addedTo = new Set(
    projectors.flatMap((each) => (byLives ? (each.byLives?.addedTo ?? []) : [])),
  );
  for (const { name, oid } of await findTables(pool, names)) {
    const { rows } = await pool.query<Statement>(SCRATCH_SQL.statementsToMake, [
      ...[oid, scratch, !logged],
    ]);
    const waits = ({ later: may, index }: Statement): boolean =>
      may || (index && addedTo.has(name));
    for (const row of rows) if (!waits(row)) atOnce.push(row.statement);
    const statements = rows.filter(waits).map(({ statement }) => statement);
    if (statements.length > 0) later.push({ table: name, statements });
  }
  return { atOnce, later };
}

/** What the tables are for. */
export interface StatementsAsked {
  readonly projectors: readonly Projector[];
  /** The schema. */
  readonly name: string;
  /** False leaves out the write-ahead log. */
  readonly logged: boolean;
  /** True where they are filled stream by stream: what is unique in tables only added to can wait. */
  readonly byLives?: boolean;
}

interface Statement {
  /** It makes an index, or a constraint that stands on one. */
  readonly index: boolean;
  /** No write relies on it. */
  readonly later: boolean;
  readonly statement: string;
}

interface LiveTable {
  readonly name: string;
  readonly oid: string;
}

async function findTables(pool: Pool, names: readonly string[]): Promise<readonly LiveTable[]> {
  const { rows } = await pool.query<{ name: string; oid: string; obstacle: string | null }>(
    SCRATCH_SQL.findTables,
    [names, LIVE_SCHEMA],
  );
  const odd = rows.find(({ obstacle }) => obstacle !== null);
  if (odd !== undefined)
    throw new NotRebuildable({
      zh: `表 ${odd.name} 不能重建：${odd.obstacle ?? ''}`,
      en: `Table ${odd.name} cannot be built anew: it ${odd.obstacle ?? ''}`,
    });
  return rows;
}
