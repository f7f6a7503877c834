import type { Migration } from '@shaodao/platform';

/** Orders that a door did not let in; their text is not kept, only what they were about. */
export const processMigrations: readonly Migration[] = [
  {
    id: 'processes/1-refused-orders',
    sql: `
      create table refused_orders (
        command_id text primary key,
        process text not null,
        -- the event that led to it
        stream text not null,
        revision integer not null,
        event text not null,
        -- what was ordered, and of whom
        target text not null,
        command text not null,
        code text not null,
        params jsonb,
        refused_at timestamptz not null default now()
      );
      create index refused_orders_by_time on refused_orders (refused_at, command_id)`,
  },
];
