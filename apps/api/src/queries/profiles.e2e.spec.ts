import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client, startTestApi, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, issueIn } from '../testing/stories.js';

let test: TestApi;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
});

afterAll(() => test.close());

interface Shown {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly skips: readonly string[];
}

describe('the mechanisms', () => {
  it('are listed with their names, what they skip, and which is the default', async () => {
    const { body } = done(await operator.get('/profiles'));
    expect(body['default']).toBe('hotline-immediate-response');
    const profiles = body['profiles'] as Shown[];
    expect(profiles).toContainEqual({
      id: 'hotline-immediate-response',
      version: 1,
      name: { zh: '接诉即办', en: 'Hotline, immediate response' },
      skips: ['REQUESTED', 'ORDERED'],
    });
    const withRequest = profiles.filter(({ skips }) => !skips.includes('REQUESTED'));
    expect(withRequest.map(({ id }) => id)).toContain('community-order-response');
  });

  it('are for nobody without a login', async () => {
    expect((await new Client(test.api.url, {}).get('/profiles')).status).toBe(401);
  });
});

describe('an issue', () => {
  const profileOf = async (acceptance: object): Promise<unknown> => {
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    expect((await operator.get(`/issues/${issue}`)).body).not.toHaveProperty('profile');
    done(await operator.post(`/issues/${issue}/acceptance`, { ...ACCEPTANCE, ...acceptance }));
    return (await operator.get(`/issues/${issue}`)).body['profile'];
  };

  it('names its mechanism from acceptance on, so that a step it leaves out explains itself', async () => {
    const id = 'community-order-response';
    expect(await profileOf({ profile: id })).toEqual({ id, version: 1 });
    expect(await profileOf({})).toEqual({ id: 'hotline-immediate-response', version: 1 });
  });
});
