import { notHidden } from '../board/scope.js';

/** Matters that accuse the reader's unit are not in the inbox either: `$2` units, `$3` person. */
const NOT_HIDDEN = notHidden('issue').replaceAll('?units', '$2').replaceAll('?person', '$3');

export const INBOX_SQL = {
  load: `
    select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
      signed_at, contacted_at, done_at, handler, return_state, revision
    from inbox_assignments where issue = any($1)`,

  upsert: `
    insert into inbox_assignments (issue, assignment, unit, role, status, status_before_return,
      replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, revision)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::boolean[], $8::boolean[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[],
      $12::timestamptz[], $13::timestamptz[], $14::text[], $15::text[], $16::integer[])
    on conflict (issue, assignment) do update set
      status = excluded.status, status_before_return = excluded.status_before_return,
      replaced = excluded.replaced, open = excluded.open, due_at = excluded.due_at, signed_at = excluded.signed_at,
      contacted_at = excluded.contacted_at, done_at = excluded.done_at,
      handler = excluded.handler, return_state = excluded.return_state,
      revision = excluded.revision
    where inbox_assignments.revision < excluded.revision`,

  page: `
    select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
      signed_at, contacted_at, done_at, handler, return_state, revision
    from inbox_assignments
    where unit = $1 and ${NOT_HIDDEN}
      and open = $4 and (due_at, issue, assignment) > ($5::timestamptz, $6, $7)
      and ($9::timestamptz is null or done_at >= $9)
    order by due_at, issue, assignment limit $8`,

  /** $1 units, $4 until when a limit is near. */
  loads: `
    select unit, count(*) as open, count(*) filter (where due_at < now()) as overdue,
      count(*) filter (where due_at >= now() and due_at < $4::timestamptz) as near_due,
      count(*) filter (where status = 'PENDING_SIGN') as to_sign
    from inbox_assignments where unit = any($1) and ${NOT_HIDDEN} and open group by unit`,

  count: `
    select count(*) as open, count(*) filter (where due_at < now()) as overdue,
      count(*) filter (where status = 'PENDING_SIGN') as to_sign
    from inbox_assignments where unit = $1 and ${NOT_HIDDEN} and open`,
} as const;
