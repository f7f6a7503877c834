import { createHash } from 'node:crypto';
import type { KpiTable, LeftOut, Ranking, TableDraft } from '@shaodao/assessment';
import { canonicalJson } from '@shaodao/issue';
import type { RankedTable } from './kpi-tables.js';

/** What a published table says, as its text has it. */
export interface TableStatement {
  readonly set: string;
  readonly version: number;
  readonly position: number;
  readonly asOf: string;
  readonly directoryVersion: number;
  readonly leftOut: readonly LeftOut[];
  readonly table: KpiTable;
  readonly ranking?: Ranking;
}

/**
 * A table ready to be published: its text as canonical JSON (fields in alphabetical order, no
 * spaces), and the SHA-256 of that text in UTF-8. Whoever has the text can take the hash anew.
 */
export function statementOf(
  { table, ranking, moment, directoryVersion }: RankedTable,
  position: number,
  leftOut: readonly LeftOut[],
): TableDraft {
  const { set, version, asOf: _moment, ...figures } = table;
  const facts = { version, position, asOf: moment.instant, directoryVersion, leftOut };
  const statement: TableStatement = {
    ...facts,
    set,
    table,
    ...(ranking === undefined ? {} : { ranking }),
  };
  const content = canonicalJson(statement);
  return {
    ...facts,
    content,
    sha256: sha256(content),
    figures: sha256(canonicalJson({ figures, ranking, leftOut })),
    units: table.rows.map(({ subject }) => subject),
  };
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
