import { readCursor, writeCursor } from '../cursor.js';
import { inboxStateOf, type InboxRow } from './row.js';
import type { InboxState } from './state.js';

/** An assignment as its unit sees it; `dueAt` is `infinity` where there is no limit. */
export type InboxEntry = Omit<InboxState, 'statusBeforeReturn'>;

export interface InboxPage {
  readonly entries: readonly InboxEntry[];
  /** Where the next page begins; absent on the last. */
  readonly next?: string;
}

export interface InboxOptions {
  readonly open: boolean;
  readonly limit: number;
  /** Only what was done at this instant or later, ISO 8601. */
  readonly doneFrom?: string;
  /** `next` of the page before. */
  readonly cursor?: string;
}

export interface InboxCounts {
  readonly open: number;
  readonly overdue: number;
  readonly toSign: number;
}

/** A count as the database gives it back. */
export interface InboxCountRow {
  readonly open: string;
  readonly overdue: string;
  readonly to_sign: string;
}

/** Limit, issue and assignment after which a page begins. @throws InvalidCursor */
export function inboxPlace(unit: string, cursor: string | undefined): readonly string[] {
  return cursor === undefined ? ['-infinity', '', ''] : readCursor(listOf(unit), cursor, 2);
}

/** A page of rows that were asked for with one more than the page holds. */
export function entriesOf(rows: readonly InboxRow[], unit: string, limit: number): InboxPage {
  const entries = rows.slice(0, limit).map(entryOf);
  const last = entries[entries.length - 1];
  if (rows.length <= limit || last === undefined) return { entries };
  return { entries, next: writeCursor(listOf(unit), last.dueAt, last.issue, last.assignment) };
}

export function inboxCountsOf([row]: readonly InboxCountRow[]): InboxCounts {
  return {
    open: Number(row?.open ?? 0),
    overdue: Number(row?.overdue ?? 0),
    toSign: Number(row?.to_sign ?? 0),
  };
}

const listOf = (unit: string): string => `inbox:${unit}`;

function entryOf(row: InboxRow): InboxEntry {
  const { statusBeforeReturn: _, ...entry } = inboxStateOf(row);
  return entry;
}
