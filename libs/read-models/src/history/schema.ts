import type { Migration } from '@shaodao/platform';

/**
 * What the board and the inboxes said, version by version. The newest version of each row stands in
 * a `_latest` table and is changed in place; as soon as another takes its place it goes to a `_past`
 * table, where it is never touched again. Each version knows from when it held on both axes of time
 * (docs/decisions/0016), a past one until when, too: `position` and `until_position` in the order of
 * the log, `effective` and `until_effective` in the world. The end is not part of it.
 *
 * `_class` is the length of a past version, in powers of four (`length-class.ts`): versions of one
 * class that hold at a moment began within that length before it, so a plain index finds them.
 */
export const historyMigrations: readonly Migration[] = [
  {
    id: 'read-models/7-history',
    sql: `
      -- every issue there ever was: written once, so that an index alone answers
      create table board_begun (
        issue text primary key,
        reported_at timestamptz not null,
        position bigint not null
      );
      -- newest reports first
      create index board_begun_by_report on board_begun (reported_at, issue) include (position);

      -- per block of the log, the latest report of an issue begun there: whoever walks the reports as
      -- of a place need not begin with those recorded after it
      create table board_begun_bounds (
        block bigint primary key,
        reported_at timestamptz not null
      );

      create table board_latest (
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
        position bigint not null,
        effective timestamptz not null,
        -- later events of the issue that changed nothing the board shows
        later_positions bigint[] not null,
        later_effective timestamptz[] not null
      ) with (fillfactor = 85);
      create index board_latest_open_by_due on board_latest (due_at, issue) where open;

      create table board_past (
        issue text not null,
        revision integer not null,
        phase text not null,
        open boolean not null,
        category text,
        territory text,
        urgency text,
        complexity text,
        lead_unit text,
        reported_at timestamptz not null,
        accepted_at timestamptz,
        dispatched_at timestamptz,
        due_at timestamptz not null,
        first_contact_at timestamptz,
        handled_at timestamptz,
        closed_at timestamptz,
        rework_round integer not null,
        supervision text not null,
        position bigint not null,
        until_position bigint not null,
        position_class smallint not null,
        effective timestamptz not null,
        until_effective timestamptz not null,
        -- null where it held for no time at all: other events of the same instant followed
        effective_class smallint,
        later_positions bigint[] not null,
        later_effective timestamptz[] not null,
        primary key (issue, revision)
      );
      -- what held at a place of the log
      create index board_past_at_position
        on board_past (open, position_class, position, until_position);
      -- what held at an instant
      create index board_past_at_instant
        on board_past (open, effective_class, effective, until_effective)
        where effective_class is not null;

      -- since when a unit is involved
      create table board_unit_since (
        issue text not null,
        unit text not null,
        position bigint not null,
        effective timestamptz not null,
        primary key (issue, unit)
      );
      create index board_unit_since_by_unit on board_unit_since (unit, issue);

      create table inbox_latest (
        issue text not null,
        assignment text not null,
        unit text not null,
        role text not null,
        status text not null,
        status_before_return text,
        replaced boolean not null,
        open boolean not null,
        assigned_at timestamptz not null,
        due_at timestamptz not null,
        signed_at timestamptz,
        contacted_at timestamptz,
        done_at timestamptz,
        handler text,
        return_state text not null,
        revision integer not null,
        position bigint not null,
        effective timestamptz not null,
        primary key (issue, assignment)
      ) with (fillfactor = 85);
      create index inbox_latest_by_unit on inbox_latest (unit, open, due_at, issue, assignment);

      create table inbox_past (
        issue text not null,
        assignment text not null,
        revision integer not null,
        unit text not null,
        role text not null,
        status text not null,
        status_before_return text,
        replaced boolean not null,
        open boolean not null,
        assigned_at timestamptz not null,
        due_at timestamptz not null,
        signed_at timestamptz,
        contacted_at timestamptz,
        done_at timestamptz,
        handler text,
        return_state text not null,
        position bigint not null,
        until_position bigint not null,
        position_class smallint not null,
        effective timestamptz not null,
        until_effective timestamptz not null,
        effective_class smallint,
        primary key (issue, assignment, revision)
      );
      create index inbox_past_at_position
        on inbox_past (unit, open, position_class, position, until_position);
      create index inbox_past_at_instant
        on inbox_past (unit, open, effective_class, effective, until_effective)
        where effective_class is not null`,
  },
  {
    id: 'read-models/8-play',
    sql: `
      -- what changed next, when the past is played
      create index board_latest_by_effective on board_latest (effective)`,
  },
  {
    id: 'read-models/9-begun-lanes',
    sql: `
      -- in the place of board_begun_bounds, for whose rows those waited who project side by side; that one
      -- stays for processes of the version before
      create table board_begun_lanes (
        block bigint not null,
        lane smallint not null,
        reported_at timestamptz not null,
        primary key (block, lane)
      )`,
  },
];
