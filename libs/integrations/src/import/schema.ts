import type { Migration } from '@shaodao/platform';

/**
 * Imports and how far they came. A record counts for the import that wrote it down here first; what
 * was under way when a process died is not here yet and is done again with the same command ids. A
 * record with a `stopped_revision` (events its issue had then) is gone on with by the next import.
 */
export const importMigrations: readonly Migration[] = [
  {
    id: 'integrations/001-imports',
    sql: `
      create table imports (
        id uuid primary key,
        source text not null,
        mapping_digest text not null,
        file_name text not null,
        file_digest text not null,
        origin text,
        status text not null check (status in ('running', 'interrupted', 'finished')),
        started_at timestamptz not null default now(),
        finished_at timestamptz,
        total_rows bigint not null,
        line bigint not null default 1,
        row_count bigint not null default 0,
        issue_count bigint not null default 0,
        duplicate_count bigint not null default 0,
        reject_count bigint not null default 0,
        stopped_count bigint not null default 0,
        event_count bigint not null default 0,
        seconds double precision not null default 0
      );
      create index imports_by_file on imports (source, file_digest, started_at);

      create table imported_records (
        source text not null,
        record text not null,
        import_id uuid not null references imports (id),
        primary key (source, record)
      );

      create table import_findings (
        import_id uuid not null references imports (id),
        line bigint not null,
        record text not null,
        rejected boolean not null,
        field text not null,
        code text not null,
        reason_zh text not null,
        reason_en text not null,
        primary key (import_id, line)
      );
    `,
  },
  {
    // Until here nobody went on with a stopped record; its finding tells how many events it had.
    id: 'integrations/002-stopped-records',
    sql: `
      alter table imports add column continued_count bigint not null default 0;

      alter table imported_records add column stopped_revision int;
      update imported_records r
      set stopped_revision = case f.field
        when 'accept' then 1 when 'dispatch' then 3 when 'sign' then 4 when 'complete' then 5 else 6
      end
      from import_findings f
      where f.import_id = r.import_id and f.record = r.record and not f.rejected;
    `,
  },
];
