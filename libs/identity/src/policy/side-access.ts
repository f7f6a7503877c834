import type { Actor, SideScope } from '@shaodao/decider';
import type { Role } from '../roles.js';
import type { Access } from './access.js';
import type { Trees } from './scopes.js';
import { maySee, RANK, type PersonalField, type View } from './visibility.js';

/** Which roles may do one thing with a side stream, and how far: a line of its own policy. */
export type SideGrants = Readonly<Record<string, SideScope>>;

/** The facts about a side stream that decide who may touch it. */
export interface SideAccessFacts {
  readonly territory?: string | undefined;
  readonly units: readonly string[];
  readonly persons: readonly string[];
}

type ScopeTest = (actor: Actor, facts: SideAccessFacts, trees: Trees) => boolean;

const SIDE_SCOPES: Readonly<Record<SideScope, ScopeTest>> = {
  any: () => true,
  ownTerritory: ({ territory: own }, { territory }, trees) =>
    own !== undefined && territory !== undefined && trees.isTerritoryWithin(territory, own),
  ownUnit: ({ unit }, { units }, trees) =>
    unit !== undefined && units.some((code) => trees.isUnitWithin(code, unit)),
  participant: ({ person }, { persons }) => persons.includes(person),
};

/** Whether the actor may do what the grants are about to a side stream with these facts. */
export function decideSideAccess(
  actor: Actor,
  grants: SideGrants,
  facts: SideAccessFacts,
  trees: Trees,
): Access {
  const scopes = scopesOf(actor, grants);
  if (scopes.length === 0) return { allowed: false, code: 'ROLE_NOT_ALLOWED' };
  return scopes.some((scope) => SIDE_SCOPES[scope](actor, facts, trees))
    ? { allowed: true }
    : { allowed: false, code: 'OUT_OF_SCOPE' };
}

/** Whether any role of the post is granted it at all, whatever the stream. */
export function mayEverSide(actor: Actor, grants: SideGrants): boolean {
  return scopesOf(actor, grants).length > 0;
}

/** The actor's share of a list of side streams; the parts are alternatives. */
export interface SideShare {
  readonly all: boolean;
  /** These and all below. */
  readonly territories: readonly string[];
  readonly units: readonly string[];
  /** Those in which this person has a part. */
  readonly person?: string;
}

/** What `decideSideAccess` says of each row, said for all at once. */
export function sideShare(actor: Actor, grants: SideGrants): SideShare {
  const scopes = new Set(scopesOf(actor, grants));
  const { person, territory, unit } = actor;
  return {
    all: scopes.has('any'),
    territories: scopes.has('ownTerritory') && territory !== undefined ? [territory] : [],
    units: scopes.has('ownUnit') && unit !== undefined ? [unit] : [],
    ...(scopes.has('participant') ? { person } : {}),
  };
}

/**
 * How a kind of personal data of a side stream is shown to the actor: the best view among those roles
 * of the post that may read it. Residents see what every party to a matter sees: there are others.
 */
export function sideViewOf(
  actor: Actor,
  field: PersonalField,
  read: SideGrants,
  facts: SideAccessFacts,
  trees: Trees,
): View {
  let best: View = 'none';
  for (const role of actor.roles) {
    const scope = Object.hasOwn(read, role) ? read[role] : undefined;
    if (scope === undefined || !SIDE_SCOPES[scope](actor, facts, trees)) continue;
    const view = maySee(role === 'RESIDENT' ? 'PARTY' : (role as Role), field);
    if (RANK[view] > RANK[best]) best = view;
  }
  return best;
}

function scopesOf({ roles }: Actor, grants: SideGrants): readonly SideScope[] {
  return roles
    .filter((role) => Object.hasOwn(grants, role))
    .map((role) => grants[role])
    .filter((scope) => scope !== undefined);
}
