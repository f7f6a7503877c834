-- Every statement of this library, as it is sent. Written by its test; do not edit.

-- registerProjector
insert into projection_checkpoints (projector, version, position) values ($1, $2, $3)
on conflict (projector) do nothing;

-- loadCheckpoint
select version, position, applied, partitions from projection_checkpoints where projector = $1;

-- beginBatch
begin; set local synchronous_commit to off;

-- moveCheckpoints
update projection_checkpoints c
set position = $2, applied = c.applied + moved.events, rate = moved.rate, updated_at = now(),
    last_error = null, last_error_at = null
from unnest($3::text[], $4::integer[], $5::integer[], $6::real[])
  as moved (projector, version, events, rate)
where c.projector = moved.projector and c.version = moved.version and c.position = $1
  and c.partitions = 0
returning c.projector, c.parked_revision,
  case when $7 then pg_notify('projections', c.projector || ' ' || c.position) end;

-- lockCheckpoint
select position from projection_checkpoints where projector = $1 for update;

-- noteError
update projection_checkpoints set last_error = $2, last_error_at = now() where projector = $1;

-- parkedStreams
select distinct stream from parked_events where projector = $1;

-- park
insert into parked_events (projector, stream, revision, position, type, error, cause)
select $1, stream, revision, position, type, error, cause
from unnest($2::text[], $3::integer[], $4::bigint[], $5::text[], $6::text[], $7::boolean[])
  as parked (stream, revision, position, type, error, cause)
on conflict (projector, stream, revision) do nothing;

-- parkedSetChanged
update projection_checkpoints set parked_revision = parked_revision + 1
where projector = $1 returning parked_revision;

-- parkedOfStream
select revision from parked_events where projector = $1 and stream = $2 order by revision;

-- unpark
delete from parked_events where projector = $1 and stream = $2 and revision = any($3);

-- noteFailedRetry
update parked_events set error = $4, cause = true, attempts = attempts + 1
where projector = $1 and stream = $2 and revision = $3;

-- listParked
select projector, stream, revision, position, type, error, cause, attempts, parked_at
from parked_events
where ($1::text is null or projector = $1) and ($2::text is null or stream = $2)
order by projector, position limit $3;

-- listParkedStreams
select projector, stream from parked_events
where ($1::text is null or projector = $1) and ($2::text is null or stream = $2)
group by projector, stream order by min(position);

-- status
select c.projector, c.version, c.position, c.updated_at, c.last_error, c.partitions,
  c.applied + (select coalesce(sum(l.applied), 0) from projection_partitions l
    where l.projector = c.projector) as applied,
  case when c.partitions > 0 then (select coalesce(sum(l.rate), 0) from projection_partitions l
      where l.projector = c.projector and l.updated_at > now() - interval '10 seconds')
    when c.updated_at > now() - interval '10 seconds' then c.rate else 0 end as rate,
  (select count(*) from parked_events p where p.projector = c.projector) as parked_events,
  (select count(distinct p.stream) from parked_events p where p.projector = c.projector)
    as parked_streams
from projection_checkpoints c order by c.projector;

-- positions
select projector, position from projection_checkpoints where projector = any($1);

-- listen
listen projections;

-- watchConnection
set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1;
set tcp_keepalives_count = 3;

-- tryLead
select pg_try_advisory_lock($1, hashtext($2)) as leads;

-- giveBack
select pg_advisory_unlock($1, hashtext($2));

-- stand
select pg_advisory_lock_shared($1, hashtext($2 || ':' || projector || ':stands'))
from unnest($3::text[]) as projector;

-- withdraw
select pg_advisory_unlock_shared($1, hashtext($2 || ':' || $3 || ':stands'));

-- seats
with held as (
  select objid::bigint as key from pg_locks
  where locktype = 'advisory' and granted and objsubid = 2 and classid::bigint = $1
    and database = (select oid from pg_database where datname = current_database())
)
select projector,
  (select count(*) from held
   where key = hashtext($2 || ':' || projector || ':stands')::bigint & 4294967295) as standing,
  exists (select from held
   where key = hashtext($2 || ':' || projector)::bigint & 4294967295) as led
from unnest($3::text[]) as projector;

-- leaders
select lock.name, l.pid, a.application_name as application, a.backend_start as since
from unnest($2::text[]) as lock (name)
join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
  and l.classid::bigint = $1 and l.objid::bigint = hashtext(lock.name)::bigint & 4294967295
  and l.database = (select oid from pg_database where datname = current_database())
join pg_stat_activity a on a.pid = l.pid;

