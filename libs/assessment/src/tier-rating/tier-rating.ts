import {
  asJson,
  byType,
  isUnopened,
  UNOPENED,
  type Bilingual,
  type SideFacts,
  type SideScope,
  type SideStream,
} from '@shaodao/decider';
import { TIER_RATING_COMMANDS, type TierRatingCommand } from './commands.js';
import { decideTierRating } from './decide.js';
import type { TierRatingEvent, TierRatingEventMap } from './events.js';
import { evolveTierRating } from './evolve.js';
import { TIER_RATING_REJECTIONS } from './rejections.js';
import { TIER_RATING_SCHEMA, type TierRatingSection } from './section.js';
import type { TierRatingState, TierRatingStatus } from './state.js';

const STATUS_NAMES: Readonly<Record<TierRatingStatus, Bilingual>> = {
  OPENED: { zh: '已启动', en: 'opened' },
  SCORED: { zh: '已评分', en: 'scored' },
  PROPOSED: { zh: '已提出等次', en: 'proposed' },
  SIGNED: { zh: '已签发', en: 'signed' },
  APPEALED: { zh: '申诉中', en: 'appealed' },
  CORRECTED: { zh: '已更正', en: 'corrected' },
  PUBLISHED: { zh: '已公布', en: 'published' },
};

const describeRating = byType<TierRatingEventMap>({
  RatingOpened: ({ scale, period, ratees }) => ({
    zh: `启动 ${period} 评定（标准 ${scale}），共 ${String(ratees.length)} 人`,
    en: `Rating of ${period} opened on scale ${scale} for ${String(ratees.length)}`,
  }),
  RateeScored: ({ ratee, numerator, denominator }) => ({
    zh: `${ratee} 得分 ${String(numerator)}/${String(denominator)}`,
    en: `${ratee} scored ${String(numerator)}/${String(denominator)}`,
  }),
  AllScored: () => ({ zh: '全部评分完成', en: 'All have been scored' }),
  GradesProposed: ({ grades, scaleVersion }) => ({
    zh: `提出 ${String(grades.length)} 人的等次（系数表第 ${String(scaleVersion)} 版）`,
    en: `Grades proposed for ${String(grades.length)} by table version ${String(scaleVersion)}`,
  }),
  GradeAdjusted: ({ ratee, from, grade, reason }) => ({
    zh: `${ratee} 等次由 ${from} 调整为 ${grade}：${reason}`,
    en: `Grade of ${ratee} adjusted from ${from} to ${grade}: ${reason}`,
  }),
  RatingSigned: () => ({ zh: '评定结果已签发', en: 'The rating was signed' }),
  GradeAppealed: ({ ratee, grounds }) => ({
    zh: `${ratee} 申诉：${grounds}`,
    en: `${ratee} appealed: ${grounds}`,
  }),
  GradeCorrected: ({ ratee, from, grade, reason }) => ({
    zh: `${ratee} 申诉成立，等次由 ${from} 更正为 ${grade}：${reason}`,
    en: `Appeal of ${ratee} granted, ${from} corrected to ${grade}: ${reason}`,
  }),
  GradeAppealDenied: ({ ratee, reason }) => ({
    zh: `${ratee} 申诉驳回：${reason}`,
    en: `Appeal of ${ratee} denied: ${reason}`,
  }),
  AppealWindowClosed: () => ({ zh: '申诉期满', en: 'The time to appeal is over' }),
  RatingPublished: ({ grades }) => ({
    zh: `评定结果公布，共 ${String(grades.length)} 人`,
    en: `Rating of ${String(grades.length)} published`,
  }),
  OutcomeRecorded: ({ ratee, outcome, reference }) => ({
    zh: `${ratee} 结果登记：${outcome}（${reference}）`,
    en: `Outcome of ${ratee} recorded: ${outcome} (${reference})`,
  }),
});

const ORGANISERS = {
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
} as const satisfies Readonly<Record<string, SideScope>>;
const RATEES = {
  ...ORGANISERS,
  COMMUNITY: 'participant',
  GRID: 'participant',
  UNIT: 'participant',
  UNITLEAD: 'participant',
} as const;

function facts(state: TierRatingState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const { status, territory, playbook, ratees } = state;
  const persons = ratees.map((each) => each.ratee);
  return { status, territory, playbook, units: [], persons, issues: [] };
}

/** 等次评定: scores become a proposal that a person signs (domain.md §3.4b; S2-1, S1a-15). */
export const tierRating: SideStream<
  TierRatingState,
  TierRatingCommand,
  TierRatingEvent,
  TierRatingSection
> = {
  kind: 'tierRating',
  path: 'tier-ratings',
  name: { zh: '等次评定', en: 'Tier rating' },
  aggregate: {
    category: 'tierRating',
    initial: UNOPENED,
    evolve: evolveTierRating,
    decide: decideTierRating,
  },
  commands: TIER_RATING_COMMANDS,
  opens: 'OpenRating',
  commandNames: {
    OpenRating: { zh: '启动评定', en: 'open rating' },
    ScoreRatee: { zh: '评分', en: 'score ratee' },
    ProposeGrades: { zh: '提出等次', en: 'propose grades' },
    AdjustGrade: { zh: '调整等次', en: 'adjust grade' },
    SignRating: { zh: '签发', en: 'sign rating' },
    AppealGrade: { zh: '申诉', en: 'appeal grade' },
    DecideGradeAppeal: { zh: '裁定申诉', en: 'decide appeal' },
    PublishRating: { zh: '公布', en: 'publish rating' },
    RecordOutcome: { zh: '登记结果', en: 'record outcome' },
    ElapseClock: { zh: '到期', en: 'elapse clock' },
  },
  rejections: TIER_RATING_REJECTIONS,
  statusNames: STATUS_NAMES,
  sealed: {
    RatingOpened: [],
    RateeScored: ['note'],
    AllScored: [],
    GradesProposed: [],
    GradeAdjusted: [],
    RatingSigned: [],
    GradeAppealed: ['grounds'],
    GradeCorrected: [],
    GradeAppealDenied: [],
    AppealWindowClosed: [],
    RatingPublished: [],
    OutcomeRecorded: [],
  },
  policy: {
    OpenRating: ORGANISERS,
    ScoreRatee: ORGANISERS,
    ProposeGrades: ORGANISERS,
    AdjustGrade: ORGANISERS,
    SignRating: ORGANISERS,
    AppealGrade: RATEES,
    DecideGradeAppeal: ORGANISERS,
    PublishRating: ORGANISERS,
    RecordOutcome: ORGANISERS,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...RATEES, SUPERVISOR: 'any', ANALYST: 'any' },
  },
  facts,
  view: asJson,
  describe: describeRating,
  sectionSchema: TIER_RATING_SCHEMA,
};
