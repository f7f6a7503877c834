import type { FastifyRequest } from 'fastify';
import { dropAbsent } from '../command-schema/absent.js';
import { CheckerFactory, type Checker } from '../command-schema/checker.js';
import { compileClass } from '../command-schema/compile-class.js';
import { omit, type JsonSchema, type ShapeClass } from '../command-schema/json-schema.js';
import { unstorableTexts } from '../command-schema/storable-text.js';
import { Problem } from './problem.js';

const bodies = new CheckerFactory({ coerce: false });

/** Lets in only bodies of one shape. `schema` is what OpenAPI shows, and what ajv compiled. */
export class BodyGate<Shape> {
  private readonly check: Checker;

  constructor(readonly schema: JsonSchema) {
    this.check = bodies.compile(schema);
  }

  /** True where an empty body is a good one. */
  get acceptsNothing(): boolean {
    return (this.schema.required ?? []).length === 0;
  }

  /**
   * The request's body, checked, nulls of optional fields taken out.
   * @throws Problem 400 naming every field at fault
   */
  read(request: FastifyRequest): Shape {
    const body: unknown = request.body ?? (this.acceptsNothing ? {} : undefined);
    dropAbsent(this.schema, body);
    const checked = this.check(body);
    if (!checked.ok) throw new Problem(400, 'VALIDATION_FAILED', { faults: checked.faults });
    if (request.suspiciousText) {
      const faults = unstorableTexts(body);
      if (faults.length > 0) throw new Problem(400, 'VALIDATION_FAILED', { faults });
    }
    return body as Shape;
  }
}

/** The gate for a class's shape without the fields that come from elsewhere (the path). */
export function bodyGate<Shape>(
  type: ShapeClass,
  elsewhere: readonly (keyof Shape & string)[] = [],
): BodyGate<Shape> {
  return new BodyGate<Shape>(omit(compileClass(type), elsewhere));
}
