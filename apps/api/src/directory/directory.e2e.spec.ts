import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn, leadIn } from '../testing/stories.js';

let test: TestApi;
let admin: Client;
let handler: Client;

beforeAll(async () => {
  test = await startTestApi();
  admin = await test.as('admin');
  handler = await test.as('handler');
});

afterAll(() => test.close());

const codes = (list: unknown): string[] =>
  (list as { code?: string; id?: string }[]).map(({ code, id }) => code ?? id ?? '');

describe('the directory over HTTP', () => {
  it.each([
    ['trees', 'trees', 'party'],
    ['nodes', 'nodes', 'party-liuyin-g1'],
    ['link-kinds', 'linkKinds', 'branch-grid'],
    ['links', 'links', 'link-liuyin-g1'],
    ['grids', 'grids', 'middle-veterans'],
    ['service-points', 'servicePoints', 'point-liuyin'],
    ['post-types', 'postTypes', 'building-leader'],
    ['posts', 'posts', 'post-building-3'],
    ['list-items', 'listItems', 'item-duty-light'],
    ['offers', 'offers', 'offer-home-care'],
    ['calendars', 'calendars', 'office-cn'],
  ])('shows its %s of today, and none of a day before them', async (path, table, code) => {
    expect(codes((await handler.get(`/directory/${path}`)).body[table])).toContain(code);
    expect((await handler.get(`/directory/${path}?asOf=2001-01-01`)).body[table]).toEqual([]);
  });

  it('keeps names and lines of posts from those who only read', async () => {
    const post = async (client: Client): Promise<object | undefined> =>
      ((await client.get('/directory/posts')).body['posts'] as { code: string }[]).find(
        ({ code }) => code === 'post-building-3',
      );
    expect(await post(handler)).not.toHaveProperty('shownName');
    expect(await post(handler)).not.toHaveProperty('line');
    expect(await post(admin)).toMatchObject({ shownName: '冯立', line: '0573-8123-0034' });
  });

  it('hangs up the card of a building, masked', async () => {
    const { body } = await handler.get('/directory/territories/demo-heping-liuyin-yuan-3/card');
    expect(body['contacts']).toEqual([
      expect.objectContaining({ name: '冯*', line: '0573******0034' }),
      expect.objectContaining({ name: '陈*', line: '0573******0012' }),
    ]);
    expect((await handler.get('/directory/territories/nowhere/card')).status).toBe(404);
  });

  it('tells who sponsors a place, what grids lie over it, and how far posts are filled', async () => {
    const place = '/directory/territories/demo-heping-liuyin-g1';
    const { body } = await handler.get(`${place}/sponsors`);
    expect((body['sponsors'] as { level: string }[]).map(({ level }) => level)).toEqual([
      'grid',
      'community',
      'community',
      'street',
    ]);
    expect(codes((await handler.get(`${place}/grids`)).body['grids'])).toEqual([
      'small-liuyin-1',
      'middle-veterans',
      'large-renewal',
    ]);
    expect((await handler.get('/directory/post-types/building-leader/coverage')).body).toEqual({
      places: 1,
      held: 1,
      full: 1,
      share: 1,
    });
    expect((await handler.get('/directory/post-types/nobody/coverage')).status).toBe(404);
  });

  it('tells who acts in a post at a place, and on which day somebody did', async () => {
    const place = 'demo-heping-liuyin-g1';
    const path = `/directory/post-types/grid-head/holders/${place}`;
    const { body } = await handler.get(path);
    expect(body).toMatchObject({ mode: 'PEACE', holders: [{ holder: 'A' }] });
    expect((await handler.get(`${path}?asOf=2001-01-01`)).status).toBe(404);
    expect((await handler.get('/directory/post-types/grid-head/holders/nowhere')).status).toBe(404);
    expect((await handler.get(`/directory/post-types/nobody/holders/${place}`)).status).toBe(404);
  });

  it('refuses a day that is none', async () => {
    const { status, body } = await handler.get('/directory/units?asOf=2026-02-30');
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'VALIDATION_FAILED', errors: [{ field: '/asOf' }] });
  });
});

