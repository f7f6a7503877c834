import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import {
  startTestApi,
  TestClock,
  type Answer,
  type Client,
  type TestApi,
} from '../testing/running-api.js';
import { dispatched, done, inDays, issueIn, STREET_LIGHT } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let handler: Client;
let admin: Client;
let supervisor: Client;
let street: Client;

/** Tokens end after some hours: everybody comes in anew. */
async function later(days: number): Promise<void> {
  test.clock.advanceDays(days);
  [operator, handler, admin, supervisor, street] = await Promise.all([
    test.as('operator'),
    test.as('handler'),
    test.as('admin'),
    test.as('supervisor'),
    test.as('street'),
  ]);
}

/**
 * Nine o'clock of the next Monday: what is pressed after some days depends on which of them are
 * working days, and nothing may have happened before the store wrote it down.
 */
function monday(): Date {
  const now = new Date();
  const days = 7 - ((now.getUTCDay() + 6) % 7);
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 1));
}

beforeAll(async () => {
  test = await startTestApi(new TestClock(monday()));
  await later(0);
});
afterAll(() => test.close());

const positionOf = (answer: Answer): string => answer.headers.get('shaodao-position') ?? '';
const rowsIn = ({ body }: Answer): Record<string, unknown>[] =>
  body['issues'] as Record<string, unknown>[];
const issuesIn = (answer: Answer): unknown[] => rowsIn(answer).map(({ issue }) => issue);
const instant = (): string => test.clock.now().toISOString();

/** Dispatched, then signed and handled a day after the other. */
async function lived(): Promise<{
  issue: string;
  assignment: string;
  dispatch: Answer;
  dispatchedAt: string;
  signed: Answer;
}> {
  const { issue, assignment, answer: dispatch } = await dispatched(test, operator);
  const dispatchedAt = instant();
  await later(1);
  const ticket = `/issues/${issue}/assignments/${assignment}`;
  const signed = done(await handler.post(`${ticket}/signature`));
  await later(1);
  return { issue, assignment, dispatch, dispatchedAt, signed };
}

