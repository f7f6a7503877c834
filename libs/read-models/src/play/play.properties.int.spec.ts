import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordedEvent } from '@shaodao/event-store';
import fc from 'fast-check';
import type { BoardRow } from '../board/row.js';
import type { BoardScope } from '../board/scope.js';
import type { Moment } from '../history/moment.js';
import { Histories, walk } from '../testing/histories.js';
import { openPlayedHouse, type PlayedHouse } from '../testing/played-house.js';
import { boardDiff } from './board-diff.js';
import type { PlayFrame } from './board-play.js';
import type { BoardChange } from './changes.js';

const HIDDEN_FROM = { units: ['u-1'], person: 'p-x' };
const SCOPES: readonly BoardScope[] = [
  { all: true },
  { territories: ['t-1', 't-2'] },
  { units: ['u-1', 'u-5'], hiddenFrom: HIDDEN_FROM },
  { units: ['u-2'], territories: ['t-3'], person: 's-3' },
  { person: 'p-agent' },
];

/** A few lives side by side: in what order they go on, and by how many minutes each event is told late. */
const lives = fc.record({
  walks: fc.array(fc.array(fc.nat(99), { minLength: 3, maxLength: 9 }), {
    minLength: 1,
    maxLength: 4,
  }),
  late: fc.array(fc.oneof(fc.constant(0), fc.nat(600)), { minLength: 1, maxLength: 12 }),
  from: fc.nat(1_000),
  to: fc.nat(1_000),
  step: fc.constantFrom(600_000, 7_200_000, 86_400_000),
  scope: fc.constantFrom(...SCOPES),
});

describe('the past', () => {
  let house: PlayedHouse;
  const given = new Histories();
  let told = 0;
  let issues = 0;

  beforeAll(async () => {
    house = await openPlayedHouse();
  });
  afterAll(() => house.close());

  /** Adds lives to the house's history, some events told later than they happened. */
  async function live(walks: readonly (readonly number[])[], late: readonly number[]) {
    for (const choices of walks) walk(given, String((issues += 1)), house.sealed, choices);
    const events = given.events.slice(told).map((event, n): RecordedEvent => {
      const earlier = (late[n % late.length] ?? 0) * 60_000;
      return {
        ...event,
        occurredAt: new Date(Date.parse(event.occurredAt) - earlier).toISOString(),
      };
    });
    told = given.events.length;
    await house.record(events);
  }

  /** Two moments of each axis, by thousandths of the history so far. */
  async function momentsOf(from: number, to: number): Promise<(readonly [Moment, Moment])[]> {
    const [first, last] = [Math.min(from, to) / 1_000, Math.max(from, to) / 1_000];
    const times = given.events.map(({ occurredAt }) => Date.parse(occurredAt));
    const begin = Math.min(...times) - 700 * 60_000;
    const length = Math.max(...times) - begin;
    const instant = (share: number): string => new Date(begin + share * length).toISOString();
    const position = (share: number): string => String(Math.round(share * told));
    return Promise.all(
      [position, instant].map(async (name) => {
        const a = await house.past.resolveMoment(name(first));
        return [a, await house.past.resolveMoment(name(last))] as const;
      }),
    );
  }

  /** The whole board as of a moment, by issue. */
  async function boardAt(
    moment: Moment,
    scope: BoardScope,
    filter: { open?: true } = {},
  ): Promise<Map<string, BoardRow>> {
    const { rows } = await house.past.board.page(
      filter,
      scope,
      { sort: 'reported', limit: 100_000 },
      moment,
    );
    return new Map(rows.map((row) => [row.issue, row]));
  }

  const bare = (rows: ReadonlyMap<string, BoardRow>) =>
    [...rows.values()]
      .map(({ revision: _revision, position: _position, ...row }) => row)
      .sort((one, other) => (one.issue < other.issue ? -1 : 1));

  const apply = (rows: Map<string, BoardRow>, changes: readonly BoardChange[]): void => {
    for (const { issue, after } of changes)
      if (after === undefined) rows.delete(issue);
      else rows.set(issue, after);
  };

  it('played up to a moment is the open board as of that moment, with its counts', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async ({ walks, late, from, to, step, scope }) => {
        await live(walks, late);
        for (const [a, b] of await momentsOf(from, to)) {
          const span = await house.play.span(nameOf(a), nameOf(b));
          const shown = new Map<string, BoardRow>();
          let last: PlayFrame | undefined;
          for await (const frame of house.play.board(span, {
            filter: {},
            scope,
            step,
            key: true,
          })) {
            if (frame.kind === 'key') for (const row of frame.rows) shown.set(row.issue, row);
            else apply(shown, frame.changes);
            last = frame;
            if (frame.more) continue;
            const board = await boardAt(frame.moment, scope, { open: true });
            expect(bare(shown)).toEqual(bare(board));
            expect(frame.counts).toEqual(countsOf(board));
          }
          expect(last).toBeDefined();
          expect(bare(shown)).toEqual(bare(await boardAt(b, scope, { open: true })));
        }
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('at one moment, changed by the difference, is the past at another; every event stands behind it', async () => {
    await fc.assert(
      fc.asyncProperty(lives, fc.integer({ min: 1, max: 7 }), async (given, limit) => {
        const { walks, late, from, to, scope } = given;
        await live(walks, late);
        for (const [a, b] of await momentsOf(from, to)) {
          const span = await house.play.span(nameOf(a), nameOf(b));
          const tools = { pool: house.database.pool, store: house.store, board: house.past.board };
          const board = await boardAt(a, scope);
          let cursor: string | undefined;
          let before = '';
          do {
            const page = { limit, ...(cursor === undefined ? {} : { cursor }) };
            const { differences, next } = await boardDiff(span, { filter: {}, scope }, page, tools);
            for (const { issue, before: was } of differences) {
              expect(issue > before).toBe(true);
              before = issue;
              expect(was === undefined).toBe(!board.has(issue));
            }
            apply(board, differences);
            cursor = next;
          } while (cursor !== undefined);
          expect(bare(board)).toEqual(bare(await boardAt(b, scope)));
        }
      }),
      { numRuns: 15 },
    );
  }, 240_000);
});

const nameOf = (moment: Moment): string =>
  moment.axis === 'position' ? String(moment.position) : moment.instant;

function countsOf(board: ReadonlyMap<string, BoardRow>): PlayFrame['counts'] {
  const byPhase: Record<string, number> = {};
  const byTerritory: Record<string, number> = {};
  for (const { phase, territory = '' } of board.values()) {
    byPhase[phase] = (byPhase[phase] ?? 0) + 1;
    byTerritory[territory] = (byTerritory[territory] ?? 0) + 1;
  }
  return { total: board.size, byPhase, byTerritory };
}
