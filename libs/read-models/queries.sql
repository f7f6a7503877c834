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
  from (
    select subject, max(position) as position
    from unnest($1::text[], $2::bigint[]) as each (subject, position) group by subject
  ) erased
  where r.subject = erased.subject
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
  and ($9::timestamptz is null or done_at >= $9)
order by due_at, issue, assignment limit $8;

-- inbox.loads
select unit, count(*) as open, count(*) filter (where due_at < now()) as overdue,
  count(*) filter (where due_at >= now() and due_at < $4::timestamptz) as near_due,
  count(*) filter (where status = 'PENDING_SIGN') as to_sign
from inbox_assignments where unit = any($1) and issue <> all(array(select a.issue from board_reports a
where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3)) and open group by unit;

-- inbox.count
select count(*) as open, count(*) filter (where due_at < now()) as overdue,
  count(*) filter (where status = 'PENDING_SIGN') as to_sign
from inbox_assignments where unit = $1 and issue <> all(array(select a.issue from board_reports a
where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3)) and open;

-- history.loadBoard
select issue, phase, category, territory, urgency, complexity, lead_unit, lead_assignment,
  reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at,
  rework_round, supervision, open_orders, revision, position, effective, later_positions,
  later_effective
from board_latest where issue = any($1);

-- history.loadInbox
select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
  signed_at, contacted_at, done_at, handler, return_state, revision, position, effective
from inbox_latest where issue = any($1);

