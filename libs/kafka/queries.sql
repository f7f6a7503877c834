-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- register
insert into relay_checkpoints (relay, position) values ($1, $2) on conflict (relay) do nothing;

-- load
select position from relay_checkpoints where relay = $1;

-- move
with moved as (
  update relay_checkpoints
  set position = $3, messages = messages + $4, rate = $5, updated_at = now(),
      last_error = null, last_error_at = null
  where relay = $1 and position = $2
  returning relay
), written as (
  insert into relay_partitions (relay, topic, partition, last_offset, position)
  select moved.relay, p.topic, p.partition, p.last_offset, p.position
  from moved, unnest($6::text[], $7::integer[], $8::bigint[], $9::bigint[])
    as p (topic, partition, last_offset, position)
  on conflict (relay, topic, partition)
    do update set last_offset = excluded.last_offset, position = excluded.position
)
select relay from moved;

-- noteError
insert into relay_checkpoints (relay, position, last_error, last_error_at)
values ($1, $2, $3, now())
on conflict (relay) do update
  set last_error = excluded.last_error, last_error_at = excluded.last_error_at;

-- status
select position, messages, updated_at, last_error,
  case when updated_at > now() - interval '10 seconds' then rate else 0 end as rate
from relay_checkpoints where relay = $1;

-- heads
select c.position as through, p.topic, p.partition, p.last_offset, p.position
from relay_checkpoints c left join relay_partitions p on p.relay = c.relay
where c.relay = $1 order by p.topic, p.partition;

-- read
select l.partition, max(l.next_offset) as next_offset
from projection_partitions l join projection_checkpoints c using (projector)
where l.projector = any($1) and l.topic = $2 and l.partition >= 0
  and (c.partitions > 0 or l.position > c.position)
group by l.partition;

-- least
select min(c.position) as position
from projection_checkpoints c
join unnest($1::text[], $2::integer[]) as running (projector, version) using (projector, version);

-- written
select partition, last_offset from relay_partitions where relay = $1 and topic = $2;

-- forgetWritten
update relay_partitions set last_offset = $5
where relay = $1 and topic = $2 and partition = $3 and last_offset = $4;

-- reached
select l.projector,
  min(case
    when l.partition < 0 then l.position
    when l.next_offset > coalesce(w.last_offset, -1) and l.position >= coalesce(w.position, 0)
      then greatest(l.position, coalesce(r.position, 0))
    else l.position
  end) as whole,
  min(case
    when l.next_offset > coalesce(w.last_offset, -1) and l.position >= coalesce(w.position, 0)
      then greatest(l.position, coalesce(r.position, 0))
    else l.position
  end) filter (where l.partition >= 0) as partitions
from projection_partitions l
left join relay_checkpoints r on r.relay = $3
left join relay_partitions w
  on w.relay = $3 and w.topic = l.topic and w.partition = l.partition
where l.projector = any($1) and l.topic = $2
group by l.projector;

-- raiseCheckpoints
update projection_checkpoints c
set position = reached.whole, updated_at = now(), last_error = null, last_error_at = null
from (
select l.projector,
  min(case
    when l.partition < 0 then l.position
    when l.next_offset > coalesce(w.last_offset, -1) and l.position >= coalesce(w.position, 0)
      then greatest(l.position, coalesce(r.position, 0))
    else l.position
  end) as whole,
  min(case
    when l.next_offset > coalesce(w.last_offset, -1) and l.position >= coalesce(w.position, 0)
      then greatest(l.position, coalesce(r.position, 0))
    else l.position
  end) filter (where l.partition >= 0) as partitions
from projection_partitions l
left join relay_checkpoints r on r.relay = $3
left join relay_partitions w
  on w.relay = $3 and w.topic = l.topic and w.partition = l.partition
where l.projector = any($1) and l.topic = $2
group by l.projector
) reached
where c.projector = reached.projector and c.partitions > 0 and c.position < reached.whole
returning pg_notify('projections', c.projector || ' ' || c.position);
