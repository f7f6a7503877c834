import { isISO8601 } from 'class-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { JsonSchema } from './json-schema.js';
import { textLength } from './text-length.js';

/** One rule a value broke. */
export interface Fault {
  /** JSON pointer (RFC 6901) to the value at fault; empty for the whole body. */
  readonly field: string;
  /** JSON Schema keyword that was broken. */
  readonly rule: string;
  /** What the rule wanted: limit, list, pattern, name of the property. */
  readonly wanted: unknown;
}

export type Checked = { readonly ok: true } | { readonly ok: false; readonly faults: Fault[] };

export type Checker = (value: unknown) => Checked;

/** Most faults told about one body: enough to mend a form, too few to be a weapon. */
const MOST_FAULTS = 20;

/**
 * Compiles schemas to checkers. `coerce` turns the strings of a query into numbers, booleans and
 * lists where the schema wants them (in place).
 */
export class CheckerFactory {
  private readonly ajv: Ajv2020;

  constructor(options: { coerce: boolean }) {
    this.ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      strict: true,
      strictTypes: false,
      strictRequired: false,
      // class-validator's Matches runs without the `u` flag; the same texts must pass both.
      unicodeRegExp: false,
      coerceTypes: options.coerce ? 'array' : false,
    });
    this.ajv.removeKeyword('minLength').removeKeyword('maxLength');
    this.ajv.addKeyword({
      keyword: 'minLength',
      type: 'string',
      schemaType: 'number',
      validate: (limit: number, text: string) => textLength(text) >= limit,
    });
    this.ajv.addKeyword({
      keyword: 'maxLength',
      type: 'string',
      schemaType: 'number',
      validate: (limit: number, text: string) => text.length <= limit || textLength(text) <= limit,
    });
    this.ajv.addFormat('date-time', (text: string) => isISO8601(text, { strict: true }));
  }

  /** The schema is compiled with the first value: a house has hundreds, and a day needs few. */
  compile(schema: JsonSchema): Checker {
    let compiled: ValidateFunction | undefined;
    return (value) => {
      const validate = (compiled ??= this.ajv.compile(schema));
      return validate(value)
        ? { ok: true }
        : { ok: false, faults: (validate.errors ?? []).slice(0, MOST_FAULTS).map(toFault) };
    };
  }
}

function toFault(error: ErrorObject): Fault {
  const inner = { required: 'missingProperty', additionalProperties: 'additionalProperty' }[
    error.keyword
  ];
  if (inner === undefined)
    return { field: error.instancePath, rule: error.keyword, wanted: error.schema };
  const name = (error.params as Record<string, string>)[inner] ?? '';
  return {
    field: `${error.instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    rule: error.keyword,
    wanted: name,
  };
}
