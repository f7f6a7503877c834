import type { Migration } from '@shaodao/platform';

/** One row per assignment of an issue to a unit. */
export const inboxMigrations: readonly Migration[] = [
  {
    id: 'read-models/2-inbox',
    sql: `
      create table inbox_assignments (
        issue text not null,
        assignment text not null,
        unit text not null,
        role text not null,
        status text not null,
        status_before_return text,
        replaced boolean not null,
        open boolean not null,
        assigned_at timestamptz not null,
        due_at timestamptz not null,
        signed_at timestamptz,
        contacted_at timestamptz,
        done_at timestamptz,
        handler text,
        return_state text not null,
        revision integer not null,
        primary key (issue, assignment)
      ) with (fillfactor = 85);
      -- a unit's inbox, open or done, most urgent first
      create index inbox_by_unit on inbox_assignments (unit, open, due_at, issue, assignment)`,
  },
];
