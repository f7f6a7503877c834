import type { Bilingual, JsonObject, SideLimit } from '@shaodao/decider';

/** 三色精准管理: how much attention a person, household, grid or matter gets, and why. */
export interface SegmentSection {
  readonly colours: readonly ColourRule[];
  readonly rules: readonly SegmentRule[];
  /** Roles that assign and change colours, and that visit. */
  readonly by: readonly string[];
  readonly visitors: readonly string[];
  /** Longest time a colour may hold before it is reviewed. */
  readonly longest: SideLimit;
}

export interface ColourRule {
  readonly code: string;
  readonly name: Bilingual;
  /** How often to look in. */
  readonly visitEvery: SideLimit;
}

/** A reason for which a colour may be given; versioned, so that an old segment can be explained. */
export interface SegmentRule {
  readonly code: string;
  readonly version: number;
  readonly name: Bilingual;
  /** Colours it may lead to. */
  readonly colours: readonly string[];
}

const code = { type: 'string', pattern: '^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$' };
const text = { type: 'string', minLength: 1, maxLength: 200 };
const name = {
  type: 'object',
  additionalProperties: false,
  required: ['zh', 'en'],
  properties: { zh: text, en: text },
};
const object = (required: readonly string[], properties: JsonObject): JsonObject => ({
  type: 'object',
  additionalProperties: false,
  required: [...required],
  properties,
});
const many = (items: JsonObject): JsonObject => ({ type: 'array', minItems: 1, items });
const limit = object(['amount', 'unit'], {
  amount: { type: 'integer', minimum: 1, maximum: 3650 },
  unit: { enum: ['NAT_DAY', 'WORK_DAY', 'CAL_MONTH'] },
  calendar: code,
});

/** JSON Schema of the section `segment`. */
export const SEGMENT_SECTION: JsonObject = object(
  ['colours', 'rules', 'by', 'visitors', 'longest'],
  {
    colours: many(object(['code', 'name', 'visitEvery'], { code, name, visitEvery: limit })),
    rules: many(
      object(['code', 'version', 'name', 'colours'], {
        code,
        version: { type: 'integer', minimum: 1 },
        name,
        colours: many(code),
      }),
    ),
    by: many(code),
    visitors: many(code),
    longest: limit,
  },
);
