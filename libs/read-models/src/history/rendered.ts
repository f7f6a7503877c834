import { conditionsOf, type BoardFilter } from '../board/filter.js';
import type { BoardSort, BoardStatement } from '../board/query-sql.js';
import type { BoardScope } from '../board/scope.js';
import {
  groundAt,
  pastCountStatement,
  pastLoadStatement,
  pastPageStatement,
  type PastBoard,
} from './board-sql.js';
import { momentParam } from './held.js';
import { inboxSqlAt } from './inbox-sql.js';
import type { Moment } from './moment.js';

/** A read of the past that screens ask for, with parameters to plan and to measure it with. */
export interface PastRead extends BoardStatement {
  readonly name: string;
}

const NOBODY = { units: ['u3', 'u59'], person: 'p5' };
const ALL: BoardScope = { all: true, hiddenFrom: NOBODY };
const UNIT: BoardScope = { units: ['u3'], hiddenFrom: NOBODY };
const SUBTREE = Array.from({ length: 12 }, (_, n) => `t${String(n)}`);
const tokens = (): readonly number[] => [77, 7];

/** The reads of the past as of a moment; places of pages are not part of them. */
export function pastReads(moment: Moment): readonly PastRead[] {
  const asked = (filter: BoardFilter, scope: BoardScope): PastBoard => ({
    filter,
    moment,
    where: conditionsOf(filter, scope, tokens, groundAt(moment)),
  });
  const page = (
    name: string,
    filter: BoardFilter,
    scope: BoardScope,
    sort: BoardSort,
  ): PastRead => ({
    name: `${name}, at ${moment.axis}`,
    ...pastPageStatement(asked(filter, scope), sort, 51, undefined),
  });
  const inbox = inboxSqlAt(moment);
  const reader = [momentParam(moment), 'u3', NOBODY.units, NOBODY.person];
  return [
    page('past board: all open by limit', { open: true }, ALL, 'due'),
    page('past board: a subtree', { open: true, territories: SUBTREE }, ALL, 'due'),
    page('past board: what a unit leads', { open: true, leadUnit: 'u3' }, ALL, 'due'),
    page('past board: all a unit is involved in', { open: true }, UNIT, 'due'),
    page('past board: newest reports', {}, ALL, 'reported'),
    page('past board: late', { overdue: true }, ALL, 'due'),
    page('past board: search', { text: '路灯' }, ALL, 'reported'),
    {
      name: `past board: open issues by phase, at ${moment.axis}`,
      ...pastCountStatement(asked({ open: true }, ALL)),
    },
    {
      name: `past board: loads of units, at ${moment.axis}`,
      ...pastLoadStatement(asked({ open: true }, ALL), moment.instant),
    },
    {
      name: `past inbox: a unit's page, at ${moment.axis}`,
      sql: inbox.page,
      params: [...reader, true, '-infinity', '', '', 51, null],
    },
    {
      name: `past inbox: counters, at ${moment.axis}`,
      sql: inbox.count,
      params: [...reader, moment.instant],
    },
  ];
}
