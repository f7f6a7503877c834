/** What the board's projector writes. */
export const BOARD_SQL = {
  load: `
    select issue, phase, category, territory, urgency, complexity, lead_unit, lead_assignment,
      reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at,
      rework_round, supervision, open_orders, revision, position
    from board_issues where issue = any($1)`,

  /** $1–$21 issues, $22–$33 reports, $34–$35 units involved: one round trip for three tables. */
  write: `
    with reports as (
      insert into board_reports (issue, receipt_code, channel, kind, subject, reporter, title,
        accused_unit, confidentiality, external_source, external_id, tokens)
      select issue, receipt_code, channel, kind, subject, reporter, title, accused_unit,
        confidentiality, external_source, external_id, tokens::integer[]
      from unnest($22::text[], $23::text[], $24::text[], $25::text[], $26::text[], $27::text[],
        $28::text[], $29::text[], $30::text[], $31::text[], $32::text[], $33::text[])
        as report (issue, receipt_code, channel, kind, subject, reporter, title, accused_unit,
          confidentiality, external_source, external_id, tokens)
      on conflict (issue) do nothing
    ), units as (
      insert into board_units (unit, issue) select * from unnest($34::text[], $35::text[])
      on conflict do nothing
    )
    insert into board_issues (issue, phase, open, category, territory, urgency, complexity,
      lead_unit, lead_assignment, reported_at, accepted_at, dispatched_at, due_at,
      first_contact_at, handled_at, closed_at, rework_round, supervision, open_orders, revision,
      position)
    select * from unnest($1::text[], $2::text[], $3::boolean[], $4::text[], $5::text[], $6::text[],
      $7::text[], $8::text[], $9::text[], $10::timestamptz[], $11::timestamptz[],
      $12::timestamptz[], $13::timestamptz[], $14::timestamptz[], $15::timestamptz[],
      $16::timestamptz[], $17::integer[], $18::text[], $19::integer[], $20::integer[],
      $21::bigint[])
    on conflict (issue) do update set
      phase = excluded.phase, open = excluded.open, category = excluded.category,
      territory = excluded.territory, urgency = excluded.urgency,
      complexity = excluded.complexity, lead_unit = excluded.lead_unit,
      lead_assignment = excluded.lead_assignment, accepted_at = excluded.accepted_at,
      dispatched_at = excluded.dispatched_at, due_at = excluded.due_at,
      first_contact_at = excluded.first_contact_at, handled_at = excluded.handled_at,
      closed_at = excluded.closed_at, rework_round = excluded.rework_round,
      supervision = excluded.supervision, open_orders = excluded.open_orders,
      revision = excluded.revision,
      position = greatest(board_issues.position, excluded.position)
    where board_issues.revision < excluded.revision`,

  erase: `
    with gone as (
      update board_reports r set title = null, tokens = '{}'
      from (
        select subject, max(position) as position
        from unnest($1::text[], $2::bigint[]) as each (subject, position) group by subject
      ) erased
      where r.subject = erased.subject
      returning r.issue, erased.position
    )
    update board_issues b set position = greatest(b.position, gone.position)
    from gone where b.issue = gone.issue`,
} as const;
