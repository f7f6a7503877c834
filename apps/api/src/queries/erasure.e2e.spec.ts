import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, issueIn } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let officer: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  officer = await test.as('dataofficer');
});

afterAll(() => test.close());

/** A matter kept under this id. */
const reported = async (subject: string): Promise<unknown> =>
  done(await operator.post('/issues', { ...STREET_LIGHT, appellant: { subject } }));

const reason = { reason: '本人申请删除' };

describe('erasing a person', () => {
  it('takes every word of theirs away, and the matter goes on', async () => {
    const report = done(await operator.post('/issues', STREET_LIGHT));
    const issue = issueIn(report);
    const subject = String(report.body['subject']);
    const seen = await operator.getAfter(report, `/issues/${issue}`);
    expect(JSON.stringify(seen.body)).toContain(STREET_LIGHT.title);
    expect(JSON.stringify(seen.body)).toContain('13800138000');

    const erased = done(await officer.post(`/subjects/${subject}/erasure`, reason));
    expect(erased.body).toEqual({ subject, erased: true, erasedAt: expect.any(String) });
    const again = done(await officer.post(`/subjects/${subject}/erasure`, reason));
    expect(again.body).toEqual(erased.body);

    const found = await operator.get(`/issues?text=${encodeURIComponent('路灯')}`, {
      'shaodao-position': erased.headers.get('shaodao-position') ?? '',
    });
    expect(found.body['issues']).toEqual([]);
    const later = await operator.getAfter(erased, `/issues/${issue}`);
    const timeline = await operator.getAfter(erased, `/issues/${issue}/timeline`);
    for (const { status, body } of [later, timeline]) {
      expect(status).toBe(200);
      for (const word of ['路灯', '王秀英', '13800138000', '12号3单元'])
        expect(JSON.stringify(body['reported'] ?? body)).not.toContain(word);
    }
    expect(later.body['reported']).toMatchObject({ title: null, appellant: { phone: null } });

    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const reused = { ...STREET_LIGHT, appellant: { subject } };
    const refused = await operator.post('/issues', reused);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'SUBJECT_ERASED' });
  });

  it('is decided by the data officer alone', async () => {
    const answer = await operator.post('/subjects/sub-1/erasure', reason);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ code: 'ROLE_NOT_ALLOWED' });
  });

  it('is refused where nothing is kept under the id: a slip of the pen is no success', async () => {
    const head = await test.api.engine.store.head();
    const path = '/subjects/sub-mistyped/erasure';
    const chinese = await officer.post(path, reason);
    expect(chinese.status).toBe(404);
    expect(chinese.body).toMatchObject({
      code: 'SUBJECT_UNKNOWN',
      params: { subject: 'sub-mistyped' },
    });
    expect(chinese.body['detail']).toMatch(/请核对/);
    const english = await officer.post(path, reason, { 'accept-language': 'en' });
    expect(english.body['detail']).toMatch(/^Nothing is kept under this subject/);
    expect(await test.api.engine.store.head()).toBe(head);
  });

  it('is one act under one key, and the key is good for no other', async () => {
    await reported('sub-2');
    await reported('sub-3');
    const key = { 'idempotency-key': 'erase-1' };
    const first = done(await officer.post('/subjects/sub-2/erasure', reason, key));
    const head = await test.api.engine.store.head();
    const again = done(await officer.post('/subjects/sub-2/erasure', reason, key));
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await officer.post('/subjects/sub-3/erasure', reason, key);
    expect(other.status).toBe(409);
    expect(other.body).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await test.api.engine.store.head()).toBe(head);
  });
});
