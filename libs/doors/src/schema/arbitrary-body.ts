import fc from 'fast-check';
import type { JsonSchema } from './json-schema.js';

/** Texts that sit on the edges of the rules: empty, emoji, selectors, dates, codes, controls. */
const edgeText = fc.constantFrom(
  '',
  ' ',
  'A-1',
  '社区',
  '\u{1F3E0}',
  '\uFE0F',
  '\u{1F3E0}\uFE0F',
  '\uD83C',
  '2026-03-01T09:30:00+08:00',
  '2026-02-30T09:30:00Z',
  '2026-W05-1T09:30Z',
  '2026-03-01T24:00Z',
  '0000-01-01T00:00:00Z',
  '2026-03-01T09:30:00+25:00',
  '2026-03-01',
  '13800138000',
  '+86 138 0013-8000',
  'x'.repeat(101),
  '\u{1F3E0}'.repeat(101),
);

const anything = fc.oneof(
  fc.constant(null),
  fc.boolean(),
  fc.double(),
  fc.integer(),
  edgeText,
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.array(fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxLength: 3 }),
  fc.dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.string(), { maxKeys: 2 }),
);

/** Values that mostly fit a schema, with a miss of each kind thrown in now and then. */
export function nearly(schema: JsonSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: fitting(schema) }, { weight: 1, arbitrary: anything });
}

function fitting(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return fittingObject(schema);
    case 'array':
      return fc.array(nearly(schema.items ?? {}), {
        minLength: Math.max(0, (schema.minItems ?? 0) - 1),
        maxLength: Math.min(4, (schema.maxItems ?? 4) + 1),
      });
    case 'boolean':
      return fc.boolean();
    case 'number':
    case 'integer':
      return fc.oneof(
        fc.constantFrom(...[schema.minimum ?? -1, schema.maximum ?? 1].flatMap(around)),
        fc.double({ noNaN: true }),
      );
    default:
      return fittingText(schema);
  }
}

const around = (limit: number): number[] => [limit, limit - 0.001, limit + 0.001];

function fittingText(schema: JsonSchema): fc.Arbitrary<string> {
  if (schema.format === 'date-time') {
    const dates = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) });
    return fc.oneof(
      dates.map((date) => date.toISOString()),
      edgeText,
    );
  }
  if (schema.pattern !== undefined)
    return fc.oneof(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,20}$/), edgeText);
  const longest = schema.maxLength ?? 10;
  return fc.oneof(
    fc.string({ minLength: 1, maxLength: Math.min(20, longest) }),
    fc.constantFrom(longest, longest + 1).map((length) => '民'.repeat(length)),
    fc.constantFrom(longest, longest + 1).map((length) => '\u{1F3E0}\uFE0F'.repeat(length)),
    edgeText,
  );
}

function fittingObject(schema: JsonSchema): fc.Arbitrary<unknown> {
  const names = Object.keys(schema.properties ?? {});
  const model = Object.fromEntries(
    names.map((name) => [name, nearly(schema.properties?.[name] ?? {})]),
  );
  const stranger = fc.oneof(
    { weight: 9, arbitrary: fc.constant({}) },
    { weight: 1, arbitrary: fc.constant({ stranger: 1 }) },
    { weight: 1, arbitrary: fc.constant({ type: 'CloseIssue' }) },
  );
  const required = fc.oneof(
    { weight: 9, arbitrary: fc.constant<string[]>([...(schema.required ?? [])]) },
    { weight: 1, arbitrary: fc.constant<string[]>([]) },
  );
  return required.chain((requiredKeys) =>
    fc
      .tuple(fc.record<Record<string, unknown>>(model, { requiredKeys }), stranger)
      .map(([known, unknown]) => ({ ...known, ...unknown })),
  );
}
