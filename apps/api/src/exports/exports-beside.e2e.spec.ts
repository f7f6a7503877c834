import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { dispatched, done } from '../testing/stories.js';

const WHY = 'purpose=%E5%B9%B4%E5%BA%A6%E8%AF%84%E4%BC%B0';
const PLACES = ['demo-heping-liuyin', 'demo-qingshui-heyan'];

let test: TestApi;
let analyst: Client;
let street: Client;
let period: string;

beforeAll(async () => {
  test = await startTestApi();
  const operator = await test.as('operator');
  [analyst, street] = await Promise.all([test.as('analyst'), test.as('street')]);
  await dispatched(test, operator);
  for (const territory of PLACES)
    done(
      await analyst.post('/topics', {
        ...{ title: `路灯 ${territory}`, question: '为何反复熄灭', territory },
        categories: ['facilities.street-light'],
      }),
    );
  const [year, month] = test.clock.now().toISOString().split('-');
  period = `month.${year ?? ''}-${month ?? ''}`;
  await test.api.engine.settle();
});
afterAll(() => test.close());

async function rows(who: Client, path: string): Promise<Record<string, string>[]> {
  const { status, body } = await who.get(`/exports/${path}&format=csv&${WHY}`);
  expect([path, status]).toEqual([path, 200]);
  return parse<Record<string, string>>(String(body['text']), { bom: true, columns: true });
}

const refusal = async (who: Client, path: string): Promise<unknown[]> => {
  const { status, body } = await who.get(`/exports/${path}&format=csv&${WHY}`);
  const faults = (body['errors'] as { field: string }[] | undefined) ?? [];
  return [status, ...faults.map(({ field }) => field)];
};

describe('the events of side streams', () => {
  const places = async (who: Client, query = ''): Promise<unknown[]> =>
    (await rows(who, `side-events?${query}`)).map(
      ({ data }) => (JSON.parse(data ?? '{}') as { territory?: string }).territory,
    );

  it('leave for an analyst from everywhere, for a street from its territory', async () => {
    expect((await places(analyst)).sort()).toEqual(PLACES);
    expect(await places(street)).toEqual(['demo-heping-liuyin']);
    expect(await places(analyst, 'territory=demo-qingshui-heyan')).toEqual(['demo-qingshui-heyan']);
    expect(await places(analyst, 'to=2020-01-01T00:00:00Z')).toEqual([]);
  });

  it('name kind and stream, nobody, and no words', async () => {
    const [event] = await rows(analyst, 'side-events?');
    expect(event).toMatchObject({ kind: 'topic', type: 'TopicProposed', revision: '1' });
    expect(event?.['actor_person']).toMatch(/^p-/);
    const known = done(await analyst.get('/me')).body['account'] as { id: string };
    expect(event?.['actor_person']).not.toBe(known.id);
    expect(JSON.parse(event?.['data'] ?? '')).toMatchObject({
      ...{ title: null, question: null, categories: ['facilities.street-light'] },
    });
  });

  it('are no place for parameters of figures or types', async () => {
    expect(await refusal(analyst, 'side-events?set=house&period=month.2026-03')).toEqual([
      ...[400, '/set', '/period'],
    ]);
    expect(await refusal(analyst, 'side-events?type=IssueClosed')).toEqual([400, '/type']);
  });
});

describe('a table of figures', () => {
  it('leaves line by line, as it is shown', async () => {
    const lines = await rows(analyst, `kpi?set=house&period=${period}`);
    const { body } = done(await analyst.get(`/kpi/tables/house/${period}`));
    const { rows: shown } = body['table'] as {
      rows: { subject: string; cells: Record<string, Record<string, string>> }[];
    };
    const unit = shown.find(({ subject }) => subject === 'urban-management');
    const line = lines.find(
      ({ subject, metric }) => subject === 'urban-management' && metric === 'returnCount',
    );
    const { numerator } = unit?.cells['returnCount'] ?? {};
    // A count has nothing below the line: an empty field.
    expect(line).toMatchObject({
      ...{ set: 'house', period, dimension: 'unit', numerator, denominator: '' },
    });
    expect(lines.filter(({ subject }) => subject === '').length).toBeGreaterThan(30);
  });

  it('comes as Parquet, too, and is on record with what was asked', async () => {
    const answer = await fetch(
      `${test.api.url}/exports/kpi?set=house&period=${period}&format=parquet&${WHY}`,
      { headers: analyst.headers },
    );
    const read = await parquetReadObjects({ file: await answer.arrayBuffer() });
    expect(read).toHaveLength((await rows(analyst, `kpi?set=house&period=${period}`)).length);
    const officer = await test.as('dataofficer');
    const { body } = done(await officer.get('/exports?limit=1'));
    expect(body['exports']).toMatchObject([
      { table: 'kpi', filter: { set: 'house', period }, ended: { outcome: 'COMPLETE' } },
    ]);
  });

  it('must be named, be known, and be none of persons for who may not see them', async () => {
    expect(await refusal(analyst, 'kpi?set=house')).toEqual([400, '/period']);
    expect(await refusal(analyst, `kpi?set=house&period=${period}&territory=demo`)).toEqual([
      ...[400, '/territory'],
    ]);
    expect(await refusal(analyst, 'kpi?set=house&period=week.1')).toEqual([404]);
    expect(await refusal(analyst, `kpi?set=nobody&period=${period}`)).toEqual([404]);
    const byPerson = `kpi?set=house&period=${period}&dimension=person`;
    expect(await refusal(analyst, byPerson)).toEqual([403]);
    const commander = await test.as('commander');
    for (const { subject } of await rows(commander, byPerson))
      expect(subject === '' || subject?.startsWith('p-')).toBe(true);
  });
});
