import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ScenarioDraft } from '@shaodao/what-if';
import { EventReader } from '../testing/event-reader.js';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { dispatched } from '../testing/stories.js';

let test: TestApi;
let analyst: Client;
let unit: string;

beforeAll(async () => {
  test = await startTestApi();
  const operator = await test.as('operator');
  const { answer } = await dispatched(test, operator);
  const [lead] = answer.body['assignments'] as { unit: string }[];
  unit = lead?.unit ?? '';
  await dispatched(test, operator);
  test.clock.advanceDays(2);
  analyst = await test.as('analyst');
});

afterAll(() => test.close());

const dayAgo = (days: number): string =>
  new Date(test.clock.now().getTime() - days * 86_400_000).toISOString().slice(0, 10);

const draft = (more: Partial<ScenarioDraft> = {}): ScenarioDraft => ({
  name: { zh: '一日', en: 'One day' },
  span: { from: dayAgo(10), to: dayAgo(-1) },
  alternative: {
    limits: [{ kinds: ['HANDLE'], limit: { amount: 1, unit: 'NAT_DAY' } }],
    directory: [{ change: 'MERGE', units: [unit], into: 'merged-house' }],
  },
  ...more,
});

const drafted = async (): Promise<string> => {
  const answer = await analyst.post('/what-if/scenarios', draft());
  expect(answer.status).toBe(201);
  return `/what-if/scenarios/${String(answer.body['scenario'])}`;
};

/** Waits until the run has ended. */
const ended = async (run: string): Promise<Answer> => {
  const reader = await EventReader.open(test.api.url, analyst, undefined, `${run}/progress`);
  for (let event = await reader.next(); event !== undefined; event = await reader.next())
    if (event.event === 'ended') break;
  reader.leave();
  return analyst.get(run);
};

const ran = async (): Promise<string> => {
  const scenario = await drafted();
  const begun = await analyst.post(`${scenario}/runs`);
  expect(begun.status).toBe(202);
  const run = `${scenario}/runs/${String(begun.body['run'])}`;
  expect((await ended(run)).body).toMatchObject({ status: 'COMPLETED' });
  return run;
};

describe('scenarios', () => {
  it('are written down, shown, listed and changed', async () => {
    const answer = await analyst.post('/what-if/scenarios', draft());
    const path = `/what-if/scenarios/${String(answer.body['scenario'])}`;
    const shown = await analyst.get(path);
    expect(shown.body).toMatchObject({ draft: draft(), runs: [] });
    const list = await analyst.getAfter(answer, '/what-if/scenarios?limit=1');
    expect(list.body['scenarios']).toMatchObject([{ name: draft().name, runs: 0 }]);
    const other = draft({ name: { zh: '改', en: 'Changed' } });
    expect((await analyst.post(`${path}/changes`, other)).status).toBe(200);
    expect((await analyst.get(path)).body).toMatchObject({ draft: other });
  });

  it('are refused where they make no sense, with the sentence why', async () => {
    const post = (body: object): Promise<Answer> => analyst.post('/what-if/scenarios', body);
    const unknown = await post(
      draft({ alternative: { directory: [{ change: 'RETIRE', unit: 'nobody' }] } }),
    );
    expect(unknown.status).toBe(422);
    expect(unknown.body).toMatchObject({ code: 'SCENARIO_FAULTY' });
    expect(unknown.body['detail']).toMatch(/没有编码“nobody”/);
    const malformed = await post({ ...draft(), alternative: { limits: [{ factor: -1 }] } });
    expect(malformed.status).toBe(400);
    expect(malformed.body).toMatchObject({ code: 'VALIDATION_FAILED' });
    expect((await post({ ...draft(), span: { from: 'yesterday', to: '2026-01-01' } })).status).toBe(
      400,
    );
  });

  it('are for analysts and commanders', async () => {
    for (const login of ['handler', 'resident', 'admin']) {
      const person = await test.as(login);
      expect((await person.get('/what-if/scenarios')).status).toBe(403);
      expect((await person.post('/what-if/scenarios', draft())).status).toBe(403);
    }
  });

  it('that nobody wrote are not found', async () => {
    const path = '/what-if/scenarios/nothing';
    expect((await analyst.get(path)).status).toBe(404);
    expect((await analyst.post(`${path}/runs`)).status).toBe(404);
    expect((await analyst.get(`${path}/runs/1`)).status).toBe(404);
    expect((await analyst.get(`${path}/runs/one/report`)).status).toBe(404);
    expect((await analyst.post(`${path}/runs/1/cancellation`)).body).toMatchObject({
      code: 'SCENARIO_UNKNOWN',
    });
  });
});

