/** The raw limit's table: shape and indexes of `events`, and the row of the commit floor. */
export const rawTableSql = `
create table if not exists raw_events (like events including all);
create table if not exists raw_commit (n bigint not null);
insert into raw_commit select 0 where not exists (select from raw_commit)`;

/**
 * $1 positions, $2 streams, $3 revisions, $4 ids, $5 types, $6 versions, $7 times, $8 data, $9 meta.
 * Texts come joined by U+001F, as the store itself sends them: with the driver's own array escaping
 * the limit would be lower.
 */
export const insertRawSql = `
insert into raw_events (position, stream, revision, id, type, schema_version, occurred_at,
  recorded_at, data, meta)
select r.position, r.stream, r.revision, r.id, r.type, r.version, r.occurred, clock_timestamp(),
  r.data::json, r.meta::json
from unnest($1::bigint[], string_to_array($2, chr(31)), $3::int[], $4::uuid[],
    string_to_array($5, chr(31)), $6::int[], $7::timestamptz[], string_to_array($8, chr(31)),
    string_to_array($9, chr(31)))
  as r(position, stream, revision, id, type, version, occurred, data, meta)`;
