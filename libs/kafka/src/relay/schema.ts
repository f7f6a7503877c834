import type { Migration } from '@shaodao/platform';

/** How far the relay is, and what it wrote last into each partition. */
export const relayMigrations: readonly Migration[] = [
  {
    id: 'kafka/1-relay',
    sql: `
      create table relay_checkpoints (
        relay text primary key,
        position bigint not null,
        messages bigint not null default 0,
        rate real not null default 0,
        updated_at timestamptz not null default now(),
        last_error text,
        last_error_at timestamptz
      ) with (fillfactor = 40);

      create table relay_partitions (
        relay text not null,
        topic text not null,
        partition integer not null,
        last_offset bigint not null,
        position bigint not null,
        primary key (relay, topic, partition)
      ) with (fillfactor = 40)`,
  },
];
