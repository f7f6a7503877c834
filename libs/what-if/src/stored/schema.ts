import type { Migration } from '@shaodao/platform';

/** The list of scenarios follows from their events; what a run found is written by the run itself. */
export const whatIfMigrations: readonly Migration[] = [
  {
    id: 'what-if/1-scenarios',
    sql: `
      create table what_if_scenarios (
        scenario text primary key,
        name_zh text not null,
        name_en text not null,
        changed_at timestamptz not null,
        changed_by text not null,
        runs integer not null,
        last_status text,
        last_at timestamptz,
        revision integer not null
      );
      -- the newest first
      create index what_if_scenarios_by_change on what_if_scenarios (changed_at, scenario)`,
  },
  {
    id: 'what-if/2-runs',
    sql: `
      create table what_if_runs (
        scenario text not null,
        run integer not null,
        searched bigint not null,
        head bigint not null,
        issues integer not null,
        flips integer not null,
        seconds double precision not null,
        cancelled boolean not null default false,
        report jsonb,
        primary key (scenario, run)
      );

      create table what_if_flips (
        scenario text not null,
        run integer not null,
        issue text not null,
        deadline text not null,
        kind text not null,
        unit text not null,
        other_unit text not null,
        category text not null,
        territory text not null,
        standing text not null,
        other_standing text not null,
        detail jsonb not null,
        primary key (scenario, run, issue, deadline)
      );
      -- the drill-down from a line of the report
      create index what_if_flips_by_unit on what_if_flips (scenario, run, kind, unit, issue, deadline)`,
  },
];
