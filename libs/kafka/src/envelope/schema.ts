import type { JsonObject } from '@shaodao/decider';

const INSTANT = '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,3})?Z$';
const text: JsonObject = { type: 'string', minLength: 1 };
const instant: JsonObject = { type: 'string', pattern: INSTANT };
const count: JsonObject = { type: 'integer', minimum: 1, maximum: 2_147_483_647 };

/** The attributes every message has, whatever its topic; draft-07 properties. */
export const cloudEventAttributes: Readonly<Record<string, JsonObject>> = {
  specversion: { const: '1.0' },
  id: text,
  source: { type: 'string', minLength: 1, format: 'uri-reference' },
  type: { type: 'string', pattern: '^shaodao\\.[A-Za-z0-9.]+$' },
  subject: text,
  time: instant,
  datacontenttype: { const: 'application/json' },
  data: { type: 'object' },
};

/** JSON Schema (draft-07) of a message of the issues topic. */
export const eventEnvelopeSchema: JsonObject = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'EventEnvelope',
  type: 'object',
  additionalProperties: false,
  required: [
    ...Object.keys(cloudEventAttributes),
    'position',
    'stream',
    'revision',
    'schemaversion',
    'recordedat',
    'commandid',
    'correlationid',
    'actor',
  ],
  properties: {
    ...cloudEventAttributes,
    position: { type: 'string', pattern: '^[1-9]\\d*$' },
    stream: text,
    revision: count,
    schemaversion: count,
    recordedat: instant,
    commandid: text,
    correlationid: text,
    causationid: text,
    actor: text,
    actorpost: text,
    actorunit: text,
    actorterritory: text,
    actorroles: { type: 'string' },
    traceparent: { type: 'string', pattern: '^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$' },
  },
};
