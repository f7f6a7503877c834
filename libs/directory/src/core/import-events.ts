import { accept, type Decision, type Refusal } from '@shaodao/decider';
import { missing, validityRefusal } from './checks/check-change.js';
import { isTree, namedIn, REFERENCES } from './checks/references.js';
import { treeRefusal } from './checks/tree-holds.js';
import { addDays, type Day } from './days.js';
import type { TableRows } from './directory-command.js';
import {
  evolveDirectory,
  spanOf,
  type DirectoryEvent,
  type DirectoryState,
} from './directory-state.js';
import { keyOf, RECORDING_EVENTS, TABLE_NAMES, type AnyEntry, type TableName } from './tables.js';

type Rows = Partial<Record<TableName, readonly AnyEntry[]>>;

/**
 * The events that make the directory hold what a file says, each row in its own days; rows that
 * hold already are left, so that importing twice changes nothing. All or nothing.
 */
export function importEvents(
  tables: TableRows,
  state: DirectoryState,
  today: Day,
): Decision<DirectoryEvent> {
  let after = state;
  const events: DirectoryEvent[] = [];
  for (const table of TABLE_NAMES) {
    const rows = (tables as Rows)[table] ?? [];
    for (const row of rows) {
      const refusal = validityRefusal(row, today);
      if (refusal !== undefined) return { ok: false, refusal };
    }
    for (const event of eventsFor(table, rows, after, today)) {
      events.push(event);
      after = evolveDirectory(after, { ...event, occurredAt: `${today}T04:00:00.000Z` });
    }
  }
  const refusal = wholeRefusal(tables, after);
  return refusal === undefined ? accept(...events) : { ok: false, refusal };
}

function eventsFor(
  table: TableName,
  rows: readonly AnyEntry[],
  state: DirectoryState,
  today: Day,
): DirectoryEvent[] {
  const news = rows.filter((row) => !holdsAlready(table, row, state, today));
  if (news.length === 0) return [];
  if (table !== 'successions')
    return [
      { type: RECORDING_EVENTS[table], data: { [table]: news } } as unknown as DirectoryEvent,
    ];
  return news.map((row) => {
    const { code, successor, reason } = row as { code: string; successor: string; reason: string };
    const on = spanOf(row, today).from;
    return { type: 'UnitSucceeded', data: { code, successor, reason, on } };
  });
}

/** True where every day of the row holds the very same already. */
function holdsAlready(table: TableName, row: AnyEntry, state: DirectoryState, today: Day): boolean {
  const { from, until, entry } = spanOf(row, today);
  const text = canonical(entry);
  const same = (state[table].get(keyOf(row)) ?? []).find(
    (span) => span.from <= from && (span.until ?? '~') >= (until ?? '~'),
  );
  return same !== undefined && canonical(same.entry) === text;
}

/** The same text for the same facts, whatever the order of fields. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

function wholeRefusal(tables: Rows, after: DirectoryState): Refusal | undefined {
  for (const table of TABLE_NAMES) {
    const rows = tables[table] ?? [];
    if (isTree(table)) {
      const refusal = treeRefusal(table, new Set(rows.map(keyOf)), after);
      if (refusal !== undefined) return refusal;
    }
    for (const row of rows)
      for (const { field, tables: others } of REFERENCES[table])
        for (const named of namedIn(row, field))
          if (!others.some((other) => after[other].has(named)))
            return missing(table, keyOf(row), field, named);
  }
  return undefined;
}

/** Every row of the directory with its days: what an export writes and an import reads. */
export function allRows(state: DirectoryState): Record<TableName, readonly AnyEntry[]> {
  return Object.fromEntries(
    TABLE_NAMES.map((table) => [
      table,
      [...state[table].values()].flatMap((timeline) =>
        timeline.map(({ from, until, entry }) => ({
          ...entry,
          validFrom: from,
          ...(until === undefined ? {} : { validTo: addDays(until, -1) }),
        })),
      ),
    ]),
  ) as unknown as Record<TableName, readonly AnyEntry[]>;
}