-- history.writeBoard
with past as (
insert into board_past (issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions, later_effective, position, effective, until_position, position_class, until_effective, effective_class)
select issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions::bigint[], later_effective::timestamptz[], position, effective, until_position, position_class, until_effective, effective_class
from unnest($1::text[], $2::integer[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[], $16::timestamptz[], $17::integer[], $18::text[], $19::text[], $20::text[], $21::bigint[], $22::timestamptz[], $23::bigint[], $24::smallint[], $25::timestamptz[], $26::smallint[])
  as given (issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions, later_effective, position, effective, until_position, position_class, until_effective, effective_class)
on conflict do nothing
), begun as (
insert into board_begun (issue, reported_at, position)
select issue, reported_at, position
from unnest($27::text[], $28::timestamptz[], $29::bigint[])
  as given (issue, reported_at, position)
on conflict do nothing
), bounds as (
insert into board_begun_lanes (block, lane, reported_at)
select block, lane, reported_at
from unnest($30::bigint[], $31::smallint[], $32::timestamptz[])
  as given (block, lane, reported_at)
on conflict (block, lane) do update
  set reported_at = greatest(board_begun_lanes.reported_at, excluded.reported_at)
), units as (
insert into board_unit_since (issue, unit, position, effective)
select issue, unit, position, effective
from unnest($33::text[], $34::text[], $35::bigint[], $36::timestamptz[])
  as given (issue, unit, position, effective)
on conflict do nothing
)
insert into board_latest (issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions, later_effective, position, effective, lead_assignment, open_orders)
select issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions::bigint[], later_effective::timestamptz[], position, effective, lead_assignment, open_orders
from unnest($37::text[], $38::integer[], $39::text[], $40::boolean[], $41::text[], $42::text[], $43::text[], $44::text[], $45::text[], $46::timestamptz[], $47::timestamptz[], $48::timestamptz[], $49::timestamptz[], $50::timestamptz[], $51::timestamptz[], $52::timestamptz[], $53::integer[], $54::text[], $55::text[], $56::text[], $57::bigint[], $58::timestamptz[], $59::text[], $60::integer[])
  as given (issue, revision, phase, open, category, territory, urgency, complexity, lead_unit, reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at, rework_round, supervision, later_positions, later_effective, position, effective, lead_assignment, open_orders)
on conflict (issue) do update set
  revision = excluded.revision, phase = excluded.phase, open = excluded.open, category = excluded.category, territory = excluded.territory, urgency = excluded.urgency, complexity = excluded.complexity, lead_unit = excluded.lead_unit, accepted_at = excluded.accepted_at, dispatched_at = excluded.dispatched_at, due_at = excluded.due_at, first_contact_at = excluded.first_contact_at, handled_at = excluded.handled_at, closed_at = excluded.closed_at, rework_round = excluded.rework_round, supervision = excluded.supervision, later_positions = excluded.later_positions, later_effective = excluded.later_effective, position = excluded.position, effective = excluded.effective, lead_assignment = excluded.lead_assignment, open_orders = excluded.open_orders
where board_latest.revision + cardinality(board_latest.later_positions)
  < excluded.revision + cardinality(excluded.later_positions);

-- history.writeBounds
insert into board_begun_lanes (block, lane, reported_at)
select block, lane, reported_at
from unnest($1::bigint[], $2::smallint[], $3::timestamptz[])
  as given (block, lane, reported_at)
on conflict (block, lane) do update
  set reported_at = greatest(board_begun_lanes.reported_at, excluded.reported_at);

-- history.writeInbox
with past as (
insert into inbox_past (issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective, until_position, position_class, until_effective, effective_class)
select issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective, until_position, position_class, until_effective, effective_class
from unnest($1::text[], $2::text[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::boolean[], $9::boolean[], $10::timestamptz[], $11::timestamptz[], $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::text[], $16::text[], $17::bigint[], $18::timestamptz[], $19::bigint[], $20::smallint[], $21::timestamptz[], $22::smallint[])
  as given (issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective, until_position, position_class, until_effective, effective_class)
on conflict do nothing
)
insert into inbox_latest (issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective)
select issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective
from unnest($23::text[], $24::text[], $25::integer[], $26::text[], $27::text[], $28::text[], $29::text[], $30::boolean[], $31::boolean[], $32::timestamptz[], $33::timestamptz[], $34::timestamptz[], $35::timestamptz[], $36::timestamptz[], $37::text[], $38::text[], $39::bigint[], $40::timestamptz[])
  as given (issue, assignment, revision, unit, role, status, status_before_return, replaced, open, assigned_at, due_at, signed_at, contacted_at, done_at, handler, return_state, position, effective)
on conflict (issue, assignment) do update set
  revision = excluded.revision, status = excluded.status, status_before_return = excluded.status_before_return, replaced = excluded.replaced, open = excluded.open, due_at = excluded.due_at, signed_at = excluded.signed_at, contacted_at = excluded.contacted_at, done_at = excluded.done_at, handler = excluded.handler, return_state = excluded.return_state, position = excluded.position, effective = excluded.effective
where inbox_latest.revision < excluded.revision;

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

-- similar.write
insert into report_spots (issue, latitude, longitude)
select * from unnest($1::text[], $2::double precision[], $3::double precision[])
on conflict (issue) do nothing;

-- similar.shares
with common as (
  select each.piece, each.share
  from pg_stats s, unnest(s.most_common_elems::text::integer[], s.most_common_elem_freqs)
    as each (piece, share)
  where s.schemaname = current_schema() and s.tablename = 'board_reports'
    and s.attname = 'tokens' and each.piece is not null
)
select asked.piece, coalesce(common.share, 0) as share
from unnest($1::integer[]) as asked (piece) left join common using (piece)
order by share, asked.piece;

-- similar.rows
  select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category,
b.territory, b.urgency, b.complexity, b.lead_unit,
array(select u.unit from board_units u where u.issue = b.issue order by u.unit) as units,
r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
b.supervision, r.external_source, r.external_id, b.revision, b.position
  from board_issues b join board_reports r using (issue) where b.issue = any($1);

-- kpi.sets
select formulas, version, fingerprint from kpi_sets order by formulas;

-- kpi.definition
select definition from kpi_sets where formulas = $1 and fingerprint = $2;

-- kpi.load
select matter, revision, position, changed_at, state,
  array(select o.formulas from kpi_open_matters o where o.matter = m.matter) as open_under
from kpi_matters m where matter = any($1);

-- kpi.writeMatters
insert into kpi_matters (matter, revision, position, changed_at, first_at, last_at, state)
select matter, revision, position, changed_at, first_at, last_at, state::json
from unnest($1::text[], $2::integer[], $3::bigint[], $4::timestamptz[], $5::timestamptz[],
  $6::timestamptz[], string_to_array($7, chr(31)))
  as written (matter, revision, position, changed_at, first_at, last_at, state)
on conflict (matter) do update set
  revision = excluded.revision, position = excluded.position,
  changed_at = excluded.changed_at, first_at = excluded.first_at, last_at = excluded.last_at,
  state = excluded.state;

-- kpi.writeOpen
with settled as (
  delete from kpi_open_matters o
  using unnest($3::text[], $4::text[]) as settled (formulas, matter)
  where o.formulas = settled.formulas and o.matter = settled.matter
)
insert into kpi_open_matters (formulas, matter)
select * from unnest($1::text[], $2::text[])
on conflict do nothing;

-- kpi.addTallies
insert into kpi_tallies (formulas, period_kind, period, dimension, metric, subject, copied_to,
  rater, value, share, n, d, e)
select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
  $7::text[], $8::text[], $9::text[], $10::boolean[], $11::numeric[], $12::numeric[],
  $13::numeric[])
on conflict (formulas, period_kind, period, dimension, metric, subject, copied_to, rater, value,
  share) do update set
  n = kpi_tallies.n + excluded.n, d = kpi_tallies.d + excluded.d,
  e = kpi_tallies.e + excluded.e;

-- kpi.dropEmptyTallies
delete from kpi_tallies t
using unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
  $7::text[], $8::text[], $9::text[], $10::boolean[])
  as taken (formulas, period_kind, period, dimension, metric, subject, copied_to, rater, value,
    share)
