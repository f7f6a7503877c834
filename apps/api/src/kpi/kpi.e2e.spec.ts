import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startTestApi,
  TestClock,
  type Answer,
  type Client,
  type TestApi,
} from '../testing/running-api.js';
import { dispatched, done } from '../testing/stories.js';

/** Monday morning in China. */
const MONDAY = new Date('2026-03-02T01:00:00Z');

const FORMULAS = `id: town
version: 1
name: { zh: 本镇考核, en: Our town }
cohorts:
  - code: DISP
    name: { zh: 本期派单, en: Dispatched }
    counts: ASSIGNMENT
    at: dispatchedAt
    where: { eq: [role, lead] }
    attribution: { unit: unit, territory: territory, person: handler }
metrics:
  - code: onTime
    name: { zh: 按期办结率, en: On time }
    cohort: DISP
    measure: { count: { le: [handledAt, { field: due }] } }
    family: timeliness
    shownAs: PERCENT
    better: HIGHER
  - code: handled
    name: { zh: '办结数,件', en: Handled }
    cohort: DISP
    where: { isSet: handledAt }
    measure: { count: ALL }
    over: NONE
    family: process
    shownAs: COUNT
    better: HIGHER
scores:
  - code: total
    name: { zh: 总分, en: Score }
    base: '0'
    parts: [{ type: WEIGHTED, metric: onTime, weight: '1' }]
exclusions: []
besideScores: [handled]
periods:
  utcOffsetMinutes: 480
  kinds:
    - { code: month, name: { zh: 自然月, en: Month }, rule: { every: MONTH, startDay: 1 } }
ranking:
  score: total
  nMin: { metric: onTime, least: 1 }
  honour: { top: 1 }
  warning: { bottom: 1, of: ALL }
  progress: { top: 1 }
appealDays: 5
`;

const TABLE = '/kpi/tables/town/month.2026-03';

interface Row {
  readonly subject: string;
  readonly cells: Record<string, { numerator: string; denominator: string; shown: string }>;
}

let test: TestApi;
let [admin, analyst, operator, handler, unitlead, arbiter]: Client[] = [];
let [inTime, late]: { issue: string; assignment: string }[] = [];

const client = (who: Client | undefined): Client => {
  if (who === undefined) throw new Error('Not logged in yet');
  return who;
};
const rowsOf = (answer: Answer): readonly Row[] =>
  (done(answer).body['table'] as { rows: readonly Row[] }).rows;
const onTime = (answer: Answer): unknown =>
  rowsOf(answer).find(({ subject }) => subject === 'urban-management')?.cells['onTime'];
const table = async (query = ''): Promise<Answer> => {
  await test.api.engine.settle();
  return client(analyst).get(`${TABLE}${query}`);
};

async function handle({ issue, assignment }: { issue: string; assignment: string }): Promise<void> {
  const path = `/issues/${issue}/assignments/${assignment}`;
  done(await client(handler).post(`${path}/signature`));
  const contact = { method: 'phone', reached: true };
  done(await client(handler).post(`${path}/contacts`, contact));
  const result = { result: '已修复', outcome: 'RESOLVED' };
  done(await client(handler).post(`${path}/completion`, result));
}

/** Everybody anew: tokens do not outlive the days that pass. */
async function logIn(): Promise<void> {
  const logins = ['admin', 'analyst', 'operator', 'handler', 'unitlead', 'shiftleader'];
  [admin, analyst, operator, handler, unitlead, arbiter] = await Promise.all(
    logins.map((login) => test.as(login)),
  );
}

async function daysPass(days: number): Promise<void> {
  test.clock.advanceDays(days);
  await logIn();
}

beforeAll(async () => {
  test = await startTestApi(new TestClock(MONDAY));
  await logIn();
  inTime = await dispatched(test, client(operator));
  late = await dispatched(test, client(operator));
  await handle(inTime);
});
afterAll(() => test.close());

