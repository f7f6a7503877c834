import { SHIPPED_CALENDARS } from '@shaodao/deadlines';
import type { TableRows } from '../core/directory-command.js';
import type { CategoryEntry, TerritoryEntry, UnitEntry } from '../core/entries.js';
import { SAMPLE_CATEGORIES } from './sample-categories.js';
import { SAMPLE_LISTS } from './sample-lists.js';
import { SAMPLE_ORGANISATION, SAMPLE_POSTS } from './sample-organisation.js';
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

/**
 * Everything of the sample district: its units, trees, grids, posts, lists, menus and calendars.
 * `personOf` gives the person of a sample account by its login; posts of others are left out.
 */
export function sampleDirectory(personOf: (login: string) => string | undefined): TableRows {
  return {
    ...SAMPLE_DISTRICT,
    ...SAMPLE_ORGANISATION,
    ...SAMPLE_LISTS,
    posts: SAMPLE_POSTS.flatMap((post) => {
      const person = personOf(post.person);
      return person === undefined ? [] : [{ ...post, person }];
    }),
    calendars: SHIPPED_CALENDARS,
  };
}
