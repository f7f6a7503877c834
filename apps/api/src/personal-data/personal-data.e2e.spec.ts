import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApi, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, done, inDays, issueIn, STREET_LIGHT } from '../testing/stories.js';

let test: TestApi;
let operator: Client;
let resident: Client;
let supervisor: Client;
let handler: Client;
let officer: Client;
/** Reported by the resident; the handler's unit leads. */
let open: string;
/** The same of one who asked to stay hidden. */
let hidden: string;

beforeAll(async () => {
  test = await startTestApi();
  [operator, resident, supervisor, handler, officer] = await Promise.all([
    test.as('operator'),
    test.as('resident'),
    test.as('supervisor'),
    test.as('handler'),
    test.as('dataofficer'),
  ]);
  open = await given('NORMAL');
  hidden = await given('HIDE_IDENTITY');
  await test.api.engine.settle();
});
afterAll(() => test.close());

async function given(confidentiality: string): Promise<string> {
  const report = { ...STREET_LIGHT, channel: 'snapshot', confidentiality };
  const issue = issueIn(done(await resident.post('/issues', report)));
  done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
  const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
  done(await operator.post(`/issues/${issue}/dispatch`, order));
  return issue;
}

const PURPOSE = { purpose: '回电核实路灯编号' };
const APPELLANT = { name: '王秀英', phone: '13800138000' };
const path = (issue: string): string => `/issues/${issue}/personal-data-readings`;

const phoneSeenBy = async (who: Client): Promise<unknown> => {
  const { body } = await who.get(`/issues/${open}`);
  return (body['reported'] as { appellant: { phone: unknown } }).appellant.phone;
};

const readings = async (query = ''): Promise<Record<string, unknown>[]> =>
  done(await officer.get(`/personal-data-readings${query}`)).body['readings'] as Record<
    string,
    unknown
  >[];

describe('name and phone of an appellant', () => {
  it('are masked until they are read with a purpose, by an agent who did not take the call, too', async () => {
    expect(await phoneSeenBy(operator)).toBe('138****8000');
    expect(await phoneSeenBy(supervisor)).toBe('138****8000');
    expect(await phoneSeenBy(handler)).toBe('138****8000');
    for (const who of [operator, supervisor, handler]) {
      const { status, body } = await who.post(path(open), PURPOSE);
      expect([status, body]).toEqual([200, { issue: open, appellant: APPELLANT }]);
    }
  });

  it('leave a record of who, whose and what for, which holds none of them', async () => {
    const known = await readings(`?issue=${open}`);
    expect(known).toHaveLength(3);
    const [last] = known;
    expect(last).toMatchObject({
      issue: open,
      ...PURPOSE,
      by: { post: 'handler', unit: 'urban-management' },
    });
    expect(JSON.stringify(known)).not.toMatch(/王秀英|13800138000/);
    expect(await readings(`?issue=${'0'.repeat(26)}`)).toEqual([]);
  });

  it('are read once under one key, and the key serves nothing else', async () => {
    const key = { 'idempotency-key': '01890a5d-ac96-774b-bcce-b302099a8057' };
    const before = (await readings()).length;
    const first = await supervisor.post(path(open), PURPOSE, key);
    const again = await supervisor.post(path(open), PURPOSE, key);
    expect([first.status, again.status]).toEqual([200, 200]);
    expect((await readings()).length).toBe(before + 1);
    const other = await supervisor.post(path(open), { purpose: '另一个用途' }, key);
    expect([other.status, other.body['code']]).toEqual([409, 'IDEMPOTENCY_KEY_REUSED']);
  });

  it('of one who asked to stay hidden are not for the unit, whatever it writes', async () => {
    const refused = await handler.post(path(hidden), PURPOSE);
    expect([refused.status, refused.body['code']]).toEqual([403, 'OUT_OF_SCOPE']);
    expect((await supervisor.post(path(hidden), PURPOSE)).status).toBe(200);
  });

  it('are for nobody without the right, without a purpose, or of no matter; nothing is recorded', async () => {
    const before = await readings();
    const analyst = await test.as('analyst');
    const water = await test.as('handler2');
    const answers = [
      await analyst.post(path(open), PURPOSE),
      await water.post(path(open), PURPOSE),
      await supervisor.post(path(open), { purpose: '看' }),
      await supervisor.post(path(open), { purpose: '    ' }),
      await supervisor.post(path('0'.repeat(26)), PURPOSE),
      await supervisor.post(path('nonsense'), PURPOSE),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 400, 400, 404, 404]);
    expect(await readings()).toEqual(before);
    expect((await supervisor.get('/personal-data-readings')).status).toBe(403);
  });

  it('of an erased person are gone; the record of the readings stays', async () => {
    const before = (await readings(`?issue=${open}`)).length;
    const { subject } = (await readings(`?issue=${open}`))[0] as { subject: string };
    done(await officer.post(`/subjects/${subject}/erasure`, { reason: '本人要求' }));
    const { body } = done(await supervisor.post(path(open), PURPOSE));
    expect(body['appellant']).toEqual({ name: null, phone: null });
    expect(await readings(`?issue=${open}`)).toHaveLength(before + 1);
  });
});
