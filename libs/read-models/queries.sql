-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- board.load
select issue, phase, category, territory, urgency, complexity, lead_unit, lead_assignment,
  reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at,
  rework_round, supervision, open_orders, revision, position
from board_issues where issue = any($1);

-- board.write
with reports as (
  insert into board_reports (issue, receipt_code, channel, kind, subject, reporter, title,
    accused_unit, confidentiality, external_source, external_id, tokens)
  select issue, receipt_code, channel, kind, subject, reporter, title, accused_unit,
    confidentiality, external_source, external_id, tokens::integer[]
  from unnest($22::text[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[],
    $28::text[], $29::text[], $30::text[], $31::text[], $32::text[], $33::text[])
    as report (issue, receipt_code, channel, kind, subject, reporter, title, accused_unit,
      confidentiality, external_source, external_id, tokens)
  on conflict (issue) do nothing
), units as (
  insert into board_units (unit, issue) select * from unnest($34::text[], $35::text[])
  on conflict do nothing
)
insert into board_issues (issue, phase, open, category, territory, urgency, complexity,
  lead_unit, lead_assignment, reported_at, accepted_at, dispatched_at, due_at,
  first_contact_at, handled_at, closed_at, rework_round, supervision, open_orders, revision,
  position)
select * from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[],
  $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[],
  $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
  $16::timestamptz[], $17::integer[], $18::text[], $19::integer[], $20::integer[],
  $21::bigint[])
on conflict (issue) do update set
  phase = excluded.phase, open = excluded.open, category = excluded.category,
  territory = excluded.territory, urgency = excluded.urgency,
  complexity = excluded.complexity, lead_unit = excluded.lead_unit,
  lead_assignment = excluded.lead_assignment, accepted_at = excluded.accepted_at,
  dispatched_at = excluded.dispatched_at, due_at = excluded.due_at,
  first_contact_at = excluded.first_contact_at, handled_at = excluded.handled_at,
  closed_at = excluded.closed_at, rework_round = excluded.rework_round,
  supervision = excluded.supervision, open_orders = excluded.open_orders,
  revision = excluded.revision,
  position = greatest(board_issues.position, excluded.position)
where board_issues.revision < excluded.revision;

-- board.erase
with gone as (
  update board_reports r set title = null, tokens = '{}'
  from unnest($1::text[], $2::bigint[]) as erased (subject, position)
  where r.subject = erased.subject and r.title is not null
  returning r.issue, erased.position
)
update board_issues b set position = greatest(b.position, gone.position)
from gone where b.issue = gone.issue;

-- inbox.load
select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
  signed_at, contacted_at, done_at, handler, return_state, revision
from inbox_assignments where issue = any($1);

-- inbox.upsert
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
where inbox_assignments.revision < excluded.revision;

-- inbox.page
select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
  signed_at, contacted_at, done_at, handler, return_state, revision
