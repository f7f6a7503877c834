import { randomUUID } from 'node:crypto';
import { seedSampleDistrict } from '@shaodao/engine';
import { SAMPLE_PASSWORD } from '@shaodao/identity';
import { createLog, readConfiguration, type Log } from '@shaodao/platform';
import { copyOfFounded } from '../../../../test/setup/founded-database.js';
import type { TestDatabase } from '../../../../test/setup/test-database.js';
import { startApi, type RunningApi } from '../start-api.js';
import { AnswerCheck } from './answer-check.js';

/** A clock a test may set forward; it goes on by itself. */
export class TestClock {
  private ahead: number;
  readonly now = (): Date => new Date(Date.now() + this.ahead);

  /** Starts at the given time, by default at the machine's. */
  constructor(start = new Date()) {
    this.ahead = start.getTime() - Date.now();
  }

  advanceDays(days: number): void {
    this.advanceSeconds(days * 86_400);
  }

  advanceSeconds(seconds: number): void {
    this.ahead += seconds * 1_000;
  }
}

export interface TestApi {
  readonly api: RunningApi;
  readonly clock: TestClock;
  readonly databaseUrl: string;
  /** Somebody of the sample district, logged in. */
  readonly as: (login: string, post?: string) => Promise<Client>;
  readonly close: () => Promise<void>;
}

/** What a test wants to hear beside the answers. */
export interface Listening {
  readonly log?: Log;
  /** Where traces go; default nowhere. */
  readonly otlpUrl?: string;
}

/** A real server on a free port over a fresh database with the sample district. */
export async function startTestApi(
  clock = new TestClock(),
  { log, otlpUrl }: Listening = {},
): Promise<TestApi> {
  const database = await districtBefore(clock.now());
  const api = await startApi({
    configuration: { ...testConfiguration(), otlpUrl },
    databaseUrl: database.url,
    log: log ?? createLog({ level: process.env['LOG_LEVEL'] ?? 'silent' }),
    now: clock.now,
  });
  return {
    api,
    clock,
    databaseUrl: database.url,
    as: (login, post) => Client.login(api.url, login, post),
    close: async () => {
      await api.close();
      await database.drop();
    },
  };
}

/** The sample district as it was founded a minute before an instant, or earlier in the same hour. */
function districtBefore(start: Date): Promise<TestDatabase> {
  const hour = start.toISOString().slice(0, 13).replaceAll(/\D/g, '');
  return copyOfFounded(`district_${hour}`, async (databaseUrl) => {
    const api = await startApi({
      configuration: testConfiguration(),
      databaseUrl,
      log: createLog({ level: 'silent' }),
      now: new TestClock(new Date(start.getTime() - 60_000)).now,
    });
    await fillDistrict(api);
    await api.engine.settle();
    await api.close();
  });
}

/** Any free port, keys of its own. */
export function testConfiguration(): ReturnType<typeof readConfiguration> {
  const key = Buffer.alloc(32, 7).toString('base64');
  const configuration = readConfiguration({ MASTER_KEY: key, TOKEN_SECRET: key });
  return { ...configuration, port: 0 };
}

/** Registers the sample district and its accounts. */
export async function fillDistrict({ engine }: RunningApi): Promise<void> {
  await seedSampleDistrict(engine);
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed JSON; undefined where there was none. */
  readonly body: Record<string, unknown>;
}

/** What every answer is held against, in every test. */
let described: AnswerCheck | undefined;

/** One person at the API. */
export class Client {
  constructor(
    private readonly url: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async login(url: string, login: string, post?: string): Promise<Client> {
    const stranger = new Client(url, {});
    const { status, body } = await stranger.call('POST', '/sessions', {
      login,
      password: SAMPLE_PASSWORD,
    });
    if (status !== 201) throw new Error(`login of ${login} gave ${String(status)}`);
    return new Client(url, {
      authorization: `Bearer ${String(body['token'])}`,
      ...(post === undefined ? {} : { 'shaodao-acting-as': post }),
    });
  }

  /** Sends a command, by default under a key of its own. */
  post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('POST', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('GET', path, undefined, headers);
  }

  /** As `get`, after the read tables hold what this answer wrote. */
  getAfter(answer: Answer, path: string): Promise<Answer> {
    return this.get(path, { 'shaodao-position': answer.headers.get('shaodao-position') ?? '' });
  }

  async call(
    method: string,
    path: string,
    body?: object | string | Uint8Array,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const raw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...this.headers,
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const parsed = (isJson ? JSON.parse(text) : { text }) as Record<string, unknown>;
    if (isJson && response.ok)
      (described ??= new AnswerCheck()).hold(method, path, response.status, parsed);
    return { status: response.status, headers: response.headers, body: parsed };
  }
}