where t.formulas = taken.formulas and t.period_kind = taken.period_kind
  and t.period = taken.period and t.dimension = taken.dimension and t.metric = taken.metric
  and t.subject = taken.subject and t.copied_to = taken.copied_to and t.rater = taken.rater
  and t.value = taken.value and t.share = taken.share
  and t.n = 0 and t.d = 0 and t.e = 0;

-- kpi.startSet
with tallies as (delete from kpi_tallies where formulas = $1),
  matters as (delete from kpi_open_matters where formulas = $1)
insert into kpi_sets (formulas, version, definition, fingerprint)
values ($1, $2, $3::text::json, md5($3::text))
on conflict (formulas) do update set
  version = excluded.version, definition = excluded.definition,
  fingerprint = excluded.fingerprint;

-- kpi.mattersAfter
select matter, revision, position, changed_at, state from kpi_matters
where matter > $1 order by matter limit $2;

-- kpi.position
select position from projection_checkpoints where projector = 'kpi';

-- kpi.parked
select count(distinct stream) as streams from parked_events where projector = 'kpi';

-- kpi.tallies
select metric, subject, copied_to, rater, value, share, sum(n)::text as n, sum(d)::text as d,
  sum(e)::text as e
from kpi_tallies
where formulas = $1 and dimension = $4
  and (period_kind = $2 and period = $3 or period_kind = '' and period = any($5))
group by metric, subject, copied_to, rater, value, share;

-- kpi.openMatters
select m.matter, m.revision, m.position, m.changed_at, m.state
from kpi_open_matters o join kpi_matters m using (matter)
where o.formulas = $1 and m.last_at >= $2 and m.first_at < $3;

-- kpi.changedAfterInstant
select matter from kpi_matters where changed_at > $1;

-- kpi.changedAfterPosition
select matter from kpi_matters where position > $1;

-- kpi.mattersIn
select matter, revision, position, changed_at, state from kpi_matters
where last_at >= $1 and first_at < $2 and matter > $3
order by matter limit $4;

-- kpi.mattersOfSource
select r.external_id as record, m.matter, m.revision, m.position, m.changed_at, m.state
from kpi_matters m join board_reports r on r.issue = m.matter
where r.external_source = $1 and m.matter > $2
order by m.matter limit $3;

-- kpi.loadPublished
select formulas, period, version, revision, position, as_of, sha256, published_at, published_by,
  appeal_until, appeals, open_appeals, stream_revision
from kpi_published p
where exists (select from unnest($1::text[]) as asked (stream)
  where asked.stream = 'kpiTable-' || p.formulas || '-' || p.period);

-- kpi.writePublished
insert into kpi_published (formulas, period, version, revision, position, as_of, sha256,
  published_at, published_by, appeal_until, appeals, open_appeals, stream_revision)
select * from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::bigint[],
  $6::timestamptz[], $7::text[], $8::timestamptz[], $9::text[], $10::timestamptz[],
  $11::integer[], $12::integer[], $13::integer[])
