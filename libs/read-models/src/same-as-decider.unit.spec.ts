import { describe, expect, it } from '@jest/globals';
import { issueAggregate, type IssueState } from '@shaodao/issue';
import { foldBoard } from './board/fold.js';
import { NO_LIMIT, type BoardState } from './board/state.js';
import { foldInbox, type InboxOfIssue } from './inbox/fold.js';
import { isIssueEvent } from './issue-event.js';
import { dueAfter, Histories } from './testing/histories.js';

const SEALED = 'enc1.s.x';
const handled = (assignment: string, unit: string, round: number) => ({
  assignment,
  unit,
  result: SEALED,
  outcome: 'RESOLVED' as const,
  media: [],
  round,
});

/** A life with every detour: return denied, return granted, redispatch, rework, reopening. */
function detours(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.happened('1', 'CommunityRequestPlaced', { community: 'c-1', need: SEALED, tried: SEALED });
  given.happened('1', 'StreetOrderIssued', { street: 'st', units: ['u-1'], basis: 'list 3' });
  given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
  const first = { assignment: '1-a1', unit: 'u-1' };
  given.happened('1', 'AssignmentSigned', {
    assignment: '1-s0',
    unit: 'u-2',
    handler: 'p-2',
  });
  given.happened('1', 'AssignmentSigned', { ...first, handler: 'p-1' });
  const reached = { method: 'phone', reached: true, attempt: 1 } as const;
  given.happened('1', 'AppellantContacted', { ...first, ...reached });
  given.happened('1', 'StepLogged', { ...first, note: SEALED, media: [] });
  given.happened('1', 'ReturnRequested', { ...first, basis: 'list 7' });
  given.happened('1', 'ReturnDenied', { ...first, reason: 'own duty', final: false });
  given.happened('1', 'ReturnRequested', { ...first, basis: 'list 8' });
  given.happened('1', 'AssignmentReturned', { ...first, reason: 'right' });
  given.happened('1', 'IssueRedispatched', {
    lead: { assignment: '1-a2', unit: 'u-3' },
    assists: [],
    dueAt: dueAfter(40),
    basis: { by: 'person' },
    round: 2,
    reason: 'returned',
    replaces: ['1-a1', '1-s0'],
  });
  given.happened('1', 'AssignmentSigned', { assignment: '1-a2', unit: 'u-3', handler: 'p-3' });
  given.happened('1', 'IssueHandled', handled('1-a2', 'u-3', 1));
  given.happened('1', 'VerificationFailed', { reason: SEALED, media: [] });
  given.happened('1', 'ReworkOrdered', { round: 1, reason: SEALED, dueAt: dueAfter(72) });
  given.happened('1', 'IssueHandled', handled('1-a2', 'u-3', 2));
  given.happened('1', 'ResultVerified', { media: [] });
  given.happened('1', 'IssueFedBack', { content: SEALED, method: 'phone', reached: true });
  given.happened('1', 'IssueEvaluated', {
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
    source: 'resident',
    round: 2,
  });
  given.happened('1', 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: false });
  given.happened('1', 'IssueReopened', { round: 3, reason: SEALED, dueAt: dueAfter(90) });
  given.happened('1', 'IssueHandled', handled('1-a2', 'u-3', 3));
  given.happened('1', 'IssueClosed', { outcome: 'HANDLED', evaluationLapsed: true });
  given.happened('1', 'IssueArchived', { retentionClass: 'ten years' });
  return given;
}

describe('after each event', () => {
  it('board and inbox say what the decider’s own state says', () => {
    let state: IssueState = issueAggregate.initial;
    let board: BoardState | undefined;
    let inbox: InboxOfIssue = new Map();
    for (const event of detours().events) {
      if (!isIssueEvent(event)) throw new Error(`${event.stream} is no issue`);
      state = issueAggregate.evolve(state, {
        ...event,
        actor: event.meta.actor,
      });
      board = foldBoard(board, event);
      inbox = foldInbox(inbox, event);
      expect([event.type, board.phase]).toEqual([event.type, state.phase]);
      if (!('assignments' in state)) continue;
      expect([event.type, board.dueAt]).toEqual([event.type, state.dueAt ?? NO_LIMIT]);
      expect(board.reworkRound).toBe(state.reworkRound);
      const told = [...inbox.values()].map(({ assignment, unit, role, status, dueAt }) => ({
        id: assignment,
        unit,
        role,
        status,
        dueAt,
      }));
      expect([event.type, told]).toMatchObject([
        event.type,
        state.assignments.map(({ id, unit, role, status, dueAt }) => ({
          id,
          unit,
          role,
          status,
          dueAt,
        })),
      ]);
    }
  });
});
