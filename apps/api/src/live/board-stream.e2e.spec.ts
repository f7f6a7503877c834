import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventReader, type ReceivedEvent } from '../testing/event-reader.js';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { STREET_LIGHT, dispatched, done, issueIn } from '../testing/stories.js';

let test: TestApi;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
});

afterAll(() => test.close());

interface Seen {
  readonly issues: ReadonlyMap<string, { readonly revision: number; readonly title: unknown }>;
  readonly lastId: string;
}

/** Reads until every wanted issue was seen at its revision. */
async function readUntil(reader: EventReader, wanted: ReadonlyMap<string, number>): Promise<Seen> {
  const issues = new Map<string, { revision: number; title: unknown }>();
  let lastId = '';
  const missing = (): boolean =>
    [...wanted].some(([issue, revision]) => (issues.get(issue)?.revision ?? 0) < revision);
  while (missing()) {
    const received = await reader.next();
    if (received === undefined) throw new Error('The stream ended early');
    if (received.event !== 'board') continue;
    expect(Number(received.id)).toBeGreaterThan(Number(lastId));
    lastId = received.id;
    const { issues: rows } = JSON.parse(received.data) as {
      issues: { issue: string; revision: number; title: unknown }[];
    };
    for (const { issue, revision, title } of rows) issues.set(issue, { revision, title });
  }
  return { issues, lastId };
}

const reportSome = async (count: number): Promise<string[]> => {
  const answers = await Promise.all(
    Array.from({ length: count }, () => operator.post('/issues', STREET_LIGHT)),
  );
  return answers.map((answer) => issueIn(done(answer)));
};

const at = (issues: readonly string[], revision: number): Map<string, number> =>
  new Map(issues.map((issue) => [issue, revision]));

describe('the live stream of the board', () => {
  it('shows changes as they happen, titles in clear for who may read them', async () => {
    const reader = await EventReader.open(test.api.url, operator);
    expect(await reader.next()).toMatchObject({ event: 'start' });
    const [issue = ''] = await reportSome(1);
    const seen = await readUntil(reader, at([issue], 1));
    expect(seen.issues.get(issue)?.title).toBe(STREET_LIGHT.title);
    reader.leave();
  });

  it('resumes by Last-Event-ID without a gap, whatever happened meanwhile', async () => {
    const first = await EventReader.open(test.api.url, operator);
    await first.next();
    const before = await reportSome(5);
    const { lastId } = await readUntil(first, at(before.slice(0, 1), 1));
    first.leave();
    const meanwhile = await reportSome(20);
    const again = await EventReader.open(test.api.url, operator, lastId);
    const after = await reportSome(5);
    const seen = await readUntil(again, at([...meanwhile, ...after], 1));
    for (const issue of [...meanwhile, ...after]) expect(seen.issues.has(issue)).toBe(true);
    again.leave();
  });

  it('tells a handler of the own unit only', async () => {
    const handler = await EventReader.open(test.api.url, await test.as('handler'));
    const other = await EventReader.open(test.api.url, await test.as('handler2'));
    await Promise.all([handler.next(), other.next()]);
    const { issue, answer } = await dispatched(test, operator);
    await readUntil(handler, at([issue], Number(answer.body['revision'])));
    const forWater = await operator.post(`/issues/${issue}/redispatch`, {
      lead: 'water',
      dueAt: new Date(test.clock.now().getTime() + 5 * 86_400_000).toISOString(),
      reason: '权属在水务',
    });
    // The first it hears of the issue is the change that concerns it.
    const { issues } = await readUntil(other, at([issue], Number(done(forWater).body['revision'])));
    expect([...issues.keys()]).toEqual([issue]);
    for (const reader of [handler, other]) reader.leave();
  });

  it('is not for everybody', async () => {
    const resident = await EventReader.open(test.api.url, await test.as('resident'));
    expect(resident.status).toBe(403);
  });

  it.each(['yesterday', '-1', '1.5', '999999999999999', '9'.repeat(30)])(
    'says so where no stream ever gave the Last-Event-ID %s, instead of silence',
    async (id) => {
      const answer = await operator.get('/board/stream', { 'last-event-id': id });
      expect(answer.status).toBe(400);
      expect(answer.body).toMatchObject({ code: 'LAST_EVENT_ID_INVALID' });
      expect(answer.body['detail']).toMatch(/不带这个报头/);
    },
  );

  it('begins at the very head, but not one beyond it', async () => {
    const last = done(await operator.post('/issues', STREET_LIGHT));
    const head = Number(last.headers.get('shaodao-position'));
    const reader = await EventReader.open(test.api.url, operator, String(head));
    expect(await reader.next()).toMatchObject({ event: 'start', id: String(head) });
    reader.leave();
    const beyond = await operator.get('/board/stream', { 'last-event-id': String(head + 1) });
    expect(beyond.status).toBe(400);
  });

  it('lets one account hold ten, and the eleventh wait', async () => {
    const shiftleader = await test.as('shiftleader');
    const open = (): Promise<EventReader> => EventReader.open(test.api.url, shiftleader);
    const readers = await Promise.all(Array.from({ length: 10 }, open));
    expect(readers.map(({ status }) => status)).toEqual(Array(10).fill(200));
    expect((await open()).status).toBe(429);
    for (const reader of readers) reader.leave();
  });
});

