import { partitionOf } from '@shaodao/projections';
import { isOpenPhase, type BoardState } from '../board/state.js';
import { isOpenAssignment, type InboxState } from '../inbox/state.js';
import { listField, type Field } from '../fields.js';
import { effectiveClass, positionClass } from './length-class.js';
import type { BoardVersion, InboxVersion, InvolvedUnit, Past, Place } from './versions.js';

type Since = { readonly since: Place };
type Span = Since & { readonly until: Place };

const SINCE: readonly Field<Since>[] = [
  { name: 'position', type: 'bigint', of: ({ since }) => since.position },
  { name: 'effective', type: 'timestamptz', of: ({ since }) => since.effective },
];

const SPAN: readonly Field<Span>[] = [
  ...SINCE,
  { name: 'until_position', type: 'bigint', of: ({ until }) => until.position },
  {
    name: 'position_class',
    type: 'smallint',
    of: ({ since, until }) => positionClass(since.position, until.position),
  },
  { name: 'until_effective', type: 'timestamptz', of: ({ until }) => until.effective },
  {
    name: 'effective_class',
    type: 'smallint',
    of: ({ since, until }) => effectiveClass(since.effective, until.effective),
  },
];

const shown = (name: string, type: Field<BoardState>['type'], of: Field<BoardState>['of']) => ({
  name,
  type,
  of: ({ state }: BoardVersion) => of(state),
});

const BOARD: readonly Field<BoardVersion>[] = [
  shown('issue', 'text', (state) => state.issue),
  { name: 'revision', type: 'integer', of: ({ revision }) => revision },
  shown('phase', 'text', (state) => state.phase),
  shown('open', 'boolean', (state) => isOpenPhase(state.phase)),
  shown('category', 'text', (state) => state.category),
  shown('territory', 'text', (state) => state.territory),
  shown('urgency', 'text', (state) => state.urgency),
  shown('complexity', 'text', (state) => state.complexity),
  shown('lead_unit', 'text', (state) => state.leadUnit),
  shown('reported_at', 'timestamptz', (state) => state.reportedAt),
  shown('accepted_at', 'timestamptz', (state) => state.acceptedAt),
  shown('dispatched_at', 'timestamptz', (state) => state.dispatchedAt),
  shown('due_at', 'timestamptz', (state) => state.dueAt),
  shown('first_contact_at', 'timestamptz', (state) => state.firstContactAt),
  shown('handled_at', 'timestamptz', (state) => state.handledAt),
  shown('closed_at', 'timestamptz', (state) => state.closedAt),
  shown('rework_round', 'integer', (state) => state.reworkRound),
  shown('supervision', 'text', (state) => state.supervision),
  listField('later_positions', 'bigint[]', ({ later }) => later.map(({ position }) => position)),
  listField('later_effective', 'timestamptz[]', ({ later }) =>
    later.map(({ effective }) => effective),
  ),
];

/** Columns of `board_past`. */
export const PAST_BOARD: readonly Field<Past<BoardVersion>>[] = [...BOARD, ...SPAN];

/** Columns of `board_latest`: with what only the next fold needs. */
export const LATEST_BOARD: readonly Field<BoardVersion>[] = [
  ...BOARD,
  ...SINCE,
  shown('lead_assignment', 'text', (state) => state.leadAssignment),
  shown('open_orders', 'integer', (state) => state.openOrders),
];

/** Columns of `board_begun`; the versions are each an issue's first. */
export const BEGUN: readonly Field<BoardVersion>[] = [
  shown('issue', 'text', (state) => state.issue),
  shown('reported_at', 'timestamptz', (state) => state.reportedAt),
  { name: 'position', type: 'bigint', of: ({ since }) => since.position },
];

/** Places of the log that one row of `board_begun_lanes` speaks of. */
export const BLOCK = 4_096;

/**
 * Into so many parts a block is divided by issue, as the topic of events is by default: who takes partitions
 * side by side never waits for another's row.
 */
const LANES = 12;

/** The latest report of those issues of a lane that began in a block of the log. */
export interface BegunBound {
  readonly block: number;
  readonly lane: number;
  readonly reportedAt: string;
}

/** The bounds of the blocks in which these first versions of issues lie, in the order of their keys. */
export function boundsOf(begun: readonly BoardVersion[]): readonly BegunBound[] {
  const bounds = new Map<number, string>();
  for (const { since, state } of begun) {
    const key = Math.floor(since.position / BLOCK) * LANES + partitionOf(state.issue, LANES);
    const known = bounds.get(key);
    if (known === undefined || known < state.reportedAt) bounds.set(key, state.reportedAt);
  }
  return [...bounds]
    .sort(([a], [b]) => a - b)
    .map(([key, reportedAt]) => ({
      block: Math.floor(key / LANES),
      lane: key % LANES,
      reportedAt,
    }));
}

/** Columns of `board_begun_lanes`. */
export const BOUNDS: readonly Field<BegunBound>[] = [
  { name: 'block', type: 'bigint', of: ({ block }) => block },
  { name: 'lane', type: 'smallint', of: ({ lane }) => lane },
  { name: 'reported_at', type: 'timestamptz', of: ({ reportedAt }) => reportedAt },
];

/** Columns of `board_unit_since`. */
export const UNIT_SINCE: readonly Field<InvolvedUnit>[] = [
  { name: 'issue', type: 'text', of: ({ issue }) => issue },
  { name: 'unit', type: 'text', of: ({ unit }) => unit },
  ...SINCE,
];

const held = (name: string, type: Field<InboxState>['type'], of: Field<InboxState>['of']) => ({
  name,
  type,
  of: ({ row }: InboxVersion) => of(row),
});

const INBOX: readonly Field<InboxVersion>[] = [
  held('issue', 'text', (row) => row.issue),
  held('assignment', 'text', (row) => row.assignment),
  held('revision', 'integer', (row) => row.revision),
  held('unit', 'text', (row) => row.unit),
  held('role', 'text', (row) => row.role),
  held('status', 'text', (row) => row.status),
  held('status_before_return', 'text', (row) => row.statusBeforeReturn),
  held('replaced', 'boolean', (row) => row.replaced),
  held('open', 'boolean', (row) => isOpenAssignment(row.status)),
  held('assigned_at', 'timestamptz', (row) => row.assignedAt),
  held('due_at', 'timestamptz', (row) => row.dueAt),
  held('signed_at', 'timestamptz', (row) => row.signedAt),
  held('contacted_at', 'timestamptz', (row) => row.contactedAt),
  held('done_at', 'timestamptz', (row) => row.doneAt),
  held('handler', 'text', (row) => row.handler),
  held('return_state', 'text', (row) => row.returnState),
];

/** Columns of `inbox_latest`. */
export const LATEST_INBOX: readonly Field<InboxVersion>[] = [...INBOX, ...SINCE];

/** Columns of `inbox_past`. */
export const PAST_INBOX: readonly Field<Past<InboxVersion>>[] = [...INBOX, ...SPAN];