describe('as of a moment', () => {
  it('the board shows the rows that were, in the shape they have today', async () => {
    const { issue, dispatch, dispatchedAt, signed } = await lived();
    const live = rowsIn(await operator.getAfter(signed, '/issues?limit=200'));
    const now = live.find((row) => row['issue'] === issue);
    expect(now).toMatchObject({ phase: 'IN_PROGRESS' });
    // Where a clock has come to its moment meanwhile, it is more.
    expect(now?.['revision']).toBeGreaterThanOrEqual(5);
    for (const asOf of [positionOf(dispatch), dispatchedAt]) {
      const { body } = await operator.getAfter(signed, `/issues?limit=200&asOf=${asOf}`);
      const then = (body['issues'] as Record<string, unknown>[]).find(
        (row) => row['issue'] === issue,
      );
      expect(Object.keys(then ?? {}).sort()).toEqual(Object.keys(now ?? {}).sort());
      expect(then).toEqual({
        ...now,
        phase: 'DISPATCHED',
        revision: 4,
        position: positionOf(dispatch),
        // The timekeeper may have reminded since.
        supervision: 'none',
      });
      expect(body['asOf']).toHaveProperty('instant');
    }
  });

  it('counters, inbox and supervision list are those of then', async () => {
    const { issue, dispatchedAt, signed } = await lived();
    const at = `asOf=${dispatchedAt}`;
    const counters = (await operator.getAfter(signed, `/issues/counters?open=true&${at}`)).body;
    const counted = rowsIn(await operator.get(`/issues?open=true&limit=200&${at}`));
    expect(counters['total']).toBe(counted.length);
    const phases = counted.filter(({ phase }) => phase === 'DISPATCHED');
    expect(counters['byPhase']).toMatchObject({ DISPATCHED: phases.length });

    const inbox = (await handler.get(`/inbox?limit=200&${at}`)).body;
    const today = (await handler.get('/inbox?limit=200')).body;
    const statusIn = (entries: unknown): unknown =>
      (entries as Record<string, unknown>[]).find((entry) => entry['issue'] === issue)?.['status'];
    expect(statusIn(inbox['entries'])).toBe('PENDING_SIGN');
    expect(statusIn(today['entries'])).toBe('SIGNED');

    await later(2);
    await test.api.engine.settle();
    const list = (await supervisor.get('/supervision')).body;
    expect(list['issues']).toContainEqual(
      expect.objectContaining({ issue, reasons: ['OVERDUE', 'MEASURE'] }),
    );
    const then = (await supervisor.get(`/supervision?nearHours=72&${at}`)).body;
    expect(then['issues']).toContainEqual(
      expect.objectContaining({ issue, phase: 'DISPATCHED', reasons: ['NEAR_DUE'] }),
    );
    expect(then['units']).toContainEqual(
      expect.objectContaining({ unit: 'urban-management', overdue: 0, name: expect.any(String) }),
    );
  });

  it('an issue, its timeline, possession and links are those of then', async () => {
    const { issue, dispatch, dispatchedAt, signed } = await lived();
    const live = (await operator.getAfter(signed, `/issues/${issue}`)).body;
    for (const asOf of [positionOf(dispatch), dispatchedAt]) {
      const { body } = await operator.get(`/issues/${issue}?asOf=${asOf}`);
      expect(body).toMatchObject({ phase: 'DISPATCHED', revision: 4, reported: live['reported'] });
      expect(body['assignments']).toMatchObject([{ status: 'PENDING_SIGN' }]);
      expect(body['clocks']).not.toEqual(live['clocks']);
      const timeline = (await operator.get(`/issues/${issue}/timeline?asOf=${asOf}`)).body;
      const entries = timeline['entries'] as { type: string }[];
      expect(entries.map(({ type }) => type)).toEqual([
        'IssueReported',
        'IssueClassified',
        'IssueAccepted',
        'IssueDispatched',
      ]);
      const rest = `/issues/${issue}/timeline?afterRevision=2&limit=1&asOf=${asOf}`;
      expect((await operator.get(rest)).body['entries']).toMatchObject([{ type: 'IssueAccepted' }]);
      const possession = (await operator.get(`/issues/${issue}/possession?asOf=${asOf}`)).body;
      expect(Number(possession['minutes'])).toBeLessThan(60);
      const links = (await operator.get(`/issues/${issue}/links?asOf=${asOf}`)).body;
      expect(links).toMatchObject({ pooled: false });
    }
  });

  it('nothing is there before it was reported', async () => {
    const before = instant();
    test.clock.advanceSeconds(60);
    const { issue, answer } = await dispatched(test, operator);
    const path = `/issues?limit=200&asOf=${before}`;
    expect(issuesIn(await operator.getAfter(answer, path))).not.toContain(issue);
    for (const part of ['', '/timeline', '/possession', '/links']) {
      const { status, body } = await operator.get(`/issues/${issue}${part}?asOf=${before}`);
      expect([status, body['code']]).toEqual([404, 'ISSUE_UNKNOWN']);
    }
  });

  it('pages go on where the page before ended', async () => {
    const answers: Answer[] = [];
    for (let n = 0; n < 5; n += 1) answers.push((await dispatched(test, operator)).answer);
    const at = positionOf(answers[4] as Answer);
    test.clock.advanceSeconds(60);
    const later = (await dispatched(test, operator)).answer;
    const all = issuesIn(await operator.getAfter(later, `/issues?limit=200&asOf=${at}`));
    const paged: unknown[] = [];
    let cursor = '';
    do {
      const page = await operator.get(`/issues?limit=2&asOf=${at}${cursor}`);
      paged.push(...issuesIn(page));
      const next = page.body['next'] as string | undefined;
      cursor = next === undefined ? '' : `&cursor=${next}`;
    } while (cursor !== '');
    expect(paged).toEqual(all);
  });
});

describe('a moment that cannot be asked about', () => {
  const PATHS = ['/issues', '/issues/counters', '/inbox', '/supervision'];

  it.each(PATHS)('is refused in words by %s', async (path) => {
    const who = path === '/inbox' ? handler : supervisor;
    const ahead = [inDays(test, 1), '999999999999'];
    for (const asOf of ahead) {
      const chinese = await who.get(`${path}?asOf=${asOf}`);
      expect(chinese.status).toBe(400);
      expect(chinese.body['code']).toBe('MOMENT_AHEAD');
      expect(chinese.body['detail']).toMatch(/还没有到来/);
      const english = await who.get(`${path}?asOf=${asOf}`, { 'accept-language': 'en' });
      expect(english.body['detail']).toMatch(/has not come yet/);
    }
    for (const asOf of ['yesterday', '-5', '2026-02-30', '2026-03-01T09:30']) {
      const { status, body } = await who.get(`${path}?asOf=${asOf}`);
      expect([asOf, status]).toEqual([asOf, 400]);
      expect(['VALIDATION_FAILED', 'MOMENT_INVALID']).toContain(body['code']);
    }
  });

  it('is refused for an issue as well', async () => {
    const { issue } = await dispatched(test, operator);
    for (const part of ['', '/timeline', '/possession', '/links']) {
      const { status, body } = await operator.get(
        `/issues/${issue}${part}?asOf=${inDays(test, 1)}`,
      );
      expect([status, body['code']]).toEqual([400, 'MOMENT_AHEAD']);
    }
  });
});