on conflict (formulas, period) do update set
  version = excluded.version, revision = excluded.revision, position = excluded.position,
  as_of = excluded.as_of, sha256 = excluded.sha256, published_at = excluded.published_at,
  published_by = excluded.published_by, appeal_until = excluded.appeal_until,
  appeals = excluded.appeals, open_appeals = excluded.open_appeals,
  stream_revision = excluded.stream_revision;

-- kpi.published
select formulas, period, version, revision, position, as_of, sha256, published_at, published_by,
  appeal_until, appeals, open_appeals, stream_revision
from kpi_published order by published_at desc, formulas, period limit 1000;

-- play.touches
select issue, effective from (
select issue, position, effective from board_latest where effective > $1 and effective <= $2
union all
select issue, position, effective from board_past
where open = any('{t,f}') and effective_class = any('{0,1,2,3,4,5,6,7,8,9,10}'::smallint[])
  and effective > $1 and effective <= $2
union all
select issue, position, effective from board_unit_since
where unit = any($3::text[]) and effective > $1 and effective <= $2
) touched
order by effective, position limit $4;

-- play.next
select min(effective) as effective from (
  (select effective from board_latest where effective > $1 and effective <= $2
   order by effective limit 1)
  union all
  select p.effective from unnest('{t,f}'::boolean[]) o (open)
  cross join unnest('{0,1,2,3,4,5,6,7,8,9,10}'::smallint[]) c (class)
  cross join lateral (
    select effective from board_past
    where open = o.open and effective_class = c.class and effective > $1 and effective <= $2
    order by effective limit 1) p
  union all
  (select effective from board_unit_since
   where unit = any($3::text[]) and effective > $1 and effective <= $2
   order by effective limit 1)
) change;

-- play.touchedByPosition
select issue from (
  (select issue from board_latest
   where issue > $4 and position > $1::bigint and position <= $2::bigint
   order by issue limit $5)
  union all
  (select distinct issue from board_past
   where issue > $4 and position > $1::bigint and position <= $2::bigint
   order by issue limit $5)
  union all
  (select distinct issue from board_unit_since
   where unit = any($3::text[]) and issue > $4
     and position > $1::bigint and position <= $2::bigint
   order by issue limit $5)
) touched
group by issue order by issue limit $5;

-- play.touchedByInstant
select issue from (
  (select issue from board_latest
   where issue > $4 and effective > $1::timestamptz and effective <= $2::timestamptz
   order by issue limit $5)
  union all
  (select distinct issue from board_past
   where issue > $4 and effective > $1::timestamptz and effective <= $2::timestamptz
   order by issue limit $5)
  union all
  (select distinct issue from board_unit_since
   where unit = any($3::text[]) and issue > $4
     and effective > $1::timestamptz and effective <= $2::timestamptz
   order by issue limit $5)
) touched
group by issue order by issue limit $5;

-- play.eventsByPosition
select issue, position from (
  select issue, position, position as since from board_latest where issue = any($3::text[])
  union all
  select issue, position, position from board_past where issue = any($3::text[])
  union all
  select issue, unnest(later_positions), unnest(later_positions)
  from board_latest where issue = any($3::text[])
  union all
  select issue, unnest(later_positions), unnest(later_positions)
  from board_past where issue = any($3::text[])
) event
where since > $1::bigint and since <= $2::bigint
group by issue, position order by issue, position;

-- play.eventsByInstant
select issue, position from (
  select issue, position, effective as since from board_latest where issue = any($3::text[])
  union all
  select issue, position, effective from board_past where issue = any($3::text[])
  union all
  select issue, unnest(later_positions), unnest(later_effective)
  from board_latest where issue = any($3::text[])
  union all
  select issue, unnest(later_positions), unnest(later_effective)
  from board_past where issue = any($3::text[])
) event
where since > $1::timestamptz and since <= $2::timestamptz
group by issue, position order by issue, position;

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

-- board: loads of units
select b.lead_unit as unit, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < now()) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= now() and b.due_at < $4::timestamptz)
    as near_due,
  count(*) filter (where b.supervision = 'reminded') as reminded,
  count(*) filter (where b.supervision = 'ordered') as ordered
from board_issues b
where b.territory = $1
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
group by b.lead_unit order by b.lead_unit;

-- board: loads of territories
select b.territory, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < now()) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= now() and b.due_at < $3::timestamptz)
    as near_due
