import { classesOf } from '../history/length-class.js';
import { BLOCK } from '../history/rows.js';

/**
 * Statements that fill the tables of board, inbox and their past with made-up lives, as the projectors
 * would have left them: reports over a thousand days, most closed within days, one in twelve after
 * months, one in twenty never. For measuring plans and times, where a fold of so many events would
 * take too long. The last event happened on 1 June 2026; the same lives come every time.
 */
export function livedPast(issues: number): readonly string[] {
  return [
    `select setseed(0.5)`,
    lives(issues),
    EVENTS,
    `create unique index on lived_events (n, step)`,
    `analyze lived_events`,
    `create temp view lived_versions as ${VERSIONS}`,
    BOARD_PAST,
    BOARD_LATEST,
    `insert into board_begun
     select issue, reported_at, position from lived_versions where step = 1`,
    // Twelve lanes a block, as the projector has them; which issue is in which is of no matter here.
    `insert into board_begun_lanes
     select position / ${String(BLOCK)}, abs(hashtext(issue)) % 12, max(reported_at)
     from lived_versions where step = 1 group by 1, 2`,
    `insert into board_unit_since
     select issue, lead_unit, position, effective from lived_versions where step = 3
     union all
     select issue, 'u' || (n + 7) % 60, position, effective from lived_versions
     where step = 3 and n % 3 = 0 and (n + 7) % 60 <> n % 60`,
    INBOX_PAST,
    INBOX_LATEST,
    ...LIVE,
    `drop view lived_versions`,
    `drop table lived_events, lived`,
  ];
}

/** First and last instant at which these lives change. */
export const LIVED = {
  from: '2023-09-06T00:00:00.000Z',
  to: '2026-06-01T00:00:00.000Z',
} as const;

/** A street's number of territories below it, and how many there are: `t0` … */
export const LIVED_TERRITORIES = 100;

const lives = (issues: number): string => `
  create temp table lived as
  select n, '01K9' || lpad(n::text, 22, '0') as issue, 'c' || n % 30 as category,
    't' || n / 7 % ${String(LIVED_TERRITORIES)} as territory, 'u' || n % 60 as lead_unit,
    timestamptz '2023-09-06' + (n - random()) / ${String(issues)} * interval '1000 days'
      as reported_at,
    case when random() < 0.08 then interval '30 days' + random() * interval '370 days'
      else -ln(1 - random()) * interval '100 hours' end as length,
    random() < 0.05 as stays
  from generate_series(1, ${String(issues)}) n`;

/** Reported, accepted, dispatched, signed, handled, closed: at these shares of a life. */
const EVENTS = `
  create temp table lived_events as
  select n, step, at, row_number() over (order by at, n, step) as position
  from (
    select n, step::integer as step, reported_at + share * length as at
    from lived cross join unnest(array[0, 0.02, 0.03, 0.1, 0.9, 1]::double precision[])
      with ordinality as step (share, step)
    where step <= 4 or not stays
  ) happened
  where at <= timestamptz '2026-06-01'`;

const VERSIONS = `
  select l.n, l.issue, e.step::integer as step,
    (array['REPORTED','ACCEPTED','DISPATCHED','IN_PROGRESS','HANDLED','CLOSED'])[e.step] as phase,
    e.step < 6 as open, l.category, l.territory,
    case when e.step >= 3 then l.lead_unit end as lead_unit, l.reported_at,
    case when e.step >= 2 then a.at end as accepted_at,
    case when e.step >= 3 then d.at end as dispatched_at,
    case when e.step >= 3 then d.at + interval '7 days' else 'infinity' end as due_at,
    case when e.step >= 5 then h.at end as handled_at,
    case when e.step >= 6 then e.at end as closed_at,
    e.position, u.position as until_position, e.at as effective, u.at as until_effective
  from lived l
  join lived_events e using (n)
  left join lived_events u on u.n = l.n and u.step = e.step + 1
  left join lived_events a on a.n = l.n and a.step = 2
  left join lived_events d on d.n = l.n and d.step = 3
  left join lived_events h on h.n = l.n and h.step = 5`;

const SPAN = `position, until_position,
  ${classSql('(until_position - position)', 'position')}, effective, until_effective,
  ${classSql('(extract(epoch from until_effective - effective) * 1000)', 'instant')}`;

const BOARD_PAST = `
  insert into board_past (issue, revision, phase, open, category, territory, urgency, complexity,
    lead_unit, reported_at, accepted_at, dispatched_at, due_at, handled_at, closed_at, rework_round,
    supervision, position, until_position, position_class, effective, until_effective,
    effective_class, later_positions, later_effective)
  select issue, step, phase, open, category, territory, 'NORMAL', 'SIMPLE', lead_unit, reported_at,
    accepted_at, dispatched_at, due_at, handled_at, closed_at, 0, 'none', ${SPAN}, '{}', '{}'
  from lived_versions where until_position is not null order by until_position`;

const BOARD_LATEST = `
  insert into board_latest (issue, phase, open, category, territory, urgency, complexity, lead_unit,
    lead_assignment, reported_at, accepted_at, dispatched_at, due_at, handled_at, closed_at,
    rework_round, supervision, open_orders, revision, position, effective, later_positions,
    later_effective)
  select issue, phase, open, category, territory, 'NORMAL', 'SIMPLE', lead_unit, 'a' || n,
    reported_at, accepted_at, dispatched_at, due_at, handled_at, closed_at, 0, 'none', 0, step,
    position, effective, '{}', '{}'
  from lived_versions where until_position is null order by position`;

/** Of an assignment: given with the dispatch, signed, done. */
const TICKET = `issue, 'a' || n, step, lead_unit, 'lead',
  (array['PENDING_SIGN','SIGNED','DONE'])[step - 2], false, step < 5, dispatched_at, due_at,
  handled_at, 'none'`;
const TICKET_COLUMNS = `issue, assignment, revision, unit, role, status, replaced, open, assigned_at,
  due_at, done_at, return_state`;

const INBOX_PAST = `
  insert into inbox_past (${TICKET_COLUMNS}, position, until_position, position_class, effective,
    until_effective, effective_class)
  select ${TICKET}, ${SPAN}
  from lived_versions where step in (3, 4) and until_position is not null order by until_position`;

const INBOX_LATEST = `
  insert into inbox_latest (${TICKET_COLUMNS}, position, effective)
  select ${TICKET}, position, effective
  from lived_versions where step in (3, 4) and until_position is null or step = 5`;

const LIVE = [
  `insert into board_issues
   select issue, phase, open, category, territory, urgency, complexity, lead_unit, lead_assignment,
     reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at,
     rework_round, supervision, open_orders, revision, position
   from board_latest`,
  `insert into board_reports
   select issue, 'r' || n, 'hotline', 'HELP', 's' || n, 'p' || n % 30000, null,
     case when n % 4000 = 0 then lead_unit end, 'NORMAL', null, null, array[n % 50000, n % 7001, 7]
   from lived`,
  `insert into board_units (unit, issue) select unit, issue from board_unit_since`,
  `insert into inbox_assignments
   select issue, assignment, unit, role, status, status_before_return, replaced, open, assigned_at,
     due_at, signed_at, contacted_at, done_at, handler, return_state, revision
   from inbox_latest`,
];

function classSql(length: string, axis: 'position' | 'instant'): string {
  const arms = classesOf(axis).map((longest, n) =>
    longest === null
      ? `else ${String(n)}`
      : `when ${length} <= ${String(longest)} then ${String(n)}`,
  );
  return `case when ${length} <= 0 then null ${arms.join(' ')} end`;
}