describe('a command to the directory', () => {
  const order = '/directory/commands';
  const node = { code: 'party-qingshui', tree: 'party', name: { zh: '清水', en: 'Qingshui' } };

  it('says in a preview what it would do, and does it only then', async () => {
    const before = (await admin.get('/directory/nodes')).body['version'];
    const preview = await admin.post(`${order}/PlaceNodes?preview=true`, { nodes: [node] });
    expect(preview.body).toMatchObject({
      preview: true,
      changes: [{ table: 'nodes', code: 'party-qingshui', change: 'added' }],
    });
    expect((await admin.get('/directory/nodes')).body['version']).toBe(before);
    const key = { 'idempotency-key': 'place-qingshui' };
    const first = await admin.post(`${order}/PlaceNodes`, { nodes: [node] }, key);
    expect(first.status).toBe(200);
    expect(codes((await admin.get('/directory/nodes')).body['nodes'])).toContain('party-qingshui');
    const again = await admin.post(`${order}/PlaceNodes`, { nodes: [node] }, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
  });

  it('tells who would go on naming a unit that retires', async () => {
    const retire = { code: 'environment', reason: '机构改革', on: '2099-01-01' };
    const { body } = await admin.post(`${order}/RetireUnit?preview=true`, retire);
    expect(body['orphans']).toContainEqual(
      expect.objectContaining({ table: 'listItems', code: 'item-duty-river', from: '2099-01-01' }),
    );
  });

  it('shows what is recorded and not yet so, and an entry through its days', async () => {
    const later = { code: 'party-later', tree: 'party', name: { zh: '后设', en: 'Later' } };
    await admin.post(`${order}/PlaceNodes`, { nodes: [{ ...later, validFrom: '2099-03-01' }] });
    const { body } = await admin.get('/directory/coming');
    expect(body['coming']).toContainEqual(
      expect.objectContaining({ code: 'party-later', on: '2099-03-01', change: 'begins' }),
    );
    expect((await admin.get('/directory/history/nodes/party-later')).body).toMatchObject({
      spans: [{ from: '2099-03-01', entry: { name: { zh: '后设' } } }],
    });
    expect((await admin.get('/directory/history/nodes/nobody')).status).toBe(404);
    expect((await admin.get('/directory/history/gnomes/party-later')).status).toBe(404);
    expect((await handler.get('/directory/coming')).status).toBe(403);
  });

  it('is refused with a sentence where the directory cannot be so', async () => {
    const orphan = { ...node, code: 'party-x', parent: 'nowhere' };
    const refused = await admin.post(`${order}/PlaceNodes`, { nodes: [orphan] });
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'PARENT_UNKNOWN',
      detail: '“party-x”的上级“nowhere”不存在',
      params: { code: 'party-x', parent: 'nowhere' },
    });
    const preview = await admin.post(`${order}/PlaceNodes?preview=true`, { nodes: [orphan] });
    expect(preview.body).toMatchObject({ code: 'PARENT_UNKNOWN' });
    const used = { table: 'trees', codes: ['party'], reason: '合并' };
    expect((await admin.post(`${order}/EndEntries`, used)).status).toBe(409);
  });

  it('is refused with the fields at fault where it is malformed', async () => {
    const { status, body } = await admin.post(`${order}/PlaceNodes`, {
      nodes: [{ ...node, colour: 'red' }],
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({ errors: [{ field: '/nodes/0/colour' }] });
  });

  it('is for the administrator; a department publishes its own menu and no other', async () => {
    expect((await handler.post(`${order}/PlaceNodes`, { nodes: [node] })).status).toBe(403);
    const head = await test.as('unitlead');
    const offer = (unit: string): object => ({
      offers: [
        { code: `offer-of-${unit}`, unit, kind: 'SERVICE', name: { zh: '服务', en: 'Service' } },
      ],
    });
    expect((await head.post(`${order}/OfferServices`, offer('urban-management'))).status).toBe(200);
    expect((await head.post(`${order}/OfferServices`, offer('health'))).status).toBe(403);
    const stolen = { codes: ['offer-health-day'], reason: '撤下' };
    expect((await head.post(`${order}/WithdrawServices`, stolen)).status).toBe(403);
    const own = { codes: ['offer-light-repair'], reason: '撤下' };
    expect((await head.post(`${order}/WithdrawServices`, own)).status).toBe(200);
    const offers = codes((await head.get('/directory/offers')).body['offers']);
    expect(offers).toContain('offer-of-urban-management');
    expect(offers).not.toContain('offer-light-repair');
  });
});

describe('the directory as a file', () => {
  const file = '/directory/file';
  const fetched = async (path: string): Promise<string> =>
    String((await admin.get(path)).body['text']);

  it('goes out whole as YAML, or a table as CSV, and comes in again without a change', async () => {
    const yaml = await fetched(file);
    const again = await admin.post(`${file}?preview=true`, { file: 'town.yaml', text: yaml });
    expect(again.body).toMatchObject({ preview: true, changes: [] });
    const csv = await fetched(`${file}?table=trees`);
    expect(csv).toContain('code,name.zh,name.en');
    const more = `${csv}women,妇联,Women,2099-01-01,\r\n`;
    const preview = await admin.post(`${file}?preview=true`, { file: 'trees.csv', text: more });
    expect(preview.body).toMatchObject({ changes: [{ code: 'women', change: 'added' }] });
    expect((await admin.post(file, { file: 'trees.csv', text: more })).status).toBe(200);
    expect(codes((await admin.get('/directory/trees?asOf=2099-01-01')).body['trees'])).toContain(
      'women',
    );
  });

  it('is refused with the rows at fault, and to all but the administrator', async () => {
    const text = 'code,name.zh\r\nwomen,妇联\r\n';
    const { status, body } = await admin.post(file, { file: 'trees.csv', text });
    expect([status, body['code']]).toEqual([422, 'DIRECTORY_FILE_FAULTY']);
    expect(body['detail']).toContain('trees 1');
    expect((await handler.post(file, { file: 'trees.csv', text })).status).toBe(403);
    expect((await handler.get(file)).status).toBe(403);
  });
});

describe('a unit that is merged while it has work', () => {
  it('is not let go without a successor, who then acts for it', async () => {
    await test.api.engine.identity.createAccount(
      {
        login: 'successor',
        displayName: '新局经办人',
        posts: [{ id: 'post', title: '经办人', roles: ['UNIT'], unit: 'environment' }],
      },
      SAMPLE_PASSWORD,
    );
    const operator = await test.as('operator');
    const issue = issueIn(done(await operator.post('/issues', STREET_LIGHT)));
    done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
    const dispatched = done(
      await operator.post(`/issues/${issue}/dispatch`, { lead: 'health', dueAt: inDays(test, 3) }),
    );
    const assignment = leadIn(dispatched);
    await operator.getAfter(dispatched, `/issues/${issue}`);

    const retire = '/directory/commands/RetireUnit';
    const alone = await admin.post(retire, { code: 'health', reason: '机构改革' });
    expect(alone.status).toBe(409);
    expect(alone.body).toMatchObject({
      code: 'UNIT_HAS_OPEN_WORK',
      params: { code: 'health', count: 1 },
    });

    const successor = await test.as('successor');
    const sign = `/issues/${issue}/assignments/${assignment}/signature`;
    expect((await successor.post(sign)).status).toBe(403);
    const merged = { code: 'health', reason: '机构改革', successor: 'environment' };
    expect((await admin.post(retire, merged)).status).toBe(200);
    expect(test.api.engine.directory.current().resolveUnit('health')).toBe('environment');
    expect((await successor.post(sign)).status).toBe(200);
    expect((await successor.get('/inbox?unit=health')).body).toMatchObject({
      entries: [{ issue, assignment }],
    });
  });
});
