import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dueAfter, Histories } from '../testing/histories.js';
import { openPlayedHouse, type PlayedHouse } from '../testing/played-house.js';
import type { PlayFrame } from './board-play.js';
import type { IssueFrame } from './issue-play.js';

const ALL = { filter: {}, scope: { all: true } } as const;
const MINUTE = 60_000;

let house: PlayedHouse;
const given = new Histories();

beforeAll(async () => {
  house = await openPlayedHouse();
  const { sealed } = house;
  given.reported('1', sealed); // 01:01
  given.accepted('1', 't-1'); // 01:02, 01:03
  given.reported('2', sealed); // 01:04
  given.dispatched('1', 'u-1', dueAfter(24)); // 01:05
  given.happened('1', 'StepLogged', {
    assignment: '1-a1',
    unit: 'u-1',
    note: sealed,
    media: [],
  }); // 01:06
  given.happened('2', 'IssueWithdrawn', { reason: sealed }, 's-2'); // 01:07
  given.dispatched('1', 'u-2', dueAfter(24)); // 01:08
  await house.record(given.events);
});
afterAll(() => house.close());

const minute = (n: number): string =>
  new Date(Date.parse('2026-03-02T01:00:00.000Z') + n * MINUTE).toISOString();

async function frames(
  from: string,
  to: string,
  step = MINUTE,
  key = true,
): Promise<readonly PlayFrame[]> {
  const shown: PlayFrame[] = [];
  const span = await house.play.span(from, to);
  for await (const frame of house.play.board(span, { ...ALL, step, key })) shown.push(frame);
  return shown;
}

/** A picture in short: when, who came or changed, who went. */
const short = (frame: PlayFrame): unknown[] =>
  frame.kind === 'key'
    ? ['key', frame.rows.map(({ issue }) => issue)]
    : [
        frame.moment.instant.slice(14, 16),
        frame.changes.map(({ issue, after }) => (after === undefined ? `-${issue}` : `+${issue}`)),
        frame.counts.total,
      ];

describe('a play of the board', () => {
  it.each([
    ['instants', minute(1), minute(8)],
    ['positions', '1', '8'],
  ])(
    'between %s begins with the board as it was and tells what changed, in order',
    async (_, from, to) => {
      const shown = await frames(from, to);
      expect(shown.map(short)).toEqual([
        ['key', ['1']],
        ['02', ['+1'], 1],
        ['03', ['+1'], 1],
        ['04', ['+2'], 2],
        ['05', ['+1'], 2],
        // What is logged changes nothing on the board; by the order of the log it stands in a picture.
        ...(from === '1' ? [['06', ['+1'], 2]] : []),
        ['07', ['-2'], 1],
        ['08', ['+1'], 1],
      ]);
    },
  );

  it('says who did it and which events stand behind it', async () => {
    const shown = await frames(minute(5), minute(8), 60 * MINUTE);
    const last = shown.at(-1);
    if (last?.kind !== 'step') throw new Error('no step');
    expect(
      last.changes.map(({ issue, events }) => [
        issue,
        events.map((e) => [e.position, e.type, e.actor.person]),
      ]),
    ).toEqual([
      ['2', [[7, 'IssueWithdrawn', 's-2']]],
      [
        '1',
        [
          [6, 'StepLogged', 'p-agent'],
          [8, 'IssueDispatched', 'p-agent'],
        ],
      ],
    ]);
    expect(last.changes[1]?.fields).toContainEqual({
      field: 'leadUnit',
      before: 'u-1',
      after: 'u-2',
    });
  });

  it('gathers what happened in one step, and passes over times in which nothing did', async () => {
    const shown = await frames(minute(0), minute(60 * 24), 4 * MINUTE);
    expect(shown.map(short)).toEqual([
      ['key', []],
      ['04', ['+1', '+2'], 2],
      ['08', ['+1', '-2'], 1],
    ]);
  });

  it('gone on with after a picture repeats none of it', async () => {
    expect((await frames(minute(4), minute(8), 4 * MINUTE, false)).map(short)).toEqual([
      ['08', ['+1', '-2'], 1],
    ]);
    expect(await frames('8', '8', MINUTE, false)).toEqual([]);
  });

  it('reads nothing ahead: what is not asked for is not read', async () => {
    const span = await house.play.span(minute(0), minute(8));
    const play = house.play.board(span, { ...ALL, step: MINUTE, key: true });
    await play.next();
    await play.next();
    const asked: string[] = [];
    const { pool } = house.database;
    const query = pool.query.bind(pool) as (...args: unknown[]) => unknown;
    Object.assign(pool, { query: (...args: unknown[]) => (asked.push('asked'), query(...args)) });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toEqual([]);
    await play.next();
    expect(asked).not.toEqual([]);
    Object.assign(pool, { query });
    await play.return(undefined);
  });

  it('holds everything that came at one instant, however much, in parts', async () => {
    const many = new Histories();
    for (let n = 0; n < given.events.length; n += 1) many.erased('filler');
    const at = '2026-04-01T00:00:00.000Z';
    for (let n = 0; n < 1_200; n += 1) many.reported(`m${String(n)}`, house.sealed);
    const events = many.events.slice(given.events.length);
    await house.record(events.map((event) => ({ ...event, occurredAt: at })));
    const shown = await frames('2026-03-31T00:00:00.000Z', '2026-04-02T00:00:00.000Z');
    expect(shown.map(({ kind, more }) => [kind, more])).toEqual([
      ['key', false],
      ['step', true],
      ['step', true],
      ['step', false],
    ]);
    expect(shown.at(-1)).toMatchObject({ moment: { instant: at }, counts: { total: 1_201 } });
    const [key] = await frames('2026-04-02T00:00:00.000Z', '2026-04-02T00:00:00.000Z');
    expect(key).toMatchObject({ kind: 'key', more: true });
  });
});

