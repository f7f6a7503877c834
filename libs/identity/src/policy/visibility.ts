import type { Actor } from '@shaodao/decider';
import type { Role } from '../roles.js';
import { scopeOf } from './access.js';
import { isAccused, SCOPES, type IssueFacts, type Trees } from './scopes.js';

/** Kinds of personal data on an issue. */
export const PERSONAL_FIELDS = ['identityPhone', 'exactAddress', 'media', 'freeText'] as const;
export type PersonalField = (typeof PERSONAL_FIELDS)[number];

/**
 * clear: as it is. masked: phone `138****1234`, name `张**`, address down to the territory, media
 * redacted. none: left out.
 */
export type View = 'clear' | 'masked' | 'none';

type Views = Readonly<Record<PersonalField, View>>;

const views = (identityPhone: View, exactAddress: View, media: View, freeText: View): Views => ({
  identityPhone,
  exactAddress,
  media,
  freeText,
});

const NOTHING = views('none', 'none', 'none', 'none');
/** Who does the work without being the lead department: what the work needs, no more. */
const NEEDED = views('none', 'clear', 'masked', 'clear');
/** Who sits at the table: the matter, not where exactly somebody lives. */
const HEARD = views('none', 'masked', 'masked', 'clear');

/** Domain §6.6: what a role sees of an issue it may read. Unmasking is the query `personalData`. */
const VISIBILITY: Readonly<Record<Role, Views>> = {
  AGENT: views('clear', 'clear', 'clear', 'clear'),
  CALLER: views('clear', 'clear', 'clear', 'clear'),
  DISPATCHER: views('masked', 'clear', 'clear', 'clear'),
  SHIFTLEADER: views('masked', 'clear', 'clear', 'clear'),
  COMMANDER: views('masked', 'clear', 'clear', 'clear'),
  SUPERVISOR: views('masked', 'clear', 'clear', 'clear'),
  DISTRICT: views('masked', 'clear', 'clear', 'clear'),
  STREET: views('masked', 'clear', 'clear', 'clear'),
  COMMUNITY: views('masked', 'clear', 'clear', 'clear'),
  GRID: views('masked', 'clear', 'clear', 'clear'),
  UNIT: views('masked', 'clear', 'clear', 'clear'),
  UNITLEAD: views('masked', 'clear', 'clear', 'clear'),
  INSPECTOR: views('none', 'clear', 'clear', 'clear'),
  ARBITER: views('none', 'clear', 'clear', 'clear'),
  RESIDENT: views('clear', 'clear', 'clear', 'clear'),
  ANALYST: views('none', 'masked', 'none', 'none'),
  SPONSOR: views('masked', 'clear', 'clear', 'clear'),
  RECEPTIONLEADER: views('masked', 'clear', 'clear', 'clear'),
  MEDIATOR: views('masked', 'clear', 'clear', 'clear'),
  HOST: views('masked', 'clear', 'clear', 'clear'),
  BRANCH: views('masked', 'clear', 'clear', 'clear'),
  PROPERTY: NEEDED,
  TEAM: NEEDED,
  OWNERS: NEEDED,
  CENTREHOUSEHOLD: NEEDED,
  MERCHANT: NEEDED,
  VILLAGESUPERVISOR: HEARD,
  DEPUTY: HEARD,
  TRIBUNAL: HEARD,
  WISE: HEARD,
  WITNESS: HEARD,
  PARTY: HEARD,
  DATAOFFICER: views('masked', 'none', 'none', 'none'),
  SYSTEM: NOTHING,
  ADMIN: NOTHING,
};

/** With these (domain §3.2) name and phone stay with the desk and those who oversee it. */
const HIDING = ['HIDE_CONTACT', 'HIDE_IDENTITY', 'ANONYMOUS', 'RESTRICTED_CASE'];
const DESK: readonly Role[] = ['AGENT', 'CALLER', 'SUPERVISOR', 'RESIDENT', 'DATAOFFICER'];

/** Which of two views shows more. */
export const RANK: Readonly<Record<View, number>> = { none: 0, masked: 1, clear: 2 };

/** What a role sees at most of a kind of personal data. */
export function maySee(role: Role, field: PersonalField): View {
  return VISIBILITY[role][field];
}

/**
 * How a kind of personal data of this very issue is shown to the actor: the best view among those
 * roles of the post that may read the issue; nothing to an accused unit.
 */
export function viewOf(actor: Actor, field: PersonalField, facts: IssueFacts, trees: Trees): View {
  if (isAccused(actor, facts, trees)) return 'none';
  let best: View = 'none';
  for (const role of actor.roles as readonly Role[]) {
    const view = viewInRole(actor, role, field, facts, trees);
    if (RANK[view] > RANK[best]) best = view;
  }
  return best;
}

function viewInRole(
  actor: Actor,
  role: Role,
  field: PersonalField,
  facts: IssueFacts,
  trees: Trees,
): View {
  const scope = scopeOf(role, 'issue') ?? scopeOf(role, 'personalData');
  if (scope === undefined || !SCOPES[scope](actor, facts, trees)) return 'none';
  const handles = role === 'UNIT' || role === 'UNITLEAD';
  // Handlers of an assist (协办), whatever their role would show them as lead.
  if (handles && !SCOPES.leadUnit(actor, facts, trees)) return NEEDED[field];
  if (field === 'identityPhone' && !DESK.includes(role) && isHidden(facts)) return 'none';
  // Clear on the agent's own call only (domain §6.6); of another's it is a reading, on record.
  if (field === 'identityPhone' && role === 'AGENT' && facts.reporter !== actor.person)
    return 'masked';
  return maySee(role, field);
}

function isHidden({ confidentiality }: IssueFacts): boolean {
  return confidentiality !== undefined && HIDING.includes(confidentiality);
}
