import { conditionsOf, type BoardFilter } from '../board/filter.js';
import {
  groundAt,
  pastIssuesStatement,
  pastLapsedStatement,
  pastSpreadStatement,
  type PastBoard,
} from '../history/board-sql.js';
import type { Moment } from '../history/moment.js';
import type { PastRead } from '../history/rendered.js';
import { PLAY_SQL } from './sql.js';

const SCOPE = { territories: ['t1', 't2'], hiddenFrom: { units: ['u3', 'u59'], person: 'p5' } };
const ISSUES = Array.from({ length: 50 }, (_, n) => `i${String(n * 97)}`);

/** What a play and a difference ask of the board as of a moment. */
export function playReads(moment: Moment): readonly PastRead[] {
  const asked = (filter: BoardFilter): PastBoard => ({
    filter,
    moment,
    where: conditionsOf(filter, SCOPE, () => [], groundAt(moment)),
  });
  const named = (name: string): string => `past board: ${name}, at ${moment.axis}`;
  return [
    { name: named('some issues'), ...pastIssuesStatement(asked({}), ISSUES) },
    {
      name: named('open issues by phase and place'),
      ...pastSpreadStatement(asked({ open: true })),
    },
    {
      name: named('became late'),
      ...pastLapsedStatement(asked({ overdue: true }), moment.instant, 'i5', 51),
    },
  ];
}

/** Reads of a play itself between two instants; its steps are to cost what they find, not the past. */
export function stepReads(from: string, to: string): readonly PastRead[] {
  return [
    { name: 'play: what changed', sql: PLAY_SQL.touches, params: [from, to, ['u3'], 10_001] },
    { name: 'play: what changes next', sql: PLAY_SQL.next, params: [from, to, ['u3']] },
    {
      name: 'play: events of issues',
      sql: PLAY_SQL.eventsByInstant,
      params: [from, to, ISSUES],
    },
  ];
}
