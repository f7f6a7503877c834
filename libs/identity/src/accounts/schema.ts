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
];