from board_issues b
where true
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and b.open
group by b.territory;

-- board: what presses
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
  and (b.supervision <> 'none'
    or b.due_at < $3::timestamptz and b.handled_at is null)
  and (b.due_at, b.issue) > ($4::timestamptz, $5)
order by b.due_at, b.issue limit $6;

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
  and b.position > $3 and b.position <= $4
order by b.position limit $5;

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
  and b.position > $5 and b.position <= $6
order by b.position limit $7)
union (select b.issue from board_issues b
where exists (select from board_units u where u.issue = b.issue and u.unit = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.position > $5 and b.position <= $6
order by b.position limit $7))
order by b.position limit $7;

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

-- board: similar matters
with found as (
  (select p.issue from report_spots p join board_issues b using (issue)
    where point(p.longitude, p.latitude) <@ box(point($3, $4), point($5, $6)) and (b.open or b.closed_at > now() - interval '30 days')
    order by b.reported_at desc limit 100)
  union (select r.issue from board_reports r join board_issues b using (issue)
    where r.tokens && $7::integer[] and (b.open or b.closed_at > now() - interval '30 days')
    order by b.reported_at desc limit 100)
  union (select b.issue from board_issues b
    where b.territory = any($8) and b.open
    order by b.reported_at desc limit 100)
)
select b.issue, b.category, b.territory, b.open, s.latitude, s.longitude,
  cardinality(array(select unnest(r.tokens) intersect select unnest($9::integer[]))) as shared
from found join board_issues b using (issue) join board_reports r using (issue)
  left join report_spots s using (issue)
where (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($1) and a.reporter <> $2 and a.subject <> $2))
  and (b.open or b.closed_at > now() - interval '30 days');

-- past board: all open by limit, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
order by b.due_at, b.issue limit $4)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
order by b.due_at, b.issue limit $4)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.due_at, b.issue limit $4;

-- past board: a subtree, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.territory = any($4)
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.territory = any($4)
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.due_at, b.issue limit $5;

-- past board: what a unit leads, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.lead_unit = $4
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.lead_unit = $4
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.due_at, b.issue limit $5;

-- past board: all a unit is involved in, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.effective <= $1::timestamptz
  and (exists (select from board_unit_since u
    where u.issue = b.issue and u.unit = any($2) and u.effective <= $1::timestamptz))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (exists (select from board_unit_since u
    where u.issue = b.issue and u.unit = any($2) and u.effective <= $1::timestamptz))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.due_at, b.issue limit $5;

-- past board: newest reports, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_begun h
cross join lateral (
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_latest b where b.issue = h.issue and b.effective <= $1::timestamptz
  union all
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_past b where b.issue = h.issue and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz
) b
where h.reported_at <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
order by h.reported_at desc, h.issue desc limit $4
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.reported_at desc, b.issue desc limit $4;

-- past board: late, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.due_at < $4
  and b.handled_at is null
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.due_at < $4
  and b.handled_at is null
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.due_at, b.issue limit $5;

-- past board: search, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_begun h
join board_reports r on r.issue = h.issue
cross join lateral (
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_latest b where b.issue = h.issue and b.effective <= $1::timestamptz
  union all
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_past b where b.issue = h.issue and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz
) b
where h.reported_at <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and r.tokens @> $4::integer[]
order by h.reported_at desc, h.issue desc limit $5
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed
order by b.reported_at desc, b.issue desc limit $5;

-- past board: open issues by phase, at instant
select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < $4::timestamptz) as overdue
from ((select b.phase, b.open, b.handled_at, b.due_at
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)
union all
(select b.phase, b.open, b.handled_at, b.due_at
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)) b
group by b.phase;

-- past board: loads of units, at instant
select b.lead_unit as unit, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < $4::timestamptz) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= $4::timestamptz and b.due_at < $5::timestamptz)
    as near_due,
  count(*) filter (where b.supervision = 'reminded') as reminded,
  count(*) filter (where b.supervision = 'ordered') as ordered
from ((select b.lead_unit, b.handled_at, b.due_at, b.supervision
from board_latest b
where b.effective <= $1::timestamptz
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)
union all
(select b.lead_unit, b.handled_at, b.due_at, b.supervision
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)) b
group by b.lead_unit order by b.lead_unit;

