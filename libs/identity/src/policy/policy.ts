import type { Role } from '../roles.js';
import type { Action } from './actions.js';
import type { Scope } from './scopes.js';

type Grants = Partial<Record<Role, Scope>>;

/** Command centre and those above it, who oversee every issue. */
const OVERSIGHT = {
  AGENT: 'any',
  DISPATCHER: 'any',
  SHIFTLEADER: 'any',
  COMMANDER: 'any',
  INSPECTOR: 'any',
  CALLER: 'any',
  SUPERVISOR: 'any',
  ARBITER: 'any',
  ANALYST: 'any',
} as const satisfies Grants;

/** Those who answer for a territory. */
const TERRITORY = {
  COMMUNITY: 'ownTerritory',
  GRID: 'ownTerritory',
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
} as const satisfies Grants;

/** Those who do the work. */
const HANDLERS = { UNIT: 'ownUnit', UNITLEAD: 'ownUnit' } as const satisfies Grants;

const READERS = { ...OVERSIGHT, ...TERRITORY, ...HANDLERS, RESIDENT: 'ownIssue' } as const;

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
  SignAssignment: { UNIT: 'assignmentUnit', SYSTEM: 'any' },
  RecordContact: { UNIT: 'assignmentUnit', SYSTEM: 'any' },
  LogStep: { UNIT: 'assignmentUnit', SYSTEM: 'any' },
  CompleteAssist: { UNIT: 'assignmentUnit', SYSTEM: 'any' },
  WaiveAssist: { DISPATCHER: 'any', STREET: 'ownTerritory' },
  CompleteHandling: { UNIT: 'assignmentUnit', SYSTEM: 'any' },

  // Checking and closing
  VerifyResult: {
    INSPECTOR: 'any',
    GRID: 'ownTerritory',
    COMMUNITY: 'ownTerritory',
    SYSTEM: 'any',
  },
  FeedBack: { UNIT: 'leadUnit', AGENT: 'any', SYSTEM: 'any' },
  MakeCallback: { CALLER: 'any', RESIDENT: 'ownIssue', SYSTEM: 'any' },
  SubmitEvaluation: { CALLER: 'any', RESIDENT: 'ownIssue', SYSTEM: 'any' },
  OrderRework: { CALLER: 'any', SUPERVISOR: 'any' },
  CloseIssue: { AGENT: 'any', SYSTEM: 'any' },
  ReopenIssue: { AGENT: 'any', SYSTEM: 'any' },
  ArchiveIssue: { SYSTEM: 'any' },

  // Supervision
  Remind: { SUPERVISOR: 'any', SYSTEM: 'any' },
  OrderSupervision: { SUPERVISOR: 'any' },
  ReplySupervision: { UNIT: 'assignmentUnit' },
  LiftSupervision: { SUPERVISOR: 'any' },

  // Reading
  board: READERS,
  boardStream: { ...OVERSIGHT, ...TERRITORY, ...HANDLERS },
  inbox: {
    ...HANDLERS,
    COMMUNITY: 'ownUnit',
    STREET: 'ownUnit',
    DISPATCHER: 'any',
    SHIFTLEADER: 'any',
    SUPERVISOR: 'any',
  },
  issue: READERS,
  timeline: READERS,
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
  directory: {
    ...OVERSIGHT,
    COMMUNITY: 'any',
    GRID: 'any',
    STREET: 'any',
    DISTRICT: 'any',
    UNIT: 'any',
    UNITLEAD: 'any',
    RESIDENT: 'any',
    SYSTEM: 'any',
    ADMIN: 'any',
    DATAOFFICER: 'any',
  },
  accounts: { ADMIN: 'any' },
  erasure: { DATAOFFICER: 'any' },
};
