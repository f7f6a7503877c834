import {
  wantsOnlyOpen,
  type BoardFilter,
  type BoardGround,
  type Conditions,
} from '../board/filter.js';
import { BY_UNIT, loadColumns, type BoardSort, type BoardStatement } from '../board/query-sql.js';
import { heldAt, momentParam, type Held } from './held.js';
import type { Moment } from './moment.js';
import { BLOCK } from './rows.js';

/** What versions carry of a page's rows, before the reports are joined to them. */
const CARRIED = `b.issue, b.phase, b.open, b.category, b.territory, b.urgency, b.complexity,
  b.lead_unit, b.reported_at, b.accepted_at, b.dispatched_at, b.due_at, b.first_contact_at,
  b.handled_at, b.closed_at, b.rework_round, b.supervision, b.revision, b.position,
  b.later_positions, b.later_effective`;

const ORDER: Readonly<Record<BoardSort, { readonly after: string; readonly by: string }>> = {
  due: { after: '(b.due_at, b.issue) >', by: 'b.due_at, b.issue' },
  reported: { after: '(b.reported_at, b.issue) <', by: 'b.reported_at desc, b.issue desc' },
};

/** The ground of conditions about a moment; `$1` is the moment itself. */
export function groundAt(moment: Moment): BoardGround {
  const { at, since } = heldAt(moment);
  return {
    params: [momentParam(moment)],
    involved: `exists (select from board_unit_since u
    where u.issue = b.issue and u.unit = any(?units) and u.${since} <= ${at})`,
    late: 'b.due_at < ?instant',
    lateValues: { instant: moment.instant },
  };
}

/** What is asked of the past board: conditions on the ground of the moment. */
export interface PastBoard {
  readonly filter: BoardFilter;
  readonly where: Conditions;
  readonly moment: Moment;
}

/** One page of the board as of a moment; `after` is sort time and issue of the last row seen. */
export function pastPageStatement(
  asked: PastBoard,
  sort: BoardSort,
  limit: number,
  after: readonly string[] | undefined,
): BoardStatement {
  const held = heldAt(asked.moment);
  const params = [...asked.where.params];
  const next = (value: unknown): string => `$${String(params.push(value))}`;
  const place =
    after === undefined
      ? ''
      : `\n  and ${ORDER[sort].after} (${next(after[0])}::timestamptz, ${next(after[1])})`;
  const end = `order by ${ORDER[sort].by} limit ${next(limit)}`;
  const found =
    sort === 'reported' && !wantsOnlyOpen(asked.filter)
      ? newestReports(asked, held, place, end)
      : heldVersions(asked, CARRIED, place, end);
  return { sql: shown(found, held, end), params };
}

/** Issues per phase as of a moment, and how many of them were late then. */
export function pastCountStatement(asked: PastBoard): BoardStatement {
  const params = [...asked.where.params, asked.moment.instant];
  const late = `b.due_at < $${String(params.length)}::timestamptz`;
  const versions = heldVersions(asked, 'b.phase, b.open, b.handled_at, b.due_at', '', '');
  const sql = `select b.phase, count(*) as issues,
  count(*) filter (where b.open and b.handled_at is null and ${late}) as overdue
from (${versions}) b
group by b.phase`;
  return { sql, params };
}

/** Those of these issues that match, as of a moment. */
export function pastIssuesStatement(
  { where, moment }: PastBoard,
  issues: readonly string[],
): BoardStatement {
  const held = heldAt(moment);
  const params = [...where.params, issues];
  const these = `b.issue = any($${String(params.length)})`;
  const part = (table: string, heldThen: string): string =>
    `(select ${CARRIED}\nfrom ${joined(table, where.together)}
where ${these} and ${heldThen}\n  and ${where.together})`;
  const versions = `${part('board_latest b', held.latest('b'))}
union all
${part('board_past b', held.pastOfOne('b'))}`;
  return { sql: shown(versions, held, ''), params };
}

/** How many issues stood where as of a moment: by phase and territory. */
export function pastSpreadStatement(asked: PastBoard): BoardStatement {
  const versions = heldVersions(asked, 'b.phase, b.territory', '', '');
  const sql = `select b.phase, b.territory, count(*) as issues
from (${versions}) b
group by b.phase, b.territory`;
  return { sql, params: asked.where.params };
}

/**
 * Issues whose limit ran out from an instant on and that were late at the moment, by identifier;
 * the filter of the question says that only late ones match.
 */