-- past inbox: a unit's page, at instant
select * from (
  (select i.issue, i.assignment, i.unit, i.role, i.status, i.status_before_return, i.replaced,
  i.assigned_at, i.due_at, i.signed_at, i.contacted_at, i.done_at, i.handler, i.return_state,
  i.revision from inbox_latest i
    where i.unit = $2 and i.open = $5 and i.effective <= $1::timestamptz
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
    and (i.due_at, i.issue, i.assignment) > ($6::timestamptz, $7, $8)
    and ($10::timestamptz is null or i.done_at >= $10)
    order by i.due_at, i.issue, i.assignment limit $9)
  union all
  (select i.issue, i.assignment, i.unit, i.role, i.status, i.status_before_return, i.replaced,
  i.assigned_at, i.due_at, i.signed_at, i.contacted_at, i.done_at, i.handler, i.return_state,
  i.revision from inbox_past i
    where ((i.unit = $2 and i.open = $5 and i.effective_class = 0 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 1 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 2 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 3 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 4 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 5 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 6 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 7 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 8 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 9 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = $5 and i.effective_class = 10 and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz))
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
    and (i.due_at, i.issue, i.assignment) > ($6::timestamptz, $7, $8)
    and ($10::timestamptz is null or i.done_at >= $10)
    order by i.due_at, i.issue, i.assignment limit $9)
) i
order by i.due_at, i.issue, i.assignment limit $9;

-- past inbox: counters, at instant
select count(*) as open, count(*) filter (where i.due_at < $5::timestamptz) as overdue,
  count(*) filter (where i.status = 'PENDING_SIGN') as to_sign
from (
  (select i.due_at, i.status from inbox_latest i
    where i.unit = $2 and i.open = true and i.effective <= $1::timestamptz
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
  union all
  (select i.due_at, i.status from inbox_past i
    where ((i.unit = $2 and i.open = true and i.effective_class = 0 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 1 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 2 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 3 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 4 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 5 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 6 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 7 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 8 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 9 and i.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz)
    or (i.unit = $2 and i.open = true and i.effective_class = 10 and i.effective <= $1::timestamptz and i.until_effective > $1::timestamptz))
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
) i;

-- past board: all open by limit, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
order by b.due_at, b.issue limit $4)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
order by b.due_at, b.issue limit $4)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.due_at, b.issue limit $4;

-- past board: a subtree, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.territory = any($4)
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.territory = any($4)
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.due_at, b.issue limit $5;

-- past board: what a unit leads, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.lead_unit = $4
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.lead_unit = $4
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.due_at, b.issue limit $5;

-- past board: all a unit is involved in, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.position <= $1::bigint
  and (exists (select from board_unit_since u
    where u.issue = b.issue and u.unit = any($2) and u.position <= $1::bigint))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (exists (select from board_unit_since u
    where u.issue = b.issue and u.unit = any($2) and u.position <= $1::bigint))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.due_at, b.issue limit $5;

-- past board: newest reports, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_begun h
cross join lateral (
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_latest b where b.issue = h.issue and b.position <= $1::bigint
  union all
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_past b where b.issue = h.issue and b.position <= $1::bigint and b.until_position > $1::bigint
) b
where h.position <= $1::bigint and h.reported_at <= (select coalesce(max(n.reported_at), 'infinity')
    from board_begun_lanes n where n.block <= $1::bigint / 4096)
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
order by h.reported_at desc, h.issue desc limit $4
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.reported_at desc, b.issue desc limit $4;

-- past board: late, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.due_at < $4
  and b.handled_at is null
order by b.due_at, b.issue limit $5)
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open
  and b.due_at < $4
  and b.handled_at is null
order by b.due_at, b.issue limit $5)
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.due_at, b.issue limit $5;

-- past board: search, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_begun h
join board_reports r on r.issue = h.issue
cross join lateral (
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_latest b where b.issue = h.issue and b.position <= $1::bigint
  union all
  select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective from board_past b where b.issue = h.issue and b.position <= $1::bigint and b.until_position > $1::bigint
) b
where h.position <= $1::bigint and h.reported_at <= (select coalesce(max(n.reported_at), 'infinity')
    from board_begun_lanes n where n.block <= $1::bigint / 4096)
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and r.tokens @> $4::integer[]
order by h.reported_at desc, h.issue desc limit $5
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed
order by b.reported_at desc, b.issue desc limit $5;

