import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EventReader } from '../testing/event-reader.js';
import { startTestApi, type Answer, type Client, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, STREET_LIGHT, done, inDays, issueIn } from '../testing/stories.js';

const HIDING = ['HIDE_IDENTITY', 'ANONYMOUS', 'RESTRICTED_CASE'] as const;

let test: TestApi;
let operator: Client;
let handler: Client;
let resident: Client;
let person: string;
let agent: string;
let stream: EventReader;
let last: Answer;
/** Matters of one resident who wants to stay unknown, given to the handler's unit. */
const hidden: string[] = [];
/** One they gave their name with. */
let open: string;

beforeAll(async () => {
  test = await startTestApi();
  [operator, handler, resident] = await Promise.all([
    test.as('operator'),
    test.as('handler'),
    test.as('resident'),
  ]);
  const personOf = async (client: Client): Promise<string> =>
    ((await client.get('/me')).body['actor'] as { person: string }).person;
  [person, agent] = await Promise.all([personOf(resident), personOf(operator)]);
  stream = await EventReader.open(test.api.url, handler);
  await stream.next();
  for (const confidentiality of HIDING) hidden.push(await given(confidentiality));
  open = await given('NORMAL');
});

afterAll(async () => {
  stream.leave();
  await test.close();
});

/** Reported by the resident, given out by the operator. */
async function given(confidentiality: string): Promise<string> {
  const report = { ...STREET_LIGHT, channel: 'snapshot', confidentiality };
  const issue = issueIn(done(await resident.post('/issues', report)));
  done(await operator.post(`/issues/${issue}/acceptance`, ACCEPTANCE));
  const order = { lead: 'urban-management', dueAt: inDays(test, 3) };
  last = done(await operator.post(`/issues/${issue}/dispatch`, order));
  return issue;
}

type Row = { issue: string; reporter: string | null; subject: string | null };
type Line = { type: string; actor: object; data: { appellant?: object } };

describe('a handler of several matters of one resident', () => {
  it('cannot link them on the board, in the inbox or in the stream', async () => {
    const board = await handler.getAfter(last, '/issues');
    const rows = (board.body['issues'] as Row[]).filter(({ issue }) => hidden.includes(issue));
    expect(rows.map(({ reporter, subject }) => [reporter, subject])).toEqual(
      HIDING.map(() => [null, null]),
    );
    const inbox = await handler.getAfter(last, '/inbox');
    expect(inbox.body['entries']).toHaveLength(HIDING.length + 1);
    expect(JSON.stringify(inbox.body)).not.toContain(person);
    const heard = new Set<string>();
    while (!heard.has(open)) {
      const { issues } = JSON.parse((await stream.next())?.data ?? '{}') as { issues: Row[] };
      for (const row of issues) {
        heard.add(row.issue);
        if (row.issue !== open) expect(JSON.stringify(row)).not.toContain(person);
      }
    }
    expect([...heard]).toEqual(expect.arrayContaining(hidden));
  });

  it('nor by the matters themselves and what happened to them', async () => {
    for (const issue of hidden) {
      const one = done(await handler.getAfter(last, `/issues/${issue}`));
      expect(one.body).toMatchObject({
        reporter: null,
        subject: null,
        reported: { appellant: { subject: null, name: null, phone: null } },
      });
      const { body } = done(await handler.getAfter(last, `/issues/${issue}/timeline`));
      expect(JSON.stringify([one.body, body])).not.toContain(person);
      const [report, classified] = body['entries'] as Line[];
      expect(report).toMatchObject({ type: 'IssueReported', actor: { person: null } });
      expect(report?.data.appellant).toMatchObject({ subject: null });
      expect(classified?.actor).toMatchObject({ person: agent, post: 'operator' });
    }
  });

  it('knows the one who gave a name, as far as name and phone are shown', async () => {
    const { body } = done(await handler.getAfter(last, `/issues/${open}`));
    expect(body).toMatchObject({ reporter: person, subject: person });
    expect(body).toMatchObject({ reported: { appellant: { phone: '138****8000' } } });
  });
});

describe('who may know a hidden resident', () => {
  it('is the desk, and the resident', async () => {
    for (const client of [operator, resident])
      for (const issue of hidden)
        expect((await client.getAfter(last, `/issues/${issue}`)).body).toMatchObject({
          reporter: person,
          subject: person,
        });
  });
});
