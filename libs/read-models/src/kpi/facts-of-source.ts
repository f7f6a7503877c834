import type { Fact, FactKind } from '@shaodao/assessment';
import type { Pool } from 'pg';
import { toldOf, type ToldRow } from './rows.js';
import { KPI_SQL } from './sql.js';
import { factsByKey } from './told.js';

/** A fact of an issue that was imported, under the number its source knows it by. */
export interface FactOfSource {
  readonly record: string;
  readonly content: Fact;
}

interface RecordRow extends ToldRow {
  readonly record: string;
}

const PAGE = 1_000;

/** The facts of one kind of all issues imported from a source, page by page. */
export async function* factsOfSource(
  pool: Pool,
  source: string,
  kind: FactKind,
): AsyncGenerator<FactOfSource> {
  for (let after = ''; ;) {
    const { rows } = await pool.query<RecordRow>(KPI_SQL.mattersOfSource, [source, after, PAGE]);
    for (const row of rows)
      for (const content of factsByKey(toldOf(row)).values())
        if (content.kind === kind) yield { record: row.record, content };
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.matter;
  }
}