describe('a request sent again', () => {
  it('writes one scenario, and gives its first answer', async () => {
    const key = { 'idempotency-key': 'one-scenario' };
    const first = await analyst.post('/what-if/scenarios', draft(), key);
    const again = await analyst.post('/what-if/scenarios', draft(), key);
    expect([again.status, again.body]).toEqual([201, first.body]);
    const other = await analyst.post(
      '/what-if/scenarios',
      draft({ name: { zh: '别', en: 'Another' } }),
      key,
    );
    expect(other.status).toBe(409);
  });
});

describe('a run', () => {
  it('is begun, followed to its end, and reported', async () => {
    const run = await ran();
    const { body, status } = await analyst.get(`${run}/report`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      summary: { issues: 2, skipped: 0, elsewhere: 2 },
      moves: [{ from: unit, to: 'merged-house', count: 2 }],
    });
    const assumptions = body['assumptions'] as { code: string; words: { zh: string } }[];
    expect(assumptions.find(({ code }) => code === 'UNITS_MERGED')?.words.zh).toMatch(/合并/);
    expect((await analyst.get(run)).body).toMatchObject({ progress: { issues: 2 } });
  });

  it('gives its tables as CSV', async () => {
    const run = await ran();
    const moves = await analyst.get(`${run}/tables/moves`);
    expect(moves.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(moves.body['text']).toMatch(
      new RegExp(`^\uFEFF?from,to,by,count\\r\\n${unit},merged-house,DIRECTORY,2\\r\\n$`),
    );
    expect((await analyst.get(`${run}/tables/everything`)).status).toBe(404);
  });

  it('shows what flipped, page by page', async () => {
    const run = await ran();
    const first = await analyst.get(`${run}/flips?limit=1&kind=HANDLE&unit=${unit}`);
    expect(first.body['flips']).toMatchObject([
      {
        actual: { kind: 'HANDLE', unit, standing: 'OPEN' },
        alternative: { unit: 'merged-house', standing: 'MISSED' },
      },
    ]);
    const next = encodeURIComponent(String(first.body['next']));
    const second = await analyst.get(`${run}/flips?limit=1&kind=HANDLE&unit=${unit}&after=${next}`);
    expect(second.body['flips']).toHaveLength(1);
    expect(second.body['flips']).not.toEqual(first.body['flips']);
    expect(second.body['next']).toBeUndefined();
    expect((await analyst.get(`${run}/flips?after=nothing`)).status).toBe(400);
  });

  it('names no resident: neither names nor words nor phones leave with it', async () => {
    const run = await ran();
    const texts = await Promise.all(
      ['report', 'flips'].map(async (what) =>
        JSON.stringify((await analyst.get(`${run}/${what}`)).body),
      ),
    );
    for (const text of texts) expect(text).not.toMatch(/enc1\.|phone|title|appellant/);
  });

  it('is not begun twice by one key', async () => {
    const scenario = await drafted();
    const key = { 'idempotency-key': 'the-same' };
    const first = await analyst.post(`${scenario}/runs`, {}, key);
    const run = `${scenario}/runs/1`;
    await ended(run);
    const again = await analyst.post(`${scenario}/runs`, {}, key);
    expect([again.status, again.body]).toEqual([202, first.body]);
    expect((await analyst.get(`${scenario}/runs/2`)).status).toBe(404);
  });

  it('lets its results go', async () => {
    const run = await ran();
    expect((await analyst.post(`${run}/removal`)).status).toBe(200);
    const gone = await analyst.get(`${run}/report`);
    expect([gone.status, gone.body['code']]).toEqual([409, 'RUN_NOT_COMPLETED']);
    expect((await analyst.get(run)).body).toMatchObject({ status: 'COMPLETED', removed: true });
  });
});
