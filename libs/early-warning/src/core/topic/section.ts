import { sectionSchema, type JsonObject } from '@shaodao/decider';

/** 每月一题: a frequent common problem is chosen and settled for good, with a unit that leads. */
export interface TopicSection {
  /** Roles that propose a topic; an alert may become one by itself. */
  readonly proposers: readonly string[];
  /** Roles that adopt a topic and name its lead, or drop it. */
  readonly adopters: readonly string[];
  /** Roles that judge what it has brought. */
  readonly reviewers: readonly string[];
  /** Measures that must be on record before anybody judges. */
  readonly leastMeasures: number;
  /** Weeks before the adoption that the curve begins with. */
  readonly weeksBefore: number;
  /** Answers that count as solved, and as satisfied: words of the vocabulary. */
  readonly solved: readonly string[];
  readonly satisfied: readonly string[];
}

const { code, listOf, record } = sectionSchema;
const roles = listOf(code, 1);

const RESOLUTIONS = ['RESOLVED', 'PARTLY_RESOLVED', 'UNRESOLVED'];
const SATISFACTIONS = [
  'VERY_SATISFIED',
  'SATISFIED',
  'BASICALLY_SATISFIED',
  'DISSATISFIED',
  'VERY_DISSATISFIED',
];

/** JSON Schema of the section `topic`. */
export const TOPIC_SECTION: JsonObject = record({
  proposers: roles,
  adopters: roles,
  reviewers: roles,
  leastMeasures: { type: 'integer', minimum: 0, maximum: 100 },
  weeksBefore: { type: 'integer', minimum: 1, maximum: 104 },
  solved: listOf({ enum: RESOLUTIONS }, 1),
  satisfied: listOf({ enum: SATISFACTIONS }, 1),
});
