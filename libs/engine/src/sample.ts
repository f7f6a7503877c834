import type { Actor } from '@shaodao/decider';
import { SAMPLE_DISTRICT } from '@shaodao/directory';
import { registerSampleAccounts } from '@shaodao/identity';
import type { Engine } from './engine.js';

const SEEDER: Actor = { person: 'system', roles: ['SYSTEM'] };

/**
 * Furnishes the invented sample district and its demo accounts; what is there already stays as it
 * is. The accounts share one published password: only for a database of one's own.
 * @returns how many accounts were made now.
 */
export async function seedSampleDistrict({ directory, identity }: Engine): Promise<number> {
  await directory.ensureTerritories(SAMPLE_DISTRICT.territories, SEEDER);
  await directory.ensureUnits(SAMPLE_DISTRICT.units, SEEDER);
  await directory.ensureCategories(SAMPLE_DISTRICT.categories, SEEDER);
  return registerSampleAccounts(identity);
}
