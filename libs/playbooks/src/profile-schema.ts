const count = { type: 'integer', minimum: 0, maximum: 100 } as const;
const days = { type: 'integer', minimum: 1, maximum: 3650 } as const;
const text = { type: 'string', minLength: 1, maxLength: 200 } as const;

/** The form of a profile file (JSON Schema, draft 7). */
export const PROFILE_SCHEMA = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  type: 'object',
  additionalProperties: false,
  required: [
    'id',
    'version',
    'name',
    'skips',
    'maxReturns',
    'maxReworkRounds',
    'evaluationWindowDays',
    'reopenWindowDays',
    'returnWindowHours',
    'reworkDays',
    'retentionClass',
  ],
  properties: {
    id: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,62}$' },
    version: { type: 'integer', minimum: 1 },
    name: {
      type: 'object',
      additionalProperties: false,
      required: ['zh', 'en'],
      properties: { zh: text, en: text },
    },
    skips: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'string',
        enum: ['REQUESTED', 'ORDERED', 'VERIFIED', 'FED_BACK', 'EVALUATED'],
      },
    },
    maxReturns: count,
    maxReworkRounds: count,
    evaluationWindowDays: days,
    reopenWindowDays: days,
    returnWindowHours: { type: 'integer', minimum: 0, maximum: 8760 },
    reworkDays: days,
    retentionClass: { type: 'string', pattern: '^[a-z][a-z0-9-]{1,62}$' },
    overallLimitFromCatalogue: { type: 'boolean', default: true },
  },
};
