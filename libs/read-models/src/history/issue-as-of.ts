import type { EvolveMeta } from '@shaodao/decider';
import type { EventStore, Position } from '@shaodao/event-store';
import { issueAggregate, type IssueEvent, type IssueState } from '@shaodao/issue';
import type { Vault } from '@shaodao/vault';
import { foldBoard } from '../board/fold.js';
import { unitsInvolvedBy } from '../board/units-involved.js';
import type { BoardRow } from '../board/row.js';
import type { BoardState } from '../board/state.js';
import { streamOf, type RecordedIssueEvent } from '../issue-event.js';
import { boardRowAt } from './board-row-at.js';
import { countsAt, effectiveAt } from './effective.js';
import type { Moment } from './moment.js';

/** An event as the pure folds of the issue take it. */
export type IssueFact = IssueEvent & EvolveMeta;

/** An issue at a moment of its past. */
export interface IssueAsOf {
  readonly issue: string;
  /** As its decider knew it. */
  readonly state: IssueState;
  /** Of the last event that counts. */
  readonly revision: number;
  readonly position: Position;
  /** From when that event counts, ISO 8601 UTC. */
  readonly effectiveAt: string;
  /** The events that count, from the report on; personal fields sealed. */
  readonly events: readonly RecordedIssueEvent[];
  /** The same for the pure folds of `@shaodao/issue`. */
  readonly facts: readonly IssueFact[];
  /** Its row of the board, the title opened where its key still exists. */
  readonly row: BoardRow;
}

/** Reads single issues as of a moment from their own streams. */
export class IssuesAsOf {
  constructor(
    private readonly store: Pick<EventStore, 'readStream'>,
    private readonly vault: Vault,
  ) {}

  /** The issue at the moment, or undefined where it was not reported yet. */
  async at(issue: string, moment: Moment): Promise<IssueAsOf | undefined> {
    const events: RecordedIssueEvent[] = [];
    const facts: IssueFact[] = [];
    let state = issueAggregate.initial;
    let board: BoardState | undefined;
    let effective: string | undefined;
    for await (const stored of this.store.readStream(streamOf(issue))) {
      const reached = effectiveAt(effective, stored);
      if (!countsAt(moment, stored, reached)) break;
      effective = reached;
      // What a stream of issues holds was decided by their aggregate.
      const event = stored as RecordedIssueEvent;
      const fact = factOf(event);
      state = issueAggregate.evolve(state, fact);
      board = foldBoard(board, event);
      events.push(event);
      facts.push(fact);
    }
    const [report] = events;
    if (board === undefined || effective === undefined || report?.type !== 'IssueReported')
      return undefined;
    const units = [...new Set(events.flatMap(unitsInvolvedBy))].sort();
    const { revision, position } = board;
    const row = await boardRowAt(board, units, report, this.vault);
    return { issue, state, revision, position, effectiveAt: effective, events, facts, row };
  }
}

/** The event as the folds of the issue's core take it. */
function factOf({ type, data, occurredAt, meta }: RecordedIssueEvent): IssueFact {
  return { type, data, occurredAt, actor: meta.actor } as unknown as IssueFact;
}
