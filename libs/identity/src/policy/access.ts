import type { Actor } from '@shaodao/decider';
import type { Sentence } from '@shaodao/platform';
import type { Role } from '../roles.js';
import type { Action, Query } from './actions.js';
import { POLICY } from './policy.js';
import { isAccused, SCOPES, type IssueFacts, type Scope, type Trees } from './scopes.js';

/** Why an act is not allowed; `sentence` tells the person what would help. */
export const ACCESS_SENTENCES = {
  ROLE_NOT_ALLOWED: {
    zh: '您当前的岗位无权进行此操作。',
    en: 'The post you act in does not allow this.',
  },
  OUT_OF_SCOPE: {
    zh: '该事项不在您的辖区、单位或本人事项范围内。',
    en: 'This matter is outside your territory, your unit or your own matters.',
  },
} as const satisfies Record<string, Sentence>;

export type AccessRefusalCode = keyof typeof ACCESS_SENTENCES;

export type Access =
  { readonly allowed: true } | { readonly allowed: false; readonly code: AccessRefusalCode };

const ALLOWED: Access = { allowed: true };
const ROLE_NOT_ALLOWED: Access = { allowed: false, code: 'ROLE_NOT_ALLOWED' };
// An accused unit gets the same words, or the refusal itself would tell of the accusation.
const OUT_OF_SCOPE: Access = { allowed: false, code: 'OUT_OF_SCOPE' };

/**
 * Whether the actor may do this to an issue with these facts: some role of the post reaches it, and
 * the issue does not accuse the actor's unit.
 */
export function decideAccess(
  actor: Actor,
  action: Action,
  facts: IssueFacts,
  trees: Trees,
): Access {
  const scopes = scopesOf(actor, action);
  if (scopes.length === 0) return ROLE_NOT_ALLOWED;
  if (action !== 'ReportIssue' && isAccused(actor, facts, trees)) return OUT_OF_SCOPE;
  return scopes.some((scope) => SCOPES[scope](actor, facts, trees)) ? ALLOWED : OUT_OF_SCOPE;
}

/** Whether any role of the post allows the action at all, whatever the issue. */
export function mayEver(actor: Actor, action: Action): boolean {
  return scopesOf(actor, action).length > 0;
}

/** Which rows of a list the actor may see; the parts are alternatives (or). */
export interface ListScope {
  /** Every row, but for `hiddenFrom`. */
  readonly all: boolean;
  /** Rows in these territories or below. */
  readonly territories: readonly string[];
  /** Rows on which these units, or units below, work. */
  readonly units: readonly string[];
  /** Rows this person reported or is the subject of. */
  readonly reporter?: string;
  /**
   * Rows that accuse this unit, or a unit above it, stay out, unless the person of `person`
   * reported them.
   */
  readonly hiddenFrom?: { readonly unit: string; readonly person: string };
}

/** The actor's share of a list, to be put into its SQL; all parts empty where there is none. */
export function listScope(actor: Actor, query: Query): ListScope {
  const scopes = new Set(scopesOf(actor, query));
  const { unit, territory, person } = actor;
  const wantsUnit = scopes.has('ownUnit') || scopes.has('leadUnit');
  return {
    all: scopes.has('any'),
    territories: scopes.has('ownTerritory') && territory !== undefined ? [territory] : [],
    units: wantsUnit && unit !== undefined ? [unit] : [],
    ...(scopes.has('ownIssue') ? { reporter: person } : {}),
    ...(unit === undefined ? {} : { hiddenFrom: { unit, person } }),
  };
}

function scopesOf(actor: Actor, action: Action): Scope[] {
  const grants: Readonly<Partial<Record<string, Scope>>> = POLICY[action];
  return actor.roles
    .filter((role) => Object.hasOwn(grants, role))
    .map((role) => grants[role])
    .filter((scope) => scope !== undefined);
}

/** The scope of one role with one action; undefined where it may not. */
export function scopeOf(role: Role, action: Action): Scope | undefined {
  return POLICY[action][role];
}
