import { describe, expect, it } from '@jest/globals';
import { issueAggregate, type IssueState } from '@shaodao/issue';
import { foldBoard } from './board/fold.js';
import { NO_LIMIT, type BoardState } from './board/state.js';
import { foldInbox, type InboxOfIssue } from './inbox/fold.js';
import { isIssueEvent } from './issue-event.js';
import { dueAfter, Histories } from './testing/histories.js';

const SEALED = 'enc1.s.x';
const call = (assignment: string, unit: string) => ({
  assignment,
  unit,
  respondBy: dueAfter(2),
});

function blown(given: Histories, whistle: string, facts: object): void {
  given.happened('1', 'WhistleBlown', {
    whistle,
    kind: 'JOINT_ENFORCEMENT',
    lead: call('w-lead', 'u-lead'),
    assists: [],
    coordinator: 'st',
    reason: 'jointly',
    nobodyLeavesUnfinished: false,
    ...facts,
  });
}

function cameIn(given: Histories, whistle: string, assignment: string, unit: string, late = false) {
  given.happened('1', 'UnitCheckedIn', {
    whistle,
    assignment,
    unit,
    person: `p-${unit}`,
    mode: 'ON_SITE',
    authorized: true,
    late,
    media: [],
    takesUp: late,
  });
}

/** Whistles with every turn: a lead that gives way, no-shows, refusals, releases, replacements. */
function whistles(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.happened('1', 'IssueLinked', { relation: 'PART_OF', stream: 'issue-0' });
  given.dispatched('1', 'u-1', dueAfter(48));
  given.happened('1', 'AssignmentSigned', { assignment: '1-a1', unit: 'u-1', handler: 'p-1' });
  blown(given, 'w-1', {
    assists: [call('w-2', 'u-2'), call('w-3', 'u-3'), { ...call('1-a1', 'u-1'), atWork: true }],
  });
  blown(given, 'w-9', { lead: call('w-91', 'u-91') });
  given.happened('1', 'WhistleRejectRequested', {
    whistle: 'w-1',
    assignment: 'w-3',
    unit: 'u-3',
    basis: 'list 3',
  });
  given.happened('1', 'WhistleUpheld', {
    whistle: 'w-1',
    assignment: 'w-3',
    unit: 'u-3',
    reason: 'own duty',
    respondBy: dueAfter(9),
  });
  cameIn(given, 'w-1', 'w-2', 'u-2');
  given.happened('1', 'UnitNoShow', {
    whistle: 'w-1',
    assignment: 'w-lead',
    unit: 'u-lead',
    role: 'lead',
    respondBy: dueAfter(2),
    fallback: call('w-4', 'st'),
  });
  given.happened('1', 'WhistleCancelled', {
    whistle: 'w-1',
    reason: 'not its duty',
    unit: 'u-3',
    cancels: ['w-3'],
    over: false,
    phase: 'WHISTLED',
  });
  given.happened('1', 'CheckInQuorumReached', {
    whistle: 'w-1',
    begins: [
      { assignment: 'w-2', unit: 'u-2', role: 'assist', isIn: true, person: 'p-u-2' },
      { assignment: 'w-4', unit: 'st', role: 'lead', isIn: false },
    ],
    replaces: ['1-a1'],
    dueAt: dueAfter(60),
    round: 2,
    phase: 'WHISTLED',
    override: { reason: 'it burns', missing: ['st'] },
  });
  given.happened('1', 'WhistleCancelled', {
    whistle: 'w-9',
    reason: 'solved itself',
    cancels: ['w-91'],
    over: true,
    phase: 'IN_PROGRESS',
  });
  cameIn(given, 'w-1', 'w-4', 'st', true);
  given.happened('1', 'WhistleWorkCompleted', {
    whistle: 'w-1',
    assignment: 'w-2',
    unit: 'u-2',
    result: SEALED,
  });
  given.happened('1', 'UnitsReleased', { whistle: 'w-1', units: ['u-2'], completes: ['w-2'] });
  given.happened('1', 'AssistAdded', {
    assist: { assignment: 'a-5', unit: 'u-5' },
    dueAt: dueAfter(50),
    reason: 'trees',
  });
  given.happened('1', 'SubtaskCreated', {
    subtask: { assignment: 'a-6', unit: 'u-6' },
    task: SEALED,
    dueAt: dueAfter(40),
  });
  given.happened('1', 'LeadReplaced', {
    lead: { assignment: 'a-7', unit: 'u-7' },
    dueAt: dueAfter(55),
    round: 3,
    reason: 'other duty',
    replaces: ['w-4'],
  });
  given.happened('1', 'AssignmentSigned', { assignment: 'a-7', unit: 'u-7', handler: 'p-7' });
  blown(given, 'w-5', { lead: call('w-51', 'u-51') });
  cameIn(given, 'w-5', 'w-51', 'u-51');
  given.happened('1', 'CheckInQuorumReached', {
    whistle: 'w-5',
    begins: [{ assignment: 'w-51', unit: 'u-51', role: 'lead', isIn: true, person: 'p-51' }],
    replaces: ['a-7'],
    dueAt: dueAfter(70),
    round: 4,
    phase: 'IN_PROGRESS',
  });
  return given;
}

