import { ROLE_NAMES } from '../roles.js';
import type { Action } from './actions.js';
import {
  CALLED,
  COORDINATORS,
  HANDLERS,
  OVERSIGHT,
  READERS,
  RESPONDERS,
  TERRITORY,
  WATCHERS,
  WORKERS,
  type Grants,
} from './grants.js';

/** All but those who only look on, and those who see no matter at all. */
const PICTURE_BRINGERS = ROLE_NAMES.filter(
  (role) => !['ANALYST', 'ADMIN', 'DATAOFFICER', 'SYSTEM'].includes(role),
);

/**
 * Who may do what, and how far: the column "Who" of domain §3.4, the matrix of §6.6, one line per
 * action. A role that is not named may not. `docs/policy.md` shows it as a table.
 */
export const POLICY: Readonly<Record<Action, Grants>> = {
  // Intake
  ReportIssue: {
    AGENT: 'any',
    DISPATCHER: 'any',
    SHIFTLEADER: 'any',
    INSPECTOR: 'any',
    SUPERVISOR: 'any',
    COMMUNITY: 'ownTerritoryIfKnown',
    GRID: 'ownTerritoryIfKnown',
    STREET: 'ownTerritoryIfKnown',
    DISTRICT: 'ownTerritoryIfKnown',
    SPONSOR: 'ownTerritoryIfKnown',
    RECEPTIONLEADER: 'any',
    CENTREHOUSEHOLD: 'ownTerritoryIfKnown',
    BRANCH: 'ownTerritoryIfKnown',
    PROPERTY: 'ownTerritoryIfKnown',
    OWNERS: 'ownTerritoryIfKnown',
    TEAM: 'ownTerritoryIfKnown',
    MERCHANT: 'ownTerritoryIfKnown',
    DEPUTY: 'any',
    VILLAGESUPERVISOR: 'ownTerritoryIfKnown',
    RESIDENT: 'any',
    SYSTEM: 'any',
  },
  AcceptIssue: { AGENT: 'any', SYSTEM: 'any' },
  RejectIntake: { AGENT: 'any', SYSTEM: 'any' },
  RedirectEmergency: { AGENT: 'any' },
  AnswerOnSpot: { AGENT: 'any', SYSTEM: 'any' },
  // The agent writes down what a caller without an account asks for.
  WithdrawIssue: { RESIDENT: 'ownIssue', AGENT: 'any', SYSTEM: 'any' },

  // From the need to the order to the unit
  PlaceRequest: { COMMUNITY: 'ownTerritory' },
  IssueOrder: { STREET: 'ownTerritory' },
  DispatchIssue: { DISPATCHER: 'any', STREET: 'ownTerritory', SYSTEM: 'any' },
  Redispatch: { DISPATCHER: 'any', ARBITER: 'any' },
  RequestReturn: { UNITLEAD: 'assignmentUnit' },
  ApproveReturn: { DISPATCHER: 'any', ARBITER: 'any' },
  DenyReturn: { DISPATCHER: 'any', ARBITER: 'any' },

  // Work
  SignAssignment: WORKERS,
  RecordContact: WORKERS,
  // A template names who takes which step; without one only the unit itself writes.
  LogStep: {
    ...WORKERS,
    UNITLEAD: 'assignmentUnit',
    ...TERRITORY,
    ...WATCHERS,
    BRANCH: 'ownTerritory',
    DISPATCHER: 'any',
    SUPERVISOR: 'any',
  },
  CompleteAssist: WORKERS,
  WaiveAssist: { DISPATCHER: 'any', STREET: 'ownTerritory' },
  CompleteHandling: { ...WORKERS, UNITLEAD: 'assignmentUnit' },

  // Checking and closing
  VerifyResult: {
    INSPECTOR: 'any',
    GRID: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    BRANCH: 'ownTerritory',
    SYSTEM: 'any',
  },
  FeedBack: {
    UNIT: 'leadUnit',
    PROPERTY: 'leadUnit',
    BRANCH: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    GRID: 'ownTerritory',
    STREET: 'ownTerritory',
    AGENT: 'any',
    SYSTEM: 'any',
  },
  MakeCallback: { CALLER: 'any', RESIDENT: 'ownIssue', SYSTEM: 'any' },
  SubmitEvaluation: { CALLER: 'any', RESIDENT: 'ownIssue', SYSTEM: 'any' },
  OrderRework: { CALLER: 'any', SUPERVISOR: 'any' },
  CloseIssue: { AGENT: 'any', SYSTEM: 'any' },
  // Who brought the matter names the new facts themself (issue 7); the limit is not theirs to set.
  ReopenIssue: { RESIDENT: 'ownIssue', AGENT: 'any', SYSTEM: 'any' },
  ArchiveIssue: { SYSTEM: 'any' },

  // 点单 → 下单 → 响应 → 评单, and units added on the way
  RespondToOrder: {
    UNIT: 'assignmentUnit',
    UNITLEAD: 'assignmentUnit',
    PROPERTY: 'assignmentUnit',
  },
  CommentOnResult: { COMMUNITY: 'ownTerritory' },
  AddAssist: { STREET: 'ownTerritory', DISPATCHER: 'any', COMMANDER: 'any' },
  ReplaceLead: { STREET: 'ownTerritory', DISPATCHER: 'any', COMMANDER: 'any' },
  SplitSubtask: {
    STREET: 'ownTerritory',
    DISPATCHER: 'any',
    UNIT: 'leadUnit',
    SYSTEM: 'any',
  },
  LinkIssue: {
    DISPATCHER: 'any',
    STREET: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    SYSTEM: 'any',
  },

  // 吹哨报到
  BlowWhistle: {
    STREET: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    GRID: 'ownTerritory',
    BRANCH: 'ownTerritory',
    RESIDENT: 'ownIssue',
    COMMANDER: 'any',
    DISPATCHER: 'any',
  },
  // The unit itself; whoever coordinates records it instead only with a reason (invariant 12).
  CheckIn: {
    ...CALLED,
    STREET: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    BRANCH: 'ownTerritory',
    SHIFTLEADER: 'any',
    COMMANDER: 'any',
  },
  OverrideQuorum: COORDINATORS,
  MarkNoShow: { SYSTEM: 'any' },
  RejectWhistle: { UNITLEAD: 'assignmentUnit' },
  // The branch that coordinates a resident's whistle rules on what the property says (S1e-1).
  UpholdWhistle: { DISTRICT: 'ownTerritory', BRANCH: 'assignmentUnit' },
  CancelWhistle: { DISTRICT: 'ownTerritory', BRANCH: 'assignmentUnit' },
  CompleteWhistleWork: CALLED,
  ReleaseUnits: COORDINATORS,
  RateWhistle: CALLED,
  RateReverse: { STREET: 'ownTerritory', COMMUNITY: 'ownTerritory', BRANCH: 'ownTerritory' },

  // Who is liable
  RaiseObjection: { UNITLEAD: 'assignmentUnit' },
  HoldConsultation: { ARBITER: 'any', DISPATCHER: 'any', STREET: 'ownTerritory' },
  RuleObjection: { ARBITER: 'any', COMMANDER: 'any' },

  // Moved and resting limits
  RequestExtension: { UNITLEAD: 'assignmentUnit' },
  GrantExtension: { DISPATCHER: 'any', DISTRICT: 'ownTerritory' },
  DenyExtension: { DISPATCHER: 'any', DISTRICT: 'ownTerritory' },
  SuspendIssue: { DISPATCHER: 'any', ARBITER: 'any' },
  ResumeIssue: { DISPATCHER: 'any', ARBITER: 'any' },
  RequestLedger: { UNITLEAD: 'assignmentUnit' },
  PutOnLedger: { DISTRICT: 'ownTerritory' },
  ReviewLedger: { DISTRICT: 'ownTerritory' },
  ClearLedger: { DISTRICT: 'ownTerritory' },
  ReportInterim: { UNIT: 'assignmentUnit' },
  // The timekeeper's word, and a calendar published anew.
  ElapseClock: { SYSTEM: 'any' },
  RecalculateClocks: { SYSTEM: 'any' },

  // Supervision
  Remind: { SUPERVISOR: 'any', SYSTEM: 'any' },
  OrderSupervision: { SUPERVISOR: 'any' },
  ReplySupervision: { UNIT: 'assignmentUnit' },
  LiftSupervision: { SUPERVISOR: 'any' },
  IssueCard: { SUPERVISOR: 'any', SYSTEM: 'any' },
  InterviewUnit: { SUPERVISOR: 'any' },
  ListCase: { SUPERVISOR: 'any' },

  // Up and down the levels
  EscalateIssue: {
    GRID: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    STREET: 'ownTerritory',
    DISTRICT: 'ownTerritory',
    SUPERVISOR: 'any',
    COMMANDER: 'any',
    SYSTEM: 'any',
  },
  TransferDown: {
    STREET: 'ownTerritory',
    DISTRICT: 'ownTerritory',
    DISPATCHER: 'any',
    COMMANDER: 'any',
  },

  // Checks before anybody is sent, and endings out of the ordinary
  VerifyReport: { INSPECTOR: 'any', GRID: 'ownTerritory', COMMUNITY: 'ownTerritory' },
  SettleAtCommunity: {
    COMMUNITY: 'ownTerritory',
    GRID: 'ownTerritory',
    INSPECTOR: 'any',
    BRANCH: 'ownTerritory',
    SPONSOR: 'ownTerritory',
  },
  DualDispatch: { DISPATCHER: 'any' },
  RequestTermination: { UNITLEAD: 'assignmentUnit' },
  Terminate: { DISPATCHER: 'any' },
  DenyTermination: { DISPATCHER: 'any' },
  Void: { SHIFTLEADER: 'any' },
  ConfirmByResident: { RESIDENT: 'ownIssue', CALLER: 'any' },
  MergeInto: { DISPATCHER: 'any', COMMANDER: 'any' },
  UnmergeIssue: { DISPATCHER: 'any', COMMANDER: 'any' },

  // Beside the work
  ApplyExclusion: { UNITLEAD: 'assignmentUnit' },
  DecideExclusion: { ARBITER: 'any' },
  AttachEvidence: {
    ...WORKERS,
    UNITLEAD: 'assignmentUnit',
    INSPECTOR: 'any',
    GRID: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
  },
  RecordOpinion: {
    TRIBUNAL: 'any',
    MEDIATOR: 'any',
    UNITLEAD: 'ownUnit',
    STREET: 'ownTerritory',
    DISTRICT: 'ownTerritory',
    ARBITER: 'any',
  },
  PublishResult: {
    AGENT: 'any',
    STREET: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    SHIFTLEADER: 'any',
  },
  TrackProgress: {
    AGENT: 'any',
    DISPATCHER: 'any',
    SHIFTLEADER: 'any',
    COMMANDER: 'any',
    SUPERVISOR: 'any',
  },

  // Reading
  board: READERS,
  boardStream: { ...OVERSIGHT, ...TERRITORY, ...HANDLERS, ...RESPONDERS, ...WATCHERS },
  inbox: {
    ...HANDLERS,
    ...RESPONDERS,
    COMMUNITY: 'ownUnit',
    STREET: 'ownUnit',
    DISPATCHER: 'any',
    SHIFTLEADER: 'any',
    SUPERVISOR: 'any',
  },
  issue: READERS,
  timeline: READERS,
  // Who reports, works or checks brings pictures; who may see one, the stream that names it says.
  uploadMedia: Object.fromEntries(PICTURE_BRINGERS.map((role) => [role, 'any'])),
  supervisionList: {
    SUPERVISOR: 'any',
    COMMANDER: 'any',
    SHIFTLEADER: 'any',
    ANALYST: 'any',
    STREET: 'ownTerritory',
    DISTRICT: 'ownTerritory',
    ...HANDLERS,
  },
  // Name and phone in clear, each reading recorded with its purpose.
  personalData: {
    AGENT: 'any',
    CALLER: 'any',
    SUPERVISOR: 'any',
    UNIT: 'leadUnit',
    RESIDENT: 'ownIssue',
    DATAOFFICER: 'any',
  },
  personalReadings: { DATAOFFICER: 'any' },
  directory: Object.fromEntries(ROLE_NAMES.map((role) => [role, 'any'])),
  // Commands to the directory (`POST /directory/commands/…`); a department publishes its own menu.
  directoryCommand: { ADMIN: 'any' },
  offer: { ADMIN: 'any', UNITLEAD: 'ownUnit' },
  publishPlaybook: { ADMIN: 'any' },
  accounts: { ADMIN: 'any' },
  erasure: { DATAOFFICER: 'any' },

  // Rules of dispatching. Why a matter is where it is may be asked by whoever may read it.
  routingProposal: {
    AGENT: 'any',
    DISPATCHER: 'any',
    SHIFTLEADER: 'any',
    COMMANDER: 'any',
    STREET: 'any',
    ARBITER: 'any',
    ADMIN: 'any',
  },
  issueRouting: READERS,
  // Names of those who may review a whistle: for officials who blow one, not for residents.
  reviewers: {
    STREET: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    GRID: 'ownTerritory',
    BRANCH: 'ownTerritory',
    COMMANDER: 'any',
    DISPATCHER: 'any',
  },
  ruleSets: { ...OVERSIGHT, DISTRICT: 'any', ADMIN: 'any' },
  publishRuleSet: { ADMIN: 'any' },
  processes: { ADMIN: 'any', SHIFTLEADER: 'any', COMMANDER: 'any', DISPATCHER: 'any' },
  metrics: { ADMIN: 'any' },

  // Whole tables that leave the house: for those who answer for them, each export on record.
  export: {
    ANALYST: 'any',
    SUPERVISOR: 'any',
    COMMANDER: 'any',
    STREET: 'ownTerritory',
    DISTRICT: 'ownTerritory',
    UNITLEAD: 'ownUnit',
  },
  exportRecords: { DATAOFFICER: 'any' },

  // Figures. Whoever is compared sees the whole comparison; what is behind a number only in their own
  // scope, and tables by person only those who answer for the staff.
  kpiTable: {
    ...OVERSIGHT,
    DISTRICT: 'any',
    STREET: 'any',
    COMMUNITY: 'any',
    UNIT: 'any',
    UNITLEAD: 'any',
    ADMIN: 'any',
  },
  kpiFacts: {
    SUPERVISOR: 'any',
    COMMANDER: 'any',
    SHIFTLEADER: 'any',
    ARBITER: 'any',
    ANALYST: 'any',
    ...TERRITORY,
    ...HANDLERS,
  },
  kpiPersons: { SUPERVISOR: 'any', COMMANDER: 'any' },
  publishFormulas: { ADMIN: 'any' },
  // Whoever computes or answers for the figures puts them out; who is measured by them objects; who
  // rules is neither, and the table itself keeps the persons apart (domain §4.6, 5 and 6).
  publishKpi: { ANALYST: 'any', COMMANDER: 'any' },
  // What other systems count enters by those who compute with it, under their names.
  giveFigures: { ANALYST: 'any', ADMIN: 'any' },
  appealKpi: { UNITLEAD: 'ownUnit', STREET: 'ownUnit' },
  decideKpiAppeal: { ARBITER: 'any', COMMANDER: 'any' },

  // What would have been: whole districts lived again, figures of every unit.
  whatIf: { ANALYST: 'any', COMMANDER: 'any' },
};
