import type { Migration } from '@shaodao/platform';

/** One lean row per event; personal data inside `data` stays sealed. Read by issue, in order. */
export const timelineMigrations: readonly Migration[] = [
  {
    id: 'read-models/3-timeline',
    sql: `
      create table timeline_entries (
        issue text not null,
        revision integer not null,
        position bigint not null,
        type text not null,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        person text not null,
        post text,
        unit text,
        data json not null,
        primary key (issue, revision)
      )`,
  },
];
