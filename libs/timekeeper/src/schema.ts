import type { Migration } from '@shaodao/platform';

/**
 * One row per clock that may still fire, in a schema of its own. `moments` are those to come,
 * ascending; `fired` those that were sent, so that a clock moved back onto one of them does not send it
 * again. The next moment follows from the row, so nobody can forget to set it.
 */
export const timekeeperMigrations: readonly Migration[] = [
  {
    id: 'timekeeper/1-clocks',
    sql: `
      create schema timekeeper;
      create table timekeeper.clocks (
        stream text not null,
        clock text not null,
        moments timestamptz[] not null,
        fired timestamptz[] not null default '{}',
        paused boolean not null default false,
        next_moment timestamptz generated always as (case when paused then null else moments[1] end)
          stored,
        primary key (stream, clock)
      ) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_analyze_scale_factor = 0.05);
      create index clocks_by_moment on timekeeper.clocks (next_moment, stream, clock)
        where next_moment is not null;
      create table timekeeper.refusals (
        stream text not null,
        clock text not null,
        moment timestamptz not null,
        code text not null,
        refused_at timestamptz not null,
        primary key (stream, clock, moment)
      )`,
  },
];
