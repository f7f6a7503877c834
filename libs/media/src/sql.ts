/** $1 id, $2 uploader, $3 sealed key, $4 picture, $5 thumbnail, $6 width, $7 height, $8 fingerprint, $9 now. */
export const KEEP_MEDIA = `
  insert into media
    (id, uploader, sealed_key, picture, thumbnail, width, height, fingerprint, created_at, asked_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9)
  on conflict (id) do nothing
`;

/** $1 id: what an upload is told. */
export const READ_KEPT = `
  select id, width, height, fingerprint from media where id = $1
`;

/** $1 id: all that decides who may see it. */
export const READ_MEDIA = `
  select m.id, m.uploader, n.stream
  from media m left join media_named n on n.media = m.id
  where m.id = $1
`;

/** $1 id. */
export const READ_PICTURE = `select sealed_key, picture as bytes from media where id = $1`;

/** $1 id. */
export const READ_THUMBNAIL = `select sealed_key, thumbnail as bytes from media where id = $1`;

/**
 * $1 ids, $2 person, $3 stream, $4 now. Those that the person may name in the stream: their own that no
 * other stream names, and the stream's. Each is noted as asked for, so that it is not swept away
 * before the event that names it has arrived.
 */
export const ASK_FOR_MEDIA = `
  update media m set asked_at = $4
  where m.id = any ($1::text[])
    and (
      exists (select 1 from media_named n where n.media = m.id and n.stream = $3)
      or (
        m.uploader = $2
        and not exists (select 1 from media_named n where n.media = m.id)
      )
    )
  returning m.id
`;

/** $1 media, $2 streams, $3 positions: the first stream that names a picture has it. */
export const TIE_MEDIA = `
  insert into media_named (media, stream, position)
  select asked.media, asked.stream, asked.position
  from unnest($1::text[], $2::text[], $3::bigint[]) as asked (media, stream, position)
  join media m on m.id = asked.media
  order by asked.media, asked.position
  on conflict (media) do nothing
`;

/** $1 ids: those that are tied, with their keys. */
export const READ_TIED_KEYS = `
  select m.id, m.sealed_key, n.stream, n.position
  from media m join media_named n on n.media = m.id
  where m.id = any ($1::text[])
`;

/** $1 id, $2 sealed key. */
export const RESEAL_MEDIA = `update media set sealed_key = $2 where id = $1`;

/** $1 id: its subject was forgotten before the key could be sealed anew. */
export const DROP_MEDIA = `delete from media where id = $1`;

/** $1 until when they were asked for last, $2 how many at most. */
export const SWEEP_MEDIA = `
  delete from media where id in (
    select m.id from media m
    where m.asked_at < $1
      and not exists (select 1 from media_named n where n.media = m.id)
    order by m.asked_at limit $2
  )
`;
