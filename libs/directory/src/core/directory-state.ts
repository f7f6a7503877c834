import type { DecidedEvent, EvolveMeta } from '@shaodao/decider';
import { addDays, dayOf, type Day, type Validity } from './days.js';
import { cutOff, overlay, type History, type Span } from './history.js';
import { keyOf, RECORDING_EVENTS, type AnyEntry, type TableName, type Tables } from './tables.js';

type Recording<T extends TableName> = DecidedEvent<
  (typeof RECORDING_EVENTS)[T],
  { readonly [K in T]: readonly Tables[K][] }
>;
type Revised = 'territories' | 'units' | 'categories';
type Revision<T extends Revised> = DecidedEvent<
  `${Capitalize<T>}Revised`,
  { readonly [K in T]: readonly Tables[K][] }
>;

/** Why something ends, and on which day first; the day of the event where absent. */
interface Ending {
  readonly reason: string;
  readonly on?: Day;
}

/**
 * Every event of the directory's stream. The stored form: change only by adding. An entry holds
 * from its `validFrom`, else from the day of its event's `occurredAt`.
 */
export type DirectoryEvent =
  | { [T in Exclude<TableName, 'successions'>]: Recording<T> }[Exclude<TableName, 'successions'>]
  | { [T in Revised]: Revision<T> }[Revised]
  | DecidedEvent<'UnitRetired', Ending & { readonly code: string }>
  | DecidedEvent<'UnitSucceeded', Ending & { readonly code: string; readonly successor: string }>
  | DecidedEvent<'EntriesEnded', Ending & { readonly table: TableName; readonly codes: Codes }>
  | DecidedEvent<'ServiceWithdrawn', Ending & { readonly codes: Codes }>
  | DecidedEvent<'ListItemsResumed', Ending & { readonly codes: Codes }>;

type Codes = readonly string[];

/** All that ever held, by table and key. */
export type DirectoryState = { readonly [T in TableName]: History<Tables[T]> };

export const EMPTY_DIRECTORY = Object.fromEntries(
  Object.keys(RECORDING_EVENTS).map((table) => [table, new Map()]),
) as unknown as DirectoryState;

/** Of which table an event records entries. */
export const RECORDED_TABLE: ReadonlyMap<string, TableName> = new Map<string, TableName>([
  ...Object.entries(RECORDING_EVENTS).map(([table, type]): [string, TableName] => [
    type,
    table as TableName,
  ]),
  ['TerritoriesRevised', 'territories'],
  ['UnitsRevised', 'units'],
  ['CategoriesRevised', 'categories'],
]);

export function evolveDirectory(
  state: DirectoryState,
  event: DirectoryEvent & Pick<EvolveMeta, 'occurredAt'>,
): DirectoryState {
  const today = dayOf(event.occurredAt);
  switch (event.type) {
    case 'UnitRetired':
      return withEnds(state, 'units', [event.data.code], event.data.on ?? today);
    case 'UnitSucceeded': {
      const { code, successor, reason, on } = event.data;
      return withSpans(state, 'successions', [
        { from: on ?? today, entry: { code, successor, reason } },
      ]);
    }
    case 'EntriesEnded':
      return withEnds(state, event.data.table, event.data.codes, event.data.on ?? today);
    case 'ServiceWithdrawn':
      return withEnds(state, 'offers', event.data.codes, event.data.on ?? today);
    case 'ListItemsResumed':
      return withEnds(state, 'suspensions', event.data.codes, event.data.on ?? today);
    default: {
      const table = RECORDED_TABLE.get(event.type);
      if (table === undefined) return state;
      const entries = (event.data as Partial<Record<TableName, readonly AnyEntry[]>>)[table] ?? [];
      return withSpans(
        state,
        table,
        entries.map((entry) => spanOf(entry, today)),
      );
    }
  }
}

/** The entry with the days it holds, which leave the entry itself. */
export function spanOf(stored: AnyEntry, today: Day): Span<AnyEntry> {
  const { validFrom, validTo, ...entry } = stored as AnyEntry & Validity;
  // Modes and absences count by the minute; their day is only where to look for them.
  const begins = 'from' in entry && 'reason' in entry ? dayOf(entry.from) : today;
  return {
    from: validFrom ?? begins,
    ...(validTo === undefined ? {} : { until: addDays(validTo, 1) }),
    entry: entry,
  };
}

function withSpans(
  state: DirectoryState,
  table: TableName,
  spans: readonly Span<AnyEntry>[],
): DirectoryState {
  const history = new Map<string, readonly Span<AnyEntry>[]>(state[table]);
  for (const span of spans) {
    const key = keyOf(span.entry);
    history.set(key, overlay(history.get(key) ?? [], span));
  }
  return { ...state, [table]: history };
}

function withEnds(
  state: DirectoryState,
  table: TableName,
  keys: readonly string[],
  on: Day,
): DirectoryState {
  const history = new Map<string, readonly Span<AnyEntry>[]>(state[table]);
  for (const key of keys) {
    const timeline = history.get(key);
    if (timeline !== undefined) history.set(key, cutOff(timeline, on));
  }
  return { ...state, [table]: history };
}
