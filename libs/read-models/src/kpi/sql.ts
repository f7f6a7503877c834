/** What the KPI projector reads and writes, and what its queries ask. */
export const KPI_SQL = {
  sets: `select formulas, version, fingerprint from kpi_sets order by formulas`,

  definition: `select definition from kpi_sets where formulas = $1 and fingerprint = $2`,

  /** With the sets under which mere time may still change a fact of the matter. */
  load: `
    select matter, revision, position, changed_at, state,
      array(select o.formulas from kpi_open_matters o where o.matter = m.matter) as open_under
    from kpi_matters m where matter = any($1)`,

  /** $1–$7 one row per matter; states as one text, see `jsonColumn`. */
  writeMatters: `
    insert into kpi_matters (matter, revision, position, changed_at, first_at, last_at, state)
    select matter, revision, position, changed_at, first_at, last_at, state::json
    from unnest($1::text[], $2::integer[], $3::bigint[], $4::timestamptz[], $5::timestamptz[],
      $6::timestamptz[], string_to_array($7, chr(31)))
      as written (matter, revision, position, changed_at, first_at, last_at, state)
    on conflict (matter) do update set
      revision = excluded.revision, position = excluded.position,
      changed_at = excluded.changed_at, first_at = excluded.first_at, last_at = excluded.last_at,
      state = excluded.state`,

  /** $1–$2 matters time may change now, $3–$4 those it may no more. */
  writeOpen: `
    with settled as (
      delete from kpi_open_matters o
      using unnest($3::text[], $4::text[]) as settled (formulas, matter)
      where o.formulas = settled.formulas and o.matter = settled.matter
    )
    insert into kpi_open_matters (formulas, matter)
    select * from unnest($1::text[], $2::text[])
    on conflict do nothing`,

  /** $1–$10 keys, $11–$13 what is added (or, below zero, taken away). */
  addTallies: `
    insert into kpi_tallies (formulas, period_kind, period, dimension, metric, subject, copied_to,
      rater, value, share, n, d, e)
    select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::boolean[], $11::numeric[], $12::numeric[],
      $13::numeric[])
    on conflict (formulas, period_kind, period, dimension, metric, subject, copied_to, rater, value,
      share) do update set
      n = kpi_tallies.n + excluded.n, d = kpi_tallies.d + excluded.d,
      e = kpi_tallies.e + excluded.e`,

  /** $1–$10 keys of which something was taken away. */
  dropEmptyTallies: `
    delete from kpi_tallies t
    using unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::boolean[])
      as taken (formulas, period_kind, period, dimension, metric, subject, copied_to, rater, value,
        share)
    where t.formulas = taken.formulas and t.period_kind = taken.period_kind
      and t.period = taken.period and t.dimension = taken.dimension and t.metric = taken.metric
      and t.subject = taken.subject and t.copied_to = taken.copied_to and t.rater = taken.rater
      and t.value = taken.value and t.share = taken.share
      and t.n = 0 and t.d = 0 and t.e = 0`,

  /** A new version of a formula set: what was counted under the one before is gone. */
  startSet: `
    with tallies as (delete from kpi_tallies where formulas = $1),
      matters as (delete from kpi_open_matters where formulas = $1)
    insert into kpi_sets (formulas, version, definition, fingerprint)
    values ($1, $2, $3::text::json, md5($3::text))
    on conflict (formulas) do update set
      version = excluded.version, definition = excluded.definition,
      fingerprint = excluded.fingerprint`,

  /** A page of all issues, to be counted anew. */
  mattersAfter: `
    select matter, revision, position, changed_at, state from kpi_matters
    where matter > $1 order by matter limit $2`,

  position: `select position from projection_checkpoints where projector = 'kpi'`,

  parked: `select count(distinct stream) as streams from parked_events where projector = 'kpi'`,

  /** $1 set, $2–$3 kind and code of a period, $4 dimension, $5 the cells of the period. */
  tallies: `
    select metric, subject, copied_to, rater, value, share, sum(n)::text as n, sum(d)::text as d,
      sum(e)::text as e
    from kpi_tallies
    where formulas = $1 and dimension = $4
      and (period_kind = $2 and period = $3 or period_kind = '' and period = any($5))
    group by metric, subject, copied_to, rater, value, share`,

  /** $1 set, $2–$3 period: matters with facts that time may change and that may lie in it. */
  openMatters: `
    select m.matter, m.revision, m.position, m.changed_at, m.state
    from kpi_open_matters o join kpi_matters m using (matter)
    where o.formulas = $1 and m.last_at >= $2 and m.first_at < $3`,

  changedAfterInstant: `select matter from kpi_matters where changed_at > $1`,

  changedAfterPosition: `select matter from kpi_matters where position > $1`,

  /** $1–$2 period: matters with facts that may lie in it, a page after a matter. */
  mattersIn: `
    select matter, revision, position, changed_at, state from kpi_matters
    where last_at >= $1 and first_at < $2 and matter > $3
    order by matter limit $4`,

  /** $1 source; a page after an issue. */
  mattersOfSource: `
    select r.external_id as record, m.matter, m.revision, m.position, m.changed_at, m.state
    from kpi_matters m join board_reports r on r.issue = m.matter
    where r.external_source = $1 and m.matter > $2
    order by m.matter limit $3`,

  loadPublished: `
    select formulas, period, version, revision, position, as_of, sha256, published_at, published_by,
      appeal_until, appeals, open_appeals, stream_revision
    from kpi_published p
    where exists (select from unnest($1::text[]) as asked (stream)
      where asked.stream = 'kpiTable-' || p.formulas || '-' || p.period)`,

  writePublished: `
    insert into kpi_published (formulas, period, version, revision, position, as_of, sha256,
      published_at, published_by, appeal_until, appeals, open_appeals, stream_revision)
    select * from unnest($1::text[], $2::text[], $3::integer[], $4::integer[], $5::bigint[],
      $6::timestamptz[], $7::text[], $8::timestamptz[], $9::text[], $10::timestamptz[],
      $11::integer[], $12::integer[], $13::integer[])
    on conflict (formulas, period) do update set
      version = excluded.version, revision = excluded.revision, position = excluded.position,
      as_of = excluded.as_of, sha256 = excluded.sha256, published_at = excluded.published_at,
      published_by = excluded.published_by, appeal_until = excluded.appeal_until,
      appeals = excluded.appeals, open_appeals = excluded.open_appeals,
      stream_revision = excluded.stream_revision`,

  published: `
    select formulas, period, version, revision, position, as_of, sha256, published_at, published_by,
      appeal_until, appeals, open_appeals, stream_revision
    from kpi_published order by published_at desc, formulas, period limit 1000`,
} as const;
