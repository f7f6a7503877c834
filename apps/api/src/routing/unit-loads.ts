import type { Actor, Bilingual } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { AssignmentLoad } from '@shaodao/read-models';
import { hiddenFrom } from '../queries/reading-rights.js';

/** A unit that may get a matter, with what it has to do now. */
export interface LoadedUnit {
  readonly unit: string;
  readonly name: Bilingual;
  /** Near its limit is what is due within 24 hours. */
  readonly load: AssignmentLoad;
}

const NEAR_MS = 24 * 3_600_000;

/** What each of the units has to do, as far as it may reach the actor; in the order asked for. */
export async function loadsOf(
  units: readonly string[],
  actor: Actor,
  lists: DirectorySnapshot,
  { inbox, now }: Pick<Engine, 'inbox' | 'now'>,
): Promise<ReadonlyMap<string, AssignmentLoad>> {
  const dueBefore = new Date(now().getTime() + NEAR_MS).toISOString();
  return inbox.loads(units, hiddenFrom(actor, lists), dueBefore);
}

/** The same with the names of the units. */
export async function loadedUnits(
  units: readonly string[],
  actor: Actor,
  lists: DirectorySnapshot,
  engine: Pick<Engine, 'inbox' | 'now'>,
): Promise<readonly LoadedUnit[]> {
  const loads = await loadsOf(units, actor, lists, engine);
  return [...loads].map(([unit, load]) => ({
    unit,
    name: { zh: lists.name('unit', unit, 'zh'), en: lists.name('unit', unit, 'en') },
    load,
  }));
}
