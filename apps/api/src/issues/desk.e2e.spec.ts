import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, dispatched, done, inDays, issueIn, STREET_LIGHT } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let handler: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
  handler = await test.as('handler');
});

afterAll(() => test.close());

interface Action {
  readonly command: string;
  readonly path: string;
  readonly assignment?: string;
  readonly allowed: boolean;
  readonly problem?: { readonly code: string; readonly detail: string };
}

const actionsOf = async (client: Client, issue: string): Promise<readonly Action[]> =>
  done(await client.get(`/issues/${issue}/actions`)).body['actions'] as readonly Action[];

const find = (actions: readonly Action[], command: string): Action | undefined =>
  actions.find((each) => each.command === command);

const report = async (): Promise<string> =>
  issueIn(done(await operator.post('/issues', STREET_LIGHT)));

describe('what somebody may do to an issue now', () => {
  it('is told with where to send it, and why not', async () => {
    const issue = await report();
    const before = await actionsOf(operator, issue);
    expect(find(before, 'AcceptIssue')).toEqual({
      command: 'AcceptIssue',
      path: '/issues/{issue}/acceptance',
      allowed: true,
    });
    expect(find(before, 'DispatchIssue')).toMatchObject({
      allowed: false,
      problem: { code: 'WRONG_PHASE', title: '与当前状态冲突' },
    });
    // Not an agent's at all, and nobody's but the house's.
    expect(find(before, 'SignAssignment')).toBeUndefined();
    expect(find(before, 'ElapseClock')).toBeUndefined();
    // The default mechanism has no orders of a street.
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const street = await test.as('street');
    expect(find(await actionsOf(street, issue), 'IssueOrder')?.problem?.code).toBe(
      'STEP_NOT_IN_PROFILE',
    );
  });

  it('names the assignment it is about, and says what sending it is answered', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const mine = await actionsOf(handler, issue);
    expect(find(mine, 'SignAssignment')).toMatchObject({ assignment, allowed: true });
    for (const action of mine.filter(({ allowed }) => !allowed)) {
      const path = action.path
        .replace('{issue}', issue)
        .replace('{assignment}', action.assignment ?? assignment);
      if (path.includes('{')) continue;
      const answer = await handler.post(path, {}, { 'shaodao-rehearsal': 'true' });
      // Nothing is filled in: either it is not even read, or the very reason told is given.
      const code = answer.body['code'];
      expect([
        action.command,
        code === 'VALIDATION_FAILED' || code === action.problem?.code,
      ]).toEqual([action.command, true]);
    }
    done(await handler.post(`/issues/${issue}/assignments/${assignment}/signature`));
    const signed = await actionsOf(handler, issue);
    expect(find(signed, 'SignAssignment')?.problem?.code).toBe('ASSIGNMENT_STATUS');
    expect(find(signed, 'CompleteHandling')).toMatchObject({ assignment, allowed: true });
    // Who works on it does not check it.
    const inspector = await test.as('inspector');
    expect(find(await actionsOf(inspector, issue), 'VerifyResult')?.problem?.code).toBe(
      'WRONG_PHASE',
    );
  });

  it('is told to nobody who may not read the issue, and of no issue there is not', async () => {
    const issue = await report();
    const stranger = await test.as('handler');
    expect((await stranger.get(`/issues/${issue}/actions`)).body['code']).toBe('OUT_OF_SCOPE');
    const admin = await test.as('admin');
    expect((await admin.get(`/issues/${issue}/actions`)).status).toBe(403);
    const missing = await operator.get('/issues/01K9ZZZZZZZZZZZZZZZZZZZZZZ/actions');
    expect(missing.body['code']).toBe('ISSUE_UNKNOWN');
  });
});

