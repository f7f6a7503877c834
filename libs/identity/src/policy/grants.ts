import type { Role } from '../roles.js';
import type { Scope } from './scopes.js';

/** Roles that may, each with how far. */
export type Grants = Partial<Record<Role, Scope>>;

/** Command centre and those above it, who oversee every issue. */
export const OVERSIGHT = {
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
export const TERRITORY = {
  COMMUNITY: 'ownTerritory',
  GRID: 'ownTerritory',
  STREET: 'ownTerritory',
  DISTRICT: 'ownTerritory',
} as const satisfies Grants;

/** Those who do the work. */
export const HANDLERS = { UNIT: 'ownUnit', UNITLEAD: 'ownUnit' } as const satisfies Grants;

/** Those outside the government who are called to a matter or order, each for their own house. */
export const RESPONDERS = {
  PROPERTY: 'ownUnit',
  TEAM: 'ownUnit',
  BRANCH: 'ownUnit',
  OWNERS: 'ownUnit',
  MERCHANT: 'ownUnit',
} as const satisfies Grants;

/** Whose own assignment it is; `docs/policy.md` shows what of the matter they see. */
export const WORKERS = {
  UNIT: 'assignmentUnit',
  PROPERTY: 'assignmentUnit',
  TEAM: 'assignmentUnit',
  BRANCH: 'assignmentUnit',
  OWNERS: 'assignmentUnit',
  MERCHANT: 'assignmentUnit',
  SYSTEM: 'any',
} as const satisfies Grants;

/** Those who answer for a territory, or watch over it, beside the offices. */
export const WATCHERS = {
  SPONSOR: 'ownTerritory',
  VILLAGESUPERVISOR: 'ownTerritory',
  RECEPTIONLEADER: 'ownTerritory',
} as const satisfies Grants;

/** Those who follow what they brought in themselves. */
export const REPORTERS = {
  RESIDENT: 'ownIssue',
  CENTREHOUSEHOLD: 'ownIssue',
  DEPUTY: 'ownIssue',
} as const satisfies Grants;

/** Everybody who reads an issue at all, each as far as they go. */
export const READERS = {
  ...OVERSIGHT,
  ...TERRITORY,
  ...HANDLERS,
  ...RESPONDERS,
  ...WATCHERS,
  ...REPORTERS,
} as const;

/** Units a whistle may call: they speak for themselves. */
export const CALLED = {
  UNIT: 'assignmentUnit',
  UNITLEAD: 'assignmentUnit',
  PROPERTY: 'assignmentUnit',
  TEAM: 'assignmentUnit',
  BRANCH: 'assignmentUnit',
  OWNERS: 'assignmentUnit',
  MERCHANT: 'assignmentUnit',
  COMMUNITY: 'assignmentUnit',
  STREET: 'assignmentUnit',
} as const satisfies Grants;

/** The unit that coordinates a whistle, and the command centre. */
export const COORDINATORS = {
  STREET: 'assignmentUnit',
  COMMUNITY: 'assignmentUnit',
  BRANCH: 'assignmentUnit',
  SHIFTLEADER: 'any',
  COMMANDER: 'any',
} as const satisfies Grants;
