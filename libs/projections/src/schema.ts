import type { Migration } from '@shaodao/platform';

/** Tables of the read-side runtime itself; each projector brings its own beside them. */
export const projectionMigrations: readonly Migration[] = [
  {
    id: 'projections/1-checkpoints',
    sql: `
      create table projection_checkpoints (
        projector text primary key,
        version integer not null,
        position bigint not null,
        applied bigint not null default 0,
        rate real not null default 0,
        parked_revision integer not null default 0,
        updated_at timestamptz not null default now(),
        last_error text,
        last_error_at timestamptz
      ) with (fillfactor = 40)`,
  },
  {
    id: 'projections/2-parked-events',
    sql: `
      create table parked_events (
        projector text not null,
        stream text not null,
        revision integer not null,
        position bigint not null,
        type text not null,
        error text not null,
        cause boolean not null,
        attempts integer not null default 1,
        parked_at timestamptz not null default now(),
        primary key (projector, stream, revision)
      )`,
  },
  {
    id: 'projections/3-partitions',
    // Of how many partitions a projector takes its events; 0 where it follows the order of the store.
    sql: `
      alter table projection_checkpoints add column partitions integer not null default 0;
      create table projection_partitions (
        projector text not null,
        topic text not null,
        partition integer not null,
        next_offset bigint not null default 0,
        position bigint not null,
        applied bigint not null default 0,
        rate real not null default 0,
        updated_at timestamptz not null default now(),
        primary key (projector, topic, partition)
      ) with (fillfactor = 40)`,
  },
];
