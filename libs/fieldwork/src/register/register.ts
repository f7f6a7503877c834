import {
  asJson,
  isUnopened,
  present,
  UNOPENED,
  type JsonObject,
  type SideEffect,
  type SideStream,
  type Unopened,
} from '@shaodao/decider';
import { registerContradictions } from './contradictions.js';
import { REGISTER_COMMANDS } from './commands.js';
import { decideRegister } from './decide.js';
import { describeRegister } from './describe.js';
import type { RegisterEventMap } from './events.js';
import { evolveRegister } from './evolve.js';
import { REGISTER_POLICY } from './policy.js';
import { REGISTER_REJECTIONS } from './rejections.js';
import { REGISTER_SECTION, type RegisterSection } from './section.js';
import type { Entry, RegisterCommand, RegisterEvent } from './state.js';

/** 登记册: risks, ledgers, projects, checklists and loops, each described by a playbook. */
export const register: SideStream<
  Unopened | Entry,
  RegisterCommand,
  RegisterEvent,
  RegisterSection
> = {
  kind: 'register',
  path: 'register-entries',
  name: { zh: '登记册条目', en: 'Register entry' },
  aggregate: {
    category: 'register',
    initial: UNOPENED,
    evolve: evolveRegister,
    decide: decideRegister,
  },
  commands: REGISTER_COMMANDS,
  opens: 'RegisterEntry',
  commandNames: {
    RegisterEntry: { zh: '登记', en: 'Register an entry' },
    FillFacts: { zh: '填报', en: 'Fill in facts' },
    TickItem: { zh: '勾选清单项', en: 'Tick an item' },
    StateAgreement: { zh: '表明意见', en: 'State an agreement' },
    AddToTally: { zh: '记账或计数', en: 'Add to a tally' },
    TakeStep: { zh: '推进', en: 'Take a step' },
    EnterMode: { zh: '进入模式', en: 'Enter a mode' },
    ConnectIssue: { zh: '关联诉求', en: 'Connect an issue' },
    ElapseClock: { zh: '时限到达', en: 'Elapse a clock' },
  },
  rejections: REGISTER_REJECTIONS,
  statusNames: {
    OPEN: { zh: '进行中', en: 'open' },
    ENDED: { zh: '已结束', en: 'ended' },
  },
  sealed: {
    EntryRegistered: ['personalFacts.value'],
    FactsFilled: ['personalFacts.value'],
    ItemTicked: ['note'],
    AgreementStated: ['note'],
    TallyAdded: [],
    StepTaken: ['note'],
    EntryOverdue: [],
    ModeEntered: [],
    ModeLeft: [],
    IssueConnected: [],
  },
  policy: REGISTER_POLICY,
  facts: (state) =>
    isUnopened(state)
      ? { status: state.status, units: [], persons: [], issues: [] }
      : {
          status: state.status,
          over: state.status === 'ENDED',
          units: state.owner === undefined ? [] : [state.owner],
          persons: Object.values(state.takenBy),
          issues: state.issues,
          playbook: state.playbook,
          title: state.title,
          ...present({ territory: state.territory }),
        },
  view: (state) => asJson(state),
  describe: describeRegister,
  effects: (event, state, { id }) => (isUnopened(state) ? [] : effects(event, state, id)),
  sectionSchema: REGISTER_SECTION,
  contradictions: registerContradictions,
};

/** A step may report an issue, and open the next round of its loop. */
function effects({ type, data }: RegisterEvent, state: Entry, id: string): readonly SideEffect[] {
  if (type !== 'StepTaken') return [];
  const { register: code, title, round, playbook, territory, owner } = state;
  const { opensIssue, opensNext } = data;
  const place = present({ territory });
  return [
    ...(opensIssue === undefined
      ? []
      : [
          {
            target: 'issue' as const,
            id: opensIssue.issue,
            command: { type: 'ReportIssue', title, ...reportOf(opensIssue), ...place },
          },
        ]),
    ...(opensNext === undefined
      ? []
      : [
          {
            target: 'side' as const,
            kind: 'register',
            command: {
              type: 'RegisterEntry',
              ...{ playbook: playbook.id, register: opensNext, title, follows: id },
              round: code === opensNext ? round + 1 : round,
              ...place,
              ...present({ owner }),
            },
          },
        ]),
  ];
}

type OpenedIssue = NonNullable<RegisterEventMap['StepTaken']['opensIssue']>;

const reportOf = ({ kind, channel, category }: OpenedIssue): JsonObject => ({
  ...{ kind, channel },
  ...present({ category }),
});
