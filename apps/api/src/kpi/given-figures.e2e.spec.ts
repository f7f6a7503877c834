import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  startTestApi,
  TestClock,
  type Answer,
  type Client,
  type TestApi,
} from '../testing/running-api.js';
import { done } from '../testing/stories.js';

const MARCH = 'month.2026-03';
const TABLE = `/kpi/tables/house/${MARCH}`;
const CENTRE = 'command-centre';
const at = (figure: string): string => `/kpi/figures/house/${MARCH}/${figure}`;

interface Cell {
  readonly numerator: string;
  readonly denominator: string;
  readonly shown: string;
}

let test: TestApi;
let analyst: Client;
let handler: Client;

beforeAll(async () => {
  test = await startTestApi(new TestClock(new Date('2026-03-30T01:00:00Z')));
  await logIn();
});
afterAll(() => test.close());

async function logIn(): Promise<void> {
  [analyst, handler] = await Promise.all([test.as('analyst'), test.as('handler')]);
}

const give = (figure: string, value: string, more: object = {}): Promise<Answer> =>
  analyst.post(at(figure), {
    ...{ source: 'hotline-switch', entries: [{ unit: CENTRE, value }] },
    ...more,
  });

const answered = async (query = ''): Promise<Cell | undefined> => {
  await test.api.engine.settle();
  const { body } = done(await analyst.get(TABLE + query));
  const { rows } = body['table'] as { rows: { subject: string; cells: Record<string, Cell> }[] };
  return rows.find(({ subject }) => subject === CENTRE)?.cells['answerRate'];
};

describe('figures of other systems', () => {
  it('are given for a period, and the metrics that count them are computed', async () => {
    expect(done(await give('CALLS_OFFERED', '10000')).body).toMatchObject({ changed: 1 });
    done(await give('CALLS_ANSWERED', '9620'));
    expect(await answered()).toMatchObject({
      numerator: '9620',
      denominator: '10000',
      shown: '96.20',
    });
  });

  it('given once more change nothing, and under the same key get the first answer', async () => {
    expect(done(await give('CALLS_OFFERED', '10000')).body).toMatchObject({ changed: 0 });
    const key = { 'idempotency-key': 'patrols' };
    const body = { source: 'patrol-app', entries: [{ unit: CENTRE, value: '1' }] };
    const first = await analyst.post(at('CELLS_PATROLLED'), body, key);
    const again = await analyst.post(at('CELLS_PATROLLED'), body, key);
    expect([first.status, again.body]).toEqual([200, first.body]);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
  });

  it('are corrected with a reason, and were what they were', async () => {
    const then = test.clock.now().toISOString();
    test.clock.advanceSeconds(60);
    expect((await give('CALLS_ANSWERED', '9700')).body).toMatchObject({
      code: 'FIGURE_DIFFERS',
      status: 409,
      params: { subject: CENTRE, before: '9620' },
    });
    done(await give('CALLS_ANSWERED', '9700', { reason: '补录夜班话务' }));
    expect(await answered()).toMatchObject({ numerator: '9700' });
    expect(await answered(`?asOf=${encodeURIComponent(then)}`)).toMatchObject({
      numerator: '9620',
    });
    const { body } = done(await handler.get(at('CALLS_ANSWERED')));
    expect(body).toMatchObject({
      figures: [{ unit: CENTRE, value: '9700', source: 'hotline-switch' }],
      history: [
        { source: 'hotline-switch', entries: [{ value: '9620' }] },
        { entries: [{ value: '9700' }], reason: '补录夜班话务' },
      ],
    });
  });

  it('lead from the table to who gave them', async () => {
    const { body } = done(
      await analyst.get(`${TABLE}/facts?metric=answerRate&subject=${CENTRE}&part=numerator`),
    );
    expect(body).toMatchObject({
      total: { numerator: 1 },
      facts: [
        {
          ...{ kind: 'EXTERNAL', issue: 'hotline-switch', fields: { figure: 'CALLS_ANSWERED' } },
          events: [{ type: 'FiguresGiven' }, { type: 'FiguresGiven' }],
        },
      ],
    });
  });

  it('are refused whole where one of them is wrong', async () => {
    const entries = [
      { unit: CENTRE, value: '5' },
      { unit: 'nobody', value: '6' },
    ];
    const body = { source: 'survey', entries };
    expect((await analyst.post(at('POPULATION'), body)).body).toMatchObject({
      ...{ status: 422, code: 'FIGURE_SUBJECT_UNKNOWN', params: { code: 'nobody' } },
    });
    expect(done(await analyst.get(at('POPULATION'))).body).toMatchObject({ revision: 0 });
    expect((await give('POPULATION', '1e3')).body['code']).toBe('FIGURE_VALUE_INVALID');
    expect((await give('POPULATION', '5', { entries: [] })).status).toBe(400);
    expect((await analyst.get('/kpi/figures/house/week.1/POPULATION')).status).toBe(404);
    expect((await analyst.get(at('population'))).status).toBe(404);
  });

  it('are given and taken back by those who compute with them, and by nobody else', async () => {
    const body = { source: 'survey', entries: [{ unit: CENTRE, value: '5' }] };
    expect((await handler.post(at('POPULATION'), body)).status).toBe(403);
    const wrong = { subjects: [{ unit: CENTRE }], reason: '重复报送' };
    expect((await handler.post(`${at('CELLS_PATROLLED')}/withdrawal`, wrong)).status).toBe(403);
    expect(
      done(await analyst.post(`${at('CELLS_PATROLLED')}/withdrawal`, wrong)).body,
    ).toMatchObject({
      changed: 1,
    });
    expect(done(await analyst.get(at('CELLS_PATROLLED'))).body).toMatchObject({
      figures: [],
      history: [{ source: 'patrol-app' }, { withdrawn: [{ unit: CENTRE }], reason: '重复报送' }],
    });
  });

  it('of one of the staff are shown to those who answer for the staff', async () => {
    const body = { source: 'patrol-app', entries: [{ person: 'p-7', value: '3' }] };
    done(await analyst.post(at('FINDS_MISSED'), body));
    const commander = await test.as('commander');
    expect(done(await commander.get(at('FINDS_MISSED'))).body).toMatchObject({
      figures: [{ person: 'p-7' }],
    });
    const hidden = done(await analyst.get(at('FINDS_MISSED'))).body;
    expect(hidden).toMatchObject({ figures: [], history: [{ entries: [] }] });
  });

  it('enter a published table, and a correction enters its next revision; both are proved', async () => {
    test.clock.advanceDays(3);
    await logIn();
    await test.api.engine.settle();
    done(await analyst.post(`${TABLE}/publication`));
    done(await give('CALLS_ANSWERED', '9900', { reason: '供应商更正' }));
    await test.api.engine.settle();
    done(await analyst.post(`${TABLE}/revisions`, { reason: '话务数据更正' }));
    const { kpi } = test.api.engine;
    const set = kpi.formulas.find('house');
    const period = { kind: 'month', code: '2026-03', start: '', end: '' };
    const published = set && (await kpi.published.find({ set, period }));
    if (published === undefined) throw new Error('The table is published');
    await test.api.engine.pool.query('truncate kpi_tallies, kpi_matters');
    for (const [revision, value] of [
      [1, '9700'],
      [2, '9900'],
    ] as const) {
      expect(published.revisions[revision - 1]?.content).toContain(value);
      expect(await kpi.prove(published, { revision })).toMatchObject({ revision, holds: true });
    }
  });
});
