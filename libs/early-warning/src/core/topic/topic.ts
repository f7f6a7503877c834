import {
  asJson,
  isUnopened,
  UNOPENED,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { TOPIC_COMMANDS } from './commands.js';
import { decideTopic } from './decide.js';
import { describeTopic } from './describe.js';
import { evolveTopic } from './evolve.js';
import { TOPIC_REJECTIONS } from './rejections.js';
import { TOPIC_SECTION, type TopicSection } from './section.js';
import { unitsOf, type Topic, type TopicCommand, type TopicEvent } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Which of these do what, the topic's playbook says. */
const CHAIRS: Grants = {
  COMMANDER: 'any',
  SHIFTLEADER: 'any',
  DISTRICT: 'ownTerritory',
  STREET: 'ownTerritory',
};
const WORKERS: Grants = { ...CHAIRS, UNIT: 'ownUnit', UNITLEAD: 'ownUnit' };

/** 专题 (每月一题): a problem that many report, settled for good. */
export const topic: SideStream<Unopened | Topic, TopicCommand, TopicEvent, TopicSection> = {
  kind: 'topic',
  path: 'topics',
  name: { zh: '专题', en: 'Topic' },
  aggregate: { category: 'topic', initial: UNOPENED, evolve: evolveTopic, decide: decideTopic },
  commands: TOPIC_COMMANDS,
  opens: 'ProposeTopic',
  commandNames: {
    ProposeTopic: { zh: '提出', en: 'Propose a topic' },
    AdoptTopic: { zh: '确定', en: 'Adopt the topic' },
    DropTopic: { zh: '不列为专题', en: 'Drop the topic' },
    LogMeasure: { zh: '记录措施', en: 'Log a measure' },
    LinkTopicIssue: { zh: '关联诉求', en: 'Link an issue' },
    ReviewTopic: { zh: '评估成效', en: 'Judge the topic' },
    CloseTopic: { zh: '办结', en: 'Close the topic' },
    ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
  },
  rejections: TOPIC_REJECTIONS,
  statusNames: {
    PROPOSED: { zh: '已提出', en: 'proposed' },
    ADOPTED: { zh: '推进中', en: 'adopted' },
    REVIEWED: { zh: '已评估', en: 'judged' },
    CLOSED: { zh: '已办结', en: 'closed' },
    DROPPED: { zh: '未列入', en: 'dropped' },
  },
  sealed: {
    TopicProposed: [],
    TopicAdopted: [],
    TopicDropped: [],
    MeasureLogged: [],
    TopicIssueLinked: [],
    TopicOverdue: [],
    TopicReviewed: [],
    TopicClosed: [],
  },
  policy: {
    ProposeTopic: { ...CHAIRS, COMMUNITY: 'ownTerritory', ANALYST: 'any', SYSTEM: 'any' },
    AdoptTopic: CHAIRS,
    DropTopic: CHAIRS,
    LogMeasure: WORKERS,
    LinkTopicIssue: { ...WORKERS, AGENT: 'any', DISPATCHER: 'any' },
    ReviewTopic: { COMMANDER: 'any', SUPERVISOR: 'any', DISTRICT: 'ownTerritory' },
    CloseTopic: CHAIRS,
    ElapseClock: { SYSTEM: 'any' },
    read: {
      ...WORKERS,
      COMMUNITY: 'ownTerritory',
      AGENT: 'any',
      DISPATCHER: 'any',
      SUPERVISOR: 'any',
      ANALYST: 'any',
    },
  },
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          over: state.status === 'CLOSED' || state.status === 'DROPPED',
          ...(state.territory === undefined ? {} : { territory: state.territory }),
          units: unitsOf(state),
          persons: [],
          issues: state.issues,
          playbook: state.playbook,
          title: state.title,
        },
  view: (state) => asJson(state),
  describe: describeTopic,
  sectionSchema: TOPIC_SECTION,
};
