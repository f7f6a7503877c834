/** One import at a time per source: the lock lives as long as the session that took it. */
export const LOCK_SOURCE = `
  select pg_try_advisory_lock(hashtext('shaodao.import'), hashtext($1)) as locked`;

/** The newest import of the same rows by the same mapping. */
export const FIND_IMPORT = `
  select id, status, line, total_rows, row_count, issue_count, duplicate_count, reject_count,
         stopped_count, continued_count, event_count, seconds
  from imports
  where source = $1 and file_digest = $2 and origin is not distinct from $3
    and mapping_digest = $4
  order by started_at desc
  limit 1`;

export const BEGIN_IMPORT = `
  insert into imports (id, source, file_digest, origin, mapping_digest, file_name, status, total_rows)
  values ($1, $2, $3, $4, $5, $6, 'running', $7)`;

export const RESUME_IMPORT = `
  update imports set status = 'running' where id = $1`;

/** A finished import run again: every row it took before is a duplicate now. */
export const REPEAT_IMPORT = `
  insert into imports (id, source, file_digest, origin, mapping_digest, file_name, status, total_rows,
                       line, row_count, duplicate_count, reject_count, finished_at)
  select $1, source, file_digest, origin, mapping_digest, $3, 'finished', total_rows,
         line, row_count, row_count - reject_count, reject_count, now()
  from imports where id = $2`;

export const COPY_REJECTS = `
  insert into import_findings (import_id, line, record, rejected, field, code, reason_zh, reason_en)
  select $1, line, record, rejected, field, code, reason_zh, reason_en
  from import_findings where import_id = $2 and rejected`;

/** A record that this import itself has stopped is not gone on with in the same import. */
export const KNOWN_RECORDS = `
  select record, case when import_id <> $3 then stopped_revision end as stopped_revision
  from imported_records where source = $1 and record = any($2::text[])`;

export const SAVE_RECORDS = `
  insert into imported_records (source, record, import_id, stopped_revision)
  select $1, r.record, $2, r.stopped_revision
  from unnest($3::text[], $4::int[]) as r (record, stopped_revision)
  on conflict (source, record) do update
  set import_id = excluded.import_id, stopped_revision = excluded.stopped_revision`;

export const SAVE_FINDINGS = `
  insert into import_findings (import_id, line, record, rejected, field, code, reason_zh, reason_en)
  select $1, * from unnest($2::bigint[], $3::text[], $4::boolean[], $5::text[], $6::text[],
                           $7::text[], $8::text[])
  on conflict do nothing`;

/** Counts are totals, not differences, so that saving the same checkpoint twice changes nothing. */
export const SAVE_CHECKPOINT = `
  update imports
  set line = $2, row_count = $3, issue_count = $4, duplicate_count = $5, reject_count = $6,
      stopped_count = $7, event_count = $8, seconds = $9, status = $10, continued_count = $11,
      finished_at = case when $10 = 'finished' then now() end
  where id = $1`;

export const FINDINGS_PAGE = `
  select line, record, rejected, field, code, reason_zh, reason_en
  from import_findings
  where import_id = $1 and line > $2
  order by line
  limit $3`;
