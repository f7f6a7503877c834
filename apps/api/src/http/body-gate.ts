import type { FastifyRequest } from 'fastify';
import { compileClass, omit, ShapeGate, type JsonSchema, type ShapeClass } from '@shaodao/doors';
import { Problem } from './problem.js';

/** Lets in only bodies of one shape. `schema` is what OpenAPI shows, and what ajv compiled. */
export class BodyGate<Shape> {
  private readonly gate: ShapeGate;

  constructor(readonly schema: JsonSchema) {
    this.gate = new ShapeGate(schema);
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
    const faults = this.gate.faultsOf(body, request.suspiciousText);
    if (faults.length > 0) throw new Problem(400, 'VALIDATION_FAILED', { faults: [...faults] });
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
