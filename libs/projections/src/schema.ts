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
];
