import type { Aggregate } from '@shaodao/decider';
import {
  decidePublishedTable,
  type PublishedTableCommand,
  type PublishedTableContext,
} from './decide.js';
import type { PublishedTableEvent } from './events.js';
import { evolvePublishedTable } from './evolve.js';
import type { PublishedTableState } from './state.js';

/** 考核表: one stream per published table, `kpiTable-<set>-<period>` (domain.md §4.6, 5 and 6). */
export const PUBLISHED_TABLES: Aggregate<
  PublishedTableState,
  PublishedTableCommand,
  PublishedTableEvent,
  PublishedTableContext
> = {
  category: 'kpiTable',
  initial: { status: 'NONE' },
  evolve: evolvePublishedTable,
  decide: decidePublishedTable,
};
