import type { ColumnType, ExportedColumn, FieldKind, WithheldColumn } from './column.js';

/** One export: the tables it is read from, and what becomes of every column they have. */
export interface ExportTable {
  readonly sources: readonly string[];
  readonly columns: readonly ExportedColumn[];
  readonly withheld: readonly WithheldColumn[];
}

/**
 * Columns of one table of the database that leave: `name` or `name as other`, its type, its kind.
 */
const from =
  (table: string) =>
  (named: string, type: ColumnType, kind: FieldKind = 'fact'): ExportedColumn => {
    const [column = named, name = column] = named.split(' as ');
    return { name, from: `${table}.${column}`, type, kind };
  };

const event = from('events');
const figure = from('kpi');
const issue = from('board_issues');
const report = from('board_reports');
const unit = from('board_units');
const assignment = from('inbox_assignments');

/** Of any event: its place, who acted, and the facts. */
const EVENT_COLUMNS = (...stream: readonly ExportedColumn[]): readonly ExportedColumn[] => [
  event('position', 'bigint'),
  ...stream,
  event('revision', 'integer'),
  event('type', 'text'),
  event('schema_version', 'integer'),
  event('occurred_at', 'instant'),
  event('recorded_at', 'instant'),
  event('meta.actor.person as actor_person', 'text', 'person'),
  event('meta.actor.post as actor_post', 'text', 'post'),
  event('meta.actor.unit as actor_unit', 'text'),
  event('meta.actor.roles as actor_roles', 'json'),
  event('data', 'json'),
];

const SEALED = 'sealed personal text';
const OF_THE_MACHINE = "the house's own bookkeeping";

const WITHHELD_OF_EVENTS: readonly WithheldColumn[] = [
  { from: 'events.id', withheld: OF_THE_MACHINE },
  { from: 'events.meta.actor.territory', withheld: 'follows from the post' },
  { from: 'events.meta.commandId', withheld: 'holds the account that sent the command' },
  { from: 'events.meta.correlationId', withheld: 'holds the account that sent the command' },
  { from: 'events.meta.causationId', withheld: 'holds the account that sent the command' },
];

/**
 * Everything that can be exported. Each column of each source is either declared with its kind or
 * withheld with a reason; a test holds the declarations against the database, so a new column fails
 * it until somebody has decided.
 */
export const EXPORT_TABLES = {
  events: {
    sources: ['events'],
    columns: EVENT_COLUMNS(event('stream as issue', 'text')),
    withheld: WITHHELD_OF_EVENTS,
  },
  'side-events': {
    sources: ['events'],
    // The same column told in two: a kind, and the stream of that kind.
    columns: EVENT_COLUMNS(event('stream.kind as kind', 'text'), event('stream.id as id', 'text')),
    withheld: WITHHELD_OF_EVENTS,
  },
  /** A table of figures as it is now, a line for each row and metric: computed, so it has no source. */
  kpi: {
    sources: [],
    columns: [
      figure('set', 'text'),
      figure('version', 'integer'),
      figure('period', 'text'),
      figure('dimension', 'text'),
      figure('subject', 'text'),
      figure('metric', 'text'),
      figure('numerator', 'text'),
      figure('denominator', 'text'),
      figure('shown', 'text'),
      figure('as_of', 'instant'),
      figure('through', 'bigint'),
    ],
    withheld: [],
  },
  board: {
    sources: ['board_issues', 'board_reports', 'board_units'],
    columns: [
      issue('issue', 'text'),
      report('receipt_code', 'text', 'receipt'),
      issue('phase', 'text'),
      issue('open', 'boolean'),
      report('channel', 'text'),
      report('kind', 'text'),
      issue('category', 'text'),
      issue('territory', 'text'),
      issue('urgency', 'text'),
      issue('complexity', 'text'),
      issue('lead_unit', 'text'),
      issue('lead_assignment', 'text'),
      unit('unit as units', 'json'),
      report('subject', 'text', 'person'),
      report('reporter', 'text', 'person'),
      report('accused_unit', 'text'),
      report('confidentiality', 'text'),
      issue('reported_at', 'instant'),
      issue('accepted_at', 'instant'),
      issue('dispatched_at', 'instant'),
      issue('due_at', 'instant'),
      issue('first_contact_at', 'instant'),
      issue('handled_at', 'instant'),
      issue('closed_at', 'instant'),
      issue('rework_round', 'integer'),
      issue('supervision', 'text'),
      issue('open_orders', 'integer'),
      report('external_source', 'text'),
      report('external_id', 'text', 'external'),
      issue('revision', 'integer'),
      issue('position', 'bigint'),
    ],
    withheld: [
      { from: 'board_reports.issue', withheld: 'the same as board_issues.issue' },
      { from: 'board_units.issue', withheld: 'the same as board_issues.issue' },
      { from: 'board_reports.title', withheld: SEALED },
      { from: 'board_reports.tokens', withheld: 'words of the sealed text, hashed' },
    ],
  },
  assignments: {
    sources: ['inbox_assignments'],
    columns: [
      assignment('issue', 'text'),
      assignment('assignment', 'text'),
      assignment('unit', 'text'),
      assignment('role', 'text'),
      assignment('status', 'text'),
      assignment('status_before_return', 'text'),
      assignment('replaced', 'boolean'),
      assignment('open', 'boolean'),
      assignment('assigned_at', 'instant'),
      assignment('due_at', 'instant'),
      assignment('signed_at', 'instant'),
      assignment('contacted_at', 'instant'),
      assignment('done_at', 'instant'),
      assignment('handler', 'text', 'person'),
      assignment('return_state', 'text'),
      assignment('revision', 'integer'),
    ],
    withheld: [],
  },
  involvements: {
    sources: ['board_units'],
    columns: [unit('issue', 'text'), unit('unit', 'text')],
    withheld: [],
  },
} as const satisfies Readonly<Record<string, ExportTable>>;

export type ExportTableName = keyof typeof EXPORT_TABLES;
export const EXPORT_TABLE_NAMES = Object.keys(EXPORT_TABLES) as readonly ExportTableName[];

export const EXPORT_FORMATS = ['csv', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];
