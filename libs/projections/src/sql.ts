/** Every statement of the read-side runtime; `queries.sql` shows them rendered. */
export const SQL = {
  registerProjector: `
    insert into projection_checkpoints (projector, version, position) values ($1, $2, $3)
    on conflict (projector) do nothing`,

  loadCheckpoint: `
    select version, position, applied, partitions from projection_checkpoints where projector = $1`,

  beginBatch: `begin; set local synchronous_commit to off`,

  moveCheckpoints: `
    update projection_checkpoints c
    set position = $2, applied = c.applied + moved.events, rate = moved.rate, updated_at = now(),
        last_error = null, last_error_at = null
    from unnest($3::text[], $4::integer[], $5::integer[], $6::real[])
      as moved (projector, version, events, rate)
    where c.projector = moved.projector and c.version = moved.version and c.position = $1
      and c.partitions = 0
    returning c.projector, c.parked_revision,
      case when $7 then pg_notify('projections', c.projector || ' ' || c.position) end`,

  lockCheckpoint: `
    select position from projection_checkpoints where projector = $1 for update`,

  noteError: `
    update projection_checkpoints set last_error = $2, last_error_at = now() where projector = $1`,

  parkedStreams: `
    select distinct stream from parked_events where projector = $1`,

  park: `
    insert into parked_events (projector, stream, revision, position, type, error, cause)
    select $1, stream, revision, position, type, error, cause
    from unnest($2::text[], $3::integer[], $4::bigint[], $5::text[], $6::text[], $7::boolean[])
      as parked (stream, revision, position, type, error, cause)
    on conflict (projector, stream, revision) do nothing`,

  parkedSetChanged: `
    update projection_checkpoints set parked_revision = parked_revision + 1
    where projector = $1 returning parked_revision`,

  parkedOfStream: `
    select revision from parked_events where projector = $1 and stream = $2 order by revision`,

  unpark: `
    delete from parked_events where projector = $1 and stream = $2 and revision = any($3)`,

  noteFailedRetry: `
    update parked_events set error = $4, cause = true, attempts = attempts + 1
    where projector = $1 and stream = $2 and revision = $3`,

  listParked: `
    select projector, stream, revision, position, type, error, cause, attempts, parked_at
    from parked_events
    where ($1::text is null or projector = $1) and ($2::text is null or stream = $2)
    order by projector, position limit $3`,

  listParkedStreams: `
    select projector, stream from parked_events
    where ($1::text is null or projector = $1) and ($2::text is null or stream = $2)
    group by projector, stream order by min(position)`,

  status: `
    select c.projector, c.version, c.position, c.updated_at, c.last_error, c.partitions,
      c.applied + (select coalesce(sum(l.applied), 0) from projection_partitions l
        where l.projector = c.projector) as applied,
      case when c.partitions > 0 then (select coalesce(sum(l.rate), 0) from projection_partitions l
          where l.projector = c.projector and l.updated_at > now() - interval '10 seconds')
        when c.updated_at > now() - interval '10 seconds' then c.rate else 0 end as rate,
      (select count(*) from parked_events p where p.projector = c.projector) as parked_events,
      (select count(distinct p.stream) from parked_events p where p.projector = c.projector)
        as parked_streams
    from projection_checkpoints c order by c.projector`,

  positions: `
    select projector, position from projection_checkpoints where projector = any($1)`,

  listen: `listen projections`,

  watchConnection: `set tcp_keepalives_idle = 2; set tcp_keepalives_interval = 1;
    set tcp_keepalives_count = 3`,

  tryLead: `select pg_try_advisory_lock($1, hashtext($2)) as leads`,

  giveBack: `select pg_advisory_unlock($1, hashtext($2))`,

  /** $3 projectors; shared, so that all who stand for one hold it. */
  stand: `
    select pg_advisory_lock_shared($1, hashtext($2 || ':' || projector || ':stands'))
    from unnest($3::text[]) as projector`,

  withdraw: `select pg_advisory_unlock_shared($1, hashtext($2 || ':' || $3 || ':stands'))`,

  /** Of each projector: how many stand for it, and whether somebody leads it. */
  seats: `
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
    from unnest($3::text[]) as projector`,

  /** Who leads which projector, $2 names of locks. */
  leaders: `
    select lock.name, l.pid, a.application_name as application, a.backend_start as since
    from unnest($2::text[]) as lock (name)
    join pg_locks l on l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.classid::bigint = $1 and l.objid::bigint = hashtext(lock.name)::bigint & 4294967295
      and l.database = (select oid from pg_database where datname = current_database())
    join pg_stat_activity a on a.pid = l.pid`,

  leader: `
    select exists (
      select from pg_locks
      where locktype = 'advisory' and granted and objsubid = 2
        and database = (select oid from pg_database where datname = current_database())
        and classid::bigint = $1 and objid::bigint = hashtext($2)::bigint & 4294967295
    ) as alive`,
} as const;
