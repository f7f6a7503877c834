import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { openApiDocument } from '../openapi/document.js';

interface Described {
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}
type Content = Readonly<Record<string, { readonly schema: object }>>;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly pattern: RegExp;
  readonly described: Described;
}

const ROOT = 'https://shaodao.test/document';

/** Holds what the server answers against what the OpenAPI document promises, word for word. */
export class AnswerCheck {
  // The document is checked by a test of its own, and each check is made for a handful of answers.
  private readonly ajv = new Ajv2020({
    ...{ strict: false, allErrors: false, meta: false, validateSchema: false, inlineRefs: false },
    code: { optimize: false },
  });
  private readonly routes: readonly Route[];
  private readonly checks = new Map<string, ValidateFunction>();

  constructor() {
    const document = openApiDocument();
    const { schemas } = document['components'] as { readonly schemas: object };
    this.ajv.addFormat('date-time', true);
    // A field that is not described is as much a fault as one that is missing.
    this.ajv.addSchema({ $id: ROOT, components: { schemas: closed(schemas) } });
    const routes = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({
        method,
        path,
        pattern: patternOf(path),
        described: operation as unknown as Described,
      })),
    );
    // `/issues/counters` before `/issues/{issue}`.
    this.routes = routes.sort((a, b) => parameters(a.path) - parameters(b.path));
  }

  /** @throws Error naming route, place and fault where the answer is not as described */
  hold(method: string, path: string, status: number, body: unknown): void {
    const [plain = ''] = path.split('?');
    const route = this.routes.find(
      (each) => each.method === method.toLowerCase() && each.pattern.test(plain),
    );
    const schema = route?.described.responses[String(status)]?.content?.['application/json'];
    if (route === undefined || schema === undefined) return;
    const name = `${route.method} ${route.path} ${String(status)}`;
    const check = this.checkOf(name, schema.schema);
    if (check(body)) return;
    const [fault] = check.errors ?? [];
    throw new Error(
      `${name} answers otherwise than described: ${fault?.instancePath ?? ''} ${fault?.message ?? ''} ` +
        `${JSON.stringify(fault?.params)} ${JSON.stringify(body).slice(0, 600)}`,
    );
  }

  private checkOf(name: string, schema: object): ValidateFunction {
    const known = this.checks.get(name);
    if (known !== undefined) return known;
    const made = this.ajv.compile(absolute(closed(schema)));
    this.checks.set(name, made);
    return made;
  }
}

/** The schema with every object refusing fields it does not name. */
function closed(schema: object): object {
  if (Array.isArray(schema)) return schema.map((part: object) => closedPart(part) as object);
  const parts = Object.fromEntries(
    Object.entries(schema).map(([key, part]) => [key, closedPart(part)]),
  );
  const isOpen = !('properties' in schema) || typeof schema.properties !== 'object';
  return isOpen || 'additionalProperties' in schema || !('type' in schema)
    ? parts
    : { ...parts, additionalProperties: false };
}

const closedPart = (part: unknown): unknown =>
  typeof part === 'object' && part !== null ? closed(part) : part;

const absolute = (schema: object): object =>
  JSON.parse(
    JSON.stringify(schema).replaceAll('"#/components/', `"${ROOT}#/components/`),
  ) as object;

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`);

const parameters = (path: string): number => path.split('{').length;
