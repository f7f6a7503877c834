import { isTree, namedIn, REFERENCES, type Reference } from './checks/references.js';
import type { Day } from './days.js';
import type { DirectoryState } from './directory-state.js';
import { entryOn, spansFrom, type History } from './history.js';
import { TABLE_NAMES, type AnyEntry, type TableName } from './tables.js';

/** An entry that goes on naming another one after that holds no longer. */
export interface Orphan {
  readonly table: TableName;
  readonly code: string;
  /** Where it names it. */
  readonly field: string;
  /** What it names. */
  readonly names: string;
  /** First day on which what it names does not hold. */
  readonly from: Day;
  /** The unit that takes over from then on, where one is named. */
  readonly passesTo?: string;
}

/** What ends, and the first day on which it holds no longer. */
export interface Ended {
  readonly table: TableName;
  readonly code: string;
  readonly on: Day;
}

/** Who in a state of the directory goes on without what ends. */
export function orphansOf(ended: readonly Ended[], state: DirectoryState): readonly Orphan[] {
  return ended.flatMap(({ table, code, on }) =>
    TABLE_NAMES.filter((other) => other !== 'successions').flatMap((other) => {
      const fields = namesOf(other, table);
      if (fields.length === 0) return [];
      return [...(state[other] as History<AnyEntry>)].flatMap(([by, timeline]) => {
        const left = spansFrom(timeline, on);
        return fields
          .filter((field) => left.some(({ entry }) => namedIn(entry, field).includes(code)))
          .map((field) => ({
            ...{ table: other, code: by, field, names: code, from: on },
            ...passedOn(table, code, on, state),
          }));
      });
    }),
  );
}

/** The fields by which entries of a table name those of another. */
function namesOf(other: TableName, table: TableName): readonly string[] {
  const fields = (REFERENCES[other] as readonly Reference[])
    .filter(({ tables }) => tables.includes(table))
    .map(({ field }) => field);
  return other === table && isTree(table) ? [...fields, 'parent'] : fields;
}

function passedOn(
  table: TableName,
  code: string,
  on: Day,
  state: DirectoryState,
): { readonly passesTo?: string } {
  const successor =
    table === 'units' ? entryOn(state.successions.get(code), on)?.successor : undefined;
  return successor === undefined ? {} : { passesTo: successor };
}
