import { describe, expect, it } from '@jest/globals';
import type { MovedClock, StartedClock } from '@shaodao/deadlines';
import { by, hour, Story } from '../testing/story.js';

const clock = (
  kind: StartedClock['kind'],
  id: string,
  dueHours: number,
  subject = 'a-water',
): StartedClock => ({
  ...{ id, kind, subject: { kind: 'assignment', id: subject, unit: 'water' } },
  ...{ startedAt: hour(2), dueAt: hour(dueHours), warnAt: [] },
  computation: {
    ...{ from: hour(2), amount: 1, unit: 'NAT_HOUR', calendar: 'office-cn' },
    ...{ calendarVersion: 1, rolled: false, provisional: false },
  },
});

const movedTo = (id: string, dueHours: number, because: MovedClock['because']): MovedClock => ({
  ...{ id, dueAt: hour(dueHours), warnAt: [], because },
  computation: clock('HANDLE', id, dueHours).computation,
});

/** Reported at 0, accepted at 1, sent to water at 2, to be handled by 50. */
const sent = (): Story =>
  new Story()
    .reported()
    .accepted()
    .dispatched(2, 'water', 50, {
      clocks: {
        started: [
          clock('SIGN', 'c-sign', 4),
          clock('CONTACT', 'c-contact', 6),
          clock('HANDLE', 'c-work', 50),
        ],
      },
    });

const done = (): Story => sent().signed(3, 'water').contacted(5, 'water').handled(40, 'water');

describe('an assignment', () => {
  it('is told from its dispatch to its end, with the limits its clocks gave it', () => {
    expect(done().only('ASSIGNMENT')).toMatchObject({
      ...{ role: 'lead', status: 'DONE', dispatchedAt: hour(2), dispatcher: 'p-agent' },
      ...{ dispatcherUnit: 'centre', signDue: hour(4), signedAt: hour(3), handler: 'p-water' },
      ...{ contactDue: hour(6), triedAt: hour(5), contactedAt: hour(5), due: hour(50) },
      ...{ handledAt: hour(40), stoodAt: hour(40), endedAt: null, outcome: 'RESOLVED' },
      ...{ reworks: 0, misdispatched: false, supervised: false, extended: false },
    });
  });

  it('lasted natural minutes, and working minutes by the calendar', () => {
    // Monday 11:00 to Wednesday 01:00, 38 hours; offices: Monday 5 h, Tuesday 7 h.
    expect(done().only('ASSIGNMENT')).toMatchObject({
      ...{ signMinutes: 60, contactMinutes: 180 },
      ...{ handleMinutes: 38 * 60, handleWorkMinutes: 12 * 60, pausedMinutes: 0 },
    });
  });

  it('knows the first attempt apart from the first time somebody was reached', () => {
    const tried = sent().contacted(3, 'water', false).contacted(9, 'water', true);
    expect(tried.only('ASSIGNMENT')).toMatchObject({ triedAt: hour(3), contactedAt: hour(9) });
  });

  it('leaves out the time in which its clock stood still', () => {
    const rested = sent()
      .at(10, 'IssueSuspended', {
        ...{ cause: 'MATERIAL_AWAITED', until: hour(40), reason: 'papers', media: [] },
        clocks: { paused: ['c-work'] },
      })
      .at(34, 'IssueResumed', {
        ...{ automatic: false },
        clocks: { moved: [movedTo('c-work', 74, 'RESUMED')] },
        tickets: [{ assignment: 'a-water', dueAt: hour(74) }],
        toldDueAt: hour(74),
      })
      .handled(60, 'water');
    expect(rested.only('ASSIGNMENT')).toMatchObject({
      ...{ due: hour(74), pausedMinutes: 24 * 60, handleMinutes: (58 - 24) * 60 },
    });
  });

  it('counts a pause that had not ended only up to its own end', () => {
    const rested = sent()
      .at(10, 'IssueSuspended', {
        ...{ cause: 'MATERIAL_AWAITED', until: hour(40), reason: 'papers', media: [] },
        clocks: { paused: ['c-work'] },
      })
      .handled(30, 'water', { clocks: { stopped: ['c-work'] } });
    expect(rested.only('ASSIGNMENT')).toMatchObject({
      handleMinutes: 8 * 60,
      pausedMinutes: 20 * 60,
    });
  });

  it('takes an extension for its limit', () => {
    const extended = sent()
      .at(20, 'ExtensionRequested', {
        assignment: 'a-water',
        unit: 'water',
        dueAt: hour(98),
        reason: 'parts',
      })
      .at(21, 'ExtensionGranted', {
        ...{
          assignment: 'a-water',
          unit: 'water',
          dueAt: hour(98),
          previousDueAt: hour(50),
          count: 1,
        },
        clocks: { moved: [movedTo('c-work', 98, 'EXTENDED')] },
      });
    expect(extended.only('ASSIGNMENT')).toMatchObject({
      due: hour(98),
      extended: true,
      extensions: 1,
    });
    expect(extended.only('EXTENSION')).toMatchObject({
      ...{ requestedAt: hour(20), decidedAt: hour(21), granted: true, minutes: 48 * 60 },
    });
    expect(extended.only('ISSUE')).toMatchObject({ extended: true, due: hour(98) });
  });

  it('stays one that was overdue, also under a later limit', () => {
    const late = sent()
      .at(50, 'ClockBreached', {
        clock: 'c-work',
        kind: 'HANDLE',
        subject: 'a-water',
        dueAt: hour(50),
      })
      .at(51, 'ExtensionGranted', {
        ...{
          assignment: 'a-water',
          unit: 'water',
          dueAt: hour(98),
          previousDueAt: hour(50),
          count: 1,
        },
      })
      .handled(60, 'water');
    expect(late.only('ASSIGNMENT')).toMatchObject({ breachedAt: hour(50), due: hour(98) });
  });

  it('has a limit of its own for a rework, and keeps what it first reported', () => {
    const again = done()
      .at(41, 'VerificationFailed', { reason: 'enc1', media: [] })
      .at(41, 'ReworkOrdered', {
        ...{ round: 1, reason: 'enc1', dueAt: hour(80) },
        clocks: { started: [clock('REWORK', 'c-again', 80)] },
      });
    expect(again.only('ASSIGNMENT')).toMatchObject({
      ...{ status: 'OPEN', handledAt: hour(40), stoodAt: null, due: hour(50), reworkDue: hour(80) },
      ...{ reworks: 1, reworked: true },
    });
    expect(again.handled(70, 'water', { round: 2 }).only('ASSIGNMENT')).toMatchObject({
      ...{ status: 'DONE', handledAt: hour(40), stoodAt: hour(70), due: hour(50) },
    });
  });

  it('was not overdue because a rework is', () => {
    const again = done()
      .at(41, 'ReworkOrdered', { round: 1, reason: 'enc1', dueAt: hour(60) })
      .at(60, 'ClockBreached', {
        clock: 'c-again',
        kind: 'REWORK',
        subject: 'a-water',
        dueAt: hour(60),
      });
    expect(again.only('ASSIGNMENT')['breachedAt']).toBeNull();
  });
});

