import type { Migration } from '@shaodao/platform';

/** What early warning counts, and the alerts as they stand. */
export const earlyWarningMigrations: readonly Migration[] = [
  {
    id: 'early-warning/1-reports',
    sql: `
      create table warning_reports (
        issue text primary key,
        category text,
        territory text,
        subject text not null,
        -- who reported must not be told from other reports
        hidden boolean not null,
        -- a report of wrongdoing: never counted, so that no figure tells of it
        withheld boolean not null,
        -- merged into another, entered by mistake or not taken in: does not count while it is so
        gone boolean not null,
        reported_at timestamptz not null,
        resolution text,
        satisfaction text,
        revision integer not null
      ) with (fillfactor = 85);
      -- what was reported lately, and in the weeks before
      create index warning_reports_by_time on warning_reports (reported_at)
        where not withheld and not gone;
      -- the reports of a topic
      create index warning_reports_by_category on warning_reports (category, reported_at)
        where not withheld and not gone`,
  },
  {
    id: 'early-warning/2-alerts',
    sql: `
      create table warning_alerts (
        alert text primary key,
        key text not null,
        kind text not null,
        status text not null,
        territory text,
        category text,
        unit text,
        total integer not null,
        reason_zh text not null,
        reason_en text not null,
        raised_at timestamptz not null,
        revision integer not null,
        position bigint not null
      );
      -- those that stand
      create index warning_alerts_standing on warning_alerts (key) where status <> 'CLEARED';
      -- the one before of the same thing
      create index warning_alerts_by_key on warning_alerts (key, raised_at);
      -- the live stream
      create index warning_alerts_by_position on warning_alerts (position)`,
  },
];
