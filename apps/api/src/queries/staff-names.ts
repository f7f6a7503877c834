import type { Actor } from '@shaodao/decider';
import type { IdentityService } from '@shaodao/identity';
import type { ShownActor } from './resident-identity.js';

/** Who holds such a post acts for themself, not for an office: neither named nor told names. */
const PRIVATE: readonly string[] = ['RESIDENT', 'PARTY'];

/**
 * Entries with the names of the staff who acted, for colleagues: whoever works on a matter answers for
 * it by name, and who comes second learns who was first. Residents are told the unit only, and are not
 * named themselves.
 */
export async function withStaffNames<E extends { readonly actor: ShownActor }>(
  entries: readonly E[],
  reader: Pick<Actor, 'roles'>,
  identity: Pick<IdentityService, 'people'>,
): Promise<readonly E[]> {
  if (reader.roles.every((role) => PRIVATE.includes(role))) return entries;
  const persons = new Set(entries.map(({ actor }) => actor.person).filter((id) => id !== null));
  const known = new Map((await identity.people([...persons])).map((one) => [one.id, one]));
  return entries.map((entry) => {
    const { person, post } = entry.actor;
    const account = person === null ? undefined : known.get(person);
    const held = account?.posts.find(({ id }) => id === post);
    return account === undefined || held?.roles.every((role) => PRIVATE.includes(role)) !== false
      ? entry
      : { ...entry, actor: { ...entry.actor, name: account.displayName } };
  });
}
