import { notHidden } from '@shaodao/read-models';
import type { ExportedColumn } from './column.js';
import { EXPORT_TABLES } from './tables.js';

/** What of the database's own letters stands for each source table. */
const ALIAS: Readonly<Record<string, string>> = {
  board_issues: 'b',
  board_reports: 'r',
  board_units: 'u',
  inbox_assignments: 'a',
};

const UNITS = `array(select u.unit from board_units u where u.issue = b.issue order by u.unit)`;

/** What decides who may see the matter, and how; read only where somebody's views depend on it. */
const FACTS = `b.territory, case when $1::boolean then to_json(${UNITS}) end, b.lead_unit,
  r.reporter, r.subject, r.accused_unit, r.confidentiality`;

/**
 * Matters of a scope and a filter. $1 facts wanted; $2 everything, or else $3 territories, $4 units,
 * $5 person; hidden from $6 units but for $7 person; $8 territories, $9 from, $10 to.
 */
const wanted = (moment: string): string => `($2::boolean
    or b.territory = any($3::text[])
    or r.reporter = $5 or r.subject = $5
    or exists (select from board_units s where s.issue = b.issue and s.unit = any($4::text[])))
  and ${notHidden('b.issue').replace('?units', '$6::text[]').replaceAll('?person', '$7')}
  and ($8::text[] is null or b.territory = any($8))
  and ($9::timestamptz is null or ${moment} >= $9)
  and ($10::timestamptz is null or ${moment} < $10)`;

function selected({ name, from, type }: ExportedColumn): string {
  const [table = '', column = ''] = from.split('.');
  const place = `${ALIAS[table] ?? table}.${column}`;
  if (type === 'instant')
    return `case when isfinite(${place}) then (extract(epoch from ${place}) * 1000)::bigint end as ${name}`;
  return type === 'json' ? `to_json(${UNITS}) as ${name}` : place;
}

const columnsOf = (columns: readonly ExportedColumn[]): string =>
  columns.map(selected).join(',\n  ');

/**
 * One page of each table after the identifiers of the last row seen ($11, and $12 where a row has
 * two); the last parameter is how many. The order is that of a key that never changes, so each row
 * comes once.
 */
export const EXPORT_SQL = {
  board: `
    select ${columnsOf(EXPORT_TABLES.board.columns)},
  ${FACTS}
from board_issues b join board_reports r using (issue)
where b.issue > $11
  and ${wanted('b.reported_at')}
order by b.issue limit $12`,

  assignments: `
    select ${columnsOf(EXPORT_TABLES.assignments.columns)},
  ${FACTS}
from inbox_assignments a
join board_issues b using (issue) join board_reports r using (issue)
where (a.issue, a.assignment) > ($11, $12)
  and ${wanted('a.assigned_at')}
order by a.issue, a.assignment limit $13`,

  involvements: `
    select ${columnsOf(EXPORT_TABLES.involvements.columns)},
  ${FACTS}
from board_units u
join board_issues b using (issue) join board_reports r using (issue)
where (u.issue, u.unit) > ($11, $12)
  and ${wanted('b.reported_at')}
order by u.issue, u.unit limit $13`,

  /** Which of these matters ($11) the events of which may leave, and what decides how. */
  matters: `
    select b.issue,
  ${FACTS}
from board_issues b join board_reports r using (issue)
where b.issue = any($11::text[])
  and ${wanted('b.reported_at')}`,

  /**
   * Which of these streams ($2) of a kind ($1) lie in a share: everything ($3), or territories ($4),
   * units ($5), a person ($6); at these places ($7).
   */
  sideStreams: `
    select s.kind || '-' || s.id as stream from side_streams s
where s.kind = $1 and s.id = any($2::text[])
  and ($3::boolean or s.territory = any($4::text[]) or s.units && $5::text[]
    or $6::text = any(s.persons))
  and ($7::text[] is null or s.territory = any($7))`,
} as const;
