import type { Migration } from '@shaodao/platform';

const tables = `
create table events (
  position bigint primary key,
  stream text not null,
  revision int not null,
  id uuid not null,
  type text not null,
  schema_version int not null,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null,
  data json not null,
  meta json not null,
  constraint events_stream_revision unique (stream, revision),
  constraint events_id unique (id)
);

create table commands (
  id text primary key,
  fingerprint text not null,
  answer json not null,
  position bigint not null
);

create table event_counter (
  one boolean primary key default true check (one),
  last bigint not null
) with (fillfactor = 10);
insert into event_counter (last) values (0);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% keeps history: % is not allowed', tg_table_name, lower(tg_op);
end $$;
create trigger events_are_final before update or delete or truncate on events
  for each statement execute function refuse_change();
`;

/**
 * Writes a whole group of appends ("units") in one call and one commit.
 *
 * The counter row is locked first and until commit, so groups of all processes take turns: positions
 * become visible in their order and without holes, and everything read after the lock is the last
 * word (READ COMMITTED takes a fresh snapshot per statement of a volatile function).
 *
 * A unit loses alone, for one of three reasons, checked in this order: its command was answered
 * before; one of its event ids is stored; a stream is not at its expected revision. Ids are probed
 * only where the revision does not fit or is not asked for: an append that was repeated finds its
 * stream moved on. An id taken by another stream fails on the unique index instead.
 *
 * Lists travel as one text each, split at U+001F, which JSON text and our names never contain.
 * places: how many events of winners stand up to each event; only where somebody loses.
 * expected: revision per part, -1 = any. event_part: 1-based index of the part of each event,
 * event_offset: its place in the part from 1. command_last: 1-based index of the last event of the
 * command's unit.
 */
const appendFunction = `
create function append_events(
  part_unit int[], part_stream text, part_expected int[],
  event_part int[], event_offset int[], event_stream text, event_id uuid[], event_type text,
  event_version int[], event_occurred timestamptz[], event_data text, event_meta text,
  command_unit int[], command_last int[], command_id text, command_fingerprint text,
  command_answer text,
  out base bigint, out actual int[], out answered json, out stored json
) language plpgsql
set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  losers int[] := '{}';
  suspects int[];
  places int[];
  written int;
  recorded timestamptz;
begin
  select last into base from event_counter for update;
  recorded := clock_timestamp();

  actual := array(
    select coalesce((select max(e.revision) from events e where e.stream = p.stream), 0)
    from unnest(string_to_array(part_stream, chr(31))) with ordinality as p(stream, ord)
    order by ord);

  if cardinality(command_unit) > 0 then
    select array_agg(r.unit), json_agg(r) into losers, answered from (
      select c.unit, s.id, s.fingerprint, s.answer, s.position
      from unnest(command_unit, string_to_array(command_id, chr(31))) as c(unit, id)
      join commands s on s.id = c.id) r;
    losers := coalesce(losers, '{}');
  end if;

  if actual <> part_expected then
    select array_agg(distinct p.unit) into suspects
    from unnest(part_unit, part_expected, actual) as p(unit, expected, actual)
    where p.expected <> p.actual;

    select json_agg(r) into stored from (
      select part_unit[n.part] as unit, n.part, count(*) as events,
        bool_and(e.stream = n.stream) as here,
        max(e.revision) as revision, max(e.position) as position
      from unnest(event_part, string_to_array(event_stream, chr(31)), event_id)
        as n(part, stream, id)
      join events e on e.id = n.id
      where part_unit[n.part] = any (suspects) and part_unit[n.part] <> all (losers)
      group by n.part) r;

    losers := losers
      || array(select (r ->> 'unit')::int from json_array_elements(stored) r)
      || array(
        select p.unit from unnest(part_unit, part_expected, actual) as p(unit, expected, actual)
        where p.expected >= 0 and p.expected <> p.actual);
  end if;

  if losers <> '{}' then
    places := array(
      select count(*) filter (where part_unit[e.part] <> all (losers)) over (order by e.ord)
      from unnest(event_part) with ordinality as e(part, ord) order by e.ord);
  end if;

  insert into events (position, stream, revision, id, type, schema_version, occurred_at,
    recorded_at, data, meta)
  select base + coalesce(places[e.ord], e.ord), e.stream, actual[e.part] + e.nth, e.id,
    e.type, e.version, e.occurred, recorded, e.data::json, e.meta::json
  from unnest(event_part, event_offset, string_to_array(event_stream, chr(31)), event_id,
      string_to_array(event_type, chr(31)), event_version, event_occurred,
      string_to_array(event_data, chr(31)), string_to_array(event_meta, chr(31)))
    with ordinality as e(part, nth, stream, id, type, version, occurred, data, meta, ord)
  where part_unit[e.part] <> all (losers);
  get diagnostics written = row_count;
  if written = 0 then return; end if;

  if cardinality(command_unit) > 0 then
    insert into commands (id, fingerprint, answer, position)
    select c.id, c.fingerprint, c.answer::json, base + coalesce(places[c.last], c.last)
    from unnest(command_unit, string_to_array(command_id, chr(31)),
        string_to_array(command_fingerprint, chr(31)), string_to_array(command_answer, chr(31)),
        command_last)
      as c(unit, id, fingerprint, answer, last)
    where c.unit <> all (losers);
  end if;

  update event_counter set last = base + written;
  perform pg_notify('shaodao_events', (base + written)::text);
end $$;
`;

/** Everything the store keeps: events, the commands behind them, and the last position given. */
export const eventStoreMigrations: readonly Migration[] = [
  { id: 'event-store/1-tables', sql: tables },
  { id: 'event-store/2-append', sql: appendFunction },
];
