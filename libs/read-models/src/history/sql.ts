import { insertSql, updateSql } from '../fields.js';
import {
  BEGUN,
  BOUNDS,
  LATEST_BOARD,
  LATEST_INBOX,
  PAST_BOARD,
  PAST_INBOX,
  UNIT_SINCE,
} from './rows.js';

const AFTER_PAST = PAST_BOARD.length + 1;
const AFTER_BEGUN = AFTER_PAST + BEGUN.length;
const AFTER_BOUNDS = AFTER_BEGUN + BOUNDS.length;
const AFTER_UNITS = AFTER_BOUNDS + UNIT_SINCE.length;

const boundsSql = (first?: number): string => `${insertSql('board_begun_lanes', BOUNDS, first)}
    on conflict (block, lane) do update
      set reported_at = greatest(board_begun_lanes.reported_at, excluded.reported_at)`;

/** What the projector of the past writes; the parameters are the fields of `rows.ts`, in order. */
export const HISTORY_SQL = {
  loadBoard: `
    select issue, phase, category, territory, urgency, complexity, lead_unit, lead_assignment,
      reported_at, accepted_at, dispatched_at, due_at, first_contact_at, handled_at, closed_at,
      rework_round, supervision, open_orders, revision, position, effective, later_positions,
      later_effective
    from board_latest where issue = any($1)`,

  loadInbox: `
    select issue, assignment, unit, role, status, status_before_return, replaced, assigned_at, due_at,
      signed_at, contacted_at, done_at, handler, return_state, revision, position, effective
    from inbox_latest where issue = any($1)`,

  /** Past versions, begun issues, units involved, newest versions: one round trip for five tables. */
  writeBoard: `
    with past as (
    ${insertSql('board_past', PAST_BOARD)}
    on conflict do nothing
    ), begun as (
    ${insertSql('board_begun', BEGUN, AFTER_PAST)}
    on conflict do nothing
    ), bounds as (
    ${boundsSql(AFTER_BEGUN)}
    ), units as (
    ${insertSql('board_unit_since', UNIT_SINCE, AFTER_BOUNDS)}
    on conflict do nothing
    )
    ${insertSql('board_latest', LATEST_BOARD, AFTER_UNITS)}
    on conflict (issue) do update set
      ${updateSql(LATEST_BOARD, 'issue', 'reported_at')}
    where board_latest.revision + cardinality(board_latest.later_positions)
      < excluded.revision + cardinality(excluded.later_positions)`,

  /** What `writeBoard` does about bounds, alone. */
  writeBounds: `
    ${boundsSql()}`,

  writeInbox: `
    with past as (
    ${insertSql('inbox_past', PAST_INBOX)}
    on conflict do nothing
    )
    ${insertSql('inbox_latest', LATEST_INBOX, PAST_INBOX.length + 1)}
    on conflict (issue, assignment) do update set
      ${updateSql(LATEST_INBOX, 'issue', 'assignment', 'unit', 'role', 'assigned_at')}
    where inbox_latest.revision < excluded.revision`,
} as const;
