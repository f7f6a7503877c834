import type { JsonObject, JsonValue } from '@shaodao/decider';
import { commandAttributes } from '../commands/command-event.js';
import { CLOUD_EVENT } from '../envelope/cloud-event.js';
import { cloudEventAttributes, eventEnvelopeSchema } from '../envelope/schema.js';
import { callSchema, phaseSchema, ticketSchema } from '../orders/order-facts.js';
import { code, instant } from '../orders/fields.js';

const commands = commandAttributes.properties ?? {};

/** Headers of what the engine sends. */
export const HEADERS: JsonObject = {
  type: 'object',
  required: ['content-type', 'correlation-id'],
  properties: {
    'content-type': { const: CLOUD_EVENT },
    'correlation-id': { type: 'string' },
    'causation-id': { type: 'string' },
    traceparent: { type: 'string' },
  },
};

const { $schema: _dialect, ...withoutDialect } = eventEnvelopeSchema;

/** A stored event, whatever it says. */
export const envelope: JsonObject = withoutDialect;

/** Schemas that many messages have in common, by their name in the document. */
export const SHARED_SCHEMAS: Readonly<Record<string, JsonObject>> = {
  Code: code,
  Instant: instant,
  Text: cloudEventAttributes['id'] as JsonObject,
  Visible: commands['id'] as unknown as JsonObject,
  Issue: commands['subject'] as unknown as JsonObject,
  Headers: HEADERS,
  Envelope: envelope,
  Time: cloudEventAttributes['time'] as JsonObject,
  Type: cloudEventAttributes['type'] as JsonObject,
  Source: cloudEventAttributes['source'] as JsonObject,
  Phase: phaseSchema,
  Assignment: ticketSchema,
  Call: callSchema,
};

const NAMES = new Map<unknown, string>(
  Object.entries(SHARED_SCHEMAS).map(([name, schema]) => [schema, name]),
);

/** The same schema where it, or a part of it that is shared, stands as a reference. */
export function referred(schema: JsonValue): JsonValue {
  const name = NAMES.get(schema);
  if (name !== undefined) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(schema)) return schema.map(referred);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([at, part]) => [at, referred(part)]));
}
