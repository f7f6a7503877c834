import type { Sentence } from '@shaodao/platform';
import { COMMAND_GATES, type CommandGate } from '../issues/command-gates.js';
import { ULID } from '../http/new-ulid.js';
import { PICTURE_TYPES } from '../http/picture-body.js';
import { ANSWER_DEFINITIONS, ANSWERS } from './answer-schemas.js';
import { COMPONENTS } from './components.js';
import { SIDE_GATES, type SideGate } from '../side-streams/side-gates.js';
import type { Endpoint } from './endpoint.js';
import { ENDPOINTS } from './endpoints.js';
import { exampleOf } from './examples.js';

/** Statuses every command may be refused with. */
const COMMAND_PROBLEMS = [400, 401, 403, 404, 409, 412, 413, 415, 422, 503];

type Operation = Record<string, unknown>;
type Paths = Record<string, Record<string, Operation>>;

/** The OpenAPI 3.1 document of the whole API, made of the same tables and schemas that serve it. */
export function openApiDocument(): { openapi: string; paths: Paths } & Record<string, unknown> {
  const paths: Paths = {};
  const put = (method: string, path: string, operation: Operation): void => {
    paths[template(path)] = { ...paths[template(path)], [method]: operation };
  };
  for (const gate of COMMAND_GATES) put('post', gate.route.path, commandOperation(gate));
  for (const gate of SIDE_GATES) put('post', gate.route.path, sideOperation(gate));
  for (const endpoint of ENDPOINTS) put(endpoint.method, endpoint.path, operationOf(endpoint));
  return {
    openapi: '3.1.0',
    jsonSchemaDialect: 'https://json-schema.org/draft/2020-12/schema',
    info: {
      title: '哨到 Shaodao',
      version: '0.1.0',
      description:
        '吹哨报到调度引擎的接口。可选字段为 null 等同于不填。/ The API of the whistle-and-report dispatch engine. Null in an optional field is the same as leaving it out.',
    },
    security: [{ bearer: [] }],
    paths,
    components: { ...COMPONENTS, schemas: { ...ANSWER_DEFINITIONS, ...COMPONENTS.schemas } },
  };
}

const commandOperation = ({ route, body }: CommandGate): Operation =>
  orderOperation({
    ...route,
    body,
    tag: 'issues',
    opens: route.command === 'ReportIssue',
    made: route.status === 201,
    answer: 'IssueCommandController.order',
    rehearses: true,
  });

const sideOperation = ({ route, body }: SideGate): Operation =>
  orderOperation({
    ...route,
    command: `${route.definition.kind}_${route.command}`,
    body,
    tag: route.definition.path,
    made: route.opens,
    answer: 'SideCommandController.order',
  });

interface OrderFacts {
  readonly command: string;
  readonly path: string;
  readonly status: number;
  readonly summary: Sentence;
  readonly body: CommandGate['body'];
  readonly tag: string;
  /** Makes the stream it is about. */
  readonly opens: boolean;
  /** Makes something with a name of its own. */
  readonly made: boolean;
  /** Where its answer is described. */
  readonly answer: string;
  /** May be rehearsed; then it answers 200 whatever else it does. */
  readonly rehearses?: true;
}

function orderOperation({ body, made, opens, answer, rehearses, ...route }: OrderFacts): Operation {
  const content = { 'application/json': { schema: ANSWERS[answer] ?? {} } };
  return {
    operationId: route.command,
    tags: [route.tag],
    summary: `${route.summary.zh} / ${route.summary.en}`,
    parameters: [
      ...pathParameters(route.path),
      ...refs('IdempotencyKey'),
      ...refs(...(opens ? [] : ['IfMatch'])),
      ...refs(...(rehearses === true ? ['Rehearsal'] : [])),
      ...refs('ActingAs', 'AcceptLanguage'),
    ],
    requestBody: {
      required: !body.acceptsNothing,
      content: { 'application/json': { schema: body.schema, example: exampleOf(body.schema) } },
    },
    responses: {
      ...(rehearses === true && route.status !== 200
        ? { 200: { description: '演练的结果 / what a rehearsal says', content } }
        : {}),
      [route.status]: {
        description: made ? '已创建 / created' : '已完成 / done',
        headers: {
          ETag: { $ref: '#/components/headers/ETag' },
          'Shaodao-Position': { $ref: '#/components/headers/Position' },
          'Idempotency-Replayed': { $ref: '#/components/headers/Replayed' },
          ...(opens ? { Location: { $ref: '#/components/headers/Location' } } : {}),
        },
        content,
      },
      ...problems(COMMAND_PROBLEMS),
    },
  };
}

function operationOf(endpoint: Endpoint): Operation {
  const { tag, summary, path, query, body, status } = endpoint;
  return {
    operationId: `${endpoint.method} ${path}`.replace(/[^A-Za-z]+/g, '_'),
    tags: [tag],
    summary: `${summary.zh} / ${summary.en}`,
    ...(endpoint.isPublic === true ? { security: [] } : {}),
    parameters: [
      ...pathParameters(path),
      ...Object.entries(query?.properties ?? {}).map(([name, schema]) => ({
        name,
        in: 'query',
        required: query?.required?.includes(name) === true,
        schema,
      })),
      ...refs(...(endpoint.idempotent === true ? ['IdempotencyKey'] : [])),
      ...refs(...(endpoint.rehearses === true ? ['Rehearsal'] : [])),
      ...refs(...(endpoint.waits === true ? ['After'] : [])),
      ...refs(...(endpoint.isPublic === true ? [] : ['ActingAs']), 'AcceptLanguage'),
    ],
    ...(endpoint.takesPicture === true ? { requestBody: pictureBody } : {}),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: body, example: exampleOf(body) } },
          },
        }),
    responses: {
      ...(endpoint.rehearses === true && status !== 200
        ? { 200: { description: '演练的结果 / what a rehearsal says', ...answerOf(endpoint) } }
        : {}),
      [status]: {
        description: status === 204 ? '完成 / done' : '答复 / the answer',
        ...(status === 204 ? {} : answerOf(endpoint)),
      },
      ...problems(endpoint.problems),
    },
  };
}

const answerOf = ({ contentType, answer, method, path }: Endpoint): object => ({
  content: {
    [contentType ?? 'application/json']: { schema: ANSWERS[answer ?? `${method} ${path}`] ?? {} },
  },
});

const pictureBody = {
  required: true,
  content: Object.fromEntries(
    PICTURE_TYPES.map((type) => [type, { schema: { contentMediaType: type } }]),
  ),
};

function pathParameters(path: string): object[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', ...(name === 'issue' ? { pattern: ULID.source } : {}) },
  }));
}

function problems(statuses: readonly number[]): Record<string, object> {
  const content = {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
  };
  const retry = { headers: { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } } };
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: `${status}: problem`,
        content,
        ...(status === 429 || status === 503 ? retry : {}),
      },
    ]),
  );
}

const refs = (...names: string[]): object[] =>
  names.map((name) => ({ $ref: `#/components/parameters/${name}` }));

/** `/issues/:issue` as OpenAPI writes it. */
const template = (path: string): string => `/${path.replace(/:(\w+)/g, '{$1}')}`;
