import type { CategoryEntry, TerritoryEntry, UnitEntry } from '../core/entries.js';
import { SAMPLE_CATEGORIES } from './sample-categories.js';
import { SAMPLE_TERRITORIES } from './sample-territories.js';
import { SAMPLE_UNITS } from './sample-units.js';

/** A whole district to try things in: 示范区. All names are invented. Register in this order. */
export const SAMPLE_DISTRICT: {
  readonly territories: readonly TerritoryEntry[];
  readonly units: readonly UnitEntry[];
  readonly categories: readonly CategoryEntry[];
} = {
  territories: SAMPLE_TERRITORIES,
  units: SAMPLE_UNITS,
  categories: SAMPLE_CATEGORIES,
};
