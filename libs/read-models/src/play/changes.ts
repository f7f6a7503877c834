import type { Actor } from '@shaodao/decider';
import type { EventStore, Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { Pool } from 'pg';
import type { BoardFilter } from '../board/filter.js';
import type { BoardRow } from '../board/row.js';
import type { BoardScope } from '../board/scope.js';
import type { BoardHistory } from '../history/board-history.js';
import { momentParam } from '../history/held.js';
import type { Moment } from '../history/moment.js';
import { PLAY_SQL } from './sql.js';

/** An event behind a change. */
export interface ChangeEvent {
  readonly position: Position;
  readonly type: string;
  /** ISO 8601 UTC. */
  readonly occurredAt: string;
  readonly actor: Actor;
}

/** A field of a row and what it was. */
export interface FieldChange {
  readonly field: ComparedField;
  readonly before: BoardRow[ComparedField] | null;
  readonly after: BoardRow[ComparedField] | null;
}

/** What became of an issue between two moments, as far as it belongs to what was asked for. */
export interface BoardChange {
  readonly issue: string;
  /** Absent where it did not belong yet. */
  readonly before?: BoardRow;
  /** Absent where it does not belong any more. */
  readonly after?: BoardRow;
  readonly fields: readonly FieldChange[];
  /** All events of the issue between the two, oldest first. */
  readonly events: readonly ChangeEvent[];
}

/** Fields of a row that events change; the others are said by the report once and for all. */
const COMPARED = [
  'phase',
  'open',
  'category',
  'territory',
  'urgency',
  'complexity',
  'leadUnit',
  'units',
  'acceptedAt',
  'dispatchedAt',
  'dueAt',
  'firstContactAt',
  'handledAt',
  'closedAt',
  'reworkRound',
  'supervision',
] as const satisfies readonly (keyof BoardRow)[];
export type ComparedField = (typeof COMPARED)[number];

/** Which fields differ; of an issue that is new or gone, all that say something. */
export function fieldChanges(
  before: BoardRow | undefined,
  after: BoardRow | undefined,
): readonly FieldChange[] {
  return COMPARED.flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after?.[field] ?? null];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was, after: is }];
  });
}

export interface ChangeTools {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly board: BoardHistory;
}

/** What is compared: the board under a filter and a scope. */
export interface Asked {
  readonly filter: BoardFilter;
  readonly scope: BoardScope;
}

/**
 * What became of these issues between two moments of one axis, in the order given. Those that belong
 * to the board at neither are left out.
 */
export async function changesOf(
  issues: readonly string[],
  from: Moment,
  to: Moment,
  { filter, scope }: Asked,
  tools: ChangeTools,
): Promise<readonly BoardChange[]> {
  const before = byIssue(await tools.board.ofIssues(issues, filter, scope, from));
  const after = byIssue(await tools.board.ofIssues(issues, filter, scope, to));
  const seen = issues.filter((issue) => before.has(issue) || after.has(issue));
  const events = await eventsBehind(seen, from, to, tools);
  return seen.map((issue) => {
    const [was, is] = [before.get(issue), after.get(issue)];
    return {
      issue,
      ...(was === undefined ? {} : { before: was }),
      ...(is === undefined ? {} : { after: is }),
      fields: fieldChanges(was, is),
      events: events.get(issue) ?? [],
    };
  });
}

const byIssue = (rows: readonly BoardRow[]): ReadonlyMap<string, BoardRow> =>
  new Map(rows.map((row) => [row.issue, row]));

/** The events of issues between two moments, by issue. */
async function eventsBehind(
  issues: readonly string[],
  from: Moment,
  to: Moment,
  { pool, store }: ChangeTools,
): Promise<ReadonlyMap<string, readonly ChangeEvent[]>> {
  const sql = to.axis === 'position' ? PLAY_SQL.eventsByPosition : PLAY_SQL.eventsByInstant;
  const { rows } = await pool.query<{ issue: string; position: string }>(sql, [
    momentParam(from),
    momentParam(to),
    issues,
  ]);
  const issueAt = new Map(rows.map(({ issue, position }) => [positionOf(position), issue]));
  const behind = new Map<string, ChangeEvent[]>();
  for (const { position, type, occurredAt, meta } of await store.readAt([...issueAt.keys()])) {
    const issue = issueAt.get(position) ?? '';
    const event = { position, type, occurredAt, actor: meta.actor };
    const known = behind.get(issue);
    if (known === undefined) behind.set(issue, [event]);
    else known.push(event);
  }
  return behind;
}