export function pastLapsedStatement(
  asked: PastBoard,
  from: string,
  after: string,
  limit: number,
): BoardStatement {
  const params = [...asked.where.params, from, after, limit];
  const last = params.length;
  const place = `\n  and b.due_at >= $${String(last - 2)}::timestamptz and b.issue > $${String(last - 1)}`;
  const end = `order by b.issue limit $${String(last)}`;
  const sql = `select b.issue from (
${heldVersions(asked, 'b.issue', place, end)}
) b
${end}`;
  return { sql, params };
}

/** What units led of the issues open at a moment, late then or due before an instant. */
export function pastLoadStatement(asked: PastBoard, dueBefore: string): BoardStatement {
  const params = [...asked.where.params, asked.moment.instant, dueBefore];
  const [now, soon] = [params.length - 1, params.length].map((n) => `$${String(n)}::timestamptz`);
  const columns = 'b.lead_unit, b.handled_at, b.due_at, b.supervision';
  const versions = heldVersions(asked, columns, '', '');
  const sql = `${loadColumns(String(now), String(soon))}\nfrom (${versions}) b\n${BY_UNIT}`;
  return { sql, params };
}

/**
 * Every version that held at the moment and matches: past ones by the index over the classes of
 * length, newest ones that began by then. Each part is sorted and cut by itself.
 */
function heldVersions(
  { filter, where, moment }: PastBoard,
  columns: string,
  place: string,
  end: string,
): string {
  const held = heldAt(moment);
  const open = wantsOnlyOpen(filter) ? 'b.open and ' : `b.open = any('{t,f}') and `;
  const part = (table: string, heldThen: string): string =>
    `(select ${columns}\nfrom ${joined(table, where.together)}\nwhere ${heldThen}
  and ${where.together}${place}\n${end}`.trimEnd() + ')';
  return `${part('board_latest b', held.latest('b'))}
union all
${part('board_past b', held.past('b', open))}`;
}

/** Issues by report, newest first, each in the version that held; the index gives the order. */
function newestReports(
  { where, moment }: PastBoard,
  held: Held,
  place: string,
  end: string,
): string {
  const ofBegun = (text: string): string => text.replaceAll('b.reported_at', 'h.reported_at');
  const version = (table: string, heldThen: string): string =>
    `select ${CARRIED} from ${table} b where b.issue = h.issue and ${heldThen}`;
  const begun =
    moment.axis === 'position'
      ? `h.position <= ${held.at} and h.reported_at <= (select coalesce(max(n.reported_at), 'infinity')
    from board_begun_lanes n where n.block <= ${held.at} / ${String(BLOCK)})`
      : `h.reported_at <= ${held.at}`;
  const reports = READS_REPORTS.test(where.together)
    ? 'join board_reports r on r.issue = h.issue\n'
    : '';
  return `select ${CARRIED}
from board_begun h
${reports}cross join lateral (
  ${version('board_latest', held.latest('b'))}
  union all
  ${version('board_past', held.pastOfOne('b'))}
) b
where ${begun}
  and ${ofBegun(where.together)}${ofBegun(place).replaceAll('b.issue', 'h.issue')}
${ofBegun(end).replaceAll('b.issue', 'h.issue')}`;
}

/** The rows as the board shows them, with revision, position and units of the moment. */
function shown(versions: string, { at, since, later }: Held, end: string): string {
  return `select b.issue, r.receipt_code, b.phase, b.open, r.channel, r.kind, b.category, b.territory,
  b.urgency, b.complexity, b.lead_unit,
  array(select u.unit from board_unit_since u
    where u.issue = b.issue and u.${since} <= ${at} order by u.unit) as units,
  r.subject, r.reporter, r.title, r.accused_unit, r.confidentiality, b.reported_at, b.accepted_at,
  b.dispatched_at, b.due_at, b.first_contact_at, b.handled_at, b.closed_at, b.rework_round,
  b.supervision, r.external_source, r.external_id, b.revision + passed.events as revision,
  coalesce(b.later_positions[passed.events], b.position) as position
from (
${versions}
) b
join board_reports r using (issue)
cross join lateral (
  select count(*)::integer as events from unnest(b.${later}) as event (at) where event.at <= ${at}
) passed
${end}`;
}

const READS_REPORTS = /\br\.\w/;

/** The reports are joined only where a condition looks at them. */
const joined = (table: string, condition: string): string =>
  READS_REPORTS.test(condition) ? `${table} join board_reports r using (issue)` : table;
