import type { Migration } from '@shaodao/platform';

/** The vault's tables. A row without a key is the tombstone of an erased subject. */
export const vaultMigrations: readonly Migration[] = [
  {
    id: 'vault/001-subject-keys',
    sql: `
      create table subject_keys (
        subject    text primary key,
        key_id     text,
        wrapped    bytea,
        created_at timestamptz not null default now(),
        erased_at  timestamptz,
        constraint subject_keys_erased_or_keyed
          check ((erased_at is null) = (wrapped is not null)
             and (key_id is null) = (wrapped is null))
      );
      create table vault_master_key (
        singleton boolean primary key default true check (singleton),
        key_id    text not null,
        proof     bytea not null
      );
    `,
  },
];
