/**
 * A name of an issue that does not differ between two runs over the same records: the identifier in
 * the system it came from, where there is one.
 */
const KEY = `coalesce(r.external_source || ':' || r.external_id, r.issue)`;

const summed = (row: string, tables: string): string => `
    select count(*) as rows,
      coalesce(sum(hashtextextended((${row})::text, 0)::numeric), 0)::text as checksum
    from ${tables}`;

/**
 * Row counts and order-free checksums over business columns. Left out, because two runs over the
 * same records may differ in them: identifiers of issues (where the record has one of its own),
 * assignments, subjects and receipt codes; positions; sealed text and search tokens (another key);
 * when an event was recorded; the actor's person.
 */
export const CHECKSUM_SQL = {
  board_issues: summed(
    `row(${KEY}, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity, b.lead_unit,
      b.reported_at at time zone 'UTC', b.accepted_at at time zone 'UTC',
      b.dispatched_at at time zone 'UTC', b.due_at at time zone 'UTC',
      b.first_contact_at at time zone 'UTC', b.handled_at at time zone 'UTC',
      b.closed_at at time zone 'UTC', b.rework_round, b.supervision, b.open_orders, b.revision)`,
    `board_issues b join board_reports r using (issue)`,
  ),
  board_reports: summed(
    `row(${KEY}, r.channel, r.kind, r.title is null, r.accused_unit, r.confidentiality,
      cardinality(r.tokens))`,
    `board_reports r`,
  ),
  board_units: summed(`row(${KEY}, u.unit)`, `board_units u join board_reports r using (issue)`),
  inbox_assignments: summed(
    `row(${KEY}, a.unit, a.role, a.status, a.status_before_return, a.open,
      a.assigned_at at time zone 'UTC', a.due_at at time zone 'UTC',
      a.signed_at at time zone 'UTC', a.contacted_at at time zone 'UTC',
      a.done_at at time zone 'UTC', a.return_state, a.revision)`,
    `inbox_assignments a join board_reports r using (issue)`,
  ),
} as const;
