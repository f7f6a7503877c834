import type { Migration } from '@shaodao/platform';

/** Local accounts and the tokens that were ended before their time. */
export const identityMigrations: readonly Migration[] = [
  {
    id: 'identity/001-accounts',
    sql: `
      create table accounts (
        id               text primary key,
        login            text not null unique,
        password_hash    text not null,
        display_name     text not null,
        posts            jsonb not null,
        disabled         boolean not null default false,
        token_generation integer not null default 1,
        created_at       timestamptz not null default now(),
        changed_at       timestamptz not null default now()
      );
      create table revoked_tokens (
        jti        uuid primary key,
        account    text not null references accounts (id),
        expires_at timestamptz not null
      );
      create index revoked_tokens_by_account on revoked_tokens (account);
    `,
  },
  {
    id: 'identity/002-account-changes',
    sql: `
      -- a password somebody else has set is good for nothing but setting one's own
      alter table accounts add column must_change_password boolean not null default false;
      -- who changed what about an account: written together with the change, never touched again
      create table account_changes (
        id      bigint generated always as identity primary key,
        account text not null references accounts (id),
        at      timestamptz not null default now(),
        by_person text not null,
        what    text not null,
        facts   jsonb not null
      );
      create index account_changes_by_account on account_changes (account, id);
    `,
  },
  {
    id: 'identity/003-saved-views',
    sql: `
      create table saved_views (
        account    text not null references accounts (id),
        name       text not null,
        -- the query string, sealed: a search may name a resident
        query      text not null,
        changed_at timestamptz not null default now(),
        primary key (account, name)
      );
    `,
  },
];
