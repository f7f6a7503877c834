import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '@shaodao/event-store';
import { project } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { InvalidCursor } from '../cursor.js';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import { SearchTooShort, type BoardFilter } from './filter.js';
import { BoardProjector } from './projector.js';
import { BoardQueries } from './queries.js';
import type { BoardScope } from './scope.js';

const ALL: BoardScope = { all: true };
const FUTURE_HOURS = 24 * 365 * 50;

describe('the board, asked', () => {
  const vault = new MemoryVault();
  const given = new Histories();
  let database: ReadDatabase;
  let board: BoardQueries;

  // 1 lamp, overdue · 2 pothole, due in far future · 3 reported only, accuses u-1 · 4 closed · 5 handled late
  beforeAll(async () => {
    database = await readDatabase();
    board = new BoardQueries(database.pool, vault);
    const seal = async (issue: string, text: string): Promise<string> =>
      (await vault.seal(`s-${issue}`, [text]))[0] ?? '';
    given.reported('1', await seal('1', '门口路灯坏了'));
    given.accepted('1', 't-1', 'light');
    given.dispatched('1', 'u-1', dueAfter(1));
    given.reported('2', await seal('2', 'Deep pothole on Main Street'));
    given.accepted('2', 't-2', 'road');
    given.dispatched('2', 'u-2', dueAfter(FUTURE_HOURS), ['u-1']);
    given.reported('3', await seal('3', '举报'), { accusedUnit: 'u-1' }, 'p-resident');
    given.happened('3', 'ReminderSent', { reminder: 'r', unit: 'u-1', note: 'n' });
    given.reported('4', await seal('4', '路灯'));
    given.accepted('4', 't-1', 'light');
    given.dispatched('4', 'u-1', dueAfter(2));
    given.happened('4', 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: true });
    given.reported('5', await seal('5', 'noise'));
    given.accepted('5', 't-1', 'noise');
    given.dispatched('5', 'u-2', dueAfter(3));
    given.happened('5', 'IssueHandled', {
      assignment: '5-a1',
      unit: 'u-2',
      result: await seal('5', 'done'),
      outcome: 'RESOLVED',
      media: [],
      round: 1,
    });
    await project(new BoardProjector(vault), database.pool)
      .from(...given.events)
      .rows('board_issues');
    await database.pool.query(
      `insert into projection_checkpoints (projector, version, position) values ('board', 1, $1)`,
      [given.events.length],
    );
  });
  afterAll(() => database.close());

  const found = async (filter: BoardFilter, scope: BoardScope = ALL): Promise<string[]> => {
    const { rows } = await board.page(filter, scope, { sort: 'due', limit: 50 });
    return rows.map((row) => row.issue);
  };

  it('lists the most urgent first, issues without a limit last', async () => {
    expect(await found({})).toEqual(['1', '4', '5', '2', '3']);
    expect(await found({ open: true })).toEqual(['1', '5', '2', '3']);
    expect(await found({ open: false })).toEqual(['4']);
  });

  it.each<[string, BoardFilter, string[]]>([
    ['phases', { phases: ['REPORTED', 'CLOSED'] }, ['4', '3']],
    ['territories', { territories: ['t-2', 't-7'] }, ['2']],
    ['the leading unit', { leadUnit: 'u-1' }, ['1', '4']],
    ['a category', { category: 'noise' }, ['5']],
    ['what is late and not handled', { overdue: true }, ['1']],
    ['two Chinese characters', { text: '路灯' }, ['1', '4']],
    ['an English word in another case', { text: 'POTHOLE street' }, ['2']],
    ['all of these together', { text: '路灯', open: true, category: 'light' }, ['1']],
  ])('filters by %s', async (_what, filter, issues) => {
    expect(await found(filter)).toEqual(issues);
  });

  it('filters by the time of the report, from inclusive, to exclusive', async () => {
    const second = given.events.find((event) => event.stream === 'issue-2')?.occurredAt ?? '';
    const third = given.events.find((event) => event.stream === 'issue-3')?.occurredAt ?? '';
    expect(await found({ reportedFrom: second, reportedTo: third })).toEqual(['2']);
  });

  it.each(['灯', '。', 'x', ' ', '灯 火'])(
    'refuses a search that could find nothing: %p',
    async (text) => {
      await expect(found({ text })).rejects.toThrow(SearchTooShort);
      await expect(board.counts({ text }, ALL)).rejects.toThrow(SearchTooShort);
    },
  );

  const accused = (unit: string, person = 'p-officer'): Pick<BoardScope, 'hiddenFrom'> => ({
    hiddenFrom: { units: [unit, 'government'], person },
  });

  it.each<[string, BoardScope, string[]]>([
    ['a territory', { territories: ['t-1'] }, ['1', '4', '5']],
    ['units', { units: ['u-1'] }, ['1', '4', '2', '3']],
    ['units, but what accuses them', { units: ['u-1'], ...accused('u-1') }, ['1', '4', '2']],
    ['a reporter', { person: 'p-resident' }, ['3']],
    ['a person the matter is about', { person: 's-2' }, ['2']],
    ['a territory or units', { territories: ['t-2', 't-9'], units: ['u-2'] }, ['5', '2']],
    [
      'a territory or a person',
      { territories: ['t-1'], person: 'p-resident' },
      ['1', '4', '5', '3'],
    ],
    [
      'all three, overlapping',
      { territories: ['t-1'], units: ['u-2', 'u-1'], person: 'p-resident' },
      ['1', '4', '5', '2', '3'],
    ],
    [
      'everything, but what accuses the unit',
      { all: true, ...accused('u-1') },
      ['1', '4', '5', '2'],
    ],
    [
      'everything, accusing another unit',
      { all: true, ...accused('u-2') },
      ['1', '4', '5', '2', '3'],
    ],
    [
      'everything, as who reported the accusation',
      { all: true, ...accused('u-1', 'p-resident') },
      ['1', '4', '5', '2', '3'],
    ],
    [
      'everything, as whom it is about',
      { all: true, ...accused('u-1', 's-3') },
      ['1', '4', '5', '2', '3'],
    ],
    [
      'units or a person, but what accuses the unit',
      { units: ['u-1'], person: 'p-resident', ...accused('u-1') },
      ['1', '4', '2'],
    ],
    ['no territory', { territories: [] }, []],
    ['nothing', {}, []],
    ['nothing that accuses the unit', accused('u-1'), []],
  ])('shows exactly what is in the scope of %s', async (_what, scope, issues) => {
    expect(await found({}, scope)).toEqual(issues);
    expect((await board.counts({}, scope)).total).toBe(issues.length);
    const changed = await board.changes(START, scope, 50);
    expect(changed.rows.map((row) => row.issue)).toEqual([...issues].sort());
    for (const issue of ['1', '2', '3', '4', '5']) {
      expect((await board.issue(issue, scope))?.issue).toBe(
        issues.includes(issue) ? issue : undefined,
      );
    }
  });

  it('filters, pages and counts a scope of several shares as one list', async () => {
    const scope = { territories: ['t-1'], units: ['u-2'], person: 'p-resident', ...accused('u-9') };
    expect(await found({ open: true }, scope)).toEqual(['1', '5', '2', '3']);
    expect(await found({ text: '路灯', overdue: true }, scope)).toEqual(['1']);
    expect((await board.counts({ text: '路灯' }, scope)).byPhase).toEqual({
      DISPATCHED: 1,
      CLOSED: 1,
    });
    for (const sort of ['due', 'reported'] as const) {
      const whole = await board.page({}, scope, { sort, limit: 50 });
      const seen: string[][] = [];
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? {} : { cursor };
        const page = await board.page({}, scope, { sort, limit: 2, ...from });
        seen.push(page.rows.map((row) => row.issue));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen.map(({ length }) => length)).toEqual([2, 2, 1]);
      expect(seen.flat()).toEqual(whole.rows.map((row) => row.issue));
    }
    const first = await board.changes(START, scope, 2);
    const rest = await board.changes(first.through, scope, 50);
    expect([...first.rows, ...rest.rows].map((row) => row.issue)).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });

  it('opens the titles of what it returns', async () => {
    const row = await board.issue('1', ALL);
    expect(row).toMatchObject({ title: '门口路灯坏了', units: ['u-1'], leadUnit: 'u-1' });
    expect(row?.dueAt).toBe(dueAfter(1));
  });

  it('pages through all rows, each once, in both orders', async () => {
    for (const sort of ['due', 'reported'] as const) {
      const whole = await board.page({}, ALL, { sort, limit: 50 });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? {} : { cursor };
        const page = await board.page({}, ALL, { sort, limit: 2, ...from });
        seen.push(...page.rows.map((row) => row.issue));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(seen).toEqual(whole.rows.map((row) => row.issue));
    }
    const newest = await board.page({}, ALL, { sort: 'reported', limit: 1 });
    expect(newest.rows[0]?.issue).toBe('5');
  });

  it.each(['', 'x', Buffer.from('["due","2026","1"]').toString('base64url')])(
    'refuses a cursor that is not its own: %p',
    async (cursor) => {
      await expect(board.page({}, ALL, { sort: 'due', limit: 2, cursor })).rejects.toThrow(
        InvalidCursor,
      );
    },
  );

  it('refuses the cursor of another order', async () => {
    const { next = '' } = await board.page({}, ALL, { sort: 'due', limit: 1 });
    await expect(board.page({}, ALL, { sort: 'reported', limit: 1, cursor: next })).rejects.toThrow(
      InvalidCursor,
    );
  });

  it('counts by phase and what is late', async () => {
    expect(await board.counts({}, ALL)).toEqual({
      byPhase: { DISPATCHED: 2, REPORTED: 1, CLOSED: 1, HANDLED: 1 },
      total: 5,
      overdue: 1,
    });
    expect(await board.counts({ text: '路灯', open: true }, ALL)).toEqual({
      byPhase: { DISPATCHED: 1 },
      total: 1,
      overdue: 1,
    });
  });

  it('tells changes in the order they happened, and where to ask on', async () => {
    const first = await board.changes(START, ALL, 2);
    expect(first.rows.map((row) => row.issue)).toEqual(['1', '2']);
    const rest = await board.changes(first.through, ALL, 50);
    expect(rest.rows.map((row) => row.issue)).toEqual(['3', '4', '5']);
    const nothing = await board.changes(rest.through, ALL, 50);
    expect(nothing).toEqual({ rows: [], through: rest.through });
  });
});
