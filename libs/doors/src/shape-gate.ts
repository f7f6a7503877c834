import { dropAbsent } from './schema/absent.js';
import { CheckerFactory, type Checker, type Fault } from './schema/checker.js';
import type { JsonSchema } from './schema/json-schema.js';
import { unstorableTexts } from './schema/storable-text.js';

const shapes = new CheckerFactory({ coerce: false });

/** Lets in only values of one shape; every door that takes JSON checks it here. */
export class ShapeGate {
  private readonly check: Checker;

  /** @param schema what ajv compiles, and what documents show */
  constructor(readonly schema: JsonSchema) {
    this.check = shapes.compile(schema);
  }

  /**
   * What is wrong with a value, nothing where it is let in. Nulls of optional fields are taken out of
   * it, in place.
   * @param suspicious true where its JSON may hold characters that cannot be stored (`maySmuggle`)
   */
  faultsOf(value: unknown, suspicious: boolean): readonly Fault[] {
    dropAbsent(this.schema, value);
    const checked = this.check(value);
    if (!checked.ok) return checked.faults;
    return suspicious ? unstorableTexts(value) : [];
  }
}
