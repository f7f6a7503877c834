import { connect } from 'node:net';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createLog, createPool } from '@shaodao/platform';
import { OtlpReceiver } from '../../../../test/setup/otlp-receiver.js';
import { Client, startTestApi, type Answer, type TestApi } from '../testing/running-api.js';
import { ACCEPTANCE, done, inDays, issueIn, leadIn } from '../testing/stories.js';
import { until } from '../testing/until.js';

/** What a resident may be known by, told nowhere else in the house. */
const NAME = '欧阳漏痕';
const PHONE = '13987650417';
const ADDRESS = '漏痕巷七十七号九单元';
const TEXT = '漏痕正文：楼上夜里敲打';
/** Secrets and whatever else a client writes where it should not, in ASCII. */
const TYPED = 'leak-typed-0417';

/** Each as it is, in an address, and as JSON for the timid writes it. */
const MARKS = [NAME, PHONE, ADDRESS, TEXT, '漏痕', TYPED].flatMap((mark) => [
  mark,
  encodeURIComponent(mark),
  JSON.stringify(mark)
    .slice(1, -1)
    .replace(/[\u0080-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16)}`),
]);

class Paper extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}

const paper = new Paper();
let collector: OtlpReceiver;
let test: TestApi;
let issue = '';

beforeAll(async () => {
  collector = await OtlpReceiver.start();
  const log = createLog({ level: 'trace', output: paper });
  test = await startTestApi(undefined, { log, otlpUrl: collector.url });
});

afterAll(async () => {
  await test.close();
  await collector.stop();
});

const REPORT = {
  channel: 'hotline',
  kind: 'HELP',
  title: TEXT,
  description: `${NAME}：${TEXT}`,
  appellant: { name: NAME, phone: PHONE },
  territory: 'demo-heping-liuyin',
  category: 'facilities.street-light',
  place: { address: ADDRESS, latitude: 31.78, longitude: 119.97 },
};

const step = async (login: string, path: string, body: object = {}): Promise<Answer> => {
  const person = await test.as(login, login === 'community' ? 'community' : undefined);
  return person.post(`/issues/${issue}/${path}`, body);
};

/** Marks of residents in what the house tells of itself: none may be there. */
async function found(): Promise<readonly string[]> {
  const { body: metrics } = await (await test.as('admin')).get('/metrics');
  const { body: ready } = await new Client(test.api.url, {}).get('/ready');
  const told = {
    log: paper.text,
    traces: collector.text,
    metrics: String(metrics['text']),
    ready: JSON.stringify(ready),
  };
  return Object.entries(told).flatMap(([where, text]) =>
    MARKS.filter((mark) => text.includes(mark)).map((mark) => `${mark} in ${where}`),
  );
}

const linesOf = (message: string): readonly string[] =>
  paper.text.split('\n').filter((line) => line.includes(message));

describe('neither log nor traces nor metrics know a resident', () => {
  it('after a whole life with names, phones, addresses and texts', async () => {
    const operator = await test.as('operator');
    issue = issueIn(done(await operator.post('/issues', REPORT)));
    const profile = 'community-order-response';
    done(await step('operator', 'acceptance', { ...ACCEPTANCE, profile }));
    done(await step('community', 'request', { need: TEXT, tried: TEXT }));
    done(await step('street', 'order', { units: ['urban-management'], basis: TEXT }));
    const response = {
      unit: 'urban-management',
      answer: 'ACCEPT',
      plan: TEXT,
      promisedAt: inDays(test, 2),
      contactPerson: NAME,
    };
    const lead = leadIn(done(await step('handler', 'order-responses', response)));
    const own = `assignments/${lead}`;
    done(await step('handler', `${own}/contacts`, { method: 'phone', reached: true }));
    done(await step('handler', `${own}/steps`, { note: `${NAME} ${PHONE}` }));
    const asked = { basis: TEXT, listItem: 'item-duty-river', suggestedUnit: 'water' };
    done(await step('unitlead', `${own}/return-requests`, asked));
    done(await step('operator', `${own}/return-denial`, { reason: TEXT }));
    done(await step('handler', `${own}/completion`, { result: TEXT, outcome: 'RESOLVED' }));
    done(await step('inspector', 'verification', { passed: true }));
    done(await step('operator', 'feedback', { content: TEXT, method: 'phone', reached: true }));
    done(await step('caller', 'callbacks', { reached: true }));
    const rating = { contacted: true, resolution: 'RESOLVED', satisfaction: 'SATISFIED' };
    done(await step('caller', 'evaluations', rating));
    await test.api.engine.settle();
    for (const path of ['', '/timeline', '/possession'])
      expect((await operator.get(`/issues/${issue}${path}`)).status).toBe(200);
    await until(
      () => Promise.resolve(collector.named('command SubmitEvaluation').length),
      (count) => count > 0,
    );
    expect(await found()).toEqual([]);
  });

  it('after commands that are refused', async () => {
    const refused = [
      await step('operator', 'acceptance', { ...ACCEPTANCE, note: TEXT }),
      await step('handler', 'withdrawal', { reason: TEXT }),
      await step('resident', 'feedback', { content: TEXT, method: 'phone', reached: true }),
      await step('operator', 'return-denial', { reason: TEXT }),
    ];
    for (const { status } of refused) expect(status).toBeGreaterThanOrEqual(400);
    expect(await found()).toEqual([]);
  });

  it('after bodies that are malformed, too large or of the wrong shape', async () => {
    const operator = await test.as('operator');
    const bodies = [
      `{"title": "${TEXT}", "appellant": {"name": "${NAME}"`,
      NAME,
      `"${TEXT}"`,
      `[${NAME}]`,
      JSON.stringify({ ...REPORT, kind: NAME, channel: PHONE, [TYPED]: TEXT }),
      JSON.stringify({ ...REPORT, appellant: TEXT, place: [ADDRESS] }),
      JSON.stringify({ ...REPORT, description: TEXT.repeat(20_000) }),
      `{"title": "${TEXT}\\u0000"}`,
      Buffer.concat([Buffer.from(`{"title":"${NAME}`), Buffer.from([0xff, 0xfe])]),
    ];
    for (const body of bodies) {
      const key = { 'idempotency-key': 'k' };
      const { status } = await operator.call('POST', '/issues', body, key);
      expect([400, 413, 422]).toContain(status);
    }
    expect(await found()).toEqual([]);
  });

  it('after addresses, parameters and headers with things in them', async () => {
    const operator = await test.as('operator');
    const written = encodeURIComponent(`${NAME} ${PHONE}`);
    for (const path of [
      `/residents/${written}`,
      `/issues?search=${written}&unknown=${written}`,
      `/issues/${written}`,
      `/issues/${issue}/timeline?from=${written}`,
      `/issues/%zz${written}`,
      `/issues/${written.repeat(20)}`,
      `/${TYPED}?phone=${PHONE}`,
    ])
      await operator.get(path);
    for (const name of [
      'shaodao-acting-as',
      'if-match',
      'last-event-id',
      'traceparent',
      'accept-language',
      'shaodao-position',
      'x-forwarded-for',
      'user-agent',
    ])
      await operator.get('/board/stream', { 'last-event-id': 'x', [name]: TYPED });
    await operator.post('/issues', { title: TEXT }, { 'idempotency-key': TYPED });
    await operator.post('/issues', REPORT, { 'if-match': TYPED });
    await operator.call('POST', '/issues', TEXT, { 'content-type': `text/${TYPED}` });
    expect(await found()).toEqual([]);
  });

  it('after logins that fail, and tokens that are none', async () => {
    const stranger = new Client(test.api.url, {});
    await stranger.call('POST', '/sessions', { login: NAME, password: TYPED });
    await stranger.call('POST', '/sessions', { login: 'operator', password: TYPED });
    await stranger.get('/me', { authorization: `Bearer ${TYPED}` });
    await stranger.get('/me', { authorization: `Bearer e30.${TYPED}.x` });
    expect(await found()).toEqual([]);
  });

  it('after what is no HTTP at all', async () => {
    const { hostname, port } = new URL(test.api.url);
    for (const text of [`${TYPED}\r\n\r\n`, `GET /${NAME} HTTP/1.1\r\nHost x ${TYPED}\r\n\r\n`]) {
      const socket = connect(Number(port), hostname);
      socket.end(text);
      socket.resume();
      await once(socket, 'close');
    }
    expect(await found()).toEqual([]);
  });

  it('after a person is erased', async () => {
    const operator = await test.as('operator');
    const named = { ...REPORT, appellant: { ...REPORT.appellant, subject: 'sub-leaving' } };
    done(await operator.post('/issues', named));
    const officer = await test.as('dataofficer');
    done(await officer.post('/subjects/sub-leaving/erasure', { reason: TEXT }));
    await test.api.engine.settle();
    expect((await operator.post('/issues', named)).status).toBe(422);
    expect(await found()).toEqual([]);
  });
});

