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
import { PACT_COMMANDS, type PactCommand, type PactCommandName } from './commands.js';
import { decidePact } from './decide.js';
import type { PactEvent, PactEventMap, PactEventType } from './events.js';
import { evolvePact } from './evolve.js';
import { PACT_REJECTIONS } from './rejections.js';
import { PACT_SCHEMA, type PactSection } from './section.js';
import type { PactState } from './state.js';

const COMMAND_NAMES: Readonly<Record<PactCommandName, Bilingual>> = {
  DraftPact: { zh: '起草公约', en: 'draft pact' },
  AdoptPact: { zh: '通过公约', en: 'adopt pact' },
  AmendPact: { zh: '修订公约', en: 'amend pact' },
  RepealPact: { zh: '废止公约', en: 'repeal pact' },
  RecordBreachOfPact: { zh: '登记违约', en: 'record breach' },
  RemindOfPact: { zh: '提醒', en: 'remind' },
  RecordRemedy: { zh: '登记改正', en: 'record remedy' },
  ReportBreach: { zh: '上报违约', en: 'report breach' },
  RegisterOccasion: { zh: '婚丧喜庆登记', en: 'register occasion' },
  ElapseClock: { zh: '到期', en: 'elapse clock' },
};

const SEALED: Readonly<Record<PactEventType, readonly string[]>> = {
  PactDrafted: [],
  PactAdopted: [],
  PactAmended: [],
  PactRepealed: [],
  PactBreached: ['note'],
  BreachReminded: [],
  BreachRemedied: [],
  RemedyLapsed: [],
  BreachReported: ['note'],
  OccasionRegistered: [],
  HouseholdReminded: [],
};

const HOSTS = {
  COMMUNITY: 'ownTerritory',
  STREET: 'ownTerritory',
} as const satisfies Readonly<Record<string, SideScope>>;
const WATCHERS = { ...HOSTS, GRID: 'ownTerritory' } as const;

const describePact = byType<PactEventMap>({
  PactDrafted: ({ title, clauses }) => ({
    zh: `起草公约《${title}》，共 ${String(clauses.length)} 条`,
    en: `Pact “${title}” drafted with ${String(clauses.length)} clauses`,
  }),
  PactAdopted: ({ version, meeting }) => ({
    zh: `第 ${String(version)} 版由会议 ${meeting} 通过`,
    en: `Version ${String(version)} adopted by the meeting ${meeting}`,
  }),
  PactAmended: ({ version }) => ({
    zh: `提出第 ${String(version)} 版草案`,
    en: `Draft of version ${String(version)}`,
  }),
  PactRepealed: ({ reason }) => ({ zh: `公约废止：${reason}`, en: `Repealed: ${reason}` }),
  PactBreached: ({ party, clause, note }) => ({
    zh: `${party} 违反第 ${clause} 条：${note}`,
    en: `${party} broke clause ${clause}: ${note}`,
  }),
  BreachReminded: ({ breach }) => ({ zh: `已提醒（${breach}）`, en: `Reminded of ${breach}` }),
  BreachRemedied: ({ breach }) => ({ zh: `已改正（${breach}）`, en: `Put right: ${breach}` }),
  RemedyLapsed: ({ breach }) => ({
    zh: `逾期未改正（${breach}）`,
    en: `Not put right in time: ${breach}`,
  }),
  BreachReported: ({ clause, note }) => ({
    zh: `违反第 ${clause} 条，上报为诉求：${note}`,
    en: `Breach of clause ${clause} reported as an issue: ${note}`,
  }),
  OccasionRegistered: ({ household, clause }) => ({
    zh: `住户 ${household} 登记婚丧喜庆事项（第 ${clause} 条）`,
    en: `Household ${household} registered an occasion under clause ${clause}`,
  }),
  HouseholdReminded: ({ household, clause }) => ({
    zh: `提醒住户 ${household} 遵守第 ${clause} 条`,
    en: `Household ${household} reminded of clause ${clause}`,
  }),
});

function facts(state: PactState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const { status, territory, title, playbook, breaches, occasions } = state;
  const persons = [
    ...breaches.map((each) => each.party),
    ...occasions.map((each) => each.household),
  ];
  return {
    ...{ status, territory, title, playbook, units: [], persons: [...new Set(persons)] },
    issues: breaches.map((each) => each.issue).filter((each) => each !== undefined),
  };
}

/** 一约 / 公约: a versioned pact whose clauses are cited (domain.md S4-4, S4-6, S3-12). */
export const pact: SideStream<PactState, PactCommand, PactEvent, PactSection> = {
  kind: 'pact',
  path: 'pacts',
  name: { zh: '公约', en: 'Pact' },
  aggregate: { category: 'pact', initial: UNOPENED, evolve: evolvePact, decide: decidePact },
  commands: PACT_COMMANDS,
  opens: 'DraftPact',
  commandNames: COMMAND_NAMES,
  rejections: PACT_REJECTIONS,
  statusNames: {
    DRAFT: { zh: '草案', en: 'draft' },
    IN_FORCE: { zh: '施行中', en: 'in force' },
    REPEALED: { zh: '已废止', en: 'repealed' },
    RECORDED: { zh: '已登记', en: 'recorded' },
    REMINDED: { zh: '已提醒', en: 'reminded' },
    LAPSED: { zh: '逾期未改正', en: 'not remedied in time' },
    REMEDIED: { zh: '已改正', en: 'remedied' },
    REPORTED: { zh: '已上报', en: 'reported' },
  },
  sealed: SEALED,
  policy: {
    DraftPact: HOSTS,
    AdoptPact: HOSTS,
    AmendPact: HOSTS,
    RepealPact: HOSTS,
    RecordBreachOfPact: WATCHERS,
    RemindOfPact: WATCHERS,
    RecordRemedy: WATCHERS,
    ReportBreach: WATCHERS,
    RegisterOccasion: { ...WATCHERS, RESIDENT: 'any' },
    ElapseClock: { SYSTEM: 'any' },
    read: { ...WATCHERS, DISTRICT: 'ownTerritory', SUPERVISOR: 'any', ANALYST: 'any' },
  },
  facts,
  view: asJson,
  describe: describePact,
  effects: (event, state) => {
    if (event.type !== 'BreachReported' || isUnopened(state)) return [];
    const { issue: id, note, clause, channel, kind, category } = event.data;
    const title = `违反公约第 ${clause} 条`;
    const { territory } = state;
    const facts = { channel, kind, title, description: note, category, territory };
    return [{ target: 'issue', id, command: { type: 'ReportIssue', ...facts } }];
  },
  sectionSchema: PACT_SCHEMA,
};
