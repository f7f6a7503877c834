const COUNTED = `not withheld and not gone`;
const PLACED = `${COUNTED} and territory is not null and category is not null`;

/** Every statement of early warning. */
export const WARNING_SQL = {
  loadReports: `
    select issue, category, territory, subject, hidden, withheld, gone, reported_at, resolution,
      satisfaction, revision
    from warning_reports where issue = any($1)`,

  upsertReports: `
    insert into warning_reports (issue, category, territory, subject, hidden, withheld, gone,
      reported_at, resolution, satisfaction, revision)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::boolean[],
      $6::boolean[], $7::boolean[], $8::timestamptz[], $9::text[], $10::text[], $11::integer[])
    on conflict (issue) do update set
      category = excluded.category, territory = excluded.territory, gone = excluded.gone,
      resolution = excluded.resolution, satisfaction = excluded.satisfaction,
      revision = excluded.revision
    where warning_reports.revision < excluded.revision`,

  loadAlerts: `
    select alert, key, kind, status, territory, category, unit, total, reason_zh, reason_en,
      raised_at, revision, position
    from warning_alerts where alert = any($1)`,

  upsertAlerts: `
    insert into warning_alerts (alert, key, kind, status, territory, category, unit, total,
      reason_zh, reason_en, raised_at, revision, position)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::integer[], $9::text[], $10::text[], $11::timestamptz[], $12::integer[],
      $13::bigint[])
    on conflict (alert) do update set
      status = excluded.status, total = excluded.total, reason_zh = excluded.reason_zh,
      reason_en = excluded.reason_en, revision = excluded.revision, position = excluded.position
    where warning_alerts.revision < excluded.revision`,

  firstReport: `
    select min(reported_at) as first from warning_reports where ${COUNTED}`,

  recent: `
    select category, territory, count(*)::integer as reports from warning_reports
    where ${PLACED} and reported_at > $1 and reported_at <= $2
    group by category, territory`,

  weeks: `
    select category, territory, count(*)::integer as reports,
      floor(extract(epoch from $1::timestamptz - reported_at) / 604800)::integer as week
    from warning_reports
    where ${PLACED} and category = any($2)
      and reported_at > $1::timestamptz - make_interval(days => 7 * $3::integer + $4::integer)
      and reported_at <= $1
      and mod(extract(epoch from $1::timestamptz - reported_at), 604800) < 86400 * $4::integer
    group by category, territory, week`,

  reportsOf: `
    select issue, category, territory, subject, hidden, reported_at from warning_reports
    where ${PLACED} and category = any($1) and reported_at > $2 and reported_at <= $3`,

  repeated: `
    select issue, category, territory, subject, hidden, reported_at from warning_reports
    where ${PLACED} and not hidden and reported_at > $1 and reported_at <= $2
      and (category, subject) in (
        select category, subject from warning_reports
        where ${PLACED} and not hidden and reported_at > $1 and reported_at <= $2
        group by category, subject having count(*) >= $3)`,

  dueSoon: `
    select work.unit, count(*)::integer as due
    from unnest($1::text[]) as asked (unit)
    join inbox_assignments work on work.unit = asked.unit and work.open
      and work.due_at > $2 and work.due_at <= $3
    group by work.unit having count(*) >= $4`,

  dueFirst: `
    select unit, issue, assignment, due_at from (
      select work.unit, work.issue, work.assignment, work.due_at, row_number() over (
        partition by work.unit order by work.due_at, work.issue, work.assignment) as place
      from inbox_assignments work
      where work.unit = any($1) and work.open and work.due_at > $2 and work.due_at <= $3
        and not exists (select from warning_reports report
          where report.issue = work.issue and report.withheld)) as ranked
    where place <= $4 order by unit, place`,

  done: `
    select unit, count(*)::integer as done from inbox_assignments
    where unit = any($1) and not open and done_at > $2 and done_at <= $3
    group by unit`,

  lastOfEach: `
    select distinct on (key) alert, key, status, total, revision from warning_alerts
    where status <> 'CLEARED' or key = any($1)
    order by key, position desc`,

  changedAlerts: `
    select alert, key, kind, status, territory, category, unit, total, reason_zh, reason_en,
      raised_at, revision, position
    from warning_alerts where position > $1 order by position limit $2`,

  ofTopic: `
    select report.issue, report.reported_at, report.resolution, report.satisfaction,
      case when not isfinite(board.due_at) then null
        when board.handled_at is not null then board.handled_at <= board.due_at
        when board.due_at < $5 then false
      end as on_time
    from warning_reports report join board_issues board on board.issue = report.issue
    where not report.withheld and not report.gone and report.category = any($1)
      and ($2::text[] is null or report.territory = any($2))
      and report.reported_at >= $3 and report.reported_at < $4
    order by report.reported_at, report.issue`,
} as const;
