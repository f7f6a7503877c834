import { get, type IncomingMessage } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DAY, openShifts, played, SHIFT_SECONDS, type Frame } from '../testing/played-shifts.js';
import type { Client, TestApi } from '../testing/running-api.js';
import { done } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let street: Client;
let handler: Client;
let lamp: string;
let other: string;
let days: readonly string[];

beforeAll(async () => {
  ({ test, operator, street, handler, lamp, other, days } = await openShifts());
}, 60_000);
afterAll(() => test.close());

const span = (from: number, to: number): string => `from=${days[from] ?? ''}&to=${days[to] ?? ''}`;

/** A picture in short. */
const short = ({ event, issues, gone, counts }: Frame): unknown[] => [
  event,
  issues.map(({ issue, phase }) => [issue, phase]),
  ...(event === 'step' ? [gone] : []),
  counts.total,
];

describe('the board played', () => {
  it('begins as it was and shows what came, changed and went', async () => {
    const frames = await played(test, operator, `/board/play?${span(1, 3)}&${DAY}`);
    const both = [lamp, other].sort().map((issue) => [issue, 'REPORTED']);
    const [key, ...steps] = frames;
    expect(short(key as Frame)).toEqual(['key', expect.arrayContaining(both), 2]);
    expect(steps.map(short)).toEqual([
      ['step', [[lamp, 'DISPATCHED']], [], 2],
      ['step', [[lamp, 'IN_PROGRESS']], [other], 1],
    ]);
    expect(frames.map(({ at, id }) => id === at.instant)).toEqual([true, true, true]);
  });

  it('says by whom, and every number leads to its events', async () => {
    const frames = await played(test, operator, `/board/play?${span(0, 3)}&${DAY}`);
    const changes = frames.flatMap(({ changes = [] }) => changes);
    const positions = changes.flatMap(({ events }) => events.map(({ position }) => position));
    const query = positions.map((position) => `positions=${position}`).join('&');
    const { body } = done(await operator.get(`/events?${query}`));
    const events = body['events'] as { issue: string; type: string; sentence: string }[];
    expect(events.map(({ issue, type }) => [issue, type])).toEqual([
      [lamp, 'IssueReported'],
      [other, 'IssueReported'],
      [lamp, 'IssueClassified'],
      [lamp, 'IssueAccepted'],
      [lamp, 'IssueDispatched'],
      [lamp, 'AssignmentSigned'],
      [other, 'IssueWithdrawn'],
    ]);
    const signed = changes.filter(({ issue }) => issue === lamp).at(-1);
    const { body: me } = done(await handler.get('/me'));
    expect(signed?.events[0]?.by?.person).toBe((me['actor'] as { person: string }).person);
    for (const { sentence } of events) expect(sentence).not.toBe('');
  });

  it('plays for a street what is its own, and for an analyst without people', async () => {
    const own = await played(test, street, `/board/play?${span(0, 3)}&${DAY}`);
    const seen = own.flatMap(({ issues, gone = [] }) => [...issues.map((i) => i.issue), ...gone]);
    expect(new Set(seen)).toEqual(new Set([lamp]));
    const masked = await played(test, await test.as('analyst'), `/board/play?${span(0, 3)}&${DAY}`);
    const rows = masked.flatMap(({ issues }) => issues as unknown as { subject: unknown }[]);
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row).toMatchObject({ subject: null, title: null });
  });

  it('is the same by positions of the log', async () => {
    const { rows } = await test.api.engine.pool.query<{ first: string; last: string }>(
      `select min(position) - 1 as first, max(position) as last from events
       where stream like 'issue-%'`,
    );
    const [{ first, last } = { first: '', last: '' }] = rows;
    const frames = await played(test, operator, `/board/play?from=${first}&to=${last}&${DAY}`);
    expect(frames.at(-1)).toMatchObject({ id: last, at: { position: last }, counts: { total: 1 } });
  });

  it('goes on where a lost connection left off', async () => {
    const [, first, ...rest] = await played(test, operator, `/board/play?${span(1, 3)}&${DAY}`);
    const resumed = await played(test, operator, `/board/play?${span(1, 3)}&${DAY}`, {
      'last-event-id': first?.id,
    });
    expect(resumed.map(short)).toEqual(rest.map(short));
    expect(
      await operator.get(`/board/play?${span(1, 3)}`, { 'last-event-id': 'yesterday' }),
    ).toMatchObject({ status: 400, body: { code: 'LAST_EVENT_ID_INVALID' } });
  });

  it('comes as server-sent events where nothing else is asked for', async () => {
    const answer = await fetch(`${test.api.url}/board/play?${span(1, 2)}&${DAY}`, {
      headers: operator.headers,
    });
    expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/);
    const blocks = (await answer.text()).split('\n\n').filter((block) => block !== '');
    expect(blocks.map((block) => /^event: (.*)$/m.exec(block)?.[1])).toEqual([
      'key',
      'step',
      'end',
    ]);
    expect(blocks[1]).toMatch(/^id: 2026-03-0/);
  });

  it('keeps to its speed', async () => {
    const begun = performance.now();
    // Two of our shifts in a second.
    await played(test, operator, `/board/play?${span(1, 3)}&${DAY}&speed=${2 * SHIFT_SECONDS}`);
    expect(performance.now() - begun).toBeGreaterThan(900);
  });

  it('lets go of everything when its reader leaves in the middle', async () => {
    const path = `/board/play?${span(0, 3)}&${DAY}&speed=1`;
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      get(test.api.url + path, { headers: operator.headers }, resolve).on('error', reject);
    });
    response.on('error', () => undefined);
    await new Promise((resolve) => response.once('data', resolve));
    response.destroy();
    // Shutdown waits for every stream: it would never end if this one went on.
    for (let n = 0; n < 12; n += 1)
      await played(test, operator, `/board/play?${span(0, 1)}&${DAY}`);
  });

  it('is told what is wrong with a span', async () => {
    const code = async (query: string): Promise<unknown[]> => {
      const { status, body } = await operator.get(`/board/play?${query}`);
      return [status, body['code']];
    };
    expect(await code(span(3, 1))).toEqual([400, 'SPAN_INVALID']);
    expect(await code(`from=1&to=${days[1] ?? ''}`)).toEqual([400, 'SPAN_INVALID']);
    expect(await code(`from=${days[0] ?? ''}&to=2999-01-01T00:00:00Z`)).toEqual([
      400,
      'MOMENT_AHEAD',
    ]);
    expect(await code(`from=${days[0] ?? ''}`)).toEqual([400, 'VALIDATION_FAILED']);
    expect((await (await test.as('admin')).get(`/board/play?${span(0, 1)}`)).status).toBe(403);
  });
});
