import {
  asJson,
  isUnopened,
  UNOPENED,
  type SideScope,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { RECEPTION_COMMANDS } from './commands.js';
import { decideReception } from './decide.js';
import { describeReception } from './describe.js';
import { evolveReception } from './evolve.js';
import { RECEPTION_REJECTIONS } from './rejections.js';
import { RECEPTION_SECTION, type ReceptionSection } from './section.js';
import type { ReceptionCommand, ReceptionEvent, Session } from './state.js';

/** Which of these hold which reception, its playbook says (`by`). */
const HOSTS: Readonly<Record<string, SideScope>> = {
  RECEPTIONLEADER: 'ownTerritory',
  DISTRICT: 'ownTerritory',
  STREET: 'ownTerritory',
  COMMUNITY: 'ownTerritory',
  DEPUTY: 'ownTerritory',
  SPONSOR: 'ownTerritory',
  UNITLEAD: 'ownTerritory',
  AGENT: 'any',
  SHIFTLEADER: 'any',
};
const DESK = { ...HOSTS, GRID: 'ownTerritory', SYSTEM: 'any' } as const;

/** 接待日: a leader receives on fixed days, and every visit is settled or becomes an issue. */
export const reception: SideStream<
  Unopened | Session,
  ReceptionCommand,
  ReceptionEvent,
  ReceptionSection
> = {
  kind: 'reception',
  path: 'reception-sessions',
  name: { zh: '接待日', en: 'Reception session' },
  aggregate: {
    category: 'reception',
    initial: UNOPENED,
    evolve: evolveReception,
    decide: decideReception,
  },
  commands: RECEPTION_COMMANDS,
  opens: 'PlanSession',
  commandNames: {
    PlanSession: { zh: '排定接待', en: 'Plan a session' },
    BookVisit: { zh: '预约来访', en: 'Book a visit' },
    OpenSession: { zh: '开始接待', en: 'Open the session' },
    RegisterVisitor: { zh: '登记来访', en: 'Register a visitor' },
    LinkVisitIssue: { zh: '关联诉求', en: 'Link the issue' },
    SettleVisit: { zh: '当场办结', en: 'Settle on the spot' },
    RecordMinutes: { zh: '记录纪要', en: 'Record the minutes' },
    CloseSession: { zh: '结束接待', en: 'Close the session' },
    CancelSession: { zh: '取消接待', en: 'Cancel the session' },
    ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
  },
  rejections: RECEPTION_REJECTIONS,
  statusNames: {
    PLANNED: { zh: '已排定', en: 'planned' },
    OPENED: { zh: '接待中', en: 'opened' },
    CLOSED: { zh: '已结束', en: 'closed' },
    CANCELLED: { zh: '已取消', en: 'cancelled' },
  },
  sealed: {
    SessionPlanned: [],
    VisitBooked: ['visitor', 'matter'],
    SessionOpened: [],
    VisitorRegistered: ['visitor', 'matter'],
    VisitIssueLinked: [],
    VisitSettled: ['answer'],
    MinutesRecorded: ['minutes'],
    SessionClosed: [],
    SessionCancelled: [],
    SessionMissed: [],
  },
  policy: {
    PlanSession: HOSTS,
    BookVisit: { ...DESK, RESIDENT: 'any' },
    OpenSession: HOSTS,
    RegisterVisitor: DESK,
    LinkVisitIssue: DESK,
    SettleVisit: DESK,
    RecordMinutes: HOSTS,
    CloseSession: HOSTS,
    CancelSession: HOSTS,
    ElapseClock: { SYSTEM: 'any' },
    read: { ...DESK, COMMANDER: 'any', SUPERVISOR: 'any' },
  },
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          over: state.status === 'CLOSED' || state.status === 'CANCELLED',
          territory: state.territory,
          units: [],
          persons: [state.host],
          issues: state.visits.flatMap(({ issue }) => issue ?? []),
          playbook: state.playbook,
          title: `${state.session} ${state.date}`,
        },
  view: (state) => asJson(state),
  describe: describeReception,
  sectionSchema: RECEPTION_SECTION,
};
