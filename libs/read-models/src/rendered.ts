import type { Position } from '@shaodao/event-store';
import { BOARD_SQL } from './board/sql.js';
import { conditionsOf, type BoardFilter } from './board/filter.js';
import {
  BOARD_POSITION,
  changesStatement,
  countStatement,
  issueStatement,
  loadStatement,
  pageStatement,
  territoryLoadStatement,
  type BoardSort,
  type BoardStatement,
} from './board/query-sql.js';
import type { BoardScope, HiddenFrom } from './board/scope.js';
import { CHECKSUM_SQL } from './checksum/sql.js';
import type { Moment } from './history/moment.js';
import { pastReads } from './history/rendered.js';
import { HISTORY_SQL } from './history/sql.js';
import { INBOX_SQL } from './inbox/sql.js';
import { KPI_SQL } from './kpi/sql.js';
import { playReads } from './play/rendered.js';
import { PLAY_SQL } from './play/sql.js';
import { ROUTING_SHADOW_SQL } from './routing-shadow/sql.js';
import { SIMILAR_SQL, similarStatement } from './similar/sql.js';

/** A read that happens all the time, with parameters to plan it with. */
export interface HotRead extends BoardStatement {
  readonly name: string;
  /** The index gives the order: no sorting. */
  readonly ordered: boolean;
}

/** Almost everybody belongs to a unit that may be accused. */
const hiddenFrom: HiddenFrom = { units: ['u3', 'u59'], person: 'p5' };
const ALL: BoardScope = { all: true, hiddenFrom };
const STREET: BoardScope = { territories: ['t1'], hiddenFrom };
const UNIT: BoardScope = { units: ['u3'], hiddenFrom };
const STREET_AND_UNIT: BoardScope = { territories: ['t1', 't2'], units: ['u3'], hiddenFrom };
const RESIDENT: BoardScope = { person: 'p5' };
const AFTER = ['2026-01-20T00:00:00.000Z', 'i500'];
const tokens = (): readonly number[] => [77, 7];

const SIMILAR = {
  square: { south: 31.77, north: 31.79, west: 119.96, east: 119.98 },
  pieces: { any: tokens() },
  territories: ['t1'],
};
const NOTHING: BoardStatement = { sql: 'select', params: [] };

const page = (
  name: string,
  filter: BoardFilter,
  scope: BoardScope,
  sort: BoardSort,
  ordered: boolean,
): HotRead => ({
  name,
  ordered,
  ...pageStatement(conditionsOf(filter, scope, tokens), sort, 51, AFTER),
});

/** Every shape of read that a screen asks for again and again. */
export function hotReads(): readonly HotRead[] {
  return [
    page("board: everybody's queue", { open: true }, ALL, 'due', true),
    page("board: a street's queue", { open: true }, STREET, 'due', true),
    page(
      "board: a district's queue",
      { open: true },
      { territories: Array.from({ length: 12 }, (_, n) => `t${String(n)}`), hiddenFrom },
      'due',
      false,
    ),
    page("board: a unit's queue", { open: true, leadUnit: 'u3' }, ALL, 'due', true),
    page('board: all a unit is involved in', { open: true }, UNIT, 'due', false),
    page("board: a street's queue and its office's", { open: true }, STREET_AND_UNIT, 'due', false),
    page('board: all a street and its office have seen', {}, STREET_AND_UNIT, 'reported', false),
    page('board: waiting for acceptance', { phases: ['REPORTED'] }, ALL, 'due', true),
    page('board: late', { overdue: true }, ALL, 'due', true),
    page('board: newest reports', {}, ALL, 'reported', true),
    page('board: my reports', {}, RESIDENT, 'reported', false),
    page('board: search', { text: '路灯' }, ALL, 'due', false),
    {
      name: 'board: open issues by phase',
      ordered: false,
      ...countStatement(conditionsOf({ open: true }, STREET, tokens)),
    },
    {
      name: 'board: open issues by phase, of a street and its office',
      ordered: false,
      ...countStatement(conditionsOf({ open: true }, STREET_AND_UNIT, tokens)),
    },
    {
      name: 'board: loads of units',
      ordered: false,
      ...loadStatement(conditionsOf({ open: true }, STREET, tokens), AFTER[0] ?? ''),
    },
    {
      name: 'board: loads of territories',
      ordered: false,
      ...territoryLoadStatement(conditionsOf({ open: true }, ALL, tokens), AFTER[0] ?? ''),
    },
    page('board: what presses', { pressingBefore: AFTER[0] ?? '' }, ALL, 'due', true),
    {
      name: 'board: changes',
      ordered: true,
      ...changesStatement(conditionsOf({}, ALL, tokens), 59_900, 60_000, 200),
    },
    {
      name: 'board: changes for a street and its office',
      ordered: false,
      ...changesStatement(conditionsOf({}, STREET_AND_UNIT, tokens), 59_900, 60_000, 200),
    },
    {
      name: 'board: one issue',
      ordered: true,
      ...issueStatement(conditionsOf({}, UNIT, tokens), 'i36'),
    },
    {
      name: 'board: similar matters',
      ordered: false,
      ...(similarStatement(conditionsOf({}, ALL, tokens), SIMILAR, tokens()) ?? NOTHING),
    },
    {
      name: "inbox: a unit's page",
      ordered: true,
      sql: INBOX_SQL.page,
      params: ['u3', ['u3', 'u59'], 'p5', true, AFTER[0], AFTER[1], 'a500', 51, null],
    },
    {
      name: 'inbox: loads of units',
      ordered: false,
      sql: INBOX_SQL.loads,
      params: [['u3', 'u7'], ['u3', 'u59'], 'p5', AFTER[0]],
    },
    {
      name: 'inbox: counters',
      ordered: true,
      sql: INBOX_SQL.count,
      params: ['u3', ['u3', 'u59'], 'p5'],
    },
  ];
}

/** Every statement these read models send, by name, as `queries.sql` shows them. */
export function renderedQueries(): readonly (readonly [name: string, sql: string])[] {
  const written = Object.entries({
    board: BOARD_SQL,
    inbox: INBOX_SQL,
    history: HISTORY_SQL,
    checksum: CHECKSUM_SQL,
    'routing-shadow': ROUTING_SHADOW_SQL,
    similar: SIMILAR_SQL,
    kpi: KPI_SQL,
    play: PLAY_SQL,
  }).flatMap(([table, statements]) =>
    Object.entries(statements).map(([name, sql]): [string, string] => [`${table}.${name}`, sql]),
  );
  return [
    ...written,
    ['board: position', BOARD_POSITION],
    ...hotReads()
      .filter((read) => read.name.startsWith('board'))
      .map((read): [string, string] => [read.name, read.sql]),
    ...[...PAST_MOMENTS.flatMap(pastReads), ...PAST_MOMENTS.flatMap(playReads)].map(
      (read): [string, string] => [read.name, read.sql],
    ),
  ];
}

/** One on each axis, to show the statements with. */
const PAST_MOMENTS: readonly Moment[] = [
  { axis: 'instant', instant: '2026-01-20T00:00:00.000Z' },
  { axis: 'position', position: 500 as Position, instant: '2026-01-20T00:00:00.000Z' },
];
