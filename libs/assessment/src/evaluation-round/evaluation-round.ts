import {
  asJson,
  byType,
  isUnopened,
  UNOPENED,
  type JsonObject,
  type SideFacts,
  type SideScope,
  type SideStream,
} from '@shaodao/decider';
import { EVALUATION_ROUND_COMMANDS, type EvaluationRoundCommand } from './commands.js';
import { decideEvaluationRound } from './decide.js';
import type { EvaluationRoundEvent, EvaluationRoundEventMap } from './events.js';
import { evolveEvaluationRound } from './evolve.js';
import { EVALUATION_ROUND_REJECTIONS } from './rejections.js';
import { EVALUATION_ROUND_SCHEMA, type EvaluationRoundSection } from './section.js';
import type { EvaluationRoundState } from './state.js';

/** No line names who gave a vote, nor its scores: those rated read along. */
const describeRound = byType<EvaluationRoundEventMap>({
  RoundOpened: ({ instrument, period, ratees }) => ({
    zh: `启动 ${period} 评价（${instrument}），被评价 ${String(ratees.length)} 个`,
    en: `Evaluation of ${period} opened by ${instrument} for ${String(ratees.length)}`,
  }),
  CollectingStarted: () => ({ zh: '开始收集评价', en: 'Votes are being collected' }),
  VoteCast: () => ({ zh: '收到一份评价', en: 'A vote was cast' }),
  MatterRaisedInRound: ({ title }) => ({
    zh: `提出事项：${title}`,
    en: `Matter raised: ${title}`,
  }),
  MatterAnswered: ({ matter, answer, solved }) => ({
    zh: `答复事项 ${matter}（${solved ? '已解决' : '办理中'}）：${answer}`,
    en: `Matter ${matter} answered (${solved ? 'solved' : 'to be done'}): ${answer}`,
  }),
  MatterRated: ({ matter, satisfied }) => ({
    zh: `对事项 ${matter} 的答复${satisfied ? '满意' : '不满意'}`,
    en: `The answer on ${matter} is ${satisfied ? 'satisfying' : 'not satisfying'}`,
  }),
  RoundClosed: () => ({ zh: '评价截止', en: 'The round is closed' }),
  RoundPublished: ({ results }) => ({
    zh: `公布评价结果 ${String(results.length)} 个`,
    en: `Results of ${String(results.length)} published`,
  }),
});

/** Votes by number alone, so that nobody rated learns who rated them. */
function view(state: EvaluationRoundState): JsonObject {
  if (isUnopened(state)) return { ...state };
  const { votes, raters, ...rest } = state;
  return asJson({ ...rest, votes: votes.length, raters: raters.length });
}

function facts(state: EvaluationRoundState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const { status, territory, playbook, raters, ratees, matters } = state;
  const all = [...new Set([...raters, ...ratees.map((each) => each.ratee)])];
  const issues = matters.map((each) => each.issue);
  return { status, territory, playbook, units: all, persons: all, issues };
}

const ORGANISERS = {
  COMMUNITY: 'ownTerritory',
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
} as const satisfies Readonly<Record<string, SideScope>>;
const RATERS = {
  ...ORGANISERS,
  UNIT: 'ownUnit',
  UNITLEAD: 'ownUnit',
  GRID: 'participant',
  RESIDENT: 'participant',
} as const;

/** 评价: reverse, multi-way and resident reviews by round (domain.md §4.5; S1d-5, S1e-7, S2-2, S3-1). */
export const evaluationRound: SideStream<
  EvaluationRoundState,
  EvaluationRoundCommand,
  EvaluationRoundEvent,
  EvaluationRoundSection
> = {
  kind: 'evaluationRound',
  path: 'evaluation-rounds',
  name: { zh: '评价', en: 'Evaluation round' },
  aggregate: {
    category: 'evaluationRound',
    initial: UNOPENED,
    evolve: evolveEvaluationRound,
    decide: decideEvaluationRound,
  },
  commands: EVALUATION_ROUND_COMMANDS,
  opens: 'OpenRound',
  commandNames: {
    OpenRound: { zh: '启动评价', en: 'open round' },
    StartCollecting: { zh: '开始收集', en: 'start collecting' },
    CastVote: { zh: '评价', en: 'cast vote' },
    RaiseRoundMatter: { zh: '提出事项', en: 'raise matter' },
    AnswerMatter: { zh: '答复事项', en: 'answer matter' },
    RateMatter: { zh: '评价答复', en: 'rate answer' },
    CloseRound: { zh: '截止', en: 'close round' },
    PublishRound: { zh: '公布', en: 'publish round' },
    ElapseClock: { zh: '到期', en: 'elapse clock' },
  },
  rejections: EVALUATION_ROUND_REJECTIONS,
  statusNames: {
    OPENED: { zh: '已启动', en: 'opened' },
    COLLECTING: { zh: '收集中', en: 'collecting' },
    CLOSED: { zh: '已截止', en: 'closed' },
    PUBLISHED: { zh: '已公布', en: 'published' },
  },
  sealed: {
    RoundOpened: [],
    CollectingStarted: [],
    VoteCast: ['comment'],
    MatterRaisedInRound: ['title'],
    MatterAnswered: ['answer'],
    MatterRated: [],
    RoundClosed: [],
    RoundPublished: [],
  },
  anonymous: ['VoteCast'],
  policy: {
    OpenRound: ORGANISERS,
    StartCollecting: ORGANISERS,
    CastVote: RATERS,
    RaiseRoundMatter: { ...ORGANISERS, RESIDENT: 'any' },
    AnswerMatter: ORGANISERS,
    RateMatter: { ...ORGANISERS, RESIDENT: 'any' },
    CloseRound: ORGANISERS,
    PublishRound: ORGANISERS,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...RATERS, SUPERVISOR: 'any', ANALYST: 'any' },
  },
  facts,
  view,
  describe: describeRound,
  effects: (event, state) => {
    if (event.type !== 'MatterRaisedInRound' || isUnopened(state)) return [];
    const { issue: id, title, channel, kind, category } = event.data;
    const command = { type: 'ReportIssue', channel, kind, title, category };
    return [{ target: 'issue', id, command: { ...command, territory: state.territory } }];
  },
  sectionSchema: EVALUATION_ROUND_SCHEMA,
};
