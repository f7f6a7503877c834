import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { nearly } from '../../../libs/doors/src/schema/arbitrary-body.js';
import { COMMAND_GATES } from './issues/command-gates.js';
import { ENDPOINTS } from './openapi/endpoints.js';
import { SIDE_GATES } from './side-streams/side-gates.js';
import { startTestApi, type Client, type TestApi } from './testing/running-api.js';
import { dispatched } from './testing/stories.js';

let test: TestApi;
let people: Client[];
let issue: string;
let assignment: string;

beforeAll(async () => {
  test = await startTestApi();
  people = await Promise.all(
    ['operator', 'handler', 'street', 'supervisor', 'caller', 'resident', 'dataofficer'].map(
      (login) => test.as(login),
    ),
  );
  ({ issue, assignment } = await dispatched(test, people[0] as Client));
});

afterAll(() => test.close());

const GATES = [...COMMAND_GATES, ...SIDE_GATES];

const nastyText = fc.oneof(
  fc.constantFrom('\u0000', 'a\u0000b', '\ud800', 'enc1.sub-x.AAAA', "'; drop table events; --"),
  fc.constantFrom('x'.repeat(40_000), '%00', '../../etc/passwd', '\u202e', '{{7*7}}', '\\u0000'),
  fc.string({ unit: 'binary', maxLength: 30 }),
);

const deep = fc
  .integer({ min: 1, max: 25_000 })
  .map((depth) => '['.repeat(depth) + ']'.repeat(depth));

const headerText = fc.oneof(
  fc.string({ unit: 'grapheme-ascii', maxLength: 60 }),
  fc.constantFrom('', '"1"', '*', '"99999999999999999999"', 'x'.repeat(3_000)),
);

const segment = fc.oneof(
  { weight: 3, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: nastyText.map((text) => text.slice(0, 300)) },
);

/** Puts the known issue and assignment, or something nasty, into a path. */
function fill(path: string, nasty: string | undefined): string {
  const known: Record<string, string> = { issue, assignment, id: issue };
  return `/${path.replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(wellFormed(nasty ?? known[name] ?? 'x')),
  )}`;
}

const person = fc.nat().map((index) => people[index % people.length] as Client);

describe('whatever comes in, the answer is ours', () => {
  it('for commands with bodies near to right, and texts that cannot be stored', async () => {
    const bodies = GATES.map((gate) =>
      fc.tuple(fc.constant(gate), nearly(gate.body.schema), nastyText, segment, fc.nat()),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(...bodies), async ([gate, body, nasty, part, who]) => {
        const client = people[who % people.length] as Client;
        const poisoned = poison(body, nasty, who);
        const path = fill(gate.route.path, part);
        const answer = await client.post(path, poisoned as object, {
          'accept-language': nastyHeader(nasty),
        });
        expect({ path, poisoned, status: answer.status }).toMatchObject({ status: expectedStatus });
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('for raw bodies that are no JSON, deep, or no text', async () => {
    const raw = fc.oneof(
      deep,
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: 'binary', maxLength: 100 }),
      fc.json(),
      fc.constantFrom(
        '{"__proto__":{"a":1}}',
        '{"constructor":{"prototype":1}}',
        '"\\ud800"',
        '1e999',
      ),
    );
    await fc.assert(
      fc.asyncProperty(raw, person, fc.constantFrom(...GATES), async (body, client, gate) => {
        const answer = await client.call('POST', fill(gate.route.path, undefined), body, {
          'idempotency-key': 'raw',
        });
        expect(answer).toMatchObject({ status: expectedStatus });
      }),
      { numRuns: 80 },
    );
  }, 60_000);

  it('for headers of all kinds', async () => {
    const headers = fc.record(
      {
        'idempotency-key': headerText,
        'if-match': headerText,
        'accept-language': headerText,
        'shaodao-acting-as': headerText,
        'shaodao-position': headerText,
        'last-event-id': fc.constantFrom('', 'x', '-1', '1e3'),
        authorization: headerText,
        'content-type': headerText,
      },
      { requiredKeys: [] },
    );
    const gets = ENDPOINTS.filter(
      ({ method, path }) => method === 'get' && path !== 'board/stream',
    );
    await fc.assert(
      fc.asyncProperty(
        headers,
        person,
        fc.constantFrom(...gets),
        async (sent, client, endpoint) => {
          const path = fill(endpoint.path, undefined);
          const tidy = Object.fromEntries(
            Object.entries(sent).map(([name, value]) => [name, value.replace(/[^\x20-\x7e]/g, '')]),
          );
          const read = await client.get(path, tidy);
          expect({ path, tidy, status: read.status }).toMatchObject({ status: expectedStatus });
          const written = await client.post('/issues', {}, tidy);
          expect({ tidy, status: written.status }).toMatchObject({ status: expectedStatus });
        },
      ),
      { numRuns: 60 },
    );
  }, 60_000);

  it('for query strings of all kinds', async () => {
    const gets = ENDPOINTS.filter(({ method, query }) => method === 'get' && query !== undefined);
    const cases = gets.map((endpoint) =>
      fc.tuple(
        fc.constant(endpoint),
        fc.dictionary(
          fc.constantFrom(...Object.keys(endpoint.query?.properties ?? {}), 'stranger'),
          fc.oneof(nastyText, fc.constantFrom('1', '0', '-1', 'true', '', '2026-01-01T00:00:00Z')),
          { maxKeys: 3 },
        ),
        segment,
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(...cases), person, async ([endpoint, query, part], client) => {
        const short = Object.entries(query).map(([name, value]): [string, string] => [
          name,
          wellFormed(value.slice(0, 2_000)),
        ]);
        const search = new URLSearchParams(short).toString();
        const path = `${fill(endpoint.path, part)}?${search}`;
        const { status } = await client.get(path);
        expect({ path, status }).toMatchObject({ status: expectedStatus });
      }),
      { numRuns: 120 },
    );
  }, 60_000);

  it('and none of it left a trace that cannot be read', async () => {
    const answer = await (people[0] as Client).get(`/issues/${issue}/timeline`);
    expect(answer.status).toBe(200);
  });
});

/** Anything but a fault of ours; a position to come is 503 and says so. */
const expectedStatus = {
  asymmetricMatch: (status: unknown): boolean =>
    typeof status === 'number' && ((status >= 200 && status < 500) || status === 503),
  toString: () => 'below 500',
};

/** Half characters cannot be written into an address. */
const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '');

const nastyHeader = (text: string): string => text.replace(/[^\x20-\x7e]/g, '').slice(0, 200);

/** Puts a nasty text into one of the body's fields. */
function poison(body: unknown, nasty: string, which: number): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const texts = Object.entries(body).filter(([, value]) => typeof value === 'string');
  const target = texts[which % Math.max(1, texts.length)]?.[0];
  return target === undefined || which % 3 === 0 ? body : { ...body, [target]: nasty };
}
