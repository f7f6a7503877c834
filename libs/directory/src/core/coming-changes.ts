import type { Day } from './days.js';
import type { DirectoryState } from './directory-state.js';
import type { History } from './history.js';
import { TABLE_NAMES, type AnyEntry, type TableName } from './tables.js';

/** Something recorded already that begins, becomes otherwise or ends on a day to come. */
export interface ComingChange {
  readonly table: TableName;
  readonly code: string;
  /** First day on which it is so. */
  readonly on: Day;
  readonly change: 'begins' | 'changes' | 'ends';
  /** As it is from that day on; where it ends, as it was until then. */
  readonly entry: AnyEntry;
}

/** What will be otherwise after a day, the nearest first. */
export function comingChanges(state: DirectoryState, today: Day): readonly ComingChange[] {
  const coming = TABLE_NAMES.flatMap((table) =>
    [...(state[table] as History<AnyEntry>)].flatMap(([code, timeline]) =>
      timeline.flatMap(({ from, until, entry }, index): ComingChange[] => {
        // Over before it began: the trace of what never came into force.
        if (until !== undefined && until <= from) return [];
        const follows = timeline[index - 1]?.until === from;
        const isFollowed = timeline[index + 1]?.from === until;
        return [
          ...(from > today
            ? [{ table, code, on: from, change: follows ? 'changes' : 'begins', entry } as const]
            : []),
          ...(until !== undefined && until > today && !isFollowed
            ? [{ table, code, on: until, change: 'ends', entry } as const]
            : []),
        ];
      }),
    ),
  );
  return coming.sort((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}
