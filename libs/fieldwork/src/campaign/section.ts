import { sectionSchema, type Bilingual, type JsonObject, type SideLimit } from '@shaodao/decider';

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

const { bilingual, code, limitOf, listOf, named, record } = sectionSchema;
const hour = { type: 'integer', minimum: 0, maximum: 24 };

/** JSON Schema of the section `campaign`. */
export const CAMPAIGN_SECTION: JsonObject = record({
  campaigns: listOf(
    record(
      {
        code,
        name: bilingual,
        by: listOf(code, 1),
        visitors: listOf(code, 1),
        targets: listOf(named, 1),
        stages: listOf(named, 1),
        window: record({ fromHour: hour, toHour: hour }),
        revisit: limitOf(1000, ['NAT_HOUR', 'NAT_DAY', 'WORK_DAY', 'CAL_MONTH']),
        coverage: { type: 'number', minimum: 0, maximum: 1 },
        lists: listOf(named, 1),
        team: listOf(record({ role: code, count: { type: 'integer', minimum: 1, maximum: 100 } })),
      },
      ['stages', 'window', 'revisit', 'coverage', 'lists', 'team'],
    ),
    1,
  ),
});