/** An order that is responded to, disputed, and passed on by a ruling. */
function orders(): Histories {
  const given = new Histories();
  given.reported('1', SEALED);
  given.accepted('1', 't-1');
  given.happened('1', 'CommunityRequestPlaced', { community: 'c-1', need: SEALED, tried: SEALED });
  given.happened('1', 'StreetOrderIssued', { street: 'st', units: ['u-1'], basis: 'list 3' });
  given.happened('1', 'DepartmentResponded', { unit: 'u-1', answer: 'ACCEPT', plan: SEALED });
  given.dispatched('1', 'u-1', dueAfter(48));
  given.happened('1', 'AssignmentSigned', { assignment: '1-a1', unit: 'u-1', handler: 'p-1' });
  const objection = { assignment: '1-a1', unit: 'u-1' };
  given.happened('1', 'ObjectionRaised', { ...objection, basis: 'not ours' });
  given.happened('1', 'ConsultationHeld', { units: ['u-1', 'u-2'], record: SEALED });
  const vote = { assignment: '1-a1', liableUnit: 'u-2', final: true, reason: 'law' };
  given.happened('1', 'RulingProposed', vote);
  given.happened('1', 'ObjectionRuled', {
    ...vote,
    unit: 'u-1',
    rulers: ['p-8', 'p-9'],
    raisedAt: dueAfter(1),
  });
  return given;
}

describe('after each event about calls and orders', () => {
  it.each([
    ['whistles', whistles()],
    ['orders', orders()],
  ] as const)('board and inbox say what the decider’s own state says: %s', (_name, history) => {
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
      expect([event.type, board.dueAt]).toEqual([event.type, state.dueAt ?? NO_LIMIT]);
      const known = [...inbox.values()].map(
        ({ assignment, unit, role, status, dueAt, replaced }) =>
          [assignment, unit, role, status, dueAt, replaced] as const,
      );
      const decided = state.assignments.map(
        ({ id, unit, role, status, dueAt, replaced }) =>
          [id, unit, role, status, dueAt, replaced] as const,
      );
      expect([event.type, known.sort()]).toEqual([event.type, decided.sort()]);
    }
  });

  it('a called unit finds the whistle in its inbox, and the limit to come by', () => {
    const given = new Histories();
    given.reported('1', SEALED);
    given.accepted('1', 't-1');
    blown(given, 'w-1', {});
    let inbox: InboxOfIssue = new Map();
    for (const event of given.events) if (isIssueEvent(event)) inbox = foldInbox(inbox, event);
    expect(inbox.get('w-lead')).toMatchObject({
      unit: 'u-lead',
      status: 'CALLED',
      dueAt: dueAfter(2),
    });
  });
});