describe('formulas', () => {
  it('that ship are there from the start, with the schema editors check them by', async () => {
    const { body } = done(await client(analyst).get('/kpi/formulas'));
    expect(body['formulas']).toContainEqual(expect.objectContaining({ id: 'house' }));
    const { text } = done(await client(analyst).get('/kpi/formulas/house')).body;
    expect(text).toContain('id: house');
    expect(done(await client(analyst).get('/kpi/formulas/schema')).body).toHaveProperty('$defs');
  });

  it('with faults are refused, each fault at its line', async () => {
    const text = FORMULAS.replace('cohort: DISP\n    where', 'cohort: DISPATCHED\n    where');
    const answer = await client(admin).post('/kpi/formulas', { text });
    expect(answer).toMatchObject({ status: 422, body: { code: 'FORMULAS_INVALID' } });
    const { faults } = answer.body['params'] as { faults: { line: number; path: string }[] };
    expect(faults[0]).toMatchObject({ line: 21, path: 'metrics.1.cohort' });
    const unknown = FORMULAS.replace('better: HIGHER', 'best: HIGHER');
    const other = await client(admin).post('/kpi/formulas', { text: unknown });
    expect(other.body['params']).toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ line: 18 })]),
    });
  });

  it('are published by administrators, once in a version', async () => {
    expect((await client(analyst).post('/kpi/formulas', { text: FORMULAS })).status).toBe(403);
    const preview = await client(admin).post('/kpi/formulas', { text: FORMULAS, preview: true });
    expect(done(preview).body).toMatchObject({ id: 'town', published: false });
    expect((await client(analyst).get('/kpi/formulas/town')).status).toBe(404);
    done(await client(admin).post('/kpi/formulas', { text: FORMULAS }));
    done(await client(admin).post('/kpi/formulas', { text: FORMULAS }));
    const changed = FORMULAS.replace("weight: '1'", "weight: '1.0'");
    expect(await client(admin).post('/kpi/formulas', { text: changed })).toMatchObject({
      status: 409,
      body: { code: 'FORMULAS_VERSION_TAKEN' },
    });
  });
});

