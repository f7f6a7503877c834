import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { JsonSchema } from '@shaodao/doors';
import { CheckerFactory } from '@shaodao/doors';
import { COMMAND_GATES } from '../issues/command-gates.js';
import { SIDE_GATES } from '../side-streams/side-gates.js';
import { Client, startTestApi, type TestApi } from '../testing/running-api.js';

interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security?: readonly object[];
  readonly parameters: readonly object[];
  readonly requestBody?: {
    readonly content: {
      readonly 'application/json': { readonly schema: JsonSchema; readonly example: unknown };
    };
  };
  readonly responses: Readonly<Record<string, unknown>>;
}

let test: TestApi;
let stranger: Client;
let document: { openapi: string; paths: Record<string, Record<string, Operation>> };

beforeAll(async () => {
  test = await startTestApi();
  stranger = new Client(test.api.url, {});
  document = (await stranger.get('/docs/openapi.json')).body as unknown as typeof document;
});

afterAll(() => test.close());

const operations = (): [string, Operation][] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

describe('the OpenAPI document', () => {
  it('describes every route that is served, and no other', () => {
    const served = test.api.registry.routes.map(
      ({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(
      operations()
        .map(([name]) => name)
        .sort(),
    ).toEqual([...served].sort());
  });

  it('shows for every command the very schema that ajv uses', () => {
    for (const { route, body } of [...COMMAND_GATES, ...SIDE_GATES]) {
      const path = `/${route.path.replace(/:(\w+)/g, '{$1}')}`;
      const shown = document.paths[path]?.['post']?.requestBody?.content['application/json'].schema;
      expect(shown).toEqual(JSON.parse(JSON.stringify(body.schema)));
    }
  });

  it('gives examples that its own schemas accept', () => {
    const factory = new CheckerFactory({ coerce: false });
    for (const [name, { requestBody }] of operations()) {
      const content = requestBody?.content['application/json'];
      if (content === undefined) continue;
      expect({ name, ...factory.compile(content.schema)(content.example) }).toEqual({
        name,
        ok: true,
      });
    }
  });

  it('has schemas that any JSON Schema 2020-12 validator takes', () => {
    const strangers = new Ajv2020({ strict: false, formats: { 'date-time': true } });
    for (const [, { requestBody }] of operations()) {
      const content = requestBody?.content['application/json'];
      if (content !== undefined) expect(() => strangers.compile(content.schema)).not.toThrow();
    }
  });

  it('names every operation once, in both languages', () => {
    const names = operations().map(([, { operationId }]) => operationId);
    expect(new Set(names).size).toBe(names.length);
    for (const [, { summary }] of operations())
      expect(summary).toMatch(/\p{Script=Han}.* \/ [A-Z]/u);
  });

  it('resolves all its references', () => {
    const whole = document as unknown as Record<string, unknown>;
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)];
    expect(references.length).toBeGreaterThan(100);
    for (const [, path = ''] of references) {
      const target = path
        .split('/')
        .reduce<unknown>((at, part) => (at as Record<string, unknown> | undefined)?.[part], whole);
      expect({ path, found: target !== undefined }).toEqual({ path, found: true });
    }
  });

  it('offers If-Match on every command of a stream that is there, not on one that begins it', () => {
    const gates = [...COMMAND_GATES, ...SIDE_GATES];
    const offered = gates.filter(({ route }) => {
      const path = `/${route.path.replace(/:(\w+)/g, '{$1}')}`;
      return JSON.stringify(document.paths[path]?.['post']?.parameters).includes('IfMatch');
    });
    const begins = ({ route }: (typeof gates)[number]): boolean =>
      'opens' in route ? route.opens : route.command === 'ReportIssue';
    expect(offered.map(({ route }) => route.path)).toEqual(
      gates.filter((gate) => !begins(gate)).map(({ route }) => route.path),
    );
  });

  it('wants the key on every command and on no query', () => {
    for (const [name, { parameters, security }] of operations()) {
      const wanted = JSON.stringify(parameters).includes('IdempotencyKey');
      expect({ name, wanted }).toEqual({
        name,
        wanted: name.startsWith('POST') && security?.length !== 0,
      });
    }
  });
});

describe('the page at /docs', () => {
  it('needs nothing from anywhere else', async () => {
    const page = await stranger.get('/docs');
    expect(page.status).toBe(200);
    const html = String(page.body['text']);
    expect(html).not.toMatch(/https?:/);
    const loaded = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(loaded).toHaveLength(4);
    for (const path of loaded) expect((await stranger.get(path)).status).toBe(200);
  });

  it.each(['package.json', '..%2F..%2Fpackage.json', 'index.html'])(
    'gives no other file: %s',
    async (name) => {
      expect((await stranger.get(`/docs/${name}`)).status).toBe(404);
    },
  );
});
