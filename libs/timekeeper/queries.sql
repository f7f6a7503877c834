-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- takeTurn
select pg_advisory_xact_lock(hashtext('timekeeper.clocks'));

-- setClocks
insert into timekeeper.clocks as c (stream, clock, moments, paused)
select stream, clock, moments::timestamptz[], paused
from unnest($1::text[], $2::text[], $3::text[], $4::boolean[])
  as changed (stream, clock, moments, paused)
on conflict (stream, clock) do update set paused = excluded.paused, moments = array(
  select moment from unnest(excluded.moments) as moment
  where moment <> all (c.fired) order by moment);

-- moveClocks
insert into timekeeper.clocks as c (stream, clock, moments)
select stream, clock, moments::timestamptz[]
from unnest($1::text[], $2::text[], $3::text[]) as changed (stream, clock, moments)
on conflict (stream, clock) do update set moments = array(
  select moment from unnest(excluded.moments) as moment
  where moment <> all (c.fired) order by moment);

-- pauseClocks
insert into timekeeper.clocks (stream, clock, moments, paused)
select stream, clock, '{}', true from unnest($1::text[], $2::text[]) as changed (stream, clock)
on conflict (stream, clock) do update set paused = true;

-- stopClocks
delete from timekeeper.clocks c
using unnest($1::text[], $2::text[]) as changed (stream, clock)
where c.stream = changed.stream and c.clock = changed.clock;

-- dropSpent
delete from timekeeper.clocks c
using unnest($1::text[], $2::text[]) as changed (stream, clock)
where c.stream = changed.stream and c.clock = changed.clock and c.moments = '{}'
  and not c.paused;

-- ring
select pg_notify('timekeeper', $1);

-- listen
listen timekeeper;

-- dueAfter
select stream, clock, moments from timekeeper.clocks
where next_moment <= $1 and (next_moment, stream, clock) > ($2, $3, $4)
  and stream <> all ($5::text[])
order by next_moment, stream, clock limit $6;

-- nextMoment
select next_moment from timekeeper.clocks
where next_moment is not null and stream <> all ($1::text[])
order by next_moment, stream, clock limit 1;

-- beginMark
begin; set local synchronous_commit to off;

-- dropFired
delete from timekeeper.clocks c
using unnest($1::text[], $2::text[], $3::text[]) as sent (stream, clock, moments)
where c.stream = sent.stream and c.clock = sent.clock and not c.paused
  and c.moments <@ sent.moments::timestamptz[];

-- markFired
update timekeeper.clocks c set fired = c.fired || sent.moments::timestamptz[], moments = array(
  select moment from unnest(c.moments) as moment
  where moment <> all (sent.moments::timestamptz[]) order by moment)
from unnest($1::text[], $2::text[], $3::text[]) as sent (stream, clock, moments)
where c.stream = sent.stream and c.clock = sent.clock;

-- noteRefusals
insert into timekeeper.refusals (stream, clock, moment, code, refused_at)
select stream, clock, moment, code, $5
from unnest($1::text[], $2::text[], $3::timestamptz[], $4::text[])
  as refused (stream, clock, moment, code)
on conflict (stream, clock, moment) do nothing;

-- streamsAfter
select distinct stream from timekeeper.clocks where stream > $1 order by stream limit $2;

-- pending
select case when reltuples < 0 then (select count(*) from timekeeper.clocks)
  else reltuples::bigint end as pending
from pg_class where oid = 'timekeeper.clocks'::regclass;

-- overdue
select count(*) as overdue from (
  select from timekeeper.clocks where next_moment <= $1 limit 10000) as due;

-- oldestDue
select next_moment from timekeeper.clocks where next_moment <= $1
order by next_moment, stream, clock limit 1;
