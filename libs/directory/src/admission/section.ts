import type { JsonObject, SideLimit } from '@shaodao/decider';

/** 入格事项审核: who reviews, how often, and how much one worker can carry. */
export interface AdmissionSection {
  /** Roles that review and renew, and that admit or refuse. */
  readonly reviewers: readonly string[];
  readonly deciders: readonly string[];
  /** After admission the item is reviewed again (半年一审). */
  readonly reviewEvery: SideLimit;
  /** Time the review may take; then the item is suspended. */
  readonly reviewWithin: SideLimit;
  /** Most open tasks of one worker that still leave room for a further item. */
  readonly maxOpenPerWorker: number;
}

const roles = {
  type: 'array',
  minItems: 1,
  items: { type: 'string', pattern: '^[A-Z]+$' },
};
const limit = {
  type: 'object',
  additionalProperties: false,
  required: ['amount', 'unit'],
  properties: {
    amount: { type: 'integer', minimum: 1, maximum: 3650 },
    unit: { enum: ['NAT_DAY', 'WORK_DAY', 'CAL_MONTH'] },
    calendar: { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' },
  },
};

/** JSON Schema of the section `listAdmission`. */
export const ADMISSION_SECTION: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['reviewers', 'deciders', 'reviewEvery', 'reviewWithin', 'maxOpenPerWorker'],
  properties: {
    reviewers: roles,
    deciders: roles,
    reviewEvery: limit,
    reviewWithin: limit,
    maxOpenPerWorker: { type: 'integer', minimum: 0, maximum: 10000 },
  },
};
