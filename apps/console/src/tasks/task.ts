import type { components } from '../api/document.js';

export type InboxEntry = components['schemas']['InboxEntry'];
export type BoardRow = components['schemas']['BoardAnswerRow'];

/** Where a task lies in a unit's day. */
export const TABS = ['toSign', 'called', 'working', 'returned', 'done'] as const;
export type Tab = (typeof TABS)[number];

/** One thing a unit has to do, as its list shows it. */
export interface Task {
  readonly issue: string;
  readonly tab: Tab;
  readonly status: InboxEntry['status'] | 'ORDERED';
  readonly role?: InboxEntry['role'];
  /** ISO 8601; absent where there is no limit. */
  readonly dueAt?: string;
  readonly doneAt?: string;
  /** What the board knows of the matter; absent where it is over. */
  readonly row?: BoardRow;
}

const TAB_OF: Readonly<Record<InboxEntry['status'], Tab | undefined>> = {
  PENDING_SIGN: 'toSign',
  CALLED: 'called',
  CHECKED_IN: 'called',
  SIGNED: 'working',
  CONTACTED: 'working',
  WORKING: 'working',
  REWORK: 'returned',
  RETURN_REQUESTED: 'returned',
  DONE: 'done',
  RETURNED: undefined,
  WAIVED: undefined,
  CANCELLED: undefined,
};

/**
 * A unit's tasks, what is due next first: its inbox, what it did today, and the orders of streets it
 * has to respond to, which are no assignments yet.
 */
export function tasksOf({
  open,
  done,
  rows,
  unit,
}: {
  readonly open: readonly InboxEntry[];
  readonly done: readonly InboxEntry[];
  readonly rows: readonly BoardRow[];
  readonly unit: string;
}): readonly Task[] {
  const known = new Map(rows.map((row) => [row.issue, row]));
  const given = [...open, ...done].flatMap((entry): Task[] => {
    const tab = TAB_OF[entry.status];
    return tab === undefined ? [] : [{ tab, ...taskOf(entry, known.get(entry.issue)) }];
  });
  const mine = new Set(open.map(({ issue }) => issue));
  const ordered = rows
    .filter((row) => row.phase === 'ORDERED' && row.units.includes(unit) && !mine.has(row.issue))
    .map((row): Task => {
      const { issue, dueAt } = row;
      const due = dueAt === undefined ? {} : { dueAt };
      return { issue, tab: 'toSign', status: 'ORDERED', row, ...due };
    });
  return [...given, ...ordered].toSorted(dueNext);
}

function taskOf(entry: InboxEntry, row: BoardRow | undefined): Omit<Task, 'tab'> {
  const { issue, status, role, dueAt, doneAt } = entry;
  return {
    issue,
    status,
    role,
    ...(dueAt === 'infinity' ? {} : { dueAt }),
    ...(doneAt === null ? {} : { doneAt }),
    ...(row === undefined ? {} : { row }),
  };
}

const LAST = '9999';
const dueNext = (one: Task, other: Task): number =>
  one.tab === 'done' && other.tab === 'done'
    ? (other.doneAt ?? '').localeCompare(one.doneAt ?? '')
    : (one.dueAt ?? LAST).localeCompare(other.dueAt ?? LAST);

/** How many there are under each tab. */
export function countsOf(tasks: readonly Task[]): Readonly<Record<Tab, number>> {
  const counts = { toSign: 0, called: 0, working: 0, returned: 0, done: 0 };
  for (const { tab } of tasks) counts[tab] += 1;
  return counts;
}
