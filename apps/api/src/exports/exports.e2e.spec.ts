import { get } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { parquetReadObjects } from 'hyparquet';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { done, inDays, issueIn, leadIn, STREET_LIGHT } from '../testing/stories.js';
import { until } from '../testing/until.js';

const LIUYIN = 'demo-heping-liuyin';
const HEYAN = 'demo-qingshui-heyan';
const WHY = 'purpose=%E5%B9%B4%E5%BA%A6%E8%AF%84%E4%BC%B0';

let test: TestApi;
let operator: Client;
let analyst: Client;
let street: Client;
let officer: Client;
/** Issues by territory. */
let here: string;
let next: string;
let handled: string;

beforeAll(async () => {
  test = await startTestApi();
  [operator, analyst, street, officer] = await Promise.all([
    test.as('operator'),
    test.as('analyst'),
    test.as('street'),
    test.as('dataofficer'),
  ]);
  here = await reported(LIUYIN);
  next = await reported(HEYAN);
  handled = await reported(HEYAN);
  const { category } = STREET_LIGHT;
  done(await operator.post(`/issues/${handled}/acceptance`, { category, territory: HEYAN }));
  const given = done(
    await operator.post(`/issues/${handled}/dispatch`, {
      lead: 'urban-management',
      dueAt: inDays(test, 3),
    }),
  );
  const handler = await test.as('handler');
  const path = `/issues/${handled}/assignments/${leadIn(given)}/signature`;
  done(await handler.post(path));
  await test.api.engine.settle();
});
afterAll(() => test.close());

async function reported(territory: string): Promise<string> {
  return issueIn(done(await operator.post('/issues', { ...STREET_LIGHT, territory })));
}

/** The rows of an export as a person gets them. */
async function rows(who: Client, path: string): Promise<Record<string, string>[]> {
  const { status, body } = await who.get(`/exports/${path}&format=csv&${WHY}`);
  expect([path, status]).toEqual([path, 200]);
  return parse<Record<string, string>>(String(body['text']), { bom: true, columns: true });
}

const issues = async (who: Client, path: string): Promise<(string | undefined)[]> =>
  [...new Set((await rows(who, path)).map(({ issue }) => issue))].sort();