-- leader
select exists (
  select from pg_locks
  where locktype = 'advisory' and granted and objsubid = 2
    and database = (select oid from pg_database where datname = current_database())
    and classid::bigint = $1 and objid::bigint = hashtext($2)::bigint & 4294967295
) as alive;

-- places
select partition, position from projection_partitions where projector = $1;

-- livePlaces
select partition, position from public.projection_partitions where projector = $1;

-- lockCheckpoint
select version, position, partitions from projection_checkpoints where projector = $1 for update;

-- lockPartitions
select topic, partition, position from projection_partitions where projector = $1
order by projector, topic, partition for update;

-- tryShare
select pg_try_advisory_lock_shared($1, hashtext($2)) as shares;

-- forget
delete from projection_partitions where projector = $1;

-- enter
insert into projection_partitions as known (projector, topic, partition, next_offset, position)
select $1, $2, partition, case when partition < 0 then $4::bigint + 1 else 0 end, $4
from unnest($3::integer[]) as partition
on conflict (projector, topic, partition) do update
  set position = greatest(known.position, excluded.position),
      next_offset = greatest(known.next_offset, excluded.next_offset);

-- setPartitions
update projection_checkpoints set partitions = $2 where projector = $1;

-- giveBack
with taken as (
  select coalesce(sum(applied), 0) as applied from projection_partitions where projector = $1
)
update projection_checkpoints c set partitions = 0, applied = c.applied + taken.applied
from taken where projector = $1;

-- countAnew
update projection_partitions set applied = 0 where projector = $1;

-- lockPlaces
select projector, next_offset, position from projection_partitions
where projector = any($1) and topic = $2 and partition = $3
order by projector for update;

-- terms
select projector, version, partitions, parked_revision from projection_checkpoints
where projector = any($1);

-- moveOn
update projection_partitions p
set next_offset = $3, position = greatest(p.position, $4), applied = p.applied + taken.events,
    rate = taken.rate, updated_at = now()
from unnest($5::text[], $6::integer[], $7::real[]) as taken (projector, events, rate)
where p.projector = taken.projector and p.topic = $1 and p.partition = $2;

-- nextOffsets
select projector, next_offset from projection_partitions
where projector = any($1) and topic = $2 and partition = $3;

-- lockScratch
select pg_try_advisory_lock($1, hashtext('scratch')) as mine;

-- unlockScratch
select pg_advisory_unlock_all();

-- endStragglers
select pg_terminate_backend(pid) from pg_stat_activity
where application_name = $1 and datname = current_database() and pid <> pg_backend_pid();

-- findTables
select wanted.name, c.oid,
  case
    when c.oid is null then 'does not exist'
    when n.nspname <> $2 then 'is in another schema'
    when c.relkind <> 'r' or c.relispartition then 'is not a plain table'
    when exists (select from pg_inherits where c.oid in (inhrelid, inhparent))
      then 'inherits, or is inherited from'
    when c.relrowsecurity then 'has row level security'
    when exists (select from pg_trigger where tgrelid = c.oid and not tgisinternal)
      then 'has triggers'
    when exists (select from pg_constraint where c.oid in (conrelid, confrelid) and contype = 'f')
      then 'has foreign keys'
    when exists (
      select from pg_depend d
      where d.refclassid = 'pg_class'::regclass and d.refobjid = c.oid
        and d.classid in ('pg_rewrite'::regclass, 'pg_proc'::regclass)
    ) then 'has views or functions that stand on it'
  end as obstacle
from unnest($1::text[]) as wanted (name)
left join pg_class c on c.oid = to_regclass(wanted.name)
left join pg_namespace n on n.oid = c.relnamespace;

-- statementsToMake
with live as (
  select c.oid, c.relname, c.reloptions, c.relacl, c.relowner, n.nspname
  from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = $1
), serials as (
  select a.attname, s.relname, q.*
  from live
  join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = live.oid
    and d.classid = 'pg_class'::regclass and d.deptype = 'a'
  join pg_class s on s.oid = d.objid and s.relkind = 'S'
  join pg_sequence q on q.seqrelid = s.oid
  join pg_attribute a on a.attrelid = live.oid and a.attnum = d.refobjsubid
), indexes as (
  select i.indisunique as at_once, con.conname, pg_get_constraintdef(con.oid) as condef,
    replace(pg_get_indexdef(i.indexrelid),
      format(' ON %I.%I USING ', live.nspname, live.relname),
      format(' ON %I.%I USING ', $2::text, live.relname)) as indexdef
  from live join pg_index i on i.indrelid = live.oid
  left join pg_constraint con
    on con.conindid = i.indexrelid and con.conrelid = live.oid and con.contype in ('p', 'u', 'x')
)
select 1 as step, false as index, false as later, format('create %s table %I.%I (like %I.%I including all excluding indexes)%s',
  case when $3 then 'unlogged' end, $2, relname, nspname, relname,
  ' with (' || array_to_string(reloptions, ', ') || ')') as statement
