import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type Position, type RecordedEvent } from '@shaodao/event-store';
import { project } from '@shaodao/projections';
import { MemoryVault } from '@shaodao/vault';
import { BoardProjector } from '../board/projector.js';
import { SearchTooShort, type BoardFilter } from '../board/filter.js';
import type { BoardScope } from '../board/scope.js';
import { InvalidCursor } from '../cursor.js';
import { dueAfter, Histories } from '../testing/histories.js';
import { readDatabase, type ReadDatabase } from '../testing/database.js';
import type { Moment } from './moment.js';
import { Past } from './past.js';
import { HistoryProjector } from './projector.js';
import { BLOCK } from './rows.js';

const ALL: BoardScope = { all: true };
const NOBODY = { units: [], person: 'p-nobody' };

describe('the past, asked', () => {
  const vault = new MemoryVault();
  let database: ReadDatabase;
  let past: Past;

  beforeAll(async () => {
    database = await readDatabase();
    const store = new MemoryEventStore();
    past = new Past({ pool: database.pool, vault, store, now: () => new Date() });
  });
  afterAll(() => database.close());

  /** Into empty tables. */
  async function told(events: readonly RecordedEvent[]): Promise<void> {
    for (const [projector, table] of [
      [new BoardProjector(vault), 'board_issues'],
      [new HistoryProjector(), 'board_latest'],
    ] as const)
      await project(projector, database.pool)
        .from(...events)
        .deliveredTwice(3)
        .rows(table);
  }

  const sealed = async (issue: string, text = 'noise'): Promise<string> =>
    (await vault.seal(`s-${issue}`, [text]))[0] ?? '';

  const at = ({ position, recordedAt }: RecordedEvent): Moment => ({
    axis: 'position',
    position,
    instant: recordedAt,
  });

  const found = async (
    moment: Moment,
    filter: BoardFilter = {},
    sort: 'due' | 'reported' = 'due',
  ): Promise<string[]> => {
    const { rows } = await past.board.page(filter, ALL, { sort, limit: 50 }, moment);
    return rows.map(({ issue }) => issue);
  };

  describe('of two matters', () => {
    const given = new Histories();
    let dispatched: RecordedEvent;
    let last: RecordedEvent;

    beforeAll(async () => {
      given.reported('1', await sealed('1', '门口路灯坏了'));
      given.accepted('1', 't-1', 'light');
      given.dispatched('1', 'u-1', dueAfter(1), ['u-2']);
      dispatched = given.events[3] as RecordedEvent;
      given.reported('2', await sealed('2'), { accusedUnit: 'u-1' });
      given.accepted('2', 't-2');
      given.dispatched('2', 'u-2', dueAfter(90));
      given.happened('1', 'ReminderSent', { reminder: 'r', unit: 'u-9', note: 'n' });
      last = given.happened('1', 'AssignmentSigned', {
        assignment: '1-a1',
        unit: 'u-1',
        handler: 'p-1',
      });
      await told(given.events);
    });

    it('shows units from the event on that brought them in', async () => {
      const unitsOf = async (moment: Moment): Promise<unknown> =>
        (await past.board.page({}, ALL, { sort: 'due', limit: 1 }, moment)).rows[0]?.units;
      expect(await unitsOf(at(given.events[2] as RecordedEvent))).toEqual([]);
      expect(await unitsOf(at(dispatched))).toEqual(['u-1', 'u-2']);
      expect(await unitsOf(at(last))).toEqual(['u-1', 'u-2', 'u-9']);
      const watcher: BoardScope = { units: ['u-9'] };
      const options = { sort: 'due' as const, limit: 50 };
      expect((await past.board.page({}, watcher, options, at(dispatched))).rows).toEqual([]);
      expect((await past.board.page({}, watcher, options, at(last))).rows).toHaveLength(1);
    });

    it('tells what each unit led, late and near by the clock of then', async () => {
      const soon = dueAfter(100);
      expect(await past.board.loads({}, ALL, soon, at(dispatched))).toEqual([
        { unit: 'u-1', open: 1, overdue: 0, nearDue: 1, reminded: 0, ordered: 0 },
      ]);
      const afterLimit: Moment = { axis: 'instant', instant: dueAfter(2) };
      expect(await past.board.loads({}, ALL, soon, afterLimit)).toEqual([
        { unit: 'u-1', open: 1, overdue: 1, nearDue: 0, reminded: 1, ordered: 0 },
        { unit: 'u-2', open: 1, overdue: 0, nearDue: 1, reminded: 0, ordered: 0 },
      ]);
      expect(await found(afterLimit, { pressingBefore: dueAfter(2) })).toEqual(['1']);
      expect(await found(afterLimit, { pressingBefore: soon })).toEqual(['1', '2']);
      expect(await found(at(dispatched), { pressingBefore: dueAfter(0.5) })).toEqual([]);
    });

    it('hides what accuses the reader’s unit, in lists and inboxes', async () => {
      const hiddenFrom = { units: ['u-1'], person: 'p-1' };
      const options = { sort: 'due' as const, limit: 50 };
      const { rows } = await past.board.page({}, { all: true, hiddenFrom }, options, at(last));
      expect(rows.map(({ issue }) => issue)).toEqual(['1']);
      const inbox = { open: true, limit: 50 };
      const entries = (await past.inbox.page('u-2', hiddenFrom, inbox, at(last))).entries;
      expect(entries.map(({ issue }) => issue)).toEqual(['1']);
      expect(await past.inbox.counts('u-2', hiddenFrom, at(last))).toMatchObject({ open: 1 });
      expect(await past.inbox.counts('u-2', NOBODY, at(last))).toMatchObject({ open: 2 });
    });

    it('pages an inbox as it was', async () => {
      const first = await past.inbox.page('u-2', NOBODY, { open: true, limit: 1 }, at(last));
      expect(first.entries.map(({ issue }) => issue)).toEqual(['1']);
      const options = { open: true, limit: 1, cursor: first.next ?? '' };
      const second = await past.inbox.page('u-2', NOBODY, options, at(last));
      expect(second.entries.map(({ issue }) => issue)).toEqual(['2']);
      expect(second.next).toBeUndefined();
    });

    it('refuses what the live lists refuse', async () => {
      const page = (filter: BoardFilter, cursor?: string): Promise<unknown> =>
        past.board.page(
          filter,
          ALL,
          { sort: 'due', limit: 1, ...(cursor && { cursor }) },
          at(last),
        );
      await expect(page({}, 'nonsense')).rejects.toThrow(InvalidCursor);
      await expect(page({ text: '灯' })).rejects.toThrow(SearchTooShort);
      const inbox = { open: true, limit: 1, cursor: 'nonsense' };
      await expect(past.inbox.page('u-2', NOBODY, inbox, at(last))).rejects.toThrow(InvalidCursor);
    });
  });

  it('finds the newest reports of a place, whatever was recorded after it', async () => {
    const given = new Histories();
    for (const issue of ['a', 'b', 'c', 'd']) given.reported(issue, await sealed(issue));
    // Recorded far apart; the last tells of something long past.
    const places = [1, BLOCK, 5 * BLOCK, 9 * BLOCK];
    const events = given.events.map((event, n) => ({
      ...event,
      position: places[n] as Position,
      ...(n === 3 && { occurredAt: '2020-01-01T00:00:00.000Z' }),
    }));
    await told(events);
    const newest = (position: number): Promise<string[]> =>
      found({ axis: 'position', position: position as Position, instant: '' }, {}, 'reported');
    expect(await newest(1)).toEqual(['a']);
    expect(await newest(BLOCK)).toEqual(['b', 'a']);
    expect(await newest(9 * BLOCK - 1)).toEqual(['c', 'b', 'a']);
    expect(await newest(9 * BLOCK)).toEqual(['c', 'b', 'a', 'd']);
    expect(await newest(0)).toEqual([]);
    const { rows } = await database.pool.query('select block from board_begun_lanes order by 1');
    expect(rows).toEqual(['0', '1', '5', '9'].map((block) => ({ block })));
  });

  it('shows what stood at the end of an instant at which much happened', async () => {
    const given = new Histories();
    given.reported('1', await sealed('1'));
    given.accepted('1', 't-1');
    given.dispatched('1', 'u-1', dueAfter(9));
    const instant = '2026-03-05T08:00:00.000Z';
    const before = '2026-03-05T07:59:59.999Z';
    await told(given.events.map((event) => ({ ...event, occurredAt: instant })));
    const phases = async (moment: Moment): Promise<unknown> =>
      (await past.board.counts({}, ALL, moment)).byPhase;
    expect(await phases({ axis: 'instant', instant })).toEqual({ DISPATCHED: 1 });
    expect(await phases({ axis: 'instant', instant: before })).toEqual({});
    expect(await phases(at(given.events[2] as RecordedEvent))).toEqual({ ACCEPTED: 1 });
  });
});
