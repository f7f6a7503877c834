import type { Migration } from '@shaodao/platform';

/**
 * `kpi_matters` keeps what each issue's (or mediation's) events told so far, from which its facts
 * follow. `kpi_tallies` are whole numbers that add up: what settled facts count under the newest
 * version of each formula set, by cells of time (kind of period '') or, where a formula asks for the
 * period itself, by its periods. A matter of which mere time may still change a fact (an open
 * assignment) stands in `kpi_open_matters`; such facts are counted when a table is asked for.
 * `first_at` and `last_at` are the first and the last instant a matter's facts name.
 */
export const kpiMigrations: readonly Migration[] = [
  {
    id: 'read-models/kpi-1',
    sql: `
      create table kpi_matters (
        matter text primary key,
        revision integer not null,
        position bigint not null,
        -- when its last event took effect: never before the one it follows
        changed_at timestamptz not null,
        state json not null
      ) with (fillfactor = 85);
      -- those that changed after a moment, for tables as of it
      create index kpi_matters_by_change on kpi_matters (changed_at);
      create index kpi_matters_by_position on kpi_matters (position);

      create table kpi_facts (
        matter text not null,
        kind text not null,
        fact text not null,
        unit text,
        territory text,
        category text,
        first_at timestamptz,
        last_at timestamptz,
        content json not null,
        primary key (matter, kind, fact)
      ) with (fillfactor = 85);
      -- what stands behind the numbers of a period
      create index kpi_facts_by_kind on kpi_facts (kind, last_at);

      create table kpi_sets (
        formulas text primary key,
        version integer not null,
        definition json not null
      );

      create table kpi_open_facts (
        formulas text not null,
        matter text not null,
        kind text not null,
        fact text not null,
        primary key (formulas, matter, kind, fact)
      );

      create table kpi_tallies (
        formulas text not null,
        period_kind text not null,
        period text not null,
        dimension text not null,
        metric text not null,
        subject text not null,
        copied_to text not null,
        rater text not null,
        value text not null,
        share boolean not null,
        n numeric not null,
        d numeric not null,
        e numeric not null,
        primary key (formulas, period_kind, period, dimension, metric, subject, copied_to, rater,
          value, share)
      ) with (fillfactor = 70)`,
  },
  {
    id: 'read-models/kpi-2-published',
    sql: `
      create table kpi_published (
        formulas text not null,
        period text not null,
        version integer not null,
        revision integer not null,
        position bigint not null,
        as_of timestamptz not null,
        sha256 text not null,
        published_at timestamptz not null,
        published_by text not null,
        appeal_until timestamptz not null,
        appeals integer not null,
        open_appeals integer not null,
        stream_revision integer not null,
        primary key (formulas, period)
      )`,
  },
  {
    id: 'read-models/kpi-3-facts-follow',
    sql: `
      drop table kpi_facts;
      drop table kpi_open_facts;
      truncate kpi_matters, kpi_sets, kpi_tallies;
      alter table kpi_matters add first_at timestamptz, add last_at timestamptz;
      -- what may stand behind the numbers of a period
      create index kpi_matters_by_span on kpi_matters (last_at);
      -- of the definition, so that a process knows by few bytes whether it has it
      alter table kpi_sets add fingerprint text not null;
      create table kpi_open_matters (
        formulas text not null,
        matter text not null,
        primary key (matter, formulas)
      );
      create index kpi_open_matters_by_set on kpi_open_matters (formulas, matter);
      delete from parked_events where projector = 'kpi';
      delete from projection_checkpoints where projector = 'kpi'`,
  },
  {
    id: 'read-models/kpi-4-named-in-order',
    // What a matter told is kept with its names in one order, however it came: all of it is told anew.
    sql: `
      truncate kpi_matters, kpi_sets, kpi_open_matters, kpi_tallies;
      delete from parked_events where projector = 'kpi';
      delete from projection_checkpoints where projector = 'kpi'`,
  },
];
