import type { BoardCountQuery } from './board-query.js';
import type { BoardFilter } from '@shaodao/read-models';
import type { Lists } from './reading-rights.js';

/** The filter a query asks for; a territory stands for all below it. */
export function boardFilter(query: BoardCountQuery, lists: Lists): BoardFilter {
  const { open, phase, territory, leadUnit, category, overdue, text } = query;
  const { reportedFrom, reportedTo } = query;
  return {
    ...(open === undefined ? {} : { open }),
    ...(phase === undefined ? {} : { phases: phase }),
    ...(territory === undefined ? {} : { territories: lists.territoriesWithin(territory) }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
    ...(category === undefined ? {} : { category }),
    ...(overdue === undefined ? {} : { overdue }),
    ...(text === undefined ? {} : { text }),
    ...(reportedFrom === undefined ? {} : { reportedFrom }),
    ...(reportedTo === undefined ? {} : { reportedTo }),
  };
}
