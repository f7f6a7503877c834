import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, dispatched, done, inDays, issueIn } from '../testing/stories.js';

let test: TestApi;
let operator: Client;

beforeAll(async () => {
  test = await startTestApi();
  operator = await test.as('operator');
});

afterAll(() => test.close());

const issuesIn = ({ body }: Answer): string[] =>
  (body['issues'] as { issue: string }[]).map(({ issue }) => issue);

const positionOf = (answer: Answer): string => answer.headers.get('shaodao-position') ?? '';

/** Reports one after the other, in the order given back; on the board when it returns. */
async function report(count: number, facts: object = {}): Promise<string[]> {
  const answers: Answer[] = [];
  for (let n = 0; n < count; n += 1)
    answers.push(done(await operator.post('/issues', { ...STREET_LIGHT, ...facts })));
  const last = answers.at(-1);
  if (last !== undefined) await operator.getAfter(last, '/issues?limit=1');
  return answers.map(issueIn);
}

describe('a search', () => {
  it.each(['灯', '。', 'x', ' ', '灯 火', '🙂'])(
    'for %p is too short: it says so',
    async (text) => {
      for (const path of ['/issues', '/issues/counters']) {
        const address = `${path}?text=${encodeURIComponent(text)}`;
        const chinese = await operator.get(address);
        expect(chinese.status).toBe(400);
        expect(chinese.body).toMatchObject({ code: 'SEARCH_TOO_SHORT', title: '请求格式不对' });
        expect(chinese.body['detail']).toMatch(/^搜索内容太短/);
        const english = await operator.get(address, { 'accept-language': 'en' });
        expect(english.body['detail']).toMatch(/^The search is too short/);
      }
    },
  );

  it('finds two characters in a row and the beginning of a word', async () => {
    const [chinese = ''] = await report(1, { title: '幸福里水管爆裂' });
    const [english = ''] = await report(1, { title: 'Graffiti near the school' });
    const found = async (text: string): Promise<string[]> =>
      issuesIn(await operator.get(`/issues?text=${encodeURIComponent(text)}`));
    expect(await found('水管')).toEqual([chinese]);
    expect(await found('水管 幸福')).toEqual([chinese]);
    expect(await found('graf')).toEqual([english]);
    expect(await found('水池')).toEqual([]);
  });
});