describe('a table', () => {
  it('counts what has happened, with its ranking by peers', async () => {
    const answer = await table();
    expect(onTime(answer)).toMatchObject({ numerator: '1', denominator: '2', shown: '50.00' });
    expect(answer.body['ranking']).toMatchObject({
      groups: expect.arrayContaining([
        expect.objectContaining({
          group: 'department',
          entries: [expect.objectContaining({ subject: 'urban-management', rank: 1 })],
        }),
      ]),
    });
  });

  it('answers as of a place in the log and of an instant', async () => {
    const { moment } = (await table()).body as { moment: { position: string; instant: string } };
    await daysPass(4);
    await handle(present(late));
    const [now, before, then] = [
      await table(),
      await table(`?asOf=${moment.position}`),
      await table(`?asOf=${encodeURIComponent(moment.instant)}`),
    ];
    expect(handledIn(now)).toBe('2');
    expect([handledIn(before), handledIn(then)]).toEqual(['1', '1']);
  });

  it('comes as a sheet, too, in the language of the reader', async () => {
    const { headers, body } = await client(analyst).get(`${TABLE}?format=csv`, {
      'accept-language': 'zh',
    });
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    const [head = '', first = ''] = String(body['text']).split('\r\n');
    expect(head).toMatch(/编码,名称,按期办结率 分子,按期办结率 分母,按期办结率/);
    expect(head).toContain('"办结数,件"');
    expect(first).toMatch(/^demo,|^[a-z-]+,/);
  });

  it('leads from every number to the facts and events behind it', async () => {
    const facts = `${TABLE}/facts?metric=onTime&subject=urban-management`;
    const { body } = done(await client(analyst).get(`${facts}&limit=1`));
    expect(body).toMatchObject({ total: { numerator: 1, denominator: 2 }, visible: 2 });
    const next = done(await client(analyst).get(`${facts}&cursor=${String(body['next'])}`)).body;
    const both = [...(body['facts'] as object[]), ...(next['facts'] as object[])];
    expect(both).toHaveLength(2);
    const good = done(await client(analyst).get(`${facts}&part=numerator`)).body;
    expect(good['facts']).toEqual([
      expect.objectContaining({
        issue: inTime?.issue,
        fact: `ASSIGNMENT/${inTime?.assignment ?? ''}`,
        events: expect.arrayContaining([
          expect.objectContaining({ type: 'IssueDispatched' }),
          expect.objectContaining({ type: 'IssueHandled' }),
        ]),
      }),
    ]);
    const [{ fields }] = good['facts'] as [{ fields: Record<string, unknown> }];
    expect(fields).not.toHaveProperty('handler');
    expect((await client(analyst).get(`${TABLE}/facts?metric=nothing`)).status).toBe(404);
    expect((await client(analyst).get(`${facts}&cursor=nonsense`)).status).toBe(400);
  });

  it('shows the facts only of matters in the reader’s scope', async () => {
    const facts = `${TABLE}/facts?metric=onTime`;
    const other = await test.as('handler2');
    const { body } = done(await other.get(facts));
    expect(body).toMatchObject({ total: { denominator: 2 }, visible: 0, facts: [] });
    expect((await client(operator).get(facts)).status).toBe(403);
    expect((await client(analyst).get(`${TABLE}?dimension=person`)).status).toBe(403);
    const supervisor = await test.as('supervisor');
    expect(rowsOf(await supervisor.get(`${TABLE}?dimension=person`))).toHaveLength(1);
  });

  it('of formulas or periods nobody knows is not there', async () => {
    expect((await client(analyst).get('/kpi/tables/nobody/month.2026-03')).body['code']).toBe(
      'FORMULAS_UNKNOWN',
    );
    expect((await client(analyst).get('/kpi/tables/town/week.9')).body['code']).toBe(
      'PERIOD_UNKNOWN',
    );
  });
});

