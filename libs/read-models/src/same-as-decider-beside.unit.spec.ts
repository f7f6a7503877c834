import { describe, expect, it } from '@jest/globals';
import { issueAggregate, type IssueState } from '@shaodao/issue';
import { foldBoard } from './board/fold.js';
import type { BoardState } from './board/state.js';
import { foldInbox, type InboxOfIssue } from './inbox/fold.js';
import { isIssueEvent } from './issue-event.js';
import { dueAfter, Histories } from './testing/histories.js';

const SEALED = 'enc1.s.x';
const first = { assignment: '1-a1', unit: 'u-1' };

/** Merged with a return open, taken out again, a merged appellant heard apart from the matter. */
function merger(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.dispatched('1', 'u-1', dueAfter(48), ['u-2']);
  given.happened('1', 'AssignmentSigned', { ...first, handler: 'p-1' });
  given.happened('1', 'ReturnRequested', { ...first, basis: 'list 7' });
  given.happened('1', 'IssueMerged', { target: '2', reason: 'the same' });
  given.happened('1', 'IssueUnmerged', {
    target: '2',
    reason: 'not the same',
    phase: 'IN_PROGRESS',
    restored: [
      { assignment: '1-a1', status: 'RETURN_REQUESTED', statusBefore: 'SIGNED' },
      { assignment: '1-s0', status: 'PENDING_SIGN' },
    ],
  });
  given.happened('1', 'ReturnDenied', { ...first, reason: 'own duty', final: false });
  given.happened('1', 'AssistWaived', { assignment: '1-s0', unit: 'u-2', reason: 'no need' });
  given.happened('1', 'AppellantJoined', {
    issue: '3',
    subject: 's-3',
    reporter: 'p-3',
    noReplyWanted: false,
  });
  given.happened('1', 'IssueHandled', {
    ...first,
    result: SEALED,
    outcome: 'RESOLVED',
    media: [],
    round: 1,
  });
  given.happened('1', 'IssueFedBack', {
    content: SEALED,
    method: 'phone',
    reached: true,
    appellant: '3',
  });
  given.happened('1', 'IssueEvaluated', {
    contacted: true,
    resolution: 'RESOLVED',
    satisfaction: 'SATISFIED',
    source: 'resident',
    round: 1,
    appellant: '3',
  });
  given.happened('1', 'IssueVoided', { reason: 'twice' });
  return given;
}

/** Settled by the community itself. */
function settlement(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.happened('1', 'CommunitySettled', {
    assignment: '1-own',
    unit: 'c-1',
    result: SEALED,
    media: [],
    selfHandled: true,
    round: 1,
    dueAt: dueAfter(48),
  });
  given.happened('1', 'ReworkOrdered', { round: 1, reason: SEALED, dueAt: dueAfter(72) });
  return given;
}

describe.each([
  ['a merger', merger()],
  ['a settlement', settlement()],
] as const)('after each event of %s', (_name, history) => {
  it('board and inbox say what the decider’s own state says', () => {
    let state: IssueState = issueAggregate.initial;
    let board: BoardState | undefined;
    let inbox: InboxOfIssue = new Map();
    for (const event of history.events) {
      if (!isIssueEvent(event)) throw new Error(`${event.stream} is no issue`);
      state = issueAggregate.evolve(state, { ...event, actor: event.meta.actor });
      board = foldBoard(board, event);
      inbox = foldInbox(inbox, event);
      expect([event.type, board.phase]).toEqual([event.type, state.phase]);
      if (!('assignments' in state)) continue;
      const told = [...inbox.values()].map(({ assignment: id, unit, role, status }) => ({
        id,
        unit,
        role,
        status,
      }));
      expect([event.type, told]).toEqual([
        event.type,
        state.assignments.map(({ id, unit, role, status }) => ({ id, unit, role, status })),
      ]);
    }
  });
});

describe('work on an issue that ended', () => {
  it('rests with nobody while the issue is merged into another', () => {
    let inbox: InboxOfIssue = new Map();
    for (const event of merger().events.slice(0, 7)) {
      if (isIssueEvent(event)) inbox = foldInbox(inbox, event);
    }
    expect([...inbox.values()].map(({ status }) => status)).toEqual(['CANCELLED', 'CANCELLED']);
  });
});
