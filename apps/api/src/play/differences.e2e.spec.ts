import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HEYAN, openShifts, played, type Change } from '../testing/played-shifts.js';
import type { Client, TestApi } from '../testing/running-api.js';
import { done } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let street: Client;
let lamp: string;
let other: string;
let days: readonly string[];

beforeAll(async () => {
  ({ test, operator, street, lamp, other, days } = await openShifts());
}, 60_000);
afterAll(() => test.close());

const span = (from: number, to: number): string => `from=${days[from] ?? ''}&to=${days[to] ?? ''}`;

describe('a difference of the board', () => {
  const differences = async (who: Client, query: string): Promise<Change[]> =>
    done(await who.get(`/board/diff?${query}`)).body['differences'] as Change[];

  it('names what came, went and moved, with the events behind it, page by page', async () => {
    const all = await differences(operator, span(1, 3));
    const kinds = new Map(all.map((change) => [change.issue, change.kinds]));
    expect(kinds.get(lamp)).toEqual(['MOVED']);
    expect(kinds.get(other)).toEqual(['CLOSED']);
    expect(all.flatMap(({ events }) => events)).toHaveLength(5);
    const first = done(await operator.get(`/board/diff?${span(1, 3)}&limit=1`)).body;
    const cursor = String(first['next']);
    const second = await differences(operator, `${span(1, 3)}&limit=1&cursor=${cursor}`);
    expect([...(first['differences'] as Change[]), ...second]).toEqual(all);
  });

  it('names what became overdue', async () => {
    test.clock.advanceDays(30);
    operator = await test.as('operator');
    await test.api.engine.settle();
    const query = `from=${days[3] ?? ''}&to=${test.clock.now().toISOString()}`;
    const [late] = await differences(operator, query);
    expect(late?.issue).toBe(lamp);
    expect(late?.kinds).toContain('BECAME_OVERDUE');
    expect(await differences(operator, `${query}&territory=${HEYAN}`)).toEqual([]);
  });
});

describe('an issue played', () => {
  beforeAll(async () => {
    [operator, street] = await Promise.all([test.as('operator'), test.as('street')]);
  });

  it('tells each event with what it changed', async () => {
    const frames = await played(test, operator, `/issues/${lamp}/play?${span(0, 3)}`);
    expect(frames.map(({ type, fields }) => [type, fields.map(({ field }) => field)])).toEqual([
      ['IssueReported', expect.arrayContaining(['phase'])],
      ['IssueClassified', expect.any(Array)],
      ['IssueAccepted', expect.arrayContaining(['phase', 'acceptedAt'])],
      ['IssueDispatched', expect.arrayContaining(['phase', 'leadUnit', 'units'])],
      ['AssignmentSigned', ['phase']],
    ]);
  });

  it('differs between two moments by its fields and the events in between', async () => {
    const { body } = done(await operator.get(`/issues/${lamp}/diff?${span(2, 3)}`));
    expect(body['fields']).toEqual([
      { field: 'phase', before: 'DISPATCHED', after: 'IN_PROGRESS' },
    ]);
    expect(body['events']).toMatchObject([{ type: 'AssignmentSigned' }]);
  });

  it('is there for whoever may read its timeline, and nobody else', async () => {
    expect((await street.get(`/issues/${other}/diff?${span(0, 3)}`)).status).toBe(403);
    expect((await street.get(`/issues/${other}/play?${span(0, 3)}`)).status).toBe(403);
    expect((await operator.get(`/issues/${'0'.repeat(26)}/diff?${span(0, 3)}`)).status).toBe(404);
    const { body } = done(await street.get('/events?positions=1&positions=2&positions=999999'));
    expect(body['events']).toEqual([]);
  });

  it('shows of single events no more than the timeline does', async () => {
    const { body: timeline } = done(await street.get(`/issues/${lamp}/timeline`));
    const entries = timeline['entries'] as { position: string }[];
    const query = entries.map(({ position }) => `positions=${position}`).join('&');
    const { body } = done(await street.get(`/events?${query}`));
    expect(body['events']).toEqual(entries.map((entry) => ({ issue: lamp, ...entry })));
  });
});