describe('a unit that was not the right one', () => {
  it('is let go when its return is granted, and whoever sent it is told so', () => {
    const returned = sent()
      .at(3, 'ReturnRequested', { assignment: 'a-water', unit: 'water', basis: 'list 7' })
      .at(8, 'AssignmentReturned', { assignment: 'a-water', unit: 'water', reason: 'not theirs' });
    expect(returned.only('ASSIGNMENT')).toMatchObject({
      ...{ status: 'RETURNED', endedAt: hour(8), misdispatched: true, returnAsked: true },
    });
    expect(returned.only('RETURN')).toMatchObject({
      ...{ requestedAt: hour(3), decidedAt: hour(8), granted: true, dispatcherUnit: 'centre' },
    });
  });

  it('keeps its assignment when the return is denied', () => {
    const denied = sent()
      .at(3, 'ReturnRequested', { assignment: 'a-water', unit: 'water', basis: 'list 7' })
      .at(8, 'ReturnDenied', {
        assignment: 'a-water',
        unit: 'water',
        reason: 'theirs',
        final: true,
      });
    expect(denied.only('ASSIGNMENT')).toMatchObject({ status: 'OPEN', misdispatched: false });
    expect(denied.only('RETURN')).toMatchObject({ granted: false, final: true });
  });

  it('works on until the next one has signed (首接负责)', () => {
    const moved = sent()
      .signed(3, 'water')
      .at(10, 'IssueRedispatched', {
        lead: { assignment: 'a-road', unit: 'road' },
        ...{ assists: [], dueAt: hour(60), basis: { by: 'person' }, round: 2 },
        ...{ reason: 'wrong', replaces: ['a-water'] },
      });
    expect(
      moved
        .of('ASSIGNMENT')
        .map(({ unit, fields }) => [unit, fields['status'], fields['replaced']]),
    ).toEqual([
      ['water', 'OPEN', true],
      ['road', 'OPEN', false],
    ]);
    moved.signed(12, 'road');
    const [water, road] = moved.of('ASSIGNMENT');
    expect(water?.fields).toMatchObject({
      status: 'CANCELLED',
      endedAt: hour(12),
      misdispatched: true,
    });
    expect(road?.fields).toMatchObject({ status: 'OPEN', due: hour(60) });
    expect(moved.only('ISSUE')).toMatchObject({ dispatches: 2, redispatches: 1 });
    expect(moved.of('ISSUE')[0]?.unit).toBe('road');
  });

  it('is no wrong one because a new lead was chosen for the same matter', () => {
    const replaced = sent().at(10, 'LeadReplaced', {
      lead: { assignment: 'a-road', unit: 'road' },
      ...{ dueAt: hour(60), round: 2, reason: 'stronger', replaces: ['a-water'] },
    });
    expect(replaced.of('ASSIGNMENT')[0]?.fields['misdispatched']).toBe(false);
  });

  it('is found so by a ruling that names another', () => {
    const ruled = sent()
      .at(4, 'ObjectionRaised', { assignment: 'a-water', unit: 'water', basis: 'list 7' })
      .at(20, 'ObjectionRuled', {
        ...{ assignment: 'a-water', unit: 'water', liableUnit: 'road', final: true },
        ...{ reason: 'list 7', rulers: ['p-chair'], raisedAt: hour(4) },
      });
    expect(ruled.only('ASSIGNMENT')['misdispatched']).toBe(true);
    expect(ruled.only('OBJECTION')).toMatchObject({
      granted: true,
      liable: 'road',
      decidedAt: hour(20),
    });
  });
});

