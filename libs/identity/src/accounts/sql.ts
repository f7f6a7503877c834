/** $1 id, $2 login, $3 hash, $4 display name, $5 posts. No row where the login is taken. */
export const CREATE_ACCOUNT = `
  insert into accounts (id, login, password_hash, display_name, posts)
  values ($1, $2, $3, $4, $5::jsonb)
  on conflict (login) do nothing
`;

/** $1 login. */
export const READ_CREDENTIALS = `
  select id, password_hash, token_generation, disabled, posts, must_change_password
  from accounts where login = $1
`;

/** $1 account. */
export const READ_PASSWORD = `select login, password_hash from accounts where id = $1`;

/** $1 account: all that decides whether its tokens still count. */
export const READ_STANDING = `
  select a.id, a.login, a.display_name, a.posts, a.disabled, a.token_generation,
         a.must_change_password,
         array(select r.jti::text from revoked_tokens r
               where r.account = a.id and r.expires_at > now()) as revoked
  from accounts a where a.id = $1
`;

/** $1 login to start after, $2 how many. */
export const LIST_ACCOUNTS = `
  select id, login, display_name, posts, disabled from accounts
  where login > $1 order by login limit $2
`;

/** $1 accounts. */
export const READ_PEOPLE = `
  select id, login, display_name, posts, disabled from accounts where id = any($1)
`;

/** $1 roles: who holds a post with one of them and may come in. */
export const READ_HOLDERS = `
  select id, login, display_name, posts, disabled from accounts
  where not disabled
    and exists (select from jsonb_array_elements(posts) post where post -> 'roles' ?| $1::text[])
  order by login
`;

/** $1 account: ends all its tokens too. */
export const DISABLE_ACCOUNT = `
  update accounts set disabled = true, token_generation = token_generation + 1, changed_at = now()
  where id = $1
`;

/** $1 account, $2 hash: its own person's act, on record; ends all its tokens too. */
export const SET_PASSWORD = `
  with noted as (
    insert into account_changes (account, by_person, what, facts)
    values ($1, $1, 'PASSWORD_CHANGED', '{}')
  )
  update accounts set password_hash = $2, token_generation = token_generation + 1,
                      must_change_password = false, changed_at = now()
  where id = $1
`;

/** $1 jti, $2 account, $3 when it would have ended. */
export const REVOKE_TOKEN = `
  with outlived as (delete from revoked_tokens where expires_at < now())
  insert into revoked_tokens (jti, account, expires_at) values ($1, $2, $3)
  on conflict (jti) do nothing
`;

const SHOWN = `id, login, display_name, posts, disabled, must_change_password`;

/** $1 account. */
export const READ_ACCOUNT = `select ${SHOWN} from accounts where id = $1`;

/** $1 account: nobody else changes it until the transaction ends. */
export const LOCK_ACCOUNT = `select ${SHOWN} from accounts where id = $1 for update`;

/** $1 login to start after, $2 how many, $3 part of a login or name, null for all. */
export const FIND_ACCOUNTS = `
  select ${SHOWN} from accounts
  where login > $1 and ($3::text is null or position($3 in login) > 0
    or position($3 in lower(display_name)) > 0)
  order by login limit $2
`;

/** $1 account, $2 posts. */
export const SET_POSTS = `
  update accounts set posts = $2::jsonb, changed_at = now() where id = $1
`;

/** $1 account, $2 true to let it in no more: ends all its tokens too. */
export const SET_DISABLED = `
  update accounts set disabled = $2, token_generation = token_generation + 1, changed_at = now()
  where id = $1
`;

/** $1 account, $2 hash of a password that its person must replace: ends all its tokens too. */
export const RESET_PASSWORD = `
  update accounts set password_hash = $2, token_generation = token_generation + 1,
                      must_change_password = true, changed_at = now()
  where id = $1
`;

/** $1 account. */
export const MUST_CHANGE = `update accounts set must_change_password = true where id = $1`;

/** $1 account, $2 who, $3 what, $4 facts. */
export const NOTE_CHANGE = `
  insert into account_changes (account, by_person, what, facts) values ($1, $2, $3, $4::jsonb)
`;

/** $1 account, $2 how many: newest first. */
export const READ_CHANGES = `
  select at, by_person, what, facts from account_changes
  where account = $1 order by id desc limit $2
`;
