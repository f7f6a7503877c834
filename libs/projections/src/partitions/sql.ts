/** Every statement about projectors whose events come by partitions. */
export const PARTITION_SQL = {
  places: `
    select partition, position from projection_partitions where projector = $1`,

  /** The live ones, for who looks from a scratch schema. */
  livePlaces: `
    select partition, position from public.projection_partitions where projector = $1`,

  /** Whoever changes what partitions there are, or writes rows of all, holds the checkpoint first. */
  lockCheckpoint: `
    select version, position, partitions from projection_checkpoints where projector = $1 for update`,

  lockPartitions: `
    select topic, partition, position from projection_partitions where projector = $1
    order by projector, topic, partition for update`,

  /** Held by all who take its partitions; who would lead it alone has to wait for the last of them. */
  tryShare: `select pg_try_advisory_lock_shared($1, hashtext($2)) as shares`,

  forget: `delete from projection_partitions where projector = $1`,

  /**
   * $3 partitions; what the tables hold by the checkpoint $4, they hold of every partition. Across them
   * offsets are positions.
   */
  enter: `
    insert into projection_partitions as known (projector, topic, partition, next_offset, position)
    select $1, $2, partition, case when partition < 0 then $4::bigint + 1 else 0 end, $4
    from unnest($3::integer[]) as partition
    on conflict (projector, topic, partition) do update
      set position = greatest(known.position, excluded.position),
          next_offset = greatest(known.next_offset, excluded.next_offset)`,

  setPartitions: `update projection_checkpoints set partitions = $2 where projector = $1`,

  /** The events taken by partitions count as those of the projector from now on. */
  giveBack: `
    with taken as (
      select coalesce(sum(applied), 0) as applied from projection_partitions where projector = $1
    )
    update projection_checkpoints c set partitions = 0, applied = c.applied + taken.applied
    from taken where projector = $1`,

  countAnew: `update projection_partitions set applied = 0 where projector = $1`,

  /** Whoever holds these rows writes what the partition holds; who comes second finds it done. */
  lockPlaces: `
    select projector, next_offset, position from projection_partitions
    where projector = any($1) and topic = $2 and partition = $3
    order by projector for update`,

  /** Read when the places are locked, so that nothing of it changes until the commit. */
  terms: `
    select projector, version, partitions, parked_revision from projection_checkpoints
    where projector = any($1)`,

  moveOn: `
    update projection_partitions p
    set next_offset = $3, position = greatest(p.position, $4), applied = p.applied + taken.events,
        rate = taken.rate, updated_at = now()
    from unnest($5::text[], $6::integer[], $7::real[]) as taken (projector, events, rate)
    where p.projector = taken.projector and p.topic = $1 and p.partition = $2`,

  /** Where each would go on reading. */
  nextOffsets: `
    select projector, next_offset from projection_partitions
    where projector = any($1) and topic = $2 and partition = $3`,
} as const;
