import { sectionSchema, type JsonObject, type SideLimit } from '@shaodao/decider';

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

const { limitOf, listOf, record } = sectionSchema;
const roles = listOf({ type: 'string', pattern: '^[A-Z]+$' }, 1);
const limit = limitOf(3650, ['NAT_DAY', 'WORK_DAY', 'CAL_MONTH']);

/** JSON Schema of the section `listAdmission`. */
export const ADMISSION_SECTION: JsonObject = record({
  reviewers: roles,
  deciders: roles,
  reviewEvery: limit,
  reviewWithin: limit,
  maxOpenPerWorker: { type: 'integer', minimum: 0, maximum: 10000 },
});
