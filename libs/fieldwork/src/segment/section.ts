import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

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

const { bilingual, code, limitOf, listOf, record } = sectionSchema;
const limit = limitOf(3650, ['NAT_DAY', 'WORK_DAY', 'CAL_MONTH']);
const codes = listOf(code, 1);

/** JSON Schema of the section `segment`. */
export const SEGMENT_SECTION: JsonObject = record({
  colours: listOf(record({ code, name: bilingual, visitEvery: limit }), 1),
  rules: listOf(
    record({
      code,
      version: { type: 'integer', minimum: 1 },
      name: bilingual,
      colours: codes,
    }),
    1,
  ),
  by: codes,
  visitors: codes,
  longest: limit,
});
