import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventReader } from '../testing/event-reader.js';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, done, inDays, issueIn, STREET_LIGHT } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let commander: Client;
let district: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  commander = await test.as('commander');
  district = await test.as('district');
});

afterAll(() => test.close());

/** A neighbour reports the street light, and the matter is accepted. */
const reported = async (neighbour: number): Promise<string> => {
  const appellant = { name: '邻居', phone: `1390000${String(1_000 + neighbour)}` };
  const issue = issueIn(done(await operator.post('/issues', { ...STREET_LIGHT, appellant })));
  done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
  return issue;
};
const look = async (): Promise<void> => {
  await test.api.engine.settle();
  await test.api.engine.warnings.watch.look();
  await test.api.engine.settle();
};

interface Line {
  readonly id: string;
  readonly status: string;
  readonly issues: readonly string[];
  readonly title: string;
}
const listed = async (who: Client, path: string): Promise<readonly Line[]> =>
  done(await who.get(path)).body['streams'] as readonly Line[];

describe('alerts and topics over HTTP', () => {
  let issues: string[];
  let alert = '';
  let topic = '';

  it('tell live that something is raised, to those whose place it is', async () => {
    const reader = await EventReader.open(test.api.url, commander, undefined, '/alerts/stream');
    expect(await reader.next()).toMatchObject({ event: 'start' });
    issues = [];
    for (const neighbour of [1, 2, 3, 4, 5]) issues.push(await reported(neighbour));
    await look();
    const news = await reader.next();
    expect(news).toMatchObject({ event: 'alert' });
    const { alerts } = JSON.parse(news?.data ?? '{}') as { alerts: Record<string, unknown>[] };
    expect(alerts).toMatchObject([
      { kind: 'CLUSTER', status: 'OPEN', territory: 'demo-heping-liuyin', total: 5 },
    ]);
    expect(alerts[0]).not.toHaveProperty('key');
    alert = String(alerts[0]?.['id']);
    reader.leave();
  });

  it('are listed and shown with their reason and the issues behind them', async () => {
    const [line] = await listed(commander, '/alerts?over=false');
    expect(line).toMatchObject({ id: alert, status: 'OPEN' });
    const { body } = done(await commander.get(`/alerts/${alert}`));
    expect(body['view']).toMatchObject({
      kind: 'CLUSTER',
      kindName: { zh: '多人集中反映', en: 'cluster' },
      figures: { reports: 5, appellants: 5, days: 14 },
      reason: { zh: expect.stringContaining('近 14 天'), en: expect.stringContaining('14 days') },
    });
    expect([...(body['issues'] as string[])].sort()).toEqual([...issues].sort());
    expect(body['playbook']).toEqual({ id: 'early-warning', version: 1 });
    const beside = async (who: Client): Promise<string> =>
      JSON.stringify(done(await who.get(`/issues/${issues[0] ?? ''}/side-streams`)).body);
    expect(await beside(operator)).toContain(alert);
    expect(await beside(await test.as('handler'))).not.toContain(alert);
    const { entries } = done(await commander.get(`/alerts/${alert}/timeline`)).body as {
      entries: { sentence: string }[];
    };
    expect(entries[0]?.sentence).toContain('预警（多人集中反映）');
  });

  it('are not for everybody, and raised by nobody', async () => {
    const resident = await test.as('resident');
    expect((await resident.get('/alerts')).status).toBe(403);
    expect((await resident.get('/alerts/stream')).status).toBe(403);
    const community = await test.as('community', 'community');
    expect(await listed(community, '/alerts')).toHaveLength(1);
    expect((await commander.post('/alerts', {})).status).toBe(405);
    expect((await commander.post(`/alerts/${alert}/clear-alert`, {})).status).toBe(404);
  });

  it('are acknowledged once, and taken up as a topic', async () => {
    done(await commander.post(`/alerts/${alert}/acknowledge-alert`, { note: '已通知街道' }));
    const again = await commander.post(`/alerts/${alert}/acknowledge-alert`, {});
    expect(again).toMatchObject({ status: 409, body: { code: 'WRONG_STATUS' } });
    const taken = await commander.post(`/alerts/${alert}/take-up-alert`, {
      title: '柳荫路路灯',
      question: '为何反复熄灭',
    });
    topic = ((done(taken).body['made'] ?? {}) as { topic?: string[] }).topic?.[0] ?? '';
    await test.api.engine.settle();
    const [line] = await listed(commander, '/topics');
    expect(line).toMatchObject({ status: 'PROPOSED', title: '柳荫路路灯' });
    topic = line?.id ?? '';
    expect([...(line?.issues ?? [])].sort()).toEqual([...issues].sort());
  });

  it('are dismissed only with a reason', async () => {
    const refused = await commander.post(`/alerts/${alert}/dismiss-alert`, {});
    expect(refused).toMatchObject({ status: 400, body: { code: 'VALIDATION_FAILED' } });
  });

  it('let a unit lead the topic, log what it did, and another judge it', async () => {
    const adopt = { lead: 'urban-management', plan: '更换线缆', until: inDays(test, 30) };
    done(await district.post(`/topics/${topic}/adopt-topic`, adopt));
    const handler = await test.as('handler');
    done(await handler.post(`/topics/${topic}/log-measure`, { measure: '更换线缆 200 米' }));
    const judged = { verdict: 'EFFECTIVE', finding: '不再有人反映' };
    expect((await handler.post(`/topics/${topic}/review-topic`, judged)).status).toBe(403);
    done(await district.post(`/topics/${topic}/review-topic`, judged));
  });

  it('draw the curve before and after, each point with its issues', async () => {
    test.clock.advanceDays(8);
    [operator, commander] = [await test.as('operator'), await test.as('commander')];
    await reported(6);
    await test.api.engine.settle();
    const { body } = done(await commander.get(`/topics/${topic}/curve`));
    const points = body['points'] as { week: number; reports: number; issues: string }[];
    expect(points.map(({ week }) => week)).toEqual([-8, -7, -6, -5, -4, -3, -2, -1, 0, 1]);
    expect(
      points.filter(({ reports }) => reports > 0).map(({ week, reports }) => [week, reports]),
    ).toEqual([
      [-1, 5],
      [1, 1],
    ]);
    expect(body).toMatchObject({
      before: { weeks: 8, reports: 5 },
      after: { weeks: 1, reports: 0 },
    });
    const behind = async (week: number): Promise<string[]> => {
      const point = points.find((each) => each.week === week);
      const answer: Answer = done(await commander.get(point?.issues ?? ''));
      return (answer.body['issues'] as { issue: string }[]).map(({ issue }) => issue);
    };
    expect((await behind(-1)).sort()).toEqual([...issues].sort());
    expect(await behind(1)).toHaveLength(1);
    expect(await behind(-3)).toEqual([]);
  });

  it('know no curve of a topic there is not, nor a week that is none', async () => {
    const unknown = await commander.get('/topics/01KX0000000000000000000000/curve');
    expect(unknown).toMatchObject({ status: 404, body: { code: 'SIDE_STREAM_UNKNOWN' } });
    expect((await commander.get(`/topics/${topic}/curve/now/issues`)).status).toBe(404);
    const resident = await test.as('resident');
    expect((await resident.get(`/topics/${topic}/curve`)).status).toBe(403);
  });

  it('follow the thresholds a city publishes', async () => {
    const shown = done(await commander.get('/playbooks/early-warning')).body;
    const text = String(shown['text'])
      .replace('version: 1', 'version: 2')
      .replace('days: 14, reports: 5, appellants: 3', 'days: 14, reports: 9, appellants: 3');
    const admin = await test.as('admin');
    const crooked = text.replace('leastWeeks: 4', 'leastWeeks: 40');
    expect(await admin.post('/playbooks', { text: crooked })).toMatchObject({
      status: 422,
      body: { code: 'PLAYBOOK_INVALID' },
    });
    done(await admin.post('/playbooks', { text }));
    await look();
    expect(await listed(commander, '/alerts?over=false')).toEqual([]);
    expect((await listed(commander, '/alerts'))[0]).toMatchObject({ status: 'CLEARED' });
  });
});
