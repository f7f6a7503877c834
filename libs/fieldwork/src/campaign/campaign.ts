import {
  asJson,
  isUnopened,
  UNOPENED,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { CAMPAIGN_COMMANDS } from './commands.js';
import { decideCampaign } from './decide.js';
import { describeCampaign } from './describe.js';
import { evolveCampaign } from './evolve.js';
import { CAMPAIGN_REJECTIONS } from './rejections.js';
import { CAMPAIGN_SECTION, type CampaignSection } from './section.js';
import { coverageOf, type Campaign, type CampaignCommand, type CampaignEvent } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Which of these run which campaign, its playbook says (`by`). */
const PLANNERS: Grants = {
  DISTRICT: 'ownTerritory',
  STREET: 'ownTerritory',
  COMMUNITY: 'ownTerritory',
  BRANCH: 'ownTerritory',
  COMMANDER: 'any',
  SHIFTLEADER: 'any',
};
const VISITORS: Grants = {
  ...PLANNERS,
  GRID: 'ownTerritory',
  SPONSOR: 'ownTerritory',
  CENTREHOUSEHOLD: 'ownTerritory',
  TEAM: 'ownTerritory',
  DEPUTY: 'ownTerritory',
  VILLAGESUPERVISOR: 'ownTerritory',
  UNIT: 'ownTerritory',
  INSPECTOR: 'any',
};

/** 走访、排查: targets, visits, coverage; what is found becomes issues. */
export const campaign: SideStream<
  Unopened | Campaign,
  CampaignCommand,
  CampaignEvent,
  CampaignSection
> = {
  kind: 'campaign',
  path: 'campaigns',
  name: { zh: '走访排查', en: 'Campaign' },
  aggregate: {
    category: 'campaign',
    initial: UNOPENED,
    evolve: evolveCampaign,
    decide: decideCampaign,
  },
  commands: CAMPAIGN_COMMANDS,
  opens: 'PlanCampaign',
  commandNames: {
    PlanCampaign: { zh: '制定方案', en: 'Plan a campaign' },
    StartCampaign: { zh: '启动', en: 'Start the campaign' },
    AddTargets: { zh: '补充对象', en: 'Add targets' },
    RecordVisit: { zh: '记录走访', en: 'Record a visit' },
    LinkVisitIssue: { zh: '关联诉求', en: 'Link the issue' },
    AdvanceStage: { zh: '转入下一阶段', en: 'Advance to the next stage' },
    CloseCampaign: { zh: '结束', en: 'Close the campaign' },
    ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
  },
  rejections: CAMPAIGN_REJECTIONS,
  statusNames: {
    PLANNED: { zh: '已计划', en: 'planned' },
    RUNNING: { zh: '进行中', en: 'running' },
    CLOSED: { zh: '已结束', en: 'closed' },
  },
  sealed: {
    CampaignPlanned: [],
    CampaignStarted: [],
    TargetsAdded: [],
    VisitRecorded: ['note', 'lists.entry'],
    VisitIssueLinked: [],
    StageAdvanced: [],
    VisitOverdue: [],
    CampaignOverdue: [],
    CampaignClosed: [],
  },
  policy: {
    PlanCampaign: PLANNERS,
    StartCampaign: PLANNERS,
    AddTargets: PLANNERS,
    RecordVisit: VISITORS,
    LinkVisitIssue: { ...VISITORS, AGENT: 'any', SYSTEM: 'any' },
    AdvanceStage: PLANNERS,
    CloseCampaign: PLANNERS,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...VISITORS, SUPERVISOR: 'any', AGENT: 'any' },
  },
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          over: state.status === 'CLOSED',
          territory: state.territory,
          units: [],
          persons: state.team.map(({ person }) => person),
          issues: state.visits.flatMap(({ issue }) => issue ?? []),
          playbook: state.playbook,
          title: state.title,
        },
  view: (state) => asJson(isUnopened(state) ? state : { ...state, coverage: coverageOf(state) }),
  describe: describeCampaign,
  sectionSchema: CAMPAIGN_SECTION,
};
