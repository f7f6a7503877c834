import { classesOf } from '../history/length-class.js';

const CLASSES = `'{${classesOf('instant')
  .map((_, n) => String(n))
  .join(',')}}'::smallint[]`;

/** Versions that began after $1, until $2; the index over the classes of length finds the past ones. */
const begun = (columns: string): string => `
    select ${columns} from board_latest where effective > $1 and effective <= $2
    union all
    select ${columns} from board_past
    where open = any('{t,f}') and effective_class = any(${CLASSES})
      and effective > $1 and effective <= $2
    union all
    select ${columns} from board_unit_since
    where unit = any($3::text[]) and effective > $1 and effective <= $2`;

/** Issues with a version, or a unit of the scope, that began in the span; $1 and $2 its ends. */
const touchedIn = (since: string, type: string): string => `
    select issue from (
      (select issue from board_latest
       where issue > $4 and ${since} > $1::${type} and ${since} <= $2::${type}
       order by issue limit $5)
      union all
      (select distinct issue from board_past
       where issue > $4 and ${since} > $1::${type} and ${since} <= $2::${type}
       order by issue limit $5)
      union all
      (select distinct issue from board_unit_since
       where unit = any($3::text[]) and issue > $4
         and ${since} > $1::${type} and ${since} <= $2::${type}
       order by issue limit $5)
    ) touched
    group by issue order by issue limit $5`;

/** Every event of issues $3 in the span, those that changed nothing shown as well. */
const eventsIn = (since: string, later: string, type: string): string => `
    select issue, position from (
      select issue, position, ${since} as since from board_latest where issue = any($3::text[])
      union all
      select issue, position, ${since} from board_past where issue = any($3::text[])
      union all
      select issue, unnest(later_positions), unnest(${later})
      from board_latest where issue = any($3::text[])
      union all
      select issue, unnest(later_positions), unnest(${later})
      from board_past where issue = any($3::text[])
    ) event
    where since > $1::${type} and since <= $2::${type}
    group by issue, position order by issue, position`;

export const PLAY_SQL = {
  /** Which issues changed between two instants, in that order; $3 units of the scope, $4 at most. */
  touches: `
    select issue, effective from (${begun('issue, position, effective')}
    ) touched
    order by effective, position limit $4`,

  /** When something changes next after $1, until $2. */
  next: `
    select min(effective) as effective from (
      (select effective from board_latest where effective > $1 and effective <= $2
       order by effective limit 1)
      union all
      select p.effective from unnest('{t,f}'::boolean[]) o (open)
      cross join unnest(${CLASSES}) c (class)
      cross join lateral (
        select effective from board_past
        where open = o.open and effective_class = c.class and effective > $1 and effective <= $2
        order by effective limit 1) p
      union all
      (select effective from board_unit_since
       where unit = any($3::text[]) and effective > $1 and effective <= $2
       order by effective limit 1)
    ) change`,

  touchedByPosition: touchedIn('position', 'bigint'),
  touchedByInstant: touchedIn('effective', 'timestamptz'),
  eventsByPosition: eventsIn('position', 'later_positions', 'bigint'),
  eventsByInstant: eventsIn('effective', 'later_effective', 'timestamptz'),
} as const;