describe('a rehearsal', () => {
  const rehearse = (client: Client, path: string, body: object = {}, more = {}): Promise<Answer> =>
    client.call('POST', path, body, { 'shaodao-rehearsal': 'true', ...more });

  it('says what would happen and leaves nothing behind', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const head = await test.api.engine.store.head();
    const path = `/issues/${issue}/assignments/${assignment}/signature`;
    const { status, body, headers } = await rehearse(handler, path);
    expect([status, body]).toEqual([
      200,
      {
        rehearsal: true,
        issue,
        revision: 4,
        events: [{ type: 'AssignmentSigned', sentence: '城市管理局 已签收' }],
      },
    ]);
    expect(headers.get('shaodao-position')).toBeNull();
    expect(await test.api.engine.store.head()).toBe(head);
    await test.api.engine.settle();
    expect(done(await handler.get(`/issues/${issue}`)).headers.get('etag')).toBe('"4"');
  });

  it('of a report makes no issue, no key and no receipt', async () => {
    const { engine } = test.api;
    const head = await engine.store.head();
    const keys = async (): Promise<unknown> =>
      (await engine.pool.query('select count(*) from subject_keys')).rows;
    const before = await keys();
    const { status, body } = await rehearse(operator, '/issues', STREET_LIGHT, {
      'accept-language': 'en',
    });
    expect([status, body['rehearsal'], body['revision']]).toEqual([200, true, 0]);
    expect(JSON.stringify(body['events'])).toContain('柳荫路路灯不亮');
    expect([await engine.store.head(), await keys()]).toEqual([head, before]);
  });

  it('is refused as the command itself is: by phase, right, revision, input and place', async () => {
    const { issue, assignment } = await dispatched(test, operator);
    const completion = `/issues/${issue}/assignments/${assignment}/completion`;
    const good = { result: '已修好', outcome: 'RESOLVED' };
    for (const [client, path, body, headers, code] of [
      [handler, completion, good, {}, 'WRONG_PHASE'],
      [operator, completion, good, {}, 'ROLE_NOT_ALLOWED'],
      [handler, completion, {}, {}, 'VALIDATION_FAILED'],
      [handler, completion, good, { 'if-match': '"1"' }, 'REVISION_STALE'],
      [operator, '/issues/01K9ZZZZZZZZZZZZZZZZZZZZZZ/closure', {}, {}, 'ISSUE_UNKNOWN'],
      [operator, '/issues', { ...STREET_LIGHT, territory: 'atlantis' }, {}, 'UNKNOWN_TERRITORY'],
      [handler, completion, good, { 'shaodao-rehearsal': 'yes' }, 'REHEARSAL_INVALID'],
    ] as const) {
      const answer = await rehearse(client, path, body, headers);
      expect([path, answer.body['code']]).toEqual([path, code]);
    }
  });

  it('of a command about a side stream is not offered', async () => {
    const answer = await rehearse(operator, '/meetings', {});
    expect(answer.body['code']).toBe('REHEARSAL_NOT_OFFERED');
  });
});

describe('the load of units', () => {
  it('stands beside why a matter is where it is, and beside each unit on request', async () => {
    const { issue } = await dispatched(test, operator);
    await test.api.engine.settle();
    const why = done(await operator.get(`/issues/${issue}/routing`));
    const [lead] = why.body['units'] as { unit: string; load: Record<string, number> }[];
    expect(lead).toMatchObject({ unit: 'urban-management' });
    expect(lead?.load['open']).toBeGreaterThan(0);
    expect(lead?.load['toSign']).toBeGreaterThan(0);
    const { units } = done(await operator.get('/directory/units?load=true')).body as {
      units: { code: string; load?: Record<string, number> }[];
    };
    expect(units.find(({ code }) => code === 'urban-management')?.load).toEqual(lead?.load);
    expect(units.every(({ load }) => load !== undefined)).toBe(true);
    // Who may not propose a dispatch sees the units, and not what they have to do.
    expect((await handler.get('/directory/units?load=true')).status).toBe(403);
    expect(JSON.stringify(done(await handler.get('/directory/units')).body)).not.toContain('load');
    expect(done(await handler.get(`/issues/${issue}/routing`)).body).not.toHaveProperty('units');
  });
});

