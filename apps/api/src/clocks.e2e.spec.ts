import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PossessionAccount } from '@shaodao/issue';
import type { ShownClock } from './queries/possession.js';
import { startTestApi, type Answer, type TestApi } from './testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn, leadIn } from './testing/stories.js';

/** A mechanism with limits for signing, handling and the appellant's word. */
const TIMED = `
id: timed-hotline
version: 1
name: { zh: 限时热线, en: Hotline with limits }
mechanisms: [P10]
basis: test
issue:
  skips: [REQUESTED, ORDERED]
  maxReturns: 3
  maxReworkRounds: 3
  evaluationWindowDays: 7
  reopenWindowDays: 30
  returnWindowHours: 48
  reworkDays: 5
  retentionClass: issue-10-years
  clocks:
    SIGN: { limit: { amount: 4, unit: WORK_HOUR } }
    HANDLE: { limit: { amount: 5, unit: WORK_DAY }, warnAt: [0.5] }
    EVAL_WINDOW: { limit: { amount: 7, unit: NAT_DAY } }
  extensions: { maxCount: 1, maxTotal: { amount: 10, unit: WORK_DAY } }
  suspension: { causes: [STATUTORY_APPRAISAL], maxDays: 30 }
`;

let test: TestApi;
let issue = '';
let assignment = '';

beforeAll(async () => {
  test = await startTestApi();
  const admin = { person: 'system', roles: ['ADMIN', 'SYSTEM'] };
  await test.api.engine.playbooks.publish(TIMED, 'timed-hotline.yaml', admin);
});

afterAll(() => test.close());

const step = async (login: string, path: string, body: object = {}): Promise<Answer> =>
  (await test.as(login)).post(`/issues/${issue}/${path}`, body);
const clockOf = async (kind: string): Promise<ShownClock | undefined> => {
  const { body } = await (await test.as('operator')).get(`/issues/${issue}`);
  return (body['clocks'] as ShownClock[]).find((each) => each.kind === kind);
};

describe('a matter with limits', () => {
  it('gets its limit from the mechanism, and shows the working time left', async () => {
    const operator = await test.as('operator');
    issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await step('operator', 'acceptance', { ...ACCEPTANCE, profile: 'timed-hotline' }));
    assignment = leadIn(done(await step('operator', 'dispatch', { lead: 'urban-management' })));
    const handle = await clockOf('HANDLE');
    expect(handle).toMatchObject({ paused: false, breached: false });
    // Five working days by the mechanism, but never beyond what was promised for this matter.
    const told = (await operator.get(`/issues/${issue}`)).body['dueAt'] as string;
    expect(Date.parse(handle?.dueAt ?? '')).toBeLessThanOrEqual(Date.parse(told));
    expect(handle?.remainingWorkingMinutes).toBeGreaterThanOrEqual(0);
    expect(handle?.remainingWorkingMinutes).toBeLessThanOrEqual(5 * 420);
    expect((await operator.get(`/issues/${issue}`)).body['turn']).toMatchObject({
      party: { kind: 'unit', unit: 'urban-management' },
      doing: 'sign',
    });
  });

  it('is extended when its head asks and the dispatcher grants it', async () => {
    done(await step('handler', `assignments/${assignment}/signature`));
    const before = (await clockOf('HANDLE'))?.dueAt ?? '';
    const dueAt = new Date(Date.parse(before) + 2 * 86_400_000).toISOString();
    const asked = { dueAt, reason: '灯头缺货' };
    done(await step('unitlead', `assignments/${assignment}/extension-requests`, asked));
    const untold = await step('operator', `assignments/${assignment}/extension-approval`);
    expect([untold.status, untold.body['code']]).toEqual([422, 'APPELLANT_NOT_TOLD']);
    const told = { told: '灯头到货后安装' };
    done(await step('operator', `assignments/${assignment}/extension-approval`, told));
    expect((await clockOf('HANDLE'))?.dueAt).toBe(dueAt);
  });

  it('stands still while it is suspended, and goes on with what was left', async () => {
    const suspension = {
      cause: 'STATUTORY_APPRAISAL',
      until: inDays(test, 20),
      reason: '灯杆检测',
      media: ['media-1'],
      told: '检测后继续',
    };
    done(await step('operator', 'suspension', suspension));
    const { dueAt = '', paused } = (await clockOf('HANDLE')) ?? {};
    expect(paused).toBe(true);
    test.clock.advanceDays(5);
    done(await step('operator', 'resumption', { reason: '检测完成' }));
    const after = await clockOf('HANDLE');
    expect(after?.paused).toBe(false);
    expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(dueAt));
  });

  it('is on record as overdue when the timekeeper finds it so, once', async () => {
    test.clock.advanceDays(40);
    await test.api.engine.settle();
    expect(await clockOf('HANDLE')).toMatchObject({ breached: true });
    const { body } = await (await test.as('operator')).get(`/issues/${issue}/timeline`);
    const types = (body['entries'] as { type: string }[]).map(({ type }) => type);
    expect(types.filter((type) => type === 'ClockBreached')).toHaveLength(1);
  });

  it('tells whose turn each minute was', async () => {
    const { status, body } = await (await test.as('operator')).get(`/issues/${issue}/possession`);
    const account = body as unknown as PossessionAccount;
    expect(status).toBe(200);
    expect(account.turn).toMatchObject({ party: { unit: 'urban-management' }, doing: 'handle' });
    expect(account.totals.map(({ party }) => party)).toContainEqual({ kind: 'outside' });
    expect(account.totals.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(account.minutes);
    expect(account.minutes).toBeGreaterThanOrEqual(45 * 24 * 60);
  });

  it('is not moved by those who have no business with its limits', async () => {
    for (const login of ['handler', 'supervisor']) {
      const moment = { moment: inDays(test, 0) };
      expect((await step(login, 'clocks/c-1/moments', moment)).status).toBe(403);
      expect((await step(login, 'suspension', {})).status).toBeGreaterThanOrEqual(400);
    }
    const unknown = await (await test.as('operator')).get(`/issues/${'0'.repeat(26)}/possession`);
    expect(unknown.status).toBe(404);
  });
});
