/** What a swap says about checkpoints and parked events; tables are moved by `alter table`. */
export const SWAP_SQL = {
  lockLive: `
    select projector, position from public.projection_checkpoints where projector = any($1)
    order by projector for update`,

  lockPartitions: `
    select projector, position from public.projection_partitions where projector = any($1)
    order by projector, topic, partition for update`,

  forgetParked: `delete from public.parked_events where projector = any($1)`,

  /** Unqualified is the scratch schema's own. */
  takeParked: `
    insert into public.parked_events select * from parked_events where projector = any($1)`,

  /** The raised revision makes the leader learn anew which streams are parked. */
  takeCheckpoints: `
    insert into public.projection_checkpoints as live (projector, version, position, applied)
    select projector, version, position, applied from projection_checkpoints
    where projector = any($1)
    on conflict (projector) do update set
      version = excluded.version, position = excluded.position, applied = excluded.applied,
      parked_revision = live.parked_revision + 1, updated_at = now(), last_error = null,
      last_error_at = null
    returning projector, position, pg_notify('projections', projector || ' ' || position)`,

  /** What the new tables hold, they hold of every partition; the events are counted with them. */
  raisePartitions: `
    update public.projection_partitions p
    set position = greatest(p.position, built.position), applied = 0
    from projection_checkpoints built
    where p.projector = any($1) and built.projector = p.projector`,
} as const;
