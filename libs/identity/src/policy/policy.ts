import { ROLE_NAMES, type Role } from '../roles.js';
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

/** Those outside the government who are called to a matter or order, each for their own house. */
const RESPONDERS = {
  PROPERTY: 'ownUnit',
  TEAM: 'ownUnit',
  BRANCH: 'ownUnit',
  OWNERS: 'ownUnit',
  MERCHANT: 'ownUnit',
} as const satisfies Grants;

/** Whose own assignment it is; `docs/policy.md` shows what of the matter they see. */
const WORKERS = {
  UNIT: 'assignmentUnit',
  PROPERTY: 'assignmentUnit',
  TEAM: 'assignmentUnit',
  BRANCH: 'assignmentUnit',
  OWNERS: 'assignmentUnit',
  MERCHANT: 'assignmentUnit',
  SYSTEM: 'any',
} as const satisfies Grants;

/** Those who answer for a territory, or watch over it, beside the offices. */
const WATCHERS = {
  SPONSOR: 'ownTerritory',
  VILLAGESUPERVISOR: 'ownTerritory',
  RECEPTIONLEADER: 'ownTerritory',
} as const satisfies Grants;

/** Those who follow what they brought in themselves. */
const REPORTERS = {
  RESIDENT: 'ownIssue',
  CENTREHOUSEHOLD: 'ownIssue',
  DEPUTY: 'ownIssue',
} as const satisfies Grants;

const READERS = {
  ...OVERSIGHT,
  ...TERRITORY,
  ...HANDLERS,
  ...RESPONDERS,
  ...WATCHERS,
  ...REPORTERS,
} as const;

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
  LogStep: WORKERS,
  CompleteAssist: WORKERS,
  WaiveAssist: { DISPATCHER: 'any', STREET: 'ownTerritory' },
  CompleteHandling: WORKERS,

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
  directory: Object.fromEntries(ROLE_NAMES.map((role) => [role, 'any'])),
  accounts: { ADMIN: 'any' },
  erasure: { DATAOFFICER: 'any' },
};
