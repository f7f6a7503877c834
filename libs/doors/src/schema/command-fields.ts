import type { CommandFields, FieldChoices } from '@shaodao/issue';
import { compileClass } from './compile-class.js';
import type { JsonSchema, ShapeClass } from './json-schema.js';

/**
 * What may stand in each field of a command before anybody has filled it in, as its class says: both
 * of a boolean, each of a list of words, any text for a text; nothing at all where it is optional.
 * Codes, moments, numbers and lists are for a person to name.
 */
export function commandFields(type: ShapeClass): CommandFields {
  const { properties = {}, required = [] } = compileClass(type);
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => {
      const { values, open } = choices(schema);
      return [name, { values: required.includes(name) ? values : [undefined, ...values], open }];
    }),
  );
}

const ANY_TEXT = '—';

function choices(schema: JsonSchema): FieldChoices {
  if (schema.type === 'boolean') return { values: [true, false], open: false };
  if (schema.enum !== undefined) return { values: schema.enum, open: false };
  const isText = schema.type === 'string' && schema.pattern === undefined;
  // No rule of an issue turns on the words of a text, only on whether there is one.
  return isText && schema.format === undefined
    ? { values: [ANY_TEXT], open: false }
    : { values: [], open: true };
}