describe('who looks back', () => {
  it('has the rights of today', async () => {
    const { issue, dispatchedAt, signed } = await lived();
    const resident = await test.as('resident');
    const path = `/issues?limit=200&asOf=${dispatchedAt}`;
    expect(issuesIn(await resident.getAfter(signed, path))).not.toContain(issue);
    expect((await resident.get(`/issues/${issue}?asOf=${dispatchedAt}`)).status).toBe(403);
    expect((await resident.get(`/supervision?asOf=${dispatchedAt}`)).status).toBe(403);
    expect((await handler.get(`/inbox?unit=water&asOf=${dispatchedAt}`)).status).toBe(403);
  });

  it('reaches over the territories of that day', async () => {
    const { issue, answer } = await dispatched(test, operator);
    const before = instant();
    expect(issuesIn(await street.getAfter(answer, '/issues?limit=200'))).toContain(issue);
    await later(10);
    const { body } = await admin.get('/directory/territories');
    const { validFrom: _before, ...known } = (
      body['territories'] as { code: string; validFrom?: string }[]
    ).find(({ code }) => code === 'demo-heping-liuyin') ?? { code: '' };
    const order = { territories: [{ ...known, parent: 'demo-qingshui' }] };
    done(await admin.post('/directory/commands/ReviseTerritories', order));
    expect(issuesIn(await street.get('/issues?limit=200'))).not.toContain(issue);
    expect((await street.get(`/issues/${issue}`)).status).toBe(403);
    expect(issuesIn(await street.get(`/issues?limit=200&asOf=${before}`))).toContain(issue);
    expect((await street.get(`/issues/${issue}?asOf=${before}`)).status).toBe(200);
    const subtree = '/issues?limit=200&territory=demo-heping';
    expect(issuesIn(await operator.get(subtree))).not.toContain(issue);
    expect(issuesIn(await operator.get(`${subtree}&asOf=${before}`))).toContain(issue);
  });

  it('finds and reads nothing of who is erased today', async () => {
    const told = { ...STREET_LIGHT, title: '紫藤花架倒塌' };
    const answer = done(await operator.post('/issues', told));
    const issue = issueIn(answer);
    const before = instant();
    const search = `/issues?text=${encodeURIComponent('紫藤')}&asOf=${before}`;
    expect(rowsIn(await operator.getAfter(answer, search))).toMatchObject([
      { issue, title: told.title },
    ]);
    const reported = (await operator.get(`/issues/${issue}?asOf=${before}`)).body['reported'];
    const { subject } = (reported as { appellant: { subject: string } }).appellant;
    const officer = await test.as('dataofficer');
    const erased = done(
      await officer.post(`/subjects/${subject}/erasure`, { reason: '本人要求删除' }),
    );
    expect(rowsIn(await operator.getAfter(erased, search))).toEqual([]);
    const rows = rowsIn(await operator.get(`/issues?limit=200&asOf=${before}`));
    expect(rows.find((row) => row['issue'] === issue)).toMatchObject({ title: null });
    const { body } = await operator.get(`/issues/${issue}?asOf=${before}`);
    expect(body['reported']).toMatchObject({ title: null, description: null });
  });

  it('is told nothing of what accuses their unit by the tree of either day', async () => {
    await test.api.engine.identity.createAccount(
      {
        login: 'lookout',
        displayName: '街道工作人员',
        posts: [{ id: 'x', title: '督办', roles: ['SUPERVISOR'], unit: 'street-heping' }],
      },
      SAMPLE_PASSWORD,
    );
    const lookout = await test.as('lookout');
    const accusing = { kind: 'ACCUSATION', accusedUnit: 'street-heping', appellant: undefined };
    const answer = done(await operator.post('/issues', { ...STREET_LIGHT, ...accusing }));
    const issue = issueIn(answer);
    const at = `asOf=${positionOf(answer)}`;
    expect(issuesIn(await operator.getAfter(answer, `/issues?limit=200&${at}`))).toContain(issue);
    expect(issuesIn(await lookout.get(`/issues?limit=200&${at}`))).not.toContain(issue);
    expect((await lookout.get(`/issues/${issue}?${at}`)).status).toBe(403);
  });
});
