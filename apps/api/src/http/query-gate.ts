import type { FastifyRequest } from 'fastify';
import {
  CheckerFactory,
  compileClass,
  unstorableTexts,
  type Checker,
  type Fault,
  type JsonSchema,
  type ShapeClass,
} from '@shaodao/doors';
import { Problem } from './problem.js';

const queries = new CheckerFactory({ coerce: true });

/** Lets in only query strings of one shape; numbers, booleans and lists are read from text. */
export class QueryGate<Shape> {
  readonly schema: JsonSchema;
  private readonly check: Checker;

  constructor(type: ShapeClass) {
    this.schema = compileClass(type);
    this.check = queries.compile(this.schema);
  }

  /** @throws Problem 400 naming every parameter at fault */
  read(request: FastifyRequest): Shape {
    const asked = request.query as Readonly<Record<string, unknown>>;
    const query = { ...asked };
    const checked = this.check(query);
    if (!checked.ok) {
      const faults = checked.faults.map((fault) => this.commaList(fault, asked) ?? fault);
      throw new Problem(400, 'VALIDATION_FAILED', { faults });
    }
    const faults = unstorableTexts(query);
    if (faults.length > 0) throw new Problem(400, 'VALIDATION_FAILED', { faults });
    return query as Shape;
  }

  /** What to say of `phase=A,B`, where a list is written by repeating the parameter. */
  private commaList({ field }: Fault, asked: Readonly<Record<string, unknown>>): Fault | undefined {
    const name = field.split('/')[1] ?? '';
    const value = asked[name];
    if (this.schema.properties?.[name]?.type !== 'array') return undefined;
    if (typeof value !== 'string' || !value.includes(',')) return undefined;
    const parts = value.split(',').map((part) => `${name}=${part.trim()}`);
    return { field: `/${name}`, rule: 'repeat', wanted: parts.join('&') };
  }
}
