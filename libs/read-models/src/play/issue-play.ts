import type { EventStore } from '@shaodao/event-store';
import { foldBoard } from '../board/fold.js';
import { unitsInvolvedBy } from '../board/units-involved.js';
import { isOpenPhase, NO_LIMIT, type BoardState } from '../board/state.js';
import { countsAt, effectiveAt } from '../history/effective.js';
import { streamOf, type RecordedIssueEvent } from '../issue-event.js';
import type { Span } from './span.js';

/** What the board shows of an issue and events change. */
export type PlayedState = Omit<
  BoardState,
  'issue' | 'leadAssignment' | 'openOrders' | 'revision' | 'position' | 'dueAt'
> & {
  readonly open: boolean;
  readonly dueAt: string | null;
  readonly units: readonly string[];
};

/** One event of an issue and what it changed. */
export interface IssueFrame {
  readonly event: RecordedIssueEvent;
  /** From when it counts, ISO 8601 UTC. */
  readonly effectiveAt: string;
  /** Fields that differ from the frame before, with their values before and after. */
  readonly fields: readonly {
    readonly field: keyof PlayedState;
    readonly before: PlayedState[keyof PlayedState] | null;
    readonly after: PlayedState[keyof PlayedState];
  }[];
  readonly state: PlayedState;
}

/** The history of an issue over a span, event by event, read from its own stream as it is asked for. */
export async function* playIssue(
  issue: string,
  span: Span,
  store: Pick<EventStore, 'readStream'>,
): AsyncGenerator<IssueFrame> {
  let board: BoardState | undefined;
  let units: readonly string[] = [];
  let before: PlayedState | undefined;
  let effective: string | undefined;
  for await (const stored of store.readStream(streamOf(issue))) {
    // What a stream of issues holds was decided by their aggregate.
    const event = stored as RecordedIssueEvent;
    effective = effectiveAt(effective, event);
    if (!countsAt(span.to, event, effective)) return;
    board = foldBoard(board, event);
    units = [...new Set([...units, ...unitsInvolvedBy(event)])].sort();
    const state = playedState(board, units);
    if (!countsAt(span.from, event, effective))
      yield { event, effectiveAt: effective, fields: differences(before, state), state };
    before = state;
  }
}

function playedState(board: BoardState, units: readonly string[]): PlayedState {
  const { issue: _issue, leadAssignment: _lead, openOrders: _orders, ...rest } = board;
  const { revision: _revision, position: _position, dueAt, ...shown } = rest;
  return {
    ...shown,
    open: isOpenPhase(board.phase),
    dueAt: dueAt === NO_LIMIT ? null : dueAt,
    units,
  };
}

function differences(before: PlayedState | undefined, after: PlayedState): IssueFrame['fields'] {
  const fields = Object.keys(after) as (keyof PlayedState)[];
  return fields.flatMap((field) => {
    const [was, is] = [before?.[field] ?? null, after[field]];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ field, before: was, after: is }];
  });
}
