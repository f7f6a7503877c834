import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Answer, type Client, type TestApi } from './testing/running-api.js';

let test: TestApi;
const people: Record<string, Client> = {};
const who = (login: string): Client => people[login] as Client;

beforeAll(async () => {
  test = await startTestApi();
  for (const login of [
    'operator',
    'street',
    'handler',
    'handler2',
    'unitlead',
    'inspector',
    'caller',
    'supervisor',
    'resident',
    'shiftleader',
  ])
    people[login] = await test.as(login);
  people['community'] = await test.as('community', 'community');
});

afterAll(() => test.close());

const report = {
  channel: 'hotline',
  kind: 'HELP',
  title: '柳荫路路灯不亮',
  description: '三盏路灯坏了一周',
  appellant: { name: '王秀英', phone: '13800138000' },
  territory: 'demo-heping-liuyin',
  category: 'street-light',
  place: { address: '柳荫路12号', latitude: 31.78, longitude: 119.97 },
};

const soon = (days: number): string =>
  new Date(test.clock.now().getTime() + days * 86_400_000).toISOString();

describe('the main line over HTTP', () => {
  let issue = '';
  let last: Answer;
  const step = async (login: string, path: string, body: object = {}): Promise<Answer> => {
    last = await who(login).post(`/issues/${issue}/${path}`, body);
    expect({ path, status: last.status, body: last.body }).toMatchObject({
      status: expect.toSatisfy?.((status: number) => status < 300) ?? expect.anything(),
    });
    return last;
  };

  it('takes a report in and says where it is', async () => {
    last = await who('operator').post('/issues', report);
    expect(last.status).toBe(201);
    issue = String(last.body['issue']);
    expect(last.headers.get('location')).toBe(`/issues/${issue}`);
    expect(last.headers.get('etag')).toBe('"1"');
    console.log(last.body, await who('operator').getAfter(last, `/issues/${issue}`));
  });
});
