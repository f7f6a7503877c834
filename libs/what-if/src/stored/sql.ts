/** Every statement about scenarios and their runs. */
export const WHAT_IF_SQL = {
  loadScenarios: `
    select scenario, name_zh, name_en, changed_at, changed_by, runs, last_status, last_at, revision
    from what_if_scenarios where scenario = any($1)`,

  /** $1 scenarios … $9 revisions, one list each. */
  writeScenarios: `
    insert into what_if_scenarios (scenario, name_zh, name_en, changed_at, changed_by, runs,
      last_status, last_at, revision)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[],
      $6::integer[], $7::text[], $8::timestamptz[], $9::integer[])
    on conflict (scenario) do update set
      name_zh = excluded.name_zh, name_en = excluded.name_en, changed_at = excluded.changed_at,
      changed_by = excluded.changed_by, runs = excluded.runs, last_status = excluded.last_status,
      last_at = excluded.last_at, revision = excluded.revision
    where what_if_scenarios.revision < excluded.revision`,

  /** $1 limit. */
  listScenarios: `
    select scenario, name_zh, name_en, changed_at, changed_by, runs, last_status, last_at
    from what_if_scenarios order by changed_at desc, scenario desc limit $1`,

  /** $1 scenario, $2 run, $3 head. */
  beginRun: `
    insert into what_if_runs (scenario, run, searched, head, issues, flips, seconds)
    values ($1, $2, 0, $3, 0, 0, 0)`,

  /** $1 scenario, $2 run, $3 searched, $4 issues, $5 flips, $6 seconds; answers whether to go on. */
  saveProgress: `
    update what_if_runs set searched = $3, issues = $4, flips = $5, seconds = $6
    where scenario = $1 and run = $2 returning cancelled`,

  /** $1 scenario, $2 run. */
  progress: `
    select searched, head, issues, flips, seconds from what_if_runs
    where scenario = $1 and run = $2`,

  /** $1 scenario, $2 run. */
  askCancel: `
    update what_if_runs set cancelled = true where scenario = $1 and run = $2`,

  /** $1 scenario, $2 run, $3 report. */
  saveReport: `
    update what_if_runs set report = $3 where scenario = $1 and run = $2`,

  /** $1 scenario, $2 run. */
  report: `
    select report from what_if_runs where scenario = $1 and run = $2`,

  /** $1 scenario, $2 run, $3 issues … $12 details, one list each. */
  writeFlips: `
    insert into what_if_flips (scenario, run, issue, deadline, kind, unit, other_unit, category,
      territory, standing, other_standing, detail)
    select $1, $2, * from unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
      $8::text[], $9::text[], $10::text[], $11::text[], $12::jsonb[])`,

  /** $1 scenario, $2 run, $3 issue and $4 deadline to begin after, $5 limit. */
  flips: `
    select issue, deadline, category, territory, detail from what_if_flips
    where scenario = $1 and run = $2 and (issue, deadline) > ($3, $4)
    order by issue, deadline limit $5`,

  /** As flips; $6 kind and $7 unit of the actual history. */
  flipsOfUnit: `
    select issue, deadline, category, territory, detail from what_if_flips
    where scenario = $1 and run = $2 and kind = $6 and unit = $7 and (issue, deadline) > ($3, $4)
    order by issue, deadline limit $5`,

  /** $1 scenario, $2 run. */
  removeFlips: `delete from what_if_flips where scenario = $1 and run = $2`,

  /** $1 scenario, $2 run. */
  removeRun: `delete from what_if_runs where scenario = $1 and run = $2`,

  /** $1 the run's name; held by the process that runs it, gone with it. */
  holdRun: `select pg_try_advisory_lock(hashtextextended($1, 0)) as held`,

  /** $1 the run's name. */
  releaseRun: `select pg_advisory_unlock(hashtextextended($1, 0))`,
} as const;
