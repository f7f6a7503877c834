import type { Bilingual, JsonObject, SideLimit } from '@shaodao/decider';

/** 大排查, 敲门行动, 定期走访: who goes to whom, when, and how often. */
export interface CampaignSection {
  readonly campaigns: readonly CampaignKind[];
}

export interface CampaignKind {
  readonly code: string;
  readonly name: Bilingual;
  /** Roles that plan, start and close it. */
  readonly by: readonly string[];
  /** Roles that go and visit. */
  readonly visitors: readonly string[];
  /** Kinds of targets, e.g. households, key persons, sites. */
  readonly targets: readonly NamedCode[];
  /** 早发现 → 早分析 → 早预防: stages in order; absent: one. */
  readonly stages?: readonly NamedCode[];
  /** Local hours in which targets may be visited, e.g. evenings for those who work. */
  readonly window?: { readonly fromHour: number; readonly toHour: number };
  /** Each target is visited again after this long. */
  readonly revisit?: SideLimit;
  /** Share of the targets (0–1) that must have been met before it may close. */
  readonly coverage?: number;
  /** Lists a visit may update (三张清单: village, household, matter). */
  readonly lists?: readonly NamedCode[];
  /** Members of each role that a team must have, e.g. one cadre and four police. */
  readonly team?: readonly { readonly role: string; readonly count: number }[];
}

export interface NamedCode {
  readonly code: string;
  readonly name: Bilingual;
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
const many = (items: JsonObject, minItems = 0): JsonObject => ({ type: 'array', minItems, items });
const named = many(object(['code', 'name'], { code, name }), 1);
const hour = { type: 'integer', minimum: 0, maximum: 24 };

/** JSON Schema of the section `campaign`. */
export const CAMPAIGN_SECTION: JsonObject = object(['campaigns'], {
  campaigns: many(
    object(['code', 'name', 'by', 'visitors', 'targets'], {
      code,
      name,
      by: many(code, 1),
      visitors: many(code, 1),
      targets: named,
      stages: named,
      window: object(['fromHour', 'toHour'], { fromHour: hour, toHour: hour }),
      revisit: object(['amount', 'unit'], {
        amount: { type: 'integer', minimum: 1, maximum: 1000 },
        unit: { enum: ['NAT_HOUR', 'NAT_DAY', 'WORK_DAY', 'CAL_MONTH'] },
        calendar: code,
      }),
      coverage: { type: 'number', minimum: 0, maximum: 1 },
      lists: named,
      team: many(
        object(['role', 'count'], {
          role: code,
          count: { type: 'integer', minimum: 1, maximum: 100 },
        }),
      ),
    }),
    1,
  ),
});
