export const TIMELINE_SQL = {
  insert: `
    insert into timeline_entries (issue, revision, position, type, occurred_at, recorded_at, person,
      post, unit, data)
    select issue, revision, position, type, occurred_at, recorded_at, person, post, unit, data::json
    from unnest($1::text[], $2::integer[], $3::bigint[], $4::text[], $5::timestamptz[],
      $6::timestamptz[], $7::text[], $8::text[], $9::text[],
      string_to_array($10, chr(31)))
      as entry (issue, revision, position, type, occurred_at, recorded_at, person, post, unit, data)
    on conflict (issue, revision) do nothing`,

  ofIssue: `
    select revision, position, type, occurred_at, recorded_at, person, post, unit, data
    from timeline_entries where issue = $1 and revision > $2 order by revision limit $3`,
} as const;
