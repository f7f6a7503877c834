import {
  asJson,
  isUnopened,
  UNOPENED,
  type Bilingual,
  type SideFacts,
  type SideStream,
} from '@shaodao/decider';
import {
  MEDIATION_COMMANDS,
  type MediationCommand,
  type MediationCommandName,
} from './commands.js';
import { decideMediation } from './decide/decide.js';
import { describeMediation } from './describe.js';
import type { MediationEvent, MediationEventType } from './events.js';
import { evolveMediation } from './evolve.js';
import { MEDIATION_POLICY } from './policy.js';
import { MEDIATION_REJECTIONS } from './rejections.js';
import { MEDIATION_SCHEMA, type MediationSection } from './section.js';
import type { MediationState, MediationStatus } from './state.js';

const COMMAND_NAMES: Readonly<Record<MediationCommandName, Bilingual>> = {
  RequestMediation: { zh: '申请调解', en: 'request mediation' },
  GiveConsent: { zh: '同意调解', en: 'give consent' },
  RefuseMediation: { zh: '不同意调解', en: 'refuse mediation' },
  StopMediation: { zh: '终止调解', en: 'stop mediation' },
  ChooseMediator: { zh: '选定调解员', en: 'choose mediator' },
  RejectMediator: { zh: '不接受调解员', en: 'reject mediator' },
  ChooseWise: { zh: '选择明白人', en: 'choose wise person' },
  InviteWitness: { zh: '邀请见证人', en: 'invite witness' },
  OpenSession: { zh: '开始调解', en: 'open session' },
  AskNextTier: { zh: '申请转上一层级', en: 'ask for next tier' },
  OpenNextTier: { zh: '转上一层级调解', en: 'open next tier' },
  RecordStatement: { zh: '说理', en: 'record statement' },
  AdvancePhase: { zh: '进入下一阶段', en: 'advance phase' },
  RecordAppraisal: { zh: '评理', en: 'record appraisal' },
  CorrectRights: { zh: '纠正侵权', en: 'correct rights' },
  TakeStep: { zh: '完成步骤', en: 'take step' },
  GiveGuidance: { zh: '法庭指导', en: 'give guidance' },
  RecordAgreement: { zh: '达成协议', en: 'record agreement' },
  RecordFailure: { zh: '调解不成', en: 'record failure' },
  ApplyConfirmation: { zh: '申请司法确认', en: 'apply for confirmation' },
  RecordConfirmation: { zh: '登记司法确认', en: 'record confirmation' },
  FollowUp: { zh: '回访', en: 'follow up' },
  RecordPerformance: { zh: '确认履行', en: 'record performance' },
  RecordBreach: { zh: '登记未履行', en: 'record breach' },
  ReferToLitigation: { zh: '引导诉讼', en: 'refer to litigation' },
  ReferLegalAid: { zh: '转介法律援助', en: 'refer to legal aid' },
  ElapseClock: { zh: '到期', en: 'elapse clock' },
};

const STATUS_NAMES: Readonly<Record<MediationStatus, Bilingual>> = {
  REQUESTED: { zh: '已申请', en: 'requested' },
  CONSENTED: { zh: '各方同意', en: 'consented' },
  MEDIATOR_CHOSEN: { zh: '已选调解员', en: 'mediator chosen' },
  IN_SESSION: { zh: '调解中', en: 'in session' },
  AGREED: { zh: '达成协议', en: 'agreed' },
  FAILED: { zh: '调解不成', en: 'failed' },
  PARTY_STOPPED: { zh: '当事人终止', en: 'stopped by a party' },
  PERFORMED: { zh: '已履行', en: 'performed' },
  BREACHED: { zh: '未履行', en: 'breached' },
  LITIGATION_REFERRED: { zh: '已引导诉讼', en: 'referred to litigation' },
};

/** Whatever people said or wrote is confidential. */
const SEALED: Readonly<Record<MediationEventType, readonly string[]>> = {
  MediationRequested: ['title'],
  PartyConsented: [],
  MediationConsented: [],
  MediationRefused: ['reason'],
  ConsentLapsed: [],
  MediationStopped: ['reason'],
  MediatorChosen: [],
  MediatorRejected: ['reason'],
  WiseChosen: [],
  WitnessInvited: [],
  SessionOpened: [],
  NextTierAsked: [],
  TierRaised: [],
  PartyHeard: ['statement'],
  PhaseAdvanced: [],
  MatterAppraised: ['calming'],
  RightsCorrected: ['correction'],
  StepTaken: ['note'],
  GuidanceGiven: ['content'],
  AgreementReached: ['text'],
  MediationFailed: ['record'],
  ConfirmationApplied: [],
  ConfirmationDecided: [],
  ConfirmationLapsed: [],
  FollowedUp: ['note'],
  PerformanceCameDue: [],
  AgreementPerformed: [],
  AgreementBreached: ['note'],
  LitigationReferred: [],
  LegalAidReferred: [],
};

const OVER: readonly string[] = ['PARTY_STOPPED', 'PERFORMED', 'BREACHED', 'LITIGATION_REFERRED'];

function facts(state: MediationState): SideFacts {
  if (isUnopened(state)) return { status: 'NONE', units: [], persons: [], issues: [] };
  const persons = [
    ...state.parties,
    state.requestedBy,
    ...state.mediators.map((each) => each.mediator),
    ...Object.values(state.wiseBy),
    ...state.witnesses,
    ...state.advisers,
  ];
  return {
    status: state.status,
    territory: state.territory,
    units: [],
    persons: [...new Set(persons)],
    issues: state.issue === undefined ? [] : [state.issue],
    playbook: state.playbook,
    title: state.title,
    over: OVER.includes(state.status),
  };
}

/** 调解: voluntary, confidential, tier by tier (domain.md §3.4b; S0-8, S2-8, S4-2). */
export const mediation: SideStream<
  MediationState,
  MediationCommand,
  MediationEvent,
  MediationSection
> = {
  kind: 'mediation',
  path: 'mediations',
  name: { zh: '调解', en: 'Mediation' },
  aggregate: {
    category: 'mediation',
    initial: UNOPENED,
    evolve: evolveMediation,
    decide: decideMediation,
  },
  commands: MEDIATION_COMMANDS,
  opens: 'RequestMediation',
  commandNames: COMMAND_NAMES,
  rejections: MEDIATION_REJECTIONS,
  statusNames: STATUS_NAMES,
  sealed: SEALED,
  policy: MEDIATION_POLICY,
  facts,
  view: asJson,
  describe: describeMediation,
  /** The issue knows of the mediation, as the mediation knows of the issue. */
  effects: (event, _state, { id }) =>
    event.type === 'MediationRequested' && event.data.issue !== undefined
      ? [
          {
            target: 'issue',
            id: event.data.issue,
            command: { type: 'LinkIssue', relation: 'TO_MEDIATION', stream: `mediation-${id}` },
          },
        ]
      : [],
  asksLoadOf: (command) => {
    if (command.type === 'ChooseMediator') return [command.mediator];
    return command.type === 'OpenNextTier' ? command.mediators : [];
  },
  sectionSchema: MEDIATION_SCHEMA,
};
