/**
 * The last that was relayed into a partition is read. Both tell it: in a topic that was made anew an offset
 * that was passed in the one before means another event.
 */
const THROUGH = `l.next_offset > coalesce(w.last_offset, -1) and l.position >= coalesce(w.position, 0)`;

/** A partition is through where everything that was relayed into it is in the tables. */
const REACHED = `
    select l.projector,
      min(case
        when l.partition < 0 then l.position
        when ${THROUGH}
          then greatest(l.position, coalesce(r.position, 0))
        else l.position
      end) as whole,
      min(case
        when ${THROUGH}
          then greatest(l.position, coalesce(r.position, 0))
        else l.position
      end) filter (where l.partition >= 0) as partitions
    from projection_partitions l
    left join relay_checkpoints r on r.relay = $3
    left join relay_partitions w
      on w.relay = $3 and w.topic = l.topic and w.partition = l.partition
    where l.projector = any($1) and l.topic = $2
    group by l.projector`;

/** Every statement about how far projectors are that take their events from Kafka. */
export const SQL = {
  /** $1 projectors, $2 topic: how far each partition was read, where that still counts. */
  read: `
    select l.partition, max(l.next_offset) as next_offset
    from projection_partitions l join projection_checkpoints c using (projector)
    where l.projector = any($1) and l.topic = $2 and l.partition >= 0
      and (c.partitions > 0 or l.position > c.position)
    group by l.partition`,

  /** $1 projectors, $2 their versions: the place of the last of those whose tables are of that version. */
  least: `
    select min(c.position) as position
    from projection_checkpoints c
    join unnest($1::text[], $2::integer[]) as running (projector, version) using (projector, version)`,

  /** $1 relay, $2 topic: the last offset it wrote into each partition. */
  written: `select partition, last_offset from relay_partitions where relay = $1 and topic = $2`,

  /** $1 relay, $2 topic, $3 partition, $4 what stood there, $5 the last offset there is. */
  forgetWritten: `
    update relay_partitions set last_offset = $5
    where relay = $1 and topic = $2 and partition = $3 and last_offset = $4`,

  /** $1 projectors, $2 topic, $3 relay: one snapshot of who read how far and what was written. */
  reached: REACHED,

  /** The checkpoints go where everything up to there is in the tables; never back. */
  raiseCheckpoints: `
    update projection_checkpoints c
    set position = reached.whole, updated_at = now(), last_error = null, last_error_at = null
    from (${REACHED}
    ) reached
    where c.projector = reached.projector and c.partitions > 0 and c.position < reached.whole
    returning pg_notify('projections', c.projector || ' ' || c.position)`,
} as const;
