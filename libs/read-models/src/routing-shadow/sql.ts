export const ROUTING_SHADOW_SQL = {
  insert: `
    insert into routing_shadow (shadow, issue, revision, beside, position, judged_at, category,
      territory, live_lead, live_rule, candidate_lead, candidate_rule, differences, shown)
    select shadow, issue, revision, beside, position, judged_at, category, territory, live_lead,
      live_rule, candidate_lead, candidate_rule, string_to_array(differences, ','), shown
    from unnest($1::integer[], $2::text[], $3::integer[], $4::text[], $5::bigint[],
      $6::timestamptz[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[],
      $12::text[], $13::text[], $14::boolean[])
      as judged (shadow, issue, revision, beside, position, judged_at, category, territory,
        live_lead, live_rule, candidate_lead, candidate_rule, differences, shown)
    on conflict (shadow, beside, issue, revision) do nothing`,

  counts: `
    select beside, count(*) as judged, count(*) filter (where differences <> '{}') as disagreed,
      count(*) filter (where 'LEAD' = any (differences)) as other_lead
    from routing_shadow where shadow = $1 group by beside`,

  examples: `
    select issue, beside, judged_at, category, territory, live_lead, live_rule, candidate_lead,
      candidate_rule, differences
    from routing_shadow where shadow = $1 and shown and differences <> '{}'
    order by position desc limit $2`,
} as const;