describe('units that help', () => {
  it('have assignments of their own, and are named beside the lead', () => {
    const helped = sent()
      .at(5, 'AssistAdded', {
        assist: { assignment: 'a-fire', unit: 'fire' },
        dueAt: hour(30),
        reason: 'pumps',
      })
      .signed(6, 'fire')
      .at(25, 'AssistCompleted', { assignment: 'a-fire', unit: 'fire', result: 'enc1' });
    const [lead, assist] = helped.of('ASSIGNMENT');
    expect(lead?.assists).toEqual(['fire']);
    expect(assist?.assists).toEqual([]);
    expect(assist?.fields).toMatchObject({
      role: 'assist',
      status: 'DONE',
      handledAt: hour(25),
      due: hour(30),
    });
  });

  it('are no longer named once they are waived', () => {
    const waived = sent()
      .at(5, 'AssistAdded', {
        assist: { assignment: 'a-fire', unit: 'fire' },
        dueAt: hour(30),
        reason: 'pumps',
      })
      .at(6, 'AssistWaived', { assignment: 'a-fire', unit: 'fire', reason: 'no fire' });
    expect(waived.of('ASSIGNMENT')[0]?.assists).toEqual([]);
    expect(waived.of('ASSIGNMENT')[1]?.fields).toMatchObject({
      status: 'WAIVED',
      endedAt: hour(6),
    });
  });
});

describe('what the community settles itself', () => {
  it('was given, taken and done in one act', () => {
    const settled = new Story()
      .reported(0, { channel: 'patrol' }, by('p-grid', 'c-east'))
      .accepted()
      .at(
        2,
        'CommunitySettled',
        {
          ...{ assignment: 'a-1', unit: 'c-east', result: 'enc1', media: [], selfHandled: true },
          ...{ round: 1, dueAt: hour(2) },
        },
        by('p-grid', 'c-east'),
      );
    expect(settled.only('ASSIGNMENT')).toMatchObject({
      ...{ status: 'DONE', dispatchedAt: hour(2), handledAt: hour(2), selfHandled: true },
    });
    expect(settled.only('ISSUE')).toMatchObject({
      ...{ source: 'PATROL', collector: 'p-grid', selfHandled: true, dispatches: 1 },
    });
  });
});