from inbox_assignments
where unit = $1 and issue <> all(array(select a.issue from board_reports a
where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and open = $4 and (due_at, issue, assignment) > ($5::timestamptz, $6, $7)
order by due_at, issue, assignment limit $8;

-- inbox.count
select count(*) as open, count(*) filter (where due_at < now()) as overdue,
  count(*) filter (where status = 'PENDING_SIGN') as to_sign
from inbox_assignments where unit = $1 and issue <> all(array(select a.issue from board_reports a
where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3)) and open;

-- timeline.insert
insert into timeline_entries (issue, revision, position, type, occurred_at, recorded_at, person,
  post, unit, data)
select issue, revision, position, type, occurred_at, recorded_at, person, post, unit, data::json
from unnest($1::text[], $2::integer[], $3::bigint[], $4::text[], $5::timestamptz[],
  $6::timestamptz[], $7::text[], $8::text[], $9::text[],
  string_to_array($10, chr(31)))
  as entry (issue, revision, position, type, occurred_at, recorded_at, person, post, unit, data)
on conflict (issue, revision) do nothing;

-- timeline.ofIssue
select revision, position, type, occurred_at, recorded_at, person, post, unit, data
from timeline_entries where issue = $1 and revision > $2 order by revision limit $3;

-- checksum.board_issues
select count(*) as rows,
  coalesce(sum(hashtextextended((row(coalesce(r.external_source || ':' || r.external_id, r.issue), b.phase, b.open, b.category, b.territory, b.urgency, b.complexity, b.lead_unit,
  b.reported_at at time zone 'UTC', b.accepted_at at time zone 'UTC',
  b.dispatched_at at time zone 'UTC', b.due_at at time zone 'UTC',
  b.first_contact_at at time zone 'UTC', b.handled_at at time zone 'UTC',
  b.closed_at at time zone 'UTC', b.rework_round, b.supervision, b.open_orders, b.revision))::text, 0)::numeric), 0)::text as checksum
from board_issues b join board_reports r using (issue);

-- checksum.board_reports
select count(*) as rows,
  coalesce(sum(hashtextextended((row(coalesce(r.external_source || ':' || r.external_id, r.issue), r.channel, r.kind, r.title is null, r.accused_unit, r.confidentiality,
  cardinality(r.tokens)))::text, 0)::numeric), 0)::text as checksum
from board_reports r;

-- checksum.board_units
select count(*) as rows,
  coalesce(sum(hashtextextended((row(coalesce(r.external_source || ':' || r.external_id, r.issue), u.unit))::text, 0)::numeric), 0)::text as checksum
from board_units u join board_reports r using (issue);

-- checksum.inbox_assignments
select count(*) as rows,
  coalesce(sum(hashtextextended((row(coalesce(r.external_source || ':' || r.external_id, r.issue), a.unit, a.role, a.status, a.status_before_return, a.open,
  a.assigned_at at time zone 'UTC', a.due_at at time zone 'UTC',
  a.signed_at at time zone 'UTC', a.contacted_at at time zone 'UTC',
  a.done_at at time zone 'UTC', a.return_state, a.revision))::text, 0)::numeric), 0)::text as checksum
from inbox_assignments a join board_reports r using (issue);

-- checksum.timeline_entries
select count(*) as rows,
  coalesce(sum(hashtextextended((row(coalesce(r.external_source || ':' || r.external_id, r.issue), t.revision, t.type, t.occurred_at at time zone 'UTC', t.post, t.unit))::text, 0)::numeric), 0)::text as checksum
from timeline_entries t join board_reports r using (issue);

-- routing-shadow.insert
insert into routing_shadow (shadow, issue, revision, beside, position, judged_at, category,
  territory, live_lead, live_rule, candidate_lead, candidate_rule, differences, shown)
select shadow, issue, revision, beside, position, judged_at, category, territory, live_lead,
  live_rule, candidate_lead, candidate_rule, string_to_array(differences, ','), shown
from unnest($1::integer[], $2::text[], $3::integer[], $4::text[], $5::bigint[],
  $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
  $12::text[], $13::text[], $14::boolean[])
  as judged (shadow, issue, revision, beside, position, judged_at, category, territory,
    live_lead, live_rule, candidate_lead, candidate_rule, differences, shown)
on conflict (shadow, beside, issue, revision) do nothing;

-- routing-shadow.counts
select beside, count(*) as judged, count(*) filter (where differences <> '{}') as disagreed,
  count(*) filter (where 'LEAD' = any (differences)) as other_lead
from routing_shadow where shadow = $1 group by beside;

-- routing-shadow.examples
select issue, beside, judged_at, category, territory, live_lead, live_rule, candidate_lead,
  candidate_rule, differences
from routing_shadow where shadow = $1 and shown and differences <> '{}'
order by position desc limit $2;

-- board: position
select position from projection_checkpoints
where projector = 'board';

-- board: everybody's queue
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.open
  and (b.due_at, b.issue) > ($3::timestamptz, $4)
order by b.due_at, b.issue limit $5;

-- board: a street's queue
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where b.territory = $1
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: a district's queue
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where b.territory = any($1)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: a unit's queue
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.open
  and b.lead_unit = $3
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: all a unit is involved in
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where exists (select from board_units u where u.issue = b.issue and u.unit = any($1))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: a street's queue and its office's
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where b.issue in ((select b.issue from board_issues b
where b.territory = any($1)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and (b.due_at, b.issue) > ($5::timestamptz, $6)
order by b.due_at, b.issue limit $7)
union (select b.issue from board_issues b
where exists (select from board_units u where u.issue = b.issue and u.unit = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and (b.due_at, b.issue) > ($5::timestamptz, $6)
order by b.due_at, b.issue limit $7))
order by b.due_at, b.issue limit $7;

-- board: all a street and its office have seen
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where b.issue in ((select b.issue from board_issues b
where b.territory = any($1)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and (b.reported_at, b.issue) < ($5::timestamptz, $6)
order by b.reported_at desc, b.issue desc limit $7)
union (select b.issue from board_issues b
where exists (select from board_units u where u.issue = b.issue and u.unit = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and (b.reported_at, b.issue) < ($5::timestamptz, $6)
order by b.reported_at desc, b.issue desc limit $7))
order by b.reported_at desc, b.issue desc limit $7;

-- board: waiting for acceptance
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.open
  and b.phase = $3
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: late
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.open
  and b.due_at < now()
  and b.handled_at is null
  and (b.due_at, b.issue) > ($3::timestamptz, $4)
order by b.due_at, b.issue limit $5;

-- board: newest reports
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and (b.reported_at, b.issue) < ($3::timestamptz, $4)
order by b.reported_at desc, b.issue desc limit $5;

-- board: my reports
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where (r.reporter = $1 or r.subject = $1)
  and (b.reported_at, b.issue) < ($2::timestamptz, $3)
order by b.reported_at desc, b.issue desc limit $4;

-- board: search
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and r.tokens @> $3::integer[]
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

-- board: open issues by phase
select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < now()) as overdue
from board_issues b
where b.territory = $1
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
group by b.phase;

-- board: open issues by phase, of a street and its office
select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < now()) as overdue
from board_issues b
where b.issue in ((select b.issue from board_issues b
where b.territory = any($1)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open)
union (select b.issue from board_issues b
where exists (select from board_units u where u.issue = b.issue and u.unit = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open))
group by b.phase;

-- board: changes
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.position > $3
order by b.position limit $4;

-- board: changes for a street and its office
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where b.issue in ((select b.issue from board_issues b
where b.territory = any($1)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.position > $5
order by b.position limit $6)
union (select b.issue from board_issues b
where exists (select from board_units u where u.issue = b.issue and u.unit = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.position > $5
order by b.position limit $6))
order by b.position limit $6;

-- board: one issue
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
  b.territory, b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision, b.position
from board_issues b join board_reports r using (issue)
where exists (select from board_units u where u.issue = b.issue and u.unit = any($1))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.issue = $4;
