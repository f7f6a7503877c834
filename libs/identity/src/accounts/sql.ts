/** $1 id, $2 login, $3 hash, $4 display name, $5 posts. No row where the login is taken. */
export const CREATE_ACCOUNT = `
  insert into accounts (id, login, password_hash, display_name, posts)
  values ($1, $2, $3, $4, $5::jsonb)
  on conflict (login) do nothing
`;

/** $1 login. */
export const READ_CREDENTIALS = `
  select id, password_hash, token_generation, disabled, posts from accounts where login = $1
`;

/** $1 account. */
export const READ_PASSWORD = `select login, password_hash from accounts where id = $1`;

/** $1 account: all that decides whether its tokens still count. */
export const READ_STANDING = `
  select a.id, a.login, a.display_name, a.posts, a.disabled, a.token_generation,
         array(select r.jti::text from revoked_tokens r
               where r.account = a.id and r.expires_at > now()) as revoked
  from accounts a where a.id = $1
`;

/** $1 login to start after, $2 how many. */
export const LIST_ACCOUNTS = `
  select id, login, display_name, posts, disabled from accounts
  where login > $1 order by login limit $2
`;

/** $1 account: ends all its tokens too. */
export const DISABLE_ACCOUNT = `
  update accounts set disabled = true, token_generation = token_generation + 1, changed_at = now()
  where id = $1
`;

/** $1 account, $2 hash: ends all its tokens too. */
export const SET_PASSWORD = `
  update accounts set password_hash = $2, token_generation = token_generation + 1,
                      changed_at = now()
  where id = $1
`;

/** $1 jti, $2 account, $3 when it would have ended. */
export const REVOKE_TOKEN = `
  with outlived as (delete from revoked_tokens where expires_at < now())
  insert into revoked_tokens (jti, account, expires_at) values ($1, $2, $3)
  on conflict (jti) do nothing
`;
