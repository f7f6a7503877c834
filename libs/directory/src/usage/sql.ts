export const USAGE_SQL = {
  insert: `
    insert into directory_uses (issue, revision, item, kind, used_at)
    select * from unnest($1::text[], $2::integer[], $3::text[], $4::text[], $5::timestamptz[])
    on conflict (issue, revision) do nothing`,

  count: `
    select item, kind, count(*) as uses from directory_uses
    where used_at >= $1 and used_at < $2
    group by item, kind order by item, kind`,

  ordersOf: `
    select count(*) as orders from directory_uses
    where used_at >= $2 and kind = 'order' and item = $1`,
} as const;
