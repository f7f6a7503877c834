import type { SideScope } from '@shaodao/decider';
import type { RegisterCommand } from './state.js';

type Grants = Readonly<Record<string, SideScope>>;

/** Command centre and those above it. */
const OVERSIGHT: Grants = {
  AGENT: 'any',
  DISPATCHER: 'any',
  SHIFTLEADER: 'any',
  COMMANDER: 'any',
  INSPECTOR: 'any',
  SUPERVISOR: 'any',
  ARBITER: 'any',
};

/** Those who answer for a place, or look after one. */
const PLACE: Grants = {
  COMMUNITY: 'ownTerritory',
  GRID: 'ownTerritory',
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
  SPONSOR: 'ownTerritory',
  BRANCH: 'ownTerritory',
  OWNERS: 'ownTerritory',
  CENTREHOUSEHOLD: 'ownTerritory',
  VILLAGESUPERVISOR: 'ownTerritory',
  MERCHANT: 'ownTerritory',
  RECEPTIONLEADER: 'ownTerritory',
  DEPUTY: 'ownTerritory',
};

/** Those who do the work of a unit. */
const UNITS: Grants = {
  UNIT: 'ownUnit',
  UNITLEAD: 'ownUnit',
  PROPERTY: 'ownUnit',
  TEAM: 'ownUnit',
};

/**
 * How far each role reaches at most; which roles may do what in a register, its playbook says
 * (`by`), and that is never more than this.
 */
const WORKERS: Grants = { ...OVERSIGHT, ...PLACE, ...UNITS, SYSTEM: 'any' };

export const REGISTER_POLICY: Readonly<Record<RegisterCommand['type'] | 'read', Grants>> = {
  RegisterEntry: WORKERS,
  FillFacts: WORKERS,
  TickItem: WORKERS,
  StateAgreement: WORKERS,
  AddToTally: WORKERS,
  TakeStep: WORKERS,
  EnterMode: { ...OVERSIGHT, STREET: 'ownTerritory', DISTRICT: 'ownTerritory' },
  ConnectIssue: WORKERS,
  ElapseClock: { SYSTEM: 'any' },
  read: { ...WORKERS, ANALYST: 'any' },
};
