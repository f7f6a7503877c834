import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Answer, type Client, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn, leadIn } from './testing/stories.js';

let test: TestApi;
let resident: Client;
let operator: Client;
let handler: Client;
let person: string;

beforeAll(async () => {
  test = await startTestApi();
  [resident, operator, handler] = await Promise.all([
    test.as('resident'),
    test.as('operator'),
    test.as('handler'),
  ]);
  ({ person } = (await resident.get('/me')).body['actor'] as { person: string });
});

afterAll(() => test.close());

/** What a resident types in: no subject, no contact but their own. */
const OWN = {
  ...STREET_LIGHT,
  channel: 'snapshot',
  appellant: { name: '马兰', phone: '13900139000' },
};

const seenBy = async (client: Client, after: Answer): Promise<string[]> => {
  const { body } = await client.getAfter(after, '/issues');
  return (body['issues'] as { issue: string }[]).map(({ issue }) => issue);
};

describe('a resident', () => {
  it('reports under their own name: all their matters share one key', async () => {
    const first = done(await resident.post('/issues', OWN));
    const second = done(await resident.post('/issues', { ...OWN, appellant: undefined }));
    expect([first.body['subject'], second.body['subject']]).toEqual([person, person]);
    const named = { ...OWN, appellant: { subject: person } };
    expect(done(await resident.post('/issues', named)).body['subject']).toBe(person);
  });

  it('may not report under another person, erased or not, and leaves no trace there', async () => {
    const officer = await test.as('dataofficer');
    done(await operator.post('/issues', { ...STREET_LIGHT, appellant: { subject: 'sub-gone' } }));
    done(await officer.post('/subjects/sub-gone/erasure', { reason: '本人申请' }));
    const before = await test.api.engine.store.head();
    for (const subject of ['sub-gone', 'sub-neighbour']) {
      const foreign = { ...OWN, appellant: { subject } };
      const chinese = await resident.post('/issues', foreign);
      expect(chinese.status).toBe(422);
      expect(chinese.body).toMatchObject({ code: 'SUBJECT_NOT_SELF' });
      expect(chinese.body['detail']).toMatch(/居民只能为本人/);
      const english = await resident.post('/issues', foreign, { 'accept-language': 'en' });
      expect(english.body['detail']).toMatch(/^Residents report for themselves only/);
    }
    expect(await test.api.engine.store.head()).toBe(before);
  });

  it('sees what they reported and what is about them, and nothing else', async () => {
    const own = issueIn(done(await resident.post('/issues', OWN)));
    const byPhone = { ...STREET_LIGHT, appellant: { subject: person } };
    const about = issueIn(done(await operator.post('/issues', byPhone)));
    const last = done(await operator.post('/issues', STREET_LIGHT));
    const seen = await seenBy(resident, last);
    expect(seen).toEqual(expect.arrayContaining([own, about]));
    expect(seen).not.toContain(issueIn(last));
    const { body } = await resident.get('/issues/counters');
    expect(body['total']).toBe(seen.length);
    expect((await resident.get(`/issues/${about}`)).body).toMatchObject({
      reported: { title: STREET_LIGHT.title },
    });
    expect((await resident.get(`/issues/${issueIn(last)}`)).status).toBe(403);
    expect((await resident.get(`/issues/${issueIn(last)}/timeline`)).status).toBe(403);
    expect((await resident.get('/inbox')).status).toBe(403);
  });

  it('takes a matter back, their own only', async () => {
    const reason = { reason: '路灯已经亮了' };
    const own = issueIn(done(await resident.post('/issues', OWN)));
    const about = { ...STREET_LIGHT, appellant: { subject: person } };
    const byPhone = issueIn(done(await operator.post('/issues', about)));
    const foreign = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    for (const issue of [own, byPhone]) {
      done(await resident.post(`/issues/${issue}/withdrawal`, reason));
      expect((await resident.get(`/issues/${issue}`)).body).toMatchObject({ phase: 'WITHDRAWN' });
    }
    const refused = await resident.post(`/issues/${foreign}/withdrawal`, reason);
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({ code: 'OUT_OF_SCOPE' });
  });

  it('rates what was done, as the resident they are', async () => {
    const issue = issueIn(done(await resident.post('/issues', OWN)));
    const path = `/issues/${issue}`;
    done(await operator.post(`${path}/acceptance`, ACCEPTANCE));
    const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
    const assignment = leadIn(done(await operator.post(`${path}/dispatch`, order)));
    done(await handler.post(`${path}/assignments/${assignment}/signature`));
    const contact = { method: 'phone', reached: true };
    done(await handler.post(`${path}/assignments/${assignment}/contacts`, contact));
    const result = { result: '已修复', outcome: 'RESOLVED' };
    done(await handler.post(`${path}/assignments/${assignment}/completion`, result));
    done(await (await test.as('inspector')).post(`${path}/verification`, { passed: true }));
    done(await operator.post(`${path}/feedback`, { content: '修好了', ...contact }));
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
    const rated = done(await resident.post(`${path}/evaluations`, { ...rating, comment: '很快' }));
    const { body } = await resident.getAfter(rated, `${path}/timeline`);
    expect((body['entries'] as unknown[]).at(-1)).toMatchObject({
      type: 'IssueEvaluated',
      data: { source: 'resident', satisfaction: 'SATISFIED', comment: '很快' },
    });
  });

  it('is forgotten in all their matters at once', async () => {
    const officer = await test.as('dataofficer');
    const erased = done(await officer.post(`/subjects/${person}/erasure`, { reason: '本人申请' }));
    const { body } = await resident.getAfter(erased, '/issues');
    const titles = (body['issues'] as { subject: string; title: string | null }[])
      .filter(({ subject }) => subject === person)
      .map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(5);
    expect(new Set(titles)).toEqual(new Set([null]));
    const again = await resident.post('/issues', OWN);
    expect(again.status).toBe(422);
    expect(again.body).toMatchObject({ code: 'SUBJECT_ERASED' });
  });
});
