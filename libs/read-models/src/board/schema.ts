import type { Migration } from '@shaodao/platform';

/**
 * `board_issues` changes with almost every event, so it is narrow and each of its indexes serves a
 * query of its own; what is fixed by the report, and the search tokens with their costly index,
 * stand apart in `board_reports`, written once. `due_at` is infinity where there is no limit, so
 * that one order holds for all rows.
 */
export const boardMigrations: readonly Migration[] = [
  {
    id: 'read-models/1-board',
    sql: `
      create table board_issues (
        issue text primary key,
        phase text not null,
        open boolean not null,
        category text,
        territory text,
        urgency text,
        complexity text,
        lead_unit text,
        lead_assignment text,
        reported_at timestamptz not null,
        accepted_at timestamptz,
        dispatched_at timestamptz,
        due_at timestamptz not null,
        first_contact_at timestamptz,
        handled_at timestamptz,
        closed_at timestamptz,
        rework_round integer not null,
        supervision text not null,
        open_orders integer not null,
        revision integer not null,
        position bigint not null
      ) with (fillfactor = 85);
      -- the queue of everybody, and what is overdue
      create index board_open_by_due on board_issues (due_at, issue) where open;
      -- the queue of one territory
      create index board_open_by_territory on board_issues (territory, due_at, issue) where open;
      -- the queue of one unit
      create index board_open_by_lead on board_issues (lead_unit, due_at, issue) where open;
      -- one phase, and the counters per phase
      create index board_by_phase on board_issues (phase, due_at, issue);
      -- newest reports first
      create index board_by_report on board_issues (reported_at, issue);
      -- the live stream
      create index board_by_position on board_issues (position);

      create table board_reports (
        issue text primary key,
        receipt_code text not null,
        channel text not null,
        kind text not null,
        subject text not null,
        reporter text not null,
        title text,
        accused_unit text,
        confidentiality text not null,
        external_source text,
        external_id text,
        tokens integer[] not null
      );
      -- erasure of a resident
      create index board_reports_by_subject on board_reports (subject);
      -- what a person has reported
      create index board_reports_by_reporter on board_reports (reporter);
      -- search in title and description
      create index board_reports_by_token on board_reports using gin (tokens);

      -- units ever involved: who may see the issue by unit
      create table board_units (
        unit text not null,
        issue text not null,
        primary key (unit, issue)
      )`,
  },
  {
    id: 'read-models/4-accused',
    sql: `
      -- reports of wrongdoing, hidden from whom they accuse
      create index board_reports_by_accused on board_reports (accused_unit)
        where accused_unit is not null`,
  },
  {
    id: 'read-models/5-units-of-issue',
    sql: `
      -- the units that each row of a page carries
      create index board_units_by_issue on board_units (issue, unit)`,
  },
  {
    id: 'read-models/9-receipt',
    sql: `
      -- who asks by the code on the receipt
      create index board_reports_by_receipt on board_reports (receipt_code)`,
  },
];
