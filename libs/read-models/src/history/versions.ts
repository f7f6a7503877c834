import type { Position } from '@shaodao/event-store';
import { foldBoard } from '../board/fold.js';
import type { BoardState } from '../board/state.js';
import { unitsInvolvedBy } from '../board/units-involved.js';
import { foldInbox, type InboxOfIssue } from '../inbox/fold.js';
import type { InboxState } from '../inbox/state.js';
import { issueOf, type RecordedIssueEvent } from '../issue-event.js';
import { effectiveAt } from './effective.js';

/** A place on both axes of time. */
export interface Place {
  readonly position: Position;
  /** ISO 8601 UTC. */
  readonly effective: string;
}

/** What the board showed of an issue from a place on. */
export interface BoardVersion {
  /** As of the newest event it holds for. */
  readonly state: BoardState;
  /** Of the event that made it. */
  readonly revision: number;
  readonly since: Place;
  /** Later events that changed nothing shown. */
  readonly later: readonly Place[];
}

/** What an inbox showed of an assignment from a place on. */
export interface InboxVersion {
  readonly row: InboxState;
  readonly since: Place;
}

/** A version whose place another has taken; `until` is where that one begins. */
export type Past<V> = V & { readonly until: Place };

export interface InvolvedUnit {
  readonly issue: string;
  readonly unit: string;
  readonly since: Place;
}

/** The newest versions of one issue's rows; of its assignments since when each is as it is. */
export interface IssueVersions {
  readonly board?: BoardVersion;
  readonly inbox: InboxOfIssue;
  readonly inboxSince: ReadonlyMap<string, Place>;
}

/** What a run of events made of an issue. */
export interface IssueHistory {
  readonly newest: IssueVersions;
  readonly pastBoard: readonly Past<BoardVersion>[];
  readonly pastInbox: readonly Past<InboxVersion>[];
  /** With the first event of the run that brought them in. */
  readonly units: readonly InvolvedUnit[];
}

/** Nothing known of an issue. */
export const NO_VERSIONS: IssueVersions = { inbox: new Map(), inboxSince: new Map() };

/**
 * The versions of one issue after more of its events; events held already change nothing.
 * @throws HistoryMissing when events before these are not known.
 */
export function foldVersions(
  before: IssueVersions,
  events: readonly RecordedIssueEvent[],
): IssueHistory {
  const pastBoard: Past<BoardVersion>[] = [];
  const pastInbox: Past<InboxVersion>[] = [];
  const units = new Map<string, InvolvedUnit>();
  let newest = before;
  for (const event of events) {
    const { board } = newest;
    if (board !== undefined && event.revision <= board.state.revision) continue;
    const last = board?.later.at(-1) ?? board?.since;
    const place = { position: event.position, effective: effectiveAt(last?.effective, event) };
    const nextBoard = boardAfter(board, event, place);
    if (board !== undefined && nextBoard.since === place) pastBoard.push(ended(board, place));
    const { inbox, inboxSince } = inboxAfter(newest, event, place, pastInbox);
    newest = { board: nextBoard, inbox, inboxSince };
    for (const unit of unitsInvolvedBy(event))
      if (!units.has(unit)) units.set(unit, { issue: issueOf(event), unit, since: place });
  }
  return { newest, pastBoard, pastInbox, units: [...units.values()] };
}

/** Field by field: a spread that adds a name costs more than the fold (docs/tried.md). */
const ended = (
  { state, revision, since, later }: BoardVersion,
  until: Place,
): Past<BoardVersion> => ({
  state,
  revision,
  since,
  later,
  until,
});

function boardAfter(
  before: BoardVersion | undefined,
  event: RecordedIssueEvent,
  place: Place,
): BoardVersion {
  const state = foldBoard(before?.state, event);
  return before !== undefined && isShownAlike(before.state, state)
    ? { ...before, state, later: [...before.later, place] }
    : { state, revision: event.revision, since: place, later: [] };
}

/** Every event that touches an assignment makes a version: its row shows the revision. */
function inboxAfter(
  { inbox, inboxSince }: IssueVersions,
  event: RecordedIssueEvent,
  place: Place,
  past: Past<InboxVersion>[],
): Pick<IssueVersions, 'inbox' | 'inboxSince'> {
  const next = foldInbox(inbox, event);
  if (next === inbox) return { inbox, inboxSince };
  const nextSince = new Map(inboxSince);
  for (const [id, row] of next) {
    const known = inbox.get(id);
    if (known === row) continue;
    const since = inboxSince.get(id);
    if (known !== undefined && since !== undefined) past.push({ row: known, since, until: place });
    nextSince.set(id, place);
  }
  return { inbox: next, inboxSince: nextSince };
}

/** True where the board shows the same of both but for revision and position. */
function isShownAlike(one: BoardState, other: BoardState): boolean {
  return (
    SHOWN.every((field) => one[field] === other[field]) &&
    SHOWN_TIMES.every((field) => isSameTime(one[field], other[field]))
  );
}

const SHOWN = [
  'phase',
  'category',
  'territory',
  'urgency',
  'complexity',
  'leadUnit',
  'reworkRound',
  'supervision',
] as const satisfies readonly (keyof BoardState)[];

const SHOWN_TIMES = [
  'acceptedAt',
  'dispatchedAt',
  'dueAt',
  'firstContactAt',
  'handledAt',
  'closedAt',
] as const satisfies readonly (keyof BoardState)[];

/** One time may be written in two ways, the database's and that of the event. */
function isSameTime(one: string | null, other: string | null): boolean {
  if (one === other) return true;
  return one !== null && other !== null && Date.parse(one) === Date.parse(other);
}
