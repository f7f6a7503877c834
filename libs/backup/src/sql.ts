import pg from 'pg';
import type { KeptTable } from './tables.js';

const EVENT_COLUMNS = `position, stream, revision, id, type, schema_version, occurred_at, recorded_at, data, meta`;
const COMMAND_COLUMNS = `id, fingerprint, answer, position`;
const KEY_COLUMNS = `subject, key_id, wrapped, created_at, erased_at`;

export const KEY_COLUMN_NAMES: readonly string[] = KEY_COLUMNS.split(', ');

/** Texts of a session that copies: the same whatever the server's settings are. */
export const PLAIN_SESSION = `
  set statement_timeout = 0; set idle_in_transaction_session_timeout = 0; set timezone = 'UTC';
  set datestyle = 'ISO'; set intervalstyle = 'postgres'; set extra_float_digits = 1;
  set bytea_output = 'hex'; set client_encoding = 'UTF8'`;

export const TRY_LOCK = `select pg_try_advisory_lock(hashtext('shaodao.backup')) as mine`;

/** One picture of everything: what follows reads it as of one moment. */
export const BEGIN_SNAPSHOT = `begin isolation level repeatable read read only`;

/** The last place, and the first event's id, which tells houses apart. */
export const READ_HEAD = `
  select c.last, first.id as first_event, last.id as last_event, m.key_id as master_key,
    (select array_agg(id order by applied_at, id) from schema_steps) as steps
  from event_counter c
    left join vault_master_key m on true
    left join events last on last.position = c.last
    left join lateral (select id from events order by position limit 1) first on true`;

/** $1 place. */
export const EVENT_AT = `select id from events where position = $1`;

/** $1 names; gives those there are, with the columns that are written, not derived. */
export const COLUMNS_OF = `
  select t.name, array_agg(a.attname::text order by a.attnum) as columns
  from unnest($1::text[]) as t (name)
  join pg_attribute a on a.attrelid = to_regclass(t.name) and a.attnum > 0
    and not a.attisdropped and a.attgenerated = ''
  group by t.name`;

/** The whole of the log behind one place, up to another. */
export const copyEvents = (after: number, through: number): string => `
  copy (select ${EVENT_COLUMNS} from events
    where position > ${after} and position <= ${through} order by position) to stdout`;

export const copyCommands = (after: number, through: number): string => `
  copy (select ${COMMAND_COLUMNS} from commands
    where position > ${after} and position <= ${through}) to stdout`;

export const COPY_KEYS = `copy (select ${KEY_COLUMNS} from subject_keys) to stdout`;

export function copyTable({ table, without }: KeptTable, columns: readonly string[]): string {
  const wanted =
    without === undefined
      ? ''
      : ` where projector <> all (array[${without.map((name) => pg.escapeLiteral(name)).join(', ')}]::text[])`;
  return `copy (select ${names(columns)} from ${table}${wanted}) to stdout`;
}

export const LOAD_EVENTS = `copy events (${EVENT_COLUMNS}) from stdin`;
export const LOAD_COMMANDS = `copy commands (${COMMAND_COLUMNS}) from stdin`;

export const loadTable = (table: string, columns: readonly string[]): string =>
  `copy ${table} (${names(columns)}) from stdin`;

/** $1 names: the first of them that is there and holds a row. */
export const holdsRows = (table: string): string =>
  `select exists (select 1 from ${table} limit 1) as holds`;

/** Keys wait where nothing is logged, so that one destroyed never touches the disk of the new house. */
export const MAKE_KEY_ROOM = `
  create temporary table restored_keys (like subject_keys) on commit drop`;
export const LOAD_KEYS = `copy restored_keys (${KEY_COLUMNS}) from stdin`;

/** An erasure that stands in the log holds, whatever the copied keys say. */
export const BAR_ERASED = `
  with erased as (
    select data ->> 'subject' as subject, min(recorded_at) as at
    from events where type = 'SubjectErased' group by 1)
  update restored_keys k
  set key_id = null, wrapped = null, erased_at = coalesce(k.erased_at, erased.at)
  from erased where k.subject = erased.subject and k.wrapped is not null`;
export const KEEP_KEYS = `
  insert into subject_keys (${KEY_COLUMNS}) select ${KEY_COLUMNS} from restored_keys`;

/** $1 place. */
export const SET_COUNTER = `update event_counter set last = $1`;

export const COUNT_LOG = `
  select (select count(*) from events)::float8 as events,
    (select count(*) from commands)::float8 as commands,
    (select max(position) from events)::float8 as through`;

const names = (columns: readonly string[]): string =>
  columns.map((column) => pg.escapeIdentifier(column)).join(', ');
