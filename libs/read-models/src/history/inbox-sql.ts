import { notHidden } from '../board/scope.js';
import { heldAt, type Held } from './held.js';
import type { Moment } from './moment.js';

const COLUMNS = `i.issue, i.assignment, i.unit, i.role, i.status, i.status_before_return, i.replaced,
  i.assigned_at, i.due_at, i.signed_at, i.contacted_at, i.done_at, i.handler, i.return_state,
  i.revision`;

/** Matters that accuse the reader's unit: `$3` units, `$4` person. */
const NOT_HIDDEN = notHidden('i.issue').replaceAll('?units', '$3').replaceAll('?person', '$4');

interface InboxSql {
  /** $1 moment, $2 unit, $3–$4 hidden from, $5 open, $6–$8 after, $9 limit, $10 done from. */
  readonly page: string;
  /** $1 moment, $2 unit, $3–$4 hidden from, $5 instant. */
  readonly count: string;
}

const SQL: Readonly<Record<Moment['axis'], InboxSql>> = {
  position: sqlOf(heldAt({ axis: 'position' })),
  instant: sqlOf(heldAt({ axis: 'instant' })),
};

/** The statements over the past inboxes, for the axis of a moment. */
export function inboxSqlAt({ axis }: Pick<Moment, 'axis'>): InboxSql {
  return SQL[axis];
}

function sqlOf(held: Held): InboxSql {
  const order = 'order by i.due_at, i.issue, i.assignment limit $9';
  const after = '(i.due_at, i.issue, i.assignment) > ($6::timestamptz, $7, $8)';
  const doneFrom = '($10::timestamptz is null or i.done_at >= $10)';
  return {
    page: `select * from (
  ${versions(held, COLUMNS, '$5', `\n    and ${after}\n    and ${doneFrom}\n    ${order}`)}
) i
${order}`,
    count: `select count(*) as open, count(*) filter (where i.due_at < $5::timestamptz) as overdue,
  count(*) filter (where i.status = 'PENDING_SIGN') as to_sign
from (
  ${versions(held, 'i.due_at, i.status', 'true', '')}
) i`,
  };
}

/** The versions of a unit's assignments that held, newest and past. */
function versions(held: Held, columns: string, open: string, end: string): string {
  const mine = `i.unit = $2 and i.open = ${open} and `;
  const part = (table: string, heldThen: string): string => `(select ${columns} from ${table} i
    where ${heldThen}
    and ${NOT_HIDDEN}${end})`;
  return `${part('inbox_latest', mine + held.latest('i'))}
  union all
  ${part('inbox_past', held.past('i', mine))}`;
}