describe('a difference of the board', () => {
  it('names an issue that only the clock made late', async () => {
    for (const [from, to] of [
      [minute(9), dueAfter(30)],
      [dueAfter(23), dueAfter(25)],
    ] as const) {
      const span = await house.play.span(from, to);
      const { differences } = await house.play.boardDiff(span, ALL, { limit: 10 });
      expect(differences).toMatchObject([
        { issue: '1', kinds: ['BECAME_OVERDUE'], fields: [], events: [] },
      ]);
    }
    for (const [from, to] of [
      [dueAfter(25), dueAfter(30)],
      [minute(9), dueAfter(23)],
    ] as const)
      expect(
        await house.play.boardDiff(await house.play.span(from, to), ALL, { limit: 10 }),
      ).toEqual({ differences: [] });
  });
});

describe('a play of an issue', () => {
  const told = async (from: string, to: string): Promise<IssueFrame[]> => {
    const shown: IssueFrame[] = [];
    const span = await house.play.span(from, to);
    for await (const frame of house.play.issue('1', span)) shown.push(frame);
    return shown;
  };

  it('tells each event with what it changed in the answer', async () => {
    const shown = await told(minute(0), minute(6));
    expect(
      shown.map(({ event, fields }) => [event.type, fields.map(({ field }) => field)]),
    ).toEqual([
      ['IssueReported', expect.arrayContaining(['phase', 'open', 'reportedAt'])],
      ['IssueClassified', ['category', 'urgency', 'complexity']],
      ['IssueAccepted', ['phase', 'territory', 'acceptedAt']],
      ['IssueDispatched', ['phase', 'leadUnit', 'dispatchedAt', 'dueAt', 'units']],
      ['StepLogged', []],
    ]);
    expect(shown[3]?.fields[1]).toEqual({ field: 'leadUnit', before: null, after: 'u-1' });
  });

  it('begins after the first moment and ends with the last', async () => {
    expect((await told('3', '5')).map(({ event }) => event.position)).toEqual([5]);
    expect(await told(minute(8), minute(9))).toEqual([]);
  });

  it('ends where the issue as of that moment is', async () => {
    for (const [axis, ends] of Object.entries({ instant: minute(5), position: '5' })) {
      const shown = (await told(axis === 'instant' ? minute(0) : '0', ends)).at(-1)?.state;
      const then = await house.past.issues.at('1', await house.past.resolveMoment(ends));
      const { phase, open, leadUnit, units, dueAt, territory } = then?.row ?? {};
      expect(shown).toMatchObject({ phase, open, leadUnit, units, dueAt, territory });
    }
  });
});