describe('a published table', () => {
  let appeal: string;

  it('waits for the end of its period and for who may publish', async () => {
    expect(await client(analyst).post(`${TABLE}/publication`)).toMatchObject({
      status: 409,
      body: { code: 'PERIOD_RUNNING' },
    });
    expect((await client(unitlead).post(`${TABLE}/publication`)).status).toBe(403);
    expect((await client(analyst).get(`${TABLE}/publication`)).body['code']).toBe(
      'TABLE_UNPUBLISHED',
    );
  });

  it('is frozen with its place in the log, its formulas, its directory and its hash', async () => {
    await daysPass(30);
    await test.api.engine.settle();
    const key = { 'idempotency-key': 'publish-march' };
    const first = done(await client(analyst).post(`${TABLE}/publication`, {}, key));
    const again = done(await client(analyst).post(`${TABLE}/publication`, {}, key));
    expect(again.body).toEqual(first.body);
    expect((await client(analyst).post(`${TABLE}/publication`)).body['code']).toBe(
      'TABLE_PUBLISHED_ALREADY',
    );
    const { body } = done(await client(unitlead).get(`${TABLE}/publication`));
    const { sha256, statement, version, position } = body['shown'] as Record<string, unknown>;
    expect(sha256).toBe(createHash('sha256').update(String(body['text'])).digest('hex'));
    expect(statement).toMatchObject({ set: 'town', version, position });
    expect(first.body['table']).toMatchObject({ revision: 1, sha256, position });
  });

  it('is objected to by the unit that is measured, about a matter that counts for it', async () => {
    const objection = { issue: late?.issue, fact: `ASSIGNMENT/${late?.assignment ?? ''}` };
    const reason = { reason: '停电所致，有供电公司证明' };
    const own = { unit: 'urban-management', ...objection, ...reason };
    const path = `${TABLE}/appeals`;
    expect((await client(unitlead).post(path, { ...own, unit: 'water' })).status).toBe(403);
    const elsewhere = { ...own, issue: '01K9ZZZZZZZZZZZZZZZZZZZZZZ' };
    expect((await client(unitlead).post(path, elsewhere)).body).toMatchObject({
      code: 'FACT_NOT_COUNTED',
      status: 422,
    });
    appeal = String(done(await client(unitlead).post(path, own)).body['appeal']);
    expect((await client(unitlead).post(path, own)).body['code']).toBe('APPEALED_ALREADY');
  });

  it('is ruled on by somebody else, and revised under a number and a hash of its own', async () => {
    const path = `${TABLE}/appeals/${appeal}/decision`;
    const ruling = { granted: true, leaveOut: true, reason: '情况属实' };
    expect((await client(unitlead).post(path, ruling)).status).toBe(403);
    expect(
      (await client(analyst).post(`${TABLE}/revisions`, { reason: '更正' })).body,
    ).toMatchObject({ code: 'NOTHING_TO_REVISE' });
    done(await client(arbiter).post(path, ruling));
    const revised = done(await client(analyst).post(`${TABLE}/revisions`, { reason: '申诉成立' }));
    expect(revised.body['table']).toMatchObject({ revision: 2 });
    const { body } = done(await client(unitlead).get(`${TABLE}/publication`));
    const { statement } = body['shown'] as { statement: { table: { rows: readonly Row[] } } };
    const [row] = statement.table.rows.filter(({ subject }) => subject === 'urban-management');
    expect(row?.cells['onTime']).toMatchObject({ numerator: '1', denominator: '1' });
    const first = done(await client(unitlead).get(`${TABLE}/publication?revision=1`)).body;
    expect(first['shown']).toMatchObject({ revision: 1, leftOut: [] });
    expect(body['appeals']).toEqual([
      expect.objectContaining({ appeal, status: 'GRANTED', revision: 2 }),
    ]);
  });

  it('leads to the facts of each of its revisions', async () => {
    const facts = `${TABLE}/facts?metric=onTime&revision=`;
    const totals = await Promise.all(
      [1, 2].map(
        async (revision) =>
          done(await client(analyst).get(`${facts}${String(revision)}`)).body['total'],
      ),
    );
    expect(totals).toEqual([
      { numerator: 1, denominator: 2 },
      { numerator: 1, denominator: 1 },
    ]);
  });

  it('is listed, with how many appeals are open', async () => {
    await test.api.engine.settle();
    const { body } = done(await client(unitlead).get('/kpi/tables'));
    expect(body['tables']).toEqual([
      expect.objectContaining({
        set: 'town',
        period: 'month.2026-03',
        revision: 2,
        appeals: 1,
        openAppeals: 0,
      }),
    ]);
  });

  it('is proved from the events alone, revision by revision', async () => {
    const { kpi } = test.api.engine;
    const set = kpi.formulas.find('town');
    if (set === undefined) throw new Error('The formulas are published');
    const period = { kind: 'month', code: '2026-03', start: '', end: '' };
    const published = await kpi.published.find({ set, period });
    if (published === undefined) throw new Error('The table is published');
    await test.api.engine.pool.query('truncate kpi_tallies, kpi_matters');
    for (const revision of [1, 2])
      expect(await kpi.prove(published, { revision })).toMatchObject({
        ...{ revision, holds: true, textIntact: true, differences: [] },
      });
    const [first] = published.revisions;
    if (first === undefined) throw new Error('It has a revision');
    const forged = { ...first, content: first.content.replace('"50.00"', '"90.00"') };
    expect(await kpi.prove({ ...published, revisions: [forged] })).toMatchObject({
      holds: false,
      textIntact: false,
      differences: [expect.objectContaining({ published: '"90.00"', computed: '"50.00"' })],
    });
  });
});

const present = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('Nothing was dispatched');
  return value;
};
const handledIn = (answer: Answer): string | undefined =>
  rowsOf(answer).find(({ subject }) => subject === 'urban-management')?.cells['handled']?.numerator;
