import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { Client, startTestApi, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, issueIn } from '../testing/stories.js';

const TEXT = `id: our-town
version: 1
name: { zh: 我镇机制, en: Our town }
mechanisms: []
channels:
  - { code: riders, name: { zh: 骑手上报, en: riders }, by: [AGENT], confidentiality: HIDE_CONTACT }
issue:
  skips: [REQUESTED, ORDERED]
  maxReturns: 1
  maxReworkRounds: 2
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 24
  reworkDays: 3
  retentionClass: issue-10-years
`;

let test: TestApi;
let admin: Client;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  admin = await test.as('admin');
  operator = await test.as('operator');
});
afterAll(() => test.close());

describe('publishing a playbook', () => {
  it('names every fault at its line, and publishes nothing', async () => {
    const text = TEXT.replace('maxReturns: 1', 'maxReturns: many').replace('  reworkDays: 3\n', '');
    const answer = await admin.post('/playbooks', { text });
    expect(answer).toMatchObject({
      status: 422,
      body: {
        code: 'PLAYBOOK_INVALID',
        params: {
          faults: expect.arrayContaining([
            { line: 9, path: 'issue.maxReturns', message: 'must be integer' },
          ]),
        },
      },
    });
    expect((await admin.get('/playbooks/our-town')).status).toBe(404);
  });

  it('checks without publishing where only a preview is wanted', async () => {
    const answer = await admin.post('/playbooks', { text: TEXT, preview: true });
    expect(answer.body).toMatchObject({ id: 'our-town', published: false, speaksOf: ['issue'] });
    expect((await admin.get('/playbooks/our-town')).status).toBe(404);
  });

  it('puts it in force for what is accepted from then on, channels and all', async () => {
    done(await admin.post('/playbooks', { text: TEXT }));
    const report = { ...STREET_LIGHT, channel: 'riders' };
    const issue = issueIn(done(await operator.post('/issues', report)));
    const acceptance = { ...ACCEPTANCE, profile: 'our-town' };
    done(await operator.post(`/issues/${issue}/acceptance`, acceptance));
    const shown = done(await operator.get('/playbooks/our-town')).body;
    expect(shown).toMatchObject({ text: TEXT, versions: [{ version: 1 }] });
    const { channels } = done(await operator.get('/channels')).body as { channels: object[] };
    expect(channels).toContainEqual(expect.objectContaining({ code: 'riders' }));
  });

  it('never changes a version that is out', async () => {
    done(await admin.post('/playbooks', { text: TEXT }));
    const other = TEXT.replace('maxReturns: 1', 'maxReturns: 9');
    expect(await admin.post('/playbooks', { text: other })).toMatchObject({
      status: 409,
      body: { code: 'PLAYBOOK_VERSION_TAKEN' },
    });
  });

  it('keeps every version as it was written', async () => {
    const second = TEXT.replace('version: 1', 'version: 2').replace(
      'reworkDays: 3',
      'reworkDays: 5',
    );
    done(await admin.post('/playbooks', { text: TEXT }));
    done(await admin.post('/playbooks', { text: second }));
    const text = async (version: string): Promise<unknown> =>
      (await operator.get(`/playbooks/our-town/versions/${version}`)).body['text'];
    expect([await text('1'), await text('2')]).toEqual([TEXT, second]);
    expect((await operator.get('/playbooks/our-town/versions/3')).status).toBe(404);
  });

  it('is up to administrators', async () => {
    expect((await operator.post('/playbooks', { text: TEXT })).status).toBe(403);
    expect((await new Client(test.api.url, {}).get('/playbooks')).status).toBe(401);
  });
});

describe('the playbooks that ship', () => {
  it('are listed, and fit the schema that editors get', async () => {
    const { playbooks } = done(await operator.get('/playbooks')).body as {
      playbooks: { id: string }[];
    };
    const schema = done(await operator.get('/playbooks/schema')).body;
    const fits = new Ajv({ strict: false, useDefaults: true }).compile(schema);
    expect(playbooks.length).toBeGreaterThanOrEqual(4);
    for (const { id } of playbooks) {
      const { text } = done(await operator.get(`/playbooks/${id}`)).body;
      expect([id, fits(parse(String(text)))]).toEqual([id, true]);
    }
  });
});
