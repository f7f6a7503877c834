import type { Bilingual } from '@shaodao/decider';
import type { Pool } from 'pg';
import type { RunStatus } from '../core/index.js';
import { WHAT_IF_SQL } from './sql.js';

/** A scenario in the list. */
export interface ScenarioLine {
  readonly scenario: string;
  readonly name: Bilingual;
  /** ISO 8601 UTC. */
  readonly changedAt: string;
  readonly changedBy: string;
  readonly runs: number;
  readonly lastStatus?: RunStatus;
  readonly lastAt?: string;
}

interface Row {
  readonly scenario: string;
  readonly name_zh: string;
  readonly name_en: string;
  readonly changed_at: Date;
  readonly changed_by: string;
  readonly runs: number;
  readonly last_status: RunStatus | null;
  readonly last_at: Date | null;
}

/** The scenarios, last changed first. */
export async function listScenarios(pool: Pool, limit: number): Promise<readonly ScenarioLine[]> {
  const { rows } = await pool.query<Row>(WHAT_IF_SQL.listScenarios, [limit]);
  return rows.map(({ scenario, name_zh: zh, name_en: en, runs, ...row }) => ({
    ...{ scenario, name: { zh, en }, runs },
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
    ...(row.last_status !== null && { lastStatus: row.last_status }),
    ...(row.last_at !== null && { lastAt: row.last_at.toISOString() }),
  }));
}
