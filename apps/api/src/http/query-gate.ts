import type { FastifyRequest } from 'fastify';
import { CheckerFactory, type Checker } from '../command-schema/checker.js';
import { compileClass } from '../command-schema/compile-class.js';
import type { JsonSchema, ShapeClass } from '../command-schema/json-schema.js';
import { unstorableTexts } from '../command-schema/storable-text.js';
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
    const query = { ...(request.query as Record<string, unknown>) };
    const checked = this.check(query);
    if (!checked.ok) throw new Problem(400, 'VALIDATION_FAILED', { faults: checked.faults });
    const faults = unstorableTexts(query);
    if (faults.length > 0) throw new Problem(400, 'VALIDATION_FAILED', { faults });
    return query as Shape;
  }
}
