import type { JsonObject } from '@shaodao/decider';
import { code, count } from '../orders/fields.js';

const text: JsonObject = { type: 'string', minLength: 1 };

const about: Readonly<Record<string, JsonObject>> = {
  command: {
    type: 'object',
    additionalProperties: false,
    required: ['id', 'source', 'type'],
    properties: { id: text, source: text, type: text },
  },
  issue: code,
};

/** JSON Schema (draft-07) of what is said of a command that was carried out. */
export const acceptedSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['command', 'issue', 'position', 'revision', 'answer'],
  properties: {
    ...about,
    position: { type: 'string', pattern: '^[1-9]\\d*$' },
    revision: count,
    answer: { type: 'object' },
  },
};

/** JSON Schema (draft-07) of what is said of a command that was not. */
export const refusedSchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['command', 'issue', 'code', 'zh', 'en'],
  properties: {
    ...about,
    code: { type: 'string', pattern: '^[A-Z][A-Z0-9_]*$' },
    zh: text,
    en: text,
    params: { type: 'object' },
    revision: count,
    faults: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['field', 'rule', 'zh', 'en'],
        properties: { field: { type: 'string' }, rule: text, zh: text, en: text },
      },
    },
  },
};
