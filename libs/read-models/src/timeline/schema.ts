import type { Migration } from '@shaodao/platform';

/** There was a row per event once; a stream read from the store says the same (decision 15). */
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
  {
    id: 'read-models/6-timeline-is-the-stream',
    sql: `
      drop table timeline_entries;
      delete from parked_events where projector = 'timeline';
      delete from projection_checkpoints where projector = 'timeline'`,
  },
];