describe('when the login ends', () => {
  /** What the stream still says after something has changed on the board. */
  const lastWords = async (reader: EventReader): Promise<ReceivedEvent[]> => {
    done(await (await test.as('operator')).post('/issues', STREET_LIGHT));
    const words: ReceivedEvent[] = [];
    for (let got = await reader.next(); got !== undefined; got = await reader.next())
      words.push(got);
    return words;
  };
  const opened = async (client: Client): Promise<EventReader> => {
    const reader = await EventReader.open(test.api.url, client);
    expect(await reader.next()).toMatchObject({ event: 'start' });
    return reader;
  };

  it('by logging out, the stream ends before it tells anything more', async () => {
    const leaving = await test.as('operator');
    const reader = await opened(leaving);
    expect((await leaving.call('DELETE', '/sessions/current')).status).toBe(204);
    expect(await lastWords(reader)).toMatchObject([{ event: 'end', data: 'TOKEN_REVOKED' }]);
  });

  it('by disabling the account, too', async () => {
    const reader = await opened(await test.as('inspector'));
    const { identity } = test.api.engine;
    const accounts = await identity.accounts({ limit: 50 });
    await identity.disable(accounts.find(({ login }) => login === 'inspector')?.id ?? '');
    expect(await lastWords(reader)).toMatchObject([{ event: 'end', data: 'ACCOUNT_DISABLED' }]);
  });

  it('by its time, too; and whoever comes back in resumes without a gap', async () => {
    const reader = await EventReader.open(test.api.url, await test.as('supervisor'));
    const start = await reader.next();
    test.clock.advanceDays(1);
    expect(await lastWords(reader)).toMatchObject([{ event: 'end', data: 'TOKEN_EXPIRED' }]);
    operator = await test.as('operator');
    const again = await EventReader.open(test.api.url, await test.as('supervisor'), start?.id);
    await again.next();
    expect(await again.next()).toMatchObject({ event: 'board' });
    again.leave();
  });
});

describe('when the service stops', () => {
  it('streams are told and end, running requests are answered', async () => {
    const stopping = await startTestApi();
    const person = await stopping.as('operator');
    const reader = await EventReader.open(stopping.api.url, person);
    await reader.next();
    const running = person.post('/issues', STREET_LIGHT);
    const [answer] = await Promise.all([running, running.then(() => stopping.close())]);
    expect(answer.status).toBe(201);
    const rest = [];
    for (let got = await reader.next(); got !== undefined; got = await reader.next())
      rest.push(got);
    expect(rest.at(-1)).toMatchObject({ event: 'end', data: 'shutdown' });
    await expect(fetch(`${stopping.api.url}/health`)).rejects.toThrow();
  });
});
