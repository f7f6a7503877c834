import { describe, expect, it } from '@jest/globals';
import { issueAggregate, type IssueEventData, type IssueState } from '@shaodao/issue';
import { foldBoard } from './board/fold.js';
import { NO_LIMIT, type BoardState } from './board/state.js';
import { foldInbox, type InboxOfIssue } from './inbox/fold.js';
import { isIssueEvent } from './issue-event.js';
import { dueAfter, Histories } from './testing/histories.js';

const SEALED = 'enc1.s.x';
const TICKET = { assignment: '1-a1', unit: 'u-1' } as const;

/** What a clock that moved says beside the event that moved it. */
const movedTo = (hours: number) => ({
  clocks: {},
  tickets: [{ assignment: TICKET.assignment, dueAt: dueAfter(hours) }],
  toldDueAt: dueAfter(hours),
});

/** A ticket whose limit is extended, stands still, is found wrong, and is taken off by a ledger. */
function limits(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.dispatched('1', 'u-1', dueAfter(48));
  given.happened('1', 'AssignmentSigned', { ...TICKET, handler: 'p-1' });
  const asked = { ...TICKET, dueAt: dueAfter(60), reason: 'rain' };
  given.happened('1', 'ExtensionRequested', asked);
  given.happened('1', 'ExtensionDenied', { ...TICKET, reason: 'dry' });
  given.happened('1', 'ExtensionRequested', asked);
  const granted = { ...TICKET, dueAt: dueAfter(60), previousDueAt: dueAfter(48), count: 1 };
  given.happened('1', 'ExtensionGranted', granted);
  given.happened('1', 'IssueSuspended', {
    cause: 'HEARING',
    until: dueAfter(70),
    reason: 'hearing',
    media: ['m-1'],
  });
  const resumed: IssueEventData<'IssueResumed'> = { automatic: true, ...movedTo(72) };
  given.happened('1', 'IssueResumed', resumed);
  given.happened('1', 'ReturnRequested', { ...TICKET, basis: 'list 7' });
  const denied: IssueEventData<'ReturnDenied'> = {
    ...TICKET,
    reason: 'own duty',
    final: false,
    ...movedTo(75),
  };
  given.happened('1', 'ReturnDenied', denied);
  const recalculated: IssueEventData<'DueRecalculated'> = { recalculated: [], ...movedTo(80) };
  given.happened('1', 'DueRecalculated', recalculated);
  const fact = { clock: 'c-1', kind: 'HANDLE', dueAt: dueAfter(80) } as const;
  given.happened('1', 'ClockWarned', { ...fact, share: 0.5 });
  given.happened('1', 'ClockBreached', fact);
  const entry = { ledger: 'l-1', cause: 'FUNDING', milestones: [] } as const;
  given.happened('1', 'LedgerRequested', {
    ...TICKET,
    ...entry,
    plan: 'next year',
    media: ['m-1'],
    explained: SEALED,
  });
  given.happened('1', 'PutOnLedger', { ...entry, lead: 'u-1', nextReviewAt: dueAfter(90) });
  given.happened('1', 'InterimReported', { ...TICKET, content: SEALED, nextAt: dueAfter(90) });
  const review = { ledger: 'l-1', finding: 'on its way', review: 1, nextReviewAt: dueAfter(95) };
  given.happened('1', 'LedgerReviewed', review);
  given.happened('1', 'IssueHandled', {
    ...TICKET,
    result: SEALED,
    outcome: 'RESOLVED',
    media: [],
    round: 1,
  });
  given.happened('1', 'LedgerCleared', { ledger: 'l-1', reason: 'it flows' });
  return given;
}

describe('after each event that moves a limit', () => {
  it('board and inbox say what the decider’s own state says', () => {
    let state: IssueState = issueAggregate.initial;
    let board: BoardState | undefined;
    let inbox: InboxOfIssue = new Map();
    for (const event of limits().events) {
      if (!isIssueEvent(event)) throw new Error(`${event.stream} is no issue`);
      state = issueAggregate.evolve(state, { ...event, actor: event.meta.actor });
      board = foldBoard(board, event);
      inbox = foldInbox(inbox, event);
      expect([event.type, board.phase]).toEqual([event.type, state.phase]);
      if (!('assignments' in state)) continue;
      expect([event.type, board.dueAt]).toEqual([event.type, state.dueAt ?? NO_LIMIT]);
      const told = [...inbox.values()].map(({ assignment: id, status, dueAt }) => ({
        id,
        status,
        dueAt,
      }));
      expect([event.type, told]).toMatchObject([
        event.type,
        state.assignments.map(({ id, status, dueAt }) => ({ id, status, dueAt })),
      ]);
    }
    expect(board?.dueAt).toBe(dueAfter(80));
  });

  it('an event that comes twice changes nothing', () => {
    let inbox: InboxOfIssue = new Map();
    for (const event of limits().events) {
      if (!isIssueEvent(event)) continue;
      inbox = foldInbox(inbox, event);
      expect(foldInbox(inbox, event)).toEqual(inbox);
    }
  });
});
