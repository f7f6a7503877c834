/** $1 account. */
export const READ_VIEWS = `
  select name, query, changed_at from saved_views where account = $1 order by name
`;

/** $1 account, $2 name, $3 sealed query, $4 most views: no row where there are as many others. */
export const WRITE_VIEW = `
  insert into saved_views (account, name, query)
  select $1, $2, $3
  where (select count(*) from saved_views where account = $1 and name <> $2) < $4
  on conflict (account, name) do update set query = excluded.query, changed_at = now()
`;

/** $1 account, $2 name. */
export const DELETE_VIEW = `delete from saved_views where account = $1 and name = $2`;
