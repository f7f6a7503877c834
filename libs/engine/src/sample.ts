import type { Actor } from '@shaodao/decider';
import { sampleDirectory } from '@shaodao/directory';
import { registerSampleAccounts } from '@shaodao/identity';
import type { Engine } from './engine.js';

const SEEDER: Actor = { person: 'system', roles: ['SYSTEM'] };

/**
 * Furnishes the invented sample district and its demo accounts; what is there already stays as it
 * is. The accounts share one published password: only for a database of one's own.
 * @returns how many accounts were made now.
 */
export async function seedSampleDistrict({ directory, identity }: Engine): Promise<number> {
  const made = await registerSampleAccounts(identity);
  const persons = new Map(
    (await identity.accounts({ limit: 1_000 })).map(({ login, id }) => [login, id]),
  );
  await directory.ensure(
    sampleDirectory((login) => persons.get(login)),
    SEEDER,
  );
  return made;
}
