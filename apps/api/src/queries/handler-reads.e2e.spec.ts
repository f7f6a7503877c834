import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, dispatched, done, issueIn, STREET_LIGHT } from '../testing/stories.js';

describe('what a handler reads beside the matter itself', () => {
  let test: TestApi;
  let operator: Client;
  let handler: Client;

  beforeAll(async () => {
    test = await startTestApi();
    operator = await test.as('operator');
    handler = await test.as('handler');
  });
  afterAll(() => test.close());

  it('is the rules of the very mechanism it was accepted under', async () => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    const path = `/issues/${issue}/mechanism`;
    expect((await operator.get(path)).body).toEqual({ issue });
    done(
      await operator.post(`/issues/${issue}/acceptance`, {
        ...ACCEPTANCE,
        profile: 'community-order-response',
      }),
    );
    expect((await operator.get(path)).body).toMatchObject({
      issue,
      mechanism: {
        id: 'community-order-response',
        version: 1,
        respondToOrder: true,
        selfHandled: { roles: ['COMMUNITY', 'GRID'], media: 1 },
        ratings: { reverse: { minimum: 1, maximum: 5 } },
      },
    });
    expect((await handler.get(path)).body).toMatchObject({ code: 'OUT_OF_SCOPE' });
    const nothing = `/issues/${'0'.repeat(26)}/mechanism`;
    expect(await operator.get(nothing)).toMatchObject({ status: 404 });
  });

  it('is who signed, by name; the appellant reads the unit only', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const signed = done(await handler.post(`/issues/${issue}/assignments/${assignment}/signature`));
    const actors = async (client: Client, path: string): Promise<unknown[]> => {
      const { body } = await client.getAfter(signed, path);
      return (body['entries'] as { actor: unknown }[]).map(({ actor }) => actor);
    };
    const path = `/issues/${issue}/timeline`;
    expect((await actors(operator, path)).at(-1)).toMatchObject({ post: 'handler', name: '刘洋' });
    const position = signed.headers.get('shaodao-position') ?? '';
    expect((await actors(operator, `${path}?asOf=${position}`)).at(-1)).toMatchObject({
      name: '刘洋',
    });
    const resident = await test.as('resident');
    const own = done(
      await resident.post('/issues', {
        channel: 'snapshot',
        kind: 'HELP',
        title: '井盖松动',
        territory: ACCEPTANCE.territory,
      }),
    );
    const accepted = done(await operator.post(`/issues/${issueIn(own)}/acceptance`, ACCEPTANCE));
    const { body } = await resident.getAfter(accepted, `/issues/${issueIn(own)}/timeline`);
    const told = (body['entries'] as { actor: object }[]).map(({ actor }) => 'name' in actor);
    expect(told).not.toContain(true);
    const colleague = await operator.getAfter(accepted, `/issues/${issueIn(own)}/timeline`);
    const [first, last] = [0, -1].map(
      (at) => (colleague.body['entries'] as { actor: object }[]).at(at)?.actor,
    );
    expect(first).not.toHaveProperty('name');
    expect(last).toMatchObject({ name: '林晓' });
  });

  it('is what the unit did since this morning, now and as of a moment', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const path = `/issues/${issue}/assignments/${assignment}`;
    done(await handler.post(`${path}/signature`));
    done(await handler.post(`${path}/steps`, { note: '更换灯具' }));
    const before = new Date(test.clock.now().getTime() - 3_600_000).toISOString();
    const ended = done(
      await handler.post(`${path}/completion`, { result: '已亮', outcome: 'RESOLVED' }),
    );
    const later = new Date(test.clock.now().getTime() + 3_600_000).toISOString();
    const position = ended.headers.get('shaodao-position') ?? '';
    const issues = async (query: string): Promise<unknown[]> => {
      const { body } = await handler.getAfter(ended, `/inbox?open=false&${query}`);
      return (body['entries'] as { issue: string }[]).map((entry) => entry.issue);
    };
    for (const moment of ['', `&asOf=${position}`]) {
      expect(await issues(`doneFrom=${before}${moment}`)).toContain(issue);
      expect(await issues(`doneFrom=${later}${moment}`)).toEqual([]);
    }
    expect(await handler.get('/inbox?doneFrom=yesterday')).toMatchObject({ status: 400 });
  });
});