describe('a database that quotes what it was given', () => {
  const run = async (sql: string): Promise<void> => {
    const pool = createPool(test.databaseUrl, 'troublemaker', { max: 1 });
    await pool.query(sql);
    await pool.end();
  };
  /** Has the database refuse the rows of a table as it refuses a value it cannot read. */
  const quoting = (table: string): string => `
    create or replace function quote_it() returns trigger language plpgsql as $$
    begin
      raise exception using errcode = '22P02',
        message = 'invalid input syntax for type integer: "${NAME} ${PHONE}"',
        detail = 'Failing row contains (${ADDRESS}, ${TYPED}).', hint = '${TEXT}';
    end $$;
    create trigger quotes before insert or update on ${table}
      for each row execute function quote_it()`;

  it('at an append is told as far as it is our own words', async () => {
    await run(quoting('events'));
    const operator = await test.as('operator');
    const { status, body } = await operator.post('/issues', REPORT);
    expect(status).toBe(500);
    const [line = '{}'] = linesOf('request failed');
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      errorId: body['errorId'],
      route: '/issues',
      trace: expect.stringMatching(/^[0-9a-f]{32}$/),
      err: { cause: { code: '22P02', message: 'invalid input syntax for type integer: …' } },
    });
    const { errorId: _id, ...told } = body;
    expect(MARKS.filter((mark) => JSON.stringify(told).includes(mark))).toEqual([]);
    expect(await found()).toEqual([]);
    await run('drop trigger quotes on events');
  });

  it('at a projection is noted without it, and the log stays clean', async () => {
    await run(quoting('board_issues'));
    const operator = await test.as('operator');
    done(await operator.post('/issues', REPORT));
    const pool = createPool(test.databaseUrl, 'observer', { max: 1 });
    const noted = await until(
      async () => (await pool.query<{ error: string }>('select error from parked_events')).rows,
      (rows) => rows.length > 0,
    );
    await pool.end();
    expect(noted[0]?.error).toContain('invalid input syntax for type integer: …');
    expect(await found()).toEqual([]);
    await run('drop trigger quotes on board_issues');
  });

  it('that loses a table is told by the name of the table', async () => {
    await run('alter table accounts rename to accounts_away');
    const stranger = new Client(test.api.url, {});
    const { status } = await stranger.call('POST', '/sessions', { login: NAME, password: TYPED });
    expect(status).toBe(500);
    expect(linesOf('"42P01"').length).toBeGreaterThan(0);
    await run('alter table accounts_away rename to accounts');
    expect(await found()).toEqual([]);
  });
});
