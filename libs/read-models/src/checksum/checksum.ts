import type { Pool } from 'pg';
import { CHECKSUM_SQL } from './sql.js';

export interface TableChecksum {
  readonly rows: number;
  /** Equal for equal rows, in whatever order they lie; decimal digits. */
  readonly checksum: string;
}

/**
 * What the read tables say, each in one number, so that two runs over the same records can be
 * compared; `CHECKSUM_SQL` says what is left out and why.
 */
export async function readTablesChecksum(
  pool: Pool,
): Promise<Readonly<Record<string, TableChecksum>>> {
  const checksums: Record<string, TableChecksum> = {};
  for (const [table, sql] of Object.entries(CHECKSUM_SQL)) {
    const { rows } = await pool.query<{ rows: string; checksum: string }>(sql);
    const [row] = rows;
    checksums[table] = { rows: Number(row?.rows ?? 0), checksum: row?.checksum ?? '0' };
  }
  return checksums;
}