describe('counts by territory', () => {
  it('hold those below, with where each is drawn', async () => {
    await report();
    await test.api.engine.settle();
    const { territories } = done(await operator.get('/issues/counters/territories')).body as {
      territories: {
        territory: string;
        centre?: object;
        own: { open: number };
        all: { open: number };
      }[];
    };
    const at = (code: string) => territories.find(({ territory }) => territory === code);
    const total = done(await operator.get('/issues/counters?open=true')).body['total'];
    expect(at('demo')).toMatchObject({ own: { open: 0 }, all: { open: total } });
    expect(at('demo-heping-liuyin')?.own.open).toBe(total);
    expect(at('demo-qingshui')?.all.open).toBe(0);
    expect(at('demo-heping')?.centre).toEqual({ latitude: 31.781, longitude: 119.968 });
    const some = done(await operator.get('/issues/counters/territories?territory=demo-heping'));
    expect(JSON.stringify(some.body)).not.toContain('demo-qingshui');
    expect((await test.as('admin').then((a) => a.get('/issues/counters/territories'))).status).toBe(
      403,
    );
  });

  it('count what is late and what is near its limit', async () => {
    const { issue } = await dispatched(test, operator);
    const due = inDays(test, 3);
    await test.api.engine.settle();
    const at = async (hours: number): Promise<unknown> => {
      const answer = await operator.get(
        `/issues/counters/territories?territory=demo-heping-liuyin&nearHours=${String(hours)}`,
      );
      const [first] = done(answer).body['territories'] as { own: { nearDue: number } }[];
      return first?.own.nearDue;
    };
    expect(due > new Date().toISOString() && issue.length).toBe(26);
    expect(Number(await at(96))).toBeGreaterThan(Number(await at(1)));
  });
});

describe('matters like one that is described', () => {
  it('are found by place, words and kind, likest first, with the reasons', async () => {
    const issue = await report();
    await test.api.engine.settle();
    const question = new URLSearchParams({
      text: '柳荫路的路灯坏了',
      category: 'facilities.street-light',
      latitude: '31.7812',
      longitude: '119.9705',
    });
    const answer = done(await operator.get(`/issues/similar?${question.toString()}`));
    const found = answer.body['issues'] as {
      issue: string;
      score: number;
      title: string;
      reasons: { kind: string; metres?: number; sentence: string }[];
    }[];
    const same = found.find((each) => each.issue === issue);
    expect(same?.title).toBe(STREET_LIGHT.title);
    expect(same?.reasons.map(({ kind }) => kind)).toEqual(['NEAR', 'WORDS', 'CATEGORY']);
    expect(same?.reasons[0]).toMatchObject({ metres: 140, sentence: '相距约 140 米' });
    const scores = found.map(({ score }) => score);
    expect([...scores].sort((a, b) => b - a)).toEqual(scores);
    const without = done(
      await operator.get(`/issues/similar?${question.toString()}&except=${issue}`),
    );
    expect(JSON.stringify(without.body)).not.toContain(issue);
    const far = done(await operator.get('/issues/similar?latitude=30&longitude=110'));
    expect(far.body['issues']).toEqual([]);
    expect(done(await operator.get('/issues/similar')).body['issues']).toEqual([]);
  });

  it('stay within what the caller may see, and say no more than the board does', async () => {
    await report();
    await test.api.engine.settle();
    const question = '/issues/similar?latitude=31.78&longitude=119.97';
    const other = await test.as('inspector');
    const [shown] = done(await other.get(question)).body['issues'] as Record<string, unknown>[];
    const { issues } = done(await other.get('/issues?limit=200')).body as {
      issues: Record<string, unknown>[];
    };
    const row = issues.find(({ issue }) => issue === shown?.['issue']);
    expect(shown).toMatchObject(row ?? { issue: 'is on the board' });
    const analyst = await test.as('analyst');
    const [masked] = done(await analyst.get(question)).body['issues'] as { title: unknown }[];
    expect(masked?.title).toBeNull();
    expect((await test.as('admin').then((a) => a.get(question))).status).toBe(403);
  });
});
