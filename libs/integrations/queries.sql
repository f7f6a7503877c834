-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- export.board
    select b.issue,
  r.receipt_code,
  b.phase,
  b.open,
  r.channel,
  r.kind,
  b.category,
  b.territory,
  b.urgency,
  b.complexity,
  b.lead_unit,
  b.lead_assignment,
  to_json(array(select u.unit from board_units u where u.issue = b.issue order by u.unit)) as units,
  r.subject,
  r.reporter,
  r.accused_unit,
  r.confidentiality,
  case when isfinite(b.reported_at) then (extract(epoch from b.reported_at) * 1000)::bigint end as reported_at,
  case when isfinite(b.accepted_at) then (extract(epoch from b.accepted_at) * 1000)::bigint end as accepted_at,
  case when isfinite(b.dispatched_at) then (extract(epoch from b.dispatched_at) * 1000)::bigint end as dispatched_at,
  case when isfinite(b.due_at) then (extract(epoch from b.due_at) * 1000)::bigint end as due_at,
  case when isfinite(b.first_contact_at) then (extract(epoch from b.first_contact_at) * 1000)::bigint end as first_contact_at,
  case when isfinite(b.handled_at) then (extract(epoch from b.handled_at) * 1000)::bigint end as handled_at,
  case when isfinite(b.closed_at) then (extract(epoch from b.closed_at) * 1000)::bigint end as closed_at,
  b.rework_round,
  b.supervision,
  b.open_orders,
  r.external_source,
  r.external_id,
  b.revision,
  b.position,
  b.territory, case when $1::boolean then to_json(array(select u.unit from board_units u where u.issue = b.issue order by u.unit)) end, b.lead_unit,
  r.reporter, r.subject, r.accused_unit, r.confidentiality
from board_issues b join board_reports r using (issue)
where b.issue > $11
  and ($2::boolean
    or b.territory = any($3::text[])
    or r.reporter = $5 or r.subject = $5
    or exists (select from board_units s where s.issue = b.issue and s.unit = any($4::text[])))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($6::text[]) and a.reporter <> $7 and a.subject <> $7))
  and ($8::text[] is null or b.territory = any($8))
  and ($9::timestamptz is null or b.reported_at >= $9)
  and ($10::timestamptz is null or b.reported_at < $10)
order by b.issue limit $12;

-- export.assignments
    select a.issue,
  a.assignment,
  a.unit,
  a.role,
  a.status,
  a.status_before_return,
  a.replaced,
  a.open,
  case when isfinite(a.assigned_at) then (extract(epoch from a.assigned_at) * 1000)::bigint end as assigned_at,
  case when isfinite(a.due_at) then (extract(epoch from a.due_at) * 1000)::bigint end as due_at,
  case when isfinite(a.signed_at) then (extract(epoch from a.signed_at) * 1000)::bigint end as signed_at,
  case when isfinite(a.contacted_at) then (extract(epoch from a.contacted_at) * 1000)::bigint end as contacted_at,
  case when isfinite(a.done_at) then (extract(epoch from a.done_at) * 1000)::bigint end as done_at,
  a.handler,
  a.return_state,
  a.revision,
  b.territory, case when $1::boolean then to_json(array(select u.unit from board_units u where u.issue = b.issue order by u.unit)) end, b.lead_unit,
  r.reporter, r.subject, r.accused_unit, r.confidentiality
from inbox_assignments a
join board_issues b using (issue) join board_reports r using (issue)
where (a.issue, a.assignment) > ($11, $12)
  and ($2::boolean
    or b.territory = any($3::text[])
    or r.reporter = $5 or r.subject = $5
    or exists (select from board_units s where s.issue = b.issue and s.unit = any($4::text[])))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($6::text[]) and a.reporter <> $7 and a.subject <> $7))
  and ($8::text[] is null or b.territory = any($8))
  and ($9::timestamptz is null or a.assigned_at >= $9)
  and ($10::timestamptz is null or a.assigned_at < $10)
order by a.issue, a.assignment limit $13;

-- export.involvements
    select u.issue,
  u.unit,
  b.territory, case when $1::boolean then to_json(array(select u.unit from board_units u where u.issue = b.issue order by u.unit)) end, b.lead_unit,
  r.reporter, r.subject, r.accused_unit, r.confidentiality
from board_units u
join board_issues b using (issue) join board_reports r using (issue)
where (u.issue, u.unit) > ($11, $12)
  and ($2::boolean
    or b.territory = any($3::text[])
    or r.reporter = $5 or r.subject = $5
    or exists (select from board_units s where s.issue = b.issue and s.unit = any($4::text[])))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($6::text[]) and a.reporter <> $7 and a.subject <> $7))
  and ($8::text[] is null or b.territory = any($8))
  and ($9::timestamptz is null or b.reported_at >= $9)
  and ($10::timestamptz is null or b.reported_at < $10)
order by u.issue, u.unit limit $13;

-- export.matters
    select b.issue,
  b.territory, case when $1::boolean then to_json(array(select u.unit from board_units u where u.issue = b.issue order by u.unit)) end, b.lead_unit,
  r.reporter, r.subject, r.accused_unit, r.confidentiality
from board_issues b join board_reports r using (issue)
where b.issue = any($11::text[])
  and ($2::boolean
    or b.territory = any($3::text[])
    or r.reporter = $5 or r.subject = $5
    or exists (select from board_units s where s.issue = b.issue and s.unit = any($4::text[])))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($6::text[]) and a.reporter <> $7 and a.subject <> $7))
  and ($8::text[] is null or b.territory = any($8))
  and ($9::timestamptz is null or b.reported_at >= $9)
  and ($10::timestamptz is null or b.reported_at < $10);

-- export.sideStreams
    select s.kind || '-' || s.id as stream from side_streams s
where s.kind = $1 and s.id = any($2::text[])
  and ($3::boolean or s.territory = any($4::text[]) or s.units && $5::text[]
    or $6::text = any(s.persons))
  and ($7::text[] is null or s.territory = any($7));
