import type { TerritoryCounts } from './use-territories.js';

/** How a territory stands, by the worst that is open in it. */
export type Standing = 'late' | 'near' | 'calm';

export function standingOf({ all }: TerritoryCounts): Standing {
  if (all.overdue > 0) return 'late';
  return all.nearDue > 0 ? 'near' : 'calm';
}