describe('pages', () => {
  /** All pages; between two of them something happens. */
  async function allPages(query: string, meanwhile: () => Promise<unknown>): Promise<string[][]> {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const from = cursor === undefined ? '' : `&cursor=${cursor}`;
      const page = done(await operator.get(`/issues?${query}${from}`));
      pages.push(issuesIn(page));
      cursor = page.body['next'] as string | undefined;
      await meanwhile();
    } while (cursor !== undefined);
    return pages;
  }

  it.each([
    ['reported', 'demo-xinghu-hubin'],
    ['due', 'demo-xinghu-jinxiu'],
  ])(
    'by %s lose and repeat nothing while the matters change and others come',
    async (sort, territory) => {
      const before = await report(11, { territory });
      const untouched = [...before];
      const pages = await allPages(`sort=${sort}&limit=3&territory=${territory}`, async () => {
        const issue = untouched.shift() ?? '';
        const accepted = await operator.post(`/issues/${issue}/acceptance`, {
          ...ACCEPTANCE,
          territory,
        });
        await operator.getAfter(done(accepted), '/issues?limit=1');
        await report(1, { territory });
      });
      const seen = pages.flat();
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toEqual(expect.arrayContaining(before));
      expect(pages.slice(0, -1).map(({ length }) => length)).toEqual(
        Array(pages.length - 1).fill(3),
      );
    },
  );

  it('begin with the newest report, or with the most urgent matter', async () => {
    const territory = 'demo-xinghu-keji';
    const [first = '', second = '', third = ''] = await report(3, { territory });
    const limits: readonly (readonly [string, number])[] = [
      [second, 2],
      [third, 5],
    ];
    for (const [issue, days] of limits) {
      const acceptance = { ...ACCEPTANCE, territory };
      done(await operator.post(`/issues/${issue}/acceptance`, acceptance));
      const order = { lead: 'urban-management', dueAt: inDays(test, days) };
      const answer = done(await operator.post(`/issues/${issue}/dispatch`, order));
      await operator.getAfter(answer, '/issues?limit=1');
    }
    const sorted = async (sort: string): Promise<string[]> =>
      issuesIn(await operator.get(`/issues?sort=${sort}&territory=${territory}`));
    expect(await sorted('reported')).toEqual([third, second, first]);
    expect(await sorted('due')).toEqual([second, third, first]);
  });

  it('go on only in the list they began in', async () => {
    await report(2);
    await dispatched(test, operator);
    const { body } = await operator.get('/issues?sort=due&limit=1');
    const cursor = String(body['next']);
    const wrong = [
      `/issues?sort=reported&cursor=${cursor}`,
      `/inbox?unit=urban-management&cursor=${cursor}`,
      `/issues?cursor=${cursor.slice(0, -4)}`,
      `/issues?cursor=${Buffer.from('["due","yesterday","x"]').toString('base64url')}`,
      `/issues?cursor=${Buffer.from('["due","2026-01-01T00:00:00.000Z"]').toString('base64url')}`,
      `/issues?cursor=${Buffer.from('{"due":1}').toString('base64url')}`,
    ];
    for (const path of wrong) {
      const answer = await operator.get(path);
      expect({ path, status: answer.status, code: answer.body['code'] }).toEqual({
        path,
        status: 400,
        code: 'CURSOR_INVALID',
      });
    }
    expect((await operator.get(`/issues?sort=due&cursor=${cursor}`)).status).toBe(200);
  });
});

describe('reading one’s own writes', () => {
  /** Keeps the projections from writing until it is let go. */
  async function heldUp(): Promise<() => Promise<void>> {
    const blocker = await test.api.engine.pool.connect();
    await blocker.query('begin');
    await blocker.query('lock table board_issues in exclusive mode');
    return async () => {
      await blocker.query('rollback');
      blocker.release();
    };
  }

  it('an answer that is asked to wait for a command waits, another does not', async () => {
    const letGo = await heldUp();
    const reported = done(await operator.post('/issues', STREET_LIGHT));
    let answered = false;
    const path = `/issues?sort=reported&limit=1&after=${positionOf(reported)}`;
    const waiting = operator.get(path).then((answer) => {
      answered = true;
      return answer;
    });
    const impatient = await operator.get('/issues?sort=reported&limit=1');
    expect(issuesIn(impatient)).not.toContain(issueIn(reported));
    expect(answered).toBe(false);
    await letGo();
    expect(issuesIn(await waiting)).toEqual([issueIn(reported)]);
  });

  it('does not wait for ever', async () => {
    const letGo = await heldUp();
    const reported = done(await operator.post('/issues', STREET_LIGHT));
    const answer = await operator.getAfter(reported, '/issues');
    await letGo();
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.body).toMatchObject({ code: 'PROJECTION_BEHIND' });
    const later = await operator.getAfter(reported, '/issues?sort=reported&limit=1');
    expect(issuesIn(later)).toEqual([issueIn(reported)]);
  });

  it.each(['/issues', '/issues/counters', '/inbox?unit=water', '/issues/ISSUE/timeline'])(
    'every list can be asked to: %s',
    async (path) => {
      const reported = done(await operator.post('/issues', STREET_LIGHT));
      const address = path.replace('ISSUE', issueIn(reported));
      const mark = address.includes('?') ? '&' : '?';
      expect((await operator.get(`${address}${mark}after=${positionOf(reported)}`)).status).toBe(
        200,
      );
      expect((await operator.get(`${address}${mark}after=-1`)).status).toBe(400);
      const header = await operator.get(address, { 'shaodao-position': 'soon' });
      expect(header.body).toMatchObject({ code: 'POSITION_INVALID' });
    },
  );
});

