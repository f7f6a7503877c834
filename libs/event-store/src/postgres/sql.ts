/** Every statement the adapter sends. The names are those of the prepared statements. */

const columns = `position, stream, revision, id, type, schema_version, occurred_at, recorded_at, data, meta`;

/** Writes a group; parameters in the order of `encodeGroup`. */
export const appendGroup = {
  name: 'append-group',
  text: `select base, actual, answered, stored
from append_events($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
};

/** $1 stream, $2 first revision, $3 limit. */
export const streamForward = {
  name: 'stream-forward',
  text: `select ${columns}
from events
where stream = $1 and revision >= $2
order by revision
limit $3`,
};

/** $1 stream, $2 last revision, $3 limit. */
export const streamBackward = {
  name: 'stream-backward',
  text: `select ${columns}
from events
where stream = $1 and revision <= $2
order by revision desc
limit $3`,
};

/** $1 place, $2 limit. */
export const allAfter = {
  name: 'all-after',
  text: `select ${columns}
from events
where position > $1
order by position
limit $2`,
};

/** $1 places. */
export const atPlaces = {
  name: 'at-places',
  text: `select ${columns}
from events
where position = any ($1::bigint[])
order by position`,
};

/** $1 place, $2 last place searched, $3 limit, $4 categories or null, $5 types or null. */
export const matchingBetween = {
  name: 'matching-between',
  text: `select ${columns}
from events
where position > $1 and position <= $2
  and ($4::text[] is null or split_part(stream, '-', 1) = any ($4))
  and ($5::text[] is null or type = any ($5))
order by position
limit $3`,
};

/** $1 stream, $2 last place, $3 limit, $4 categories or null. Walks the index over the streams. */
export const livesAfter = {
  name: 'lives-after',
  text: `select ${columns}
from events
where stream > $1 and position <= $2
  and ($4::text[] is null or split_part(stream, '-', 1) = any ($4))
order by stream, revision
limit $3`,
};

/** The same up to a stream, $5. */
export const livesBetween = {
  name: 'lives-between',
  text: `select ${columns}
from events
where stream > $1 and stream <= $5 and position <= $2
  and ($4::text[] is null or split_part(stream, '-', 1) = any ($4))
order by stream, revision
limit $3`,
};

/** $1 stream, $2 events to pass over. By the index over the streams alone. */
export const streamAfter = {
  name: 'stream-after',
  text: `select stream
from events
where stream > $1
order by stream
offset $2 limit 1`,
};

/** $1 command id. */
export const commandById = {
  name: 'command-by-id',
  text: `select id, fingerprint, answer, position from commands where id = $1`,
};

/** $1 place. */
export const recordedBefore = {
  name: 'recorded-before',
  text: `select recorded_at from events where position <= $1 order by position desc limit 1`,
};

export const head = { name: 'head', text: `select last from event_counter` };

export const listen = { text: `listen shaodao_events` };
