/** Every statement of the relay. */
export const SQL = {
  /** $1 relay, $2 the place before the first event. */
  register: `
    insert into relay_checkpoints (relay, position) values ($1, $2) on conflict (relay) do nothing`,

  /** $1 relay. */
  load: `select position from relay_checkpoints where relay = $1`,

  /**
   * $1 relay, $2 where it stood, $3 where it stands, $4 messages, $5 rate; per partition written $6 topics,
   * $7 partitions, $8 last offsets, $9 positions. One row where it stood there, else none is changed.
   */
  move: `
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
    select relay from moved`,

  /** $1 relay, $2 the place before the first event, $3 what went wrong. */
  noteError: `
    insert into relay_checkpoints (relay, position, last_error, last_error_at)
    values ($1, $2, $3, now())
    on conflict (relay) do update
      set last_error = excluded.last_error, last_error_at = excluded.last_error_at`,

  /** $1 relay. */
  status: `
    select position, messages, updated_at, last_error,
      case when updated_at > now() - interval '10 seconds' then rate else 0 end as rate
    from relay_checkpoints where relay = $1`,

  /** $1 relay. Its partitions, or one row without where nothing is written yet. */
  heads: `
    select c.position as through, p.topic, p.partition, p.last_offset, p.position
    from relay_checkpoints c left join relay_partitions p on p.relay = c.relay
    where c.relay = $1 order by p.topic, p.partition`,
} as const;
