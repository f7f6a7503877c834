import type { JsonSchema } from '@shaodao/doors';

/** Values that read well where only the schema's own words are known. */
const BY_NAME: Readonly<Record<string, unknown>> = {
  title: '幸福路12号院路灯不亮',
  description: '三盏路灯已坏一周，晚上老人出行不便。',
  name: '王女士',
  phone: '13800138000',
  subject: 'sub-7K3F9QX2',
  address: '幸福路12号院',
  latitude: 31.779,
  longitude: 119.974,
  category: 'lighting',
  territory: 'T1',
  lead: 'U-URBAN',
  unit: 'U-URBAN',
  units: ['U-URBAN'],
  login: 'agent',
  password: 'a-long-password',
  stream: 'meeting-01KAN5Z8Y3T4V6W7X8Y9Z0A1B2',
  purpose: '回电核实路灯编号',
  date: '2026-10-01',
};

/** An example that its own schema accepts: required fields, and optional ones that read well. */
export function exampleOf(schema: JsonSchema, name = ''): unknown {
  if (schema.type === 'object') {
    const entries = Object.entries(schema.properties ?? {}).filter(
      ([field]) => schema.required?.includes(field) === true || field in BY_NAME,
    );
    return Object.fromEntries(entries.map(([field, inner]) => [field, exampleOf(inner, field)]));
  }
  if (schema.enum !== undefined) return schema.enum[0];
  if (name in BY_NAME && schema.items?.type !== 'object') return BY_NAME[name];
  if (schema.format === 'date-time') return '2026-12-01T18:00:00+08:00';
  if (schema.type === 'array') {
    const { items, minItems = 1 } = schema;
    if (items === undefined) return [];
    // Where several are wanted they differ: “A-1”, “A-12” …
    const example = exampleOf(items, name);
    return Array.from({ length: minItems }, (_, at) =>
      at > 0 && typeof example === 'string' ? `${example}${String(at + 1)}` : example,
    );
  }
  if (schema.type === 'boolean') return true;
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 1;
  if (schema.pattern === undefined) return '说明';
  // A code, or else a day.
  return new RegExp(schema.pattern).test('A-1') ? 'A-1' : BY_NAME['date'];
}