-- past board: open issues by phase, at position
select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and b.due_at < $4::timestamptz) as overdue
from ((select b.phase, b.open, b.handled_at, b.due_at
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)
union all
(select b.phase, b.open, b.handled_at, b.due_at
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)) b
group by b.phase;

-- past board: loads of units, at position
select b.lead_unit as unit, count(*) as open,
  count(*) filter (where b.handled_at is null and b.due_at < $4::timestamptz) as overdue,
  count(*) filter (where b.handled_at is null and b.due_at >= $4::timestamptz and b.due_at < $5::timestamptz)
    as near_due,
  count(*) filter (where b.supervision = 'reminded') as reminded,
  count(*) filter (where b.supervision = 'ordered') as ordered
from ((select b.lead_unit, b.handled_at, b.due_at, b.supervision
from board_latest b
where b.position <= $1::bigint
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)
union all
(select b.lead_unit, b.handled_at, b.due_at, b.supervision
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (true)
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($2) and a.reporter <> $3 and a.subject <> $3))
  and b.open)) b
group by b.lead_unit order by b.lead_unit;

-- past inbox: a unit's page, at position
select * from (
  (select i.issue, i.assignment, i.unit, i.role, i.status, i.status_before_return, i.replaced,
  i.assigned_at, i.due_at, i.signed_at, i.contacted_at, i.done_at, i.handler, i.return_state,
  i.revision from inbox_latest i
    where i.unit = $2 and i.open = $5 and i.position <= $1::bigint
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
    and (i.due_at, i.issue, i.assignment) > ($6::timestamptz, $7, $8)
    and ($10::timestamptz is null or i.done_at >= $10)
    order by i.due_at, i.issue, i.assignment limit $9)
  union all
  (select i.issue, i.assignment, i.unit, i.role, i.status, i.status_before_return, i.replaced,
  i.assigned_at, i.due_at, i.signed_at, i.contacted_at, i.done_at, i.handler, i.return_state,
  i.revision from inbox_past i
    where ((i.unit = $2 and i.open = $5 and i.position_class = 0 and i.position > $1::bigint - 64 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 1 and i.position > $1::bigint - 256 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 2 and i.position > $1::bigint - 1024 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 3 and i.position > $1::bigint - 4096 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 4 and i.position > $1::bigint - 16384 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 5 and i.position > $1::bigint - 65536 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 6 and i.position > $1::bigint - 262144 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 7 and i.position > $1::bigint - 1048576 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 8 and i.position > $1::bigint - 4194304 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 9 and i.position > $1::bigint - 16777216 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 10 and i.position > $1::bigint - 67108864 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 11 and i.position > $1::bigint - 268435456 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 12 and i.position > $1::bigint - 1073741824 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 13 and i.position > $1::bigint - 4294967296 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 14 and i.position > $1::bigint - 17179869184 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = $5 and i.position_class = 15 and i.position <= $1::bigint and i.until_position > $1::bigint))
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
    and (i.due_at, i.issue, i.assignment) > ($6::timestamptz, $7, $8)
    and ($10::timestamptz is null or i.done_at >= $10)
    order by i.due_at, i.issue, i.assignment limit $9)
) i
order by i.due_at, i.issue, i.assignment limit $9;

-- past inbox: counters, at position
select count(*) as open, count(*) filter (where i.due_at < $5::timestamptz) as overdue,
  count(*) filter (where i.status = 'PENDING_SIGN') as to_sign
from (
  (select i.due_at, i.status from inbox_latest i
    where i.unit = $2 and i.open = true and i.position <= $1::bigint
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
  union all
  (select i.due_at, i.status from inbox_past i
    where ((i.unit = $2 and i.open = true and i.position_class = 0 and i.position > $1::bigint - 64 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 1 and i.position > $1::bigint - 256 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 2 and i.position > $1::bigint - 1024 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 3 and i.position > $1::bigint - 4096 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 4 and i.position > $1::bigint - 16384 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 5 and i.position > $1::bigint - 65536 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 6 and i.position > $1::bigint - 262144 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 7 and i.position > $1::bigint - 1048576 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 8 and i.position > $1::bigint - 4194304 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 9 and i.position > $1::bigint - 16777216 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 10 and i.position > $1::bigint - 67108864 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 11 and i.position > $1::bigint - 268435456 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 12 and i.position > $1::bigint - 1073741824 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 13 and i.position > $1::bigint - 4294967296 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 14 and i.position > $1::bigint - 17179869184 and i.position <= $1::bigint and i.until_position > $1::bigint)
    or (i.unit = $2 and i.open = true and i.position_class = 15 and i.position <= $1::bigint and i.until_position > $1::bigint))
    and i.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
) i;

-- past board: some issues, at instant
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.effective <= $1::timestamptz order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.issue = any($5) and b.effective <= $1::timestamptz
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where b.issue = any($5) and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_effective) as event (at) where event.at <= $1::timestamptz
) passed;

