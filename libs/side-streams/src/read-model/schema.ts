import type { Migration } from '@shaodao/platform';

/** One row per side stream of any kind; a sealed title stays sealed. */
export const sideStreamMigrations: readonly Migration[] = [
  {
    id: 'side-streams/1-list',
    sql: `
      create table side_streams (
        kind text not null,
        id text not null,
        status text not null,
        over boolean not null,
        territory text,
        units text[] not null,
        persons text[] not null,
        playbook text,
        playbook_version integer,
        title text,
        -- the field whose sealed value the title is; null where it is clear
        title_field text,
        opened_at timestamptz not null,
        updated_at timestamptz not null,
        revision integer not null,
        position bigint not null,
        primary key (kind, id)
      ) with (fillfactor = 85);
      -- newest first
      create index side_streams_by_opening on side_streams (kind, opened_at, id);
      -- those of one territory
      create index side_streams_by_territory on side_streams (kind, territory, opened_at, id);
      -- those of one unit, and of one person
      create index side_streams_by_unit on side_streams using gin (units);
      create index side_streams_by_person on side_streams using gin (persons);

      create table side_stream_issues (
        issue text not null,
        kind text not null,
        id text not null,
        primary key (issue, kind, id)
      );
      -- the issues of a stream
      create index side_stream_issues_by_stream on side_stream_issues (kind, id)`,
  },
];