describe('one issue', () => {
  it('carries the tag that the next command may name', async () => {
    const { issue, answer } = await dispatched(test, operator);
    const read = await operator.get(`/issues/${issue}`);
    expect(read.headers.get('etag')).toBe(answer.headers.get('etag'));
    const tag = { 'if-match': read.headers.get('etag') ?? '' };
    const order = { lead: 'water', dueAt: inDays(test, 5), reason: '权属在水务' };
    const moved = done(await operator.post(`/issues/${issue}/redispatch`, order, tag));
    const again = await operator.getAfter(moved, `/issues/${issue}`);
    expect(again.headers.get('etag')).not.toBe(tag['if-match']);
    expect(again.headers.get('etag')).toBe(moved.headers.get('etag'));
  });

  it('is read in part: the timeline after a revision', async () => {
    const { issue, answer } = await dispatched(test, operator);
    const path = `/issues/${issue}/timeline`;
    const all = (await operator.getAfter(answer, path)).body['entries'] as { revision: number }[];
    const later = await operator.get(`${path}?afterRevision=2`);
    expect(later.body['entries']).toEqual(all.slice(2));
    expect((await operator.get(`${path}?limit=1`)).body['entries']).toEqual(all.slice(0, 1));
  });
});

describe('the directory', () => {
  interface Entry {
    readonly code: string;
    readonly parent?: string;
    readonly name: { readonly zh: string; readonly en: string };
  }
  const list = async (name: string, query = ''): Promise<Entry[]> => {
    const answer = await operator.get(`/directory/${name}${query}`);
    expect(answer.status).toBe(200);
    expect(answer.body['version']).toBe(test.api.engine.directory.current().version);
    return answer.body[name] as Entry[];
  };

  it.each(['units', 'territories', 'categories'])(
    'lists %s with both names, and every parent is there too',
    async (name) => {
      const entries = await list(name);
      const codes = new Set(entries.map(({ code }) => code));
      expect(codes.size).toBe(entries.length);
      for (const entry of entries) {
        expect(entry.name.zh).toMatch(/\p{Script=Han}/u);
        expect(entry.name.en).toMatch(/^[A-Z][\x20-\x7e]+$/);
        if (entry.parent !== undefined) expect(codes).toContain(entry.parent);
      }
      expect(entries.filter(({ parent }) => parent !== undefined).length).toBeGreaterThan(5);
    },
  );

  it('gives the tree of the district', async () => {
    const territories = await list('territories');
    const below = (parent: string): string[] =>
      territories.filter((entry) => entry.parent === parent).map(({ code }) => code);
    expect(below('demo')).toEqual(['demo-heping', 'demo-qingshui', 'demo-xinghu', 'demo-shanqian']);
    expect(below('demo-heping-liuyin')).toContain('demo-heping-liuyin-g1');
    expect(await list('units')).toContainEqual({
      code: 'water-supply',
      kind: 'utility',
      name: { zh: '示范自来水公司', en: 'Shifan Water Supply' },
      parent: 'water',
    });
  });

  it('tells units in service from those that are not any more', async () => {
    const { directory } = test.api.engine;
    await directory.retireUnit('property-xinghu', '合同到期', { person: 'test', roles: ['ADMIN'] });
    const codes = async (query: string): Promise<string[]> =>
      (await list('units', query)).map(({ code }) => code);
    expect(await codes('?active=false')).toEqual(['property-xinghu']);
    expect(await codes('?active=true')).not.toContain('property-xinghu');
    expect(await codes('')).toContain('property-xinghu');
  });

  it('answers what does not exist, or cannot be asked, with a problem', async () => {
    const unknown = await operator.get('/directory/units/water');
    expect(unknown.status).toBe(404);
    expect(unknown.body).toMatchObject({ code: 'NOT_FOUND' });
    const wrong = await operator.get('/directory/units?active=maybe');
    expect(wrong.status).toBe(400);
    expect(wrong.body).toMatchObject({ code: 'VALIDATION_FAILED' });
  });
});
