import type { Migration } from '@shaodao/platform';

/** One row per event of an issue that cites an item of a list or of a menu. */
export const usageMigrations: readonly Migration[] = [
  {
    id: 'directory/1-usage',
    sql: `
      create table directory_uses (
        issue text not null,
        revision integer not null,
        item text not null,
        kind text not null,
        used_at timestamptz not null,
        primary key (issue, revision)
      );
      create index directory_uses_by_time on directory_uses (used_at, kind, item)`,
  },
];