describe('an export', () => {
  it('holds everything for an analyst, the territory for a street, the own matters for a unit', async () => {
    const unitlead = await test.as('unitlead');
    for (const table of ['board?', 'events?']) {
      expect(await issues(analyst, table)).toEqual([here, next, handled].sort());
      expect(await issues(street, table)).toEqual([here]);
      expect(await issues(unitlead, table)).toEqual([handled]);
    }
    expect(await issues(analyst, 'assignments?')).toEqual([handled]);
    expect(await issues(street, 'involvements?')).toEqual([]);
  });

  it('names nobody to an analyst, in no table, and everybody by the same stand-in', async () => {
    const [report] = await rows(analyst, 'board?');
    const events = await rows(analyst, 'events?');
    const first = events.find(({ issue }) => issue === report?.['issue']);
    expect(first).toMatchObject({ type: 'IssueReported' });
    const { appellant, place } = JSON.parse(first?.['data'] ?? '') as {
      appellant: object;
      place: object;
    };
    expect(appellant).toEqual({ subject: report?.['subject'], name: null, phone: null });
    expect(report?.['subject']).toMatch(/^p-/);
    expect(place).toEqual({ address: null, latitude: null, longitude: null });
    expect(first?.['actor_person']).toBe(report?.['reporter']);
    const all = JSON.stringify([
      events,
      await rows(analyst, 'board?'),
      await rows(analyst, 'assignments?'),
    ]);
    const { rows: people } = await test.api.engine.pool.query<{ id: string }>(
      'select id from accounts',
    );
    const { rows: subjects } = await test.api.engine.pool.query<{ id: string }>(
      'select subject as id from board_reports',
    );
    expect(people.length + subjects.length).toBeGreaterThan(5);
    for (const { id } of [...people, ...subjects])
      expect([id, all.includes(id)]).toEqual([id, false]);
    for (const secret of ['enc1.', '王秀英', '138', '柳荫路', '31.78'])
      expect([secret, all.includes(secret)]).toEqual([secret, false]);
  });

  it('shows a street whom the board shows it, and never opens what is sealed', async () => {
    const [event] = await rows(street, 'events?type=IssueReported');
    const shown = done(await street.get(`/issues/${here}`)).body as { reporter: string };
    expect(event?.['actor_person']).toBe(shown.reporter);
    const data = JSON.parse(event?.['data'] ?? '') as Record<string, unknown>;
    expect(data).toMatchObject({ title: null, place: { address: null, latitude: 31.78 } });
    expect(event?.['data']).not.toContain('enc1.');
  });

  it('keeps to what was asked for', async () => {
    expect(await issues(analyst, `board?territory=${HEYAN}`)).toEqual([next, handled].sort());
    expect(await issues(street, `board?territory=${HEYAN}`)).toEqual([]);
    const types = (await rows(analyst, 'events?type=IssueAccepted&type=IssueDispatched')).map(
      ({ type }) => type,
    );
    expect(types).toEqual(['IssueAccepted', 'IssueDispatched']);
    expect(await rows(analyst, 'events?to=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await rows(analyst, 'board?from=2020-01-01T00:00:00Z')).toHaveLength(3);
  });

  it('comes as Parquet with the same rows, and says what it is', async () => {
    const response = await fetch(`${test.api.url}/exports/events?format=parquet&${WHY}`, {
      headers: analyst.headers,
    });
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    const id = response.headers.get('shaodao-export') ?? '';
    expect(response.headers.get('content-disposition')).toBe(
      `attachment; filename="events-${id}.parquet"`,
    );
    expect(Number(response.headers.get('shaodao-position'))).toBeGreaterThan(3);
    const read = await parquetReadObjects({ file: await response.arrayBuffer() });
    const csv = await rows(analyst, 'events?');
    expect(read.map((row) => [String(row['position']), row['data'] as string])).toEqual(
      csv.map(({ position, data }) => [position, data]),
    );
  });
});

describe('who may export', () => {
  it('is told by the policy', async () => {
    for (const login of ['operator', 'handler', 'resident', 'admin', 'dataofficer']) {
      const who = await test.as(login);
      expect(await who.get(`/exports/board?format=csv&${WHY}`)).toMatchObject({
        status: 403,
        body: { code: 'ROLE_NOT_ALLOWED' },
      });
    }
  });

  it('must say what for, in which form and of which table', async () => {
    const refused = async (path: string): Promise<unknown[]> => {
      const { status, body } = await analyst.get(`/exports/${path}`);
      return [
        status,
        ...((body['errors'] as { field: string }[] | undefined) ?? []).map((e) => e.field),
      ];
    };
    expect(await refused('board?format=csv')).toEqual([400, '/purpose']);
    expect(await refused(`board?${WHY}`)).toEqual([400, '/format']);
    expect(await refused(`board?format=xlsx&${WHY}`)).toEqual([400, '/format']);
    expect(await refused(`events?format=csv&${WHY}&type=Nonsense`)).toEqual([400, '/type/0']);
    expect(await refused(`board?format=csv&${WHY}&type=IssueClosed`)).toEqual([400, '/type']);
    expect(await refused(`accounts?format=csv&${WHY}`)).toEqual([404]);
    expect(await refused(`constructor?format=csv&${WHY}`)).toEqual([404]);
  });

  it('is on record for whoever answers for personal data, and for nobody else', async () => {
    await rows(street, 'board?');
    const { body } = done(await officer.get('/exports?limit=1'));
    expect(body['exports']).toMatchObject([
      {
        table: 'board',
        format: 'csv',
        purpose: '年度评估',
        pseudonymous: false,
        by: { post: 'street' },
        ended: { outcome: 'COMPLETE', rows: 1 },
      },
    ]);
    expect((await analyst.get('/exports')).status).toBe(403);
  });
});

describe('an export that is not read', () => {
  it('counts as under way until the reader leaves; a third one has to wait', async () => {
    // Enough for the sockets' buffers to fill, so that what nobody reads stays unread.
    await test.api.engine.pool.query(
      `insert into board_units select 'u' || repeat('x', 200) || n, $1
       from generate_series(1, 100000) n`,
      [here],
    );
    const path = `/exports/involvements?format=csv&${WHY}`;
    const held = [await unread(path), await unread(path)];
    expect(await analyst.get(path)).toMatchObject({
      status: 429,
      body: { code: 'TOO_MANY_EXPORTS' },
    });
    for (const leave of held) leave();
    const newest = async (): Promise<readonly unknown[]> => {
      const { body } = await officer.get('/exports?limit=2');
      const exports = body['exports'] as { ended?: { outcome: string } }[];
      return exports.map(({ ended }) => ended?.outcome);
    };
    await until(newest, (outcomes) => outcomes.every((outcome) => outcome === 'ABORTED'));
    expect((await analyst.get(`${path}&to=2020-01-01T00:00:00Z`)).status).toBe(200);
  });
});

/** Begins an answer and reads no further than its head; gives back how to hang up. */
function unread(path: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const request = get(test.api.url + path, { headers: analyst.headers }, (response) => {
      response.on('error', () => undefined);
      response.pause();
      resolve(() => response.destroy());
    });
    request.on('error', reject);
  });
}