from live
union all
select 2, false, false, format('create %s sequence %I.%I as %s increment %s minvalue %s maxvalue %s start %s cache %s %s',
  case when $3 then 'unlogged' end, $2, relname, seqtypid::regtype, seqincrement, seqmin, seqmax,
  seqstart, seqcache, case when seqcycle then 'cycle' end)
from serials
union all
select 3, false, false, format('alter table %I.%I alter %I set default nextval(%L::regclass)', $2,
  live.relname, attname, format('%I.%I', $2, serials.relname))
from serials, live
union all
select 4, false, false, format('alter sequence %I.%I owned by %I.%I.%I', $2, serials.relname, $2,
  live.relname, attname)
from serials, live
union all
select 5, true, not at_once and conname is null, coalesce(
  format('alter table %I.%I add constraint ', $2, relname) || quote_ident(conname) || ' ' || condef,
  indexdef)
from indexes, live
union all
select 6, false, false, format('grant %s on %I.%I to %s', privilege_type, $2, relname,
  case when grantee = 0 then 'public' else quote_ident(pg_get_userbyid(grantee)) end)
from live, aclexplode(relacl) where grantee <> relowner
order by step, statement;

-- register
insert into projection_checkpoints (projector, version, position)
select projector, version, 0 from unnest($1::text[], $2::integer[]) as new (projector, version);

-- arrive
update projection_checkpoints set position = $2, applied = $3 where projector = $1;

-- lockLive
select projector, position from public.projection_checkpoints where projector = any($1)
order by projector for update;

-- lockPartitions
select projector, position from public.projection_partitions where projector = any($1)
order by projector, topic, partition for update;

-- forgetParked
delete from public.parked_events where projector = any($1);

-- takeParked
insert into public.parked_events select * from parked_events where projector = any($1);

-- takeCheckpoints
insert into public.projection_checkpoints as live (projector, version, position, applied)
select projector, version, position, applied from projection_checkpoints
where projector = any($1)
on conflict (projector) do update set
  version = excluded.version, position = excluded.position, applied = excluded.applied,
  parked_revision = live.parked_revision + 1, updated_at = now(), last_error = null,
  last_error_at = null
returning projector, position, pg_notify('projections', projector || ' ' || position);

-- raisePartitions
update public.projection_partitions p
set position = greatest(p.position, built.position), applied = 0
from projection_checkpoints built
where p.projector = any($1) and built.projector = p.projector;

-- shapes
select c.relname as table,
  array_agg(quote_ident(a.attname) order by a.attnum) as columns,
  coalesce(array_agg(quote_ident(a.attname) order by array_position(i.indkey::int2[], a.attnum))
    filter (where a.attnum = any (i.indkey)), '{}') as key
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
left join pg_index i on i.indrelid = c.oid and i.indisprimary
where c.relname = any ($1) and n.nspname = $2
group by c.relname order by c.relname;

-- beginMoment
begin isolation level repeatable read read only;
set local idle_in_transaction_session_timeout = 0;

-- checkpoint
select version, position, applied + (
    select coalesce(sum(p.applied), 0) from public.projection_partitions p
    where p.projector = c.projector
  ) as applied
from public.projection_checkpoints c where projector = $1;

-- parked
select stream, revision, position from public.parked_events where projector = $1
order by stream, revision;

-- replayed
select position, applied from projection_checkpoints where projector = $1;

-- unprojectable
select stream, revision, type, error from parked_events where projector = $1
order by position limit $2;

-- checksumOf
select count(*) as rows,
  coalesce(sum(hashtextextended(row(issue, unit, position)::text, 0)::numeric), 0)::text as checksum
from public.a_table;

-- aheadOf
select count(*) as rows from public.a_table where position > $1;

-- keysOf
declare verified_keys no scroll cursor for
select array[issue::text] as key,
  hashtextextended(row(issue, unit, position)::text, 0)::text as hash
from public.a_table
order by issue::text collate "C";

-- rowByKey
select issue::text as issue, unit::text as unit, position::text as position
from public.a_table
where issue = $1
limit 1;