-- past board: open issues by phase and place, at instant
select b.phase, b.territory, count(*) as issues
from ((select b.phase, b.territory
from board_latest b
where b.effective <= $1::timestamptz
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open)
union all
(select b.phase, b.territory
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open)) b
group by b.phase, b.territory;

-- past board: became late, at instant
select b.issue from (
(select b.issue
from board_latest b
where b.effective <= $1::timestamptz
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and b.due_at < $5
  and b.handled_at is null
  and b.due_at >= $6::timestamptz and b.issue > $7
order by b.issue limit $8)
union all
(select b.issue
from board_past b
where ((b.open and b.effective_class = 0 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 1 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 2 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '57600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 3 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '230400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 4 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '921600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 5 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '3686400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 6 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '14745600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 7 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '58982400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 8 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '235929600 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 9 and b.effective > timezone('UTC', timezone('UTC', $1::timestamptz) - interval '943718400 seconds') and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz)
    or (b.open and b.effective_class = 10 and b.effective <= $1::timestamptz and b.until_effective > $1::timestamptz))
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and b.due_at < $5
  and b.handled_at is null
  and b.due_at >= $6::timestamptz and b.issue > $7
order by b.issue limit $8)
) b
order by b.issue limit $8;

-- past board: some issues, at position
select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.position <= $1::bigint order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_latest b
where b.issue = any($5) and b.position <= $1::bigint
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
union all
(select b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective
from board_past b
where b.issue = any($5) and b.position <= $1::bigint and b.until_position > $1::bigint
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4)))
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.later_positions) as event (at) where event.at <= $1::bigint
) passed;

-- past board: open issues by phase and place, at position
select b.phase, b.territory, count(*) as issues
from ((select b.phase, b.territory
from board_latest b
where b.position <= $1::bigint
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open)
union all
(select b.phase, b.territory
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open)) b
group by b.phase, b.territory;

-- past board: became late, at position
select b.issue from (
(select b.issue
from board_latest b
where b.position <= $1::bigint
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and b.due_at < $5
  and b.handled_at is null
  and b.due_at >= $6::timestamptz and b.issue > $7
order by b.issue limit $8)
union all
(select b.issue
from board_past b
where ((b.open and b.position_class = 0 and b.position > $1::bigint - 64 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 1 and b.position > $1::bigint - 256 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 2 and b.position > $1::bigint - 1024 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 3 and b.position > $1::bigint - 4096 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 4 and b.position > $1::bigint - 16384 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 5 and b.position > $1::bigint - 65536 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 6 and b.position > $1::bigint - 262144 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 7 and b.position > $1::bigint - 1048576 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 8 and b.position > $1::bigint - 4194304 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 9 and b.position > $1::bigint - 16777216 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 10 and b.position > $1::bigint - 67108864 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 11 and b.position > $1::bigint - 268435456 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 12 and b.position > $1::bigint - 1073741824 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 13 and b.position > $1::bigint - 4294967296 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 14 and b.position > $1::bigint - 17179869184 and b.position <= $1::bigint and b.until_position > $1::bigint)
    or (b.open and b.position_class = 15 and b.position <= $1::bigint and b.until_position > $1::bigint))
  and (b.territory = any($2))
  and b.issue <> all(array(select a.issue from board_reports a
    where a.accused_unit = any($3) and a.reporter <> $4 and a.subject <> $4))
  and b.open
  and b.due_at < $5
  and b.handled_at is null
  and b.due_at >= $6::timestamptz and b.issue > $7
order by b.issue limit $8)
) b
order by b.issue limit $8;
