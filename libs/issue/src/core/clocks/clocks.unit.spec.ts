import { describe, expect, it } from '@jest/globals';
import {
  acceptedUnder,
  atWork,
  dispatchedToWater,
  fedBack,
  handled,
  leadTicket,
  Lived,
  on,
} from '../../testing/lived.js';
import { given } from '../../testing/given.js';
import * as past from '../../testing/history.js';
import {
  AGENT,
  COMMUNITY,
  FIRE,
  INSPECTOR,
  RESIDENT,
  STREET,
  WATER,
} from '../../testing/small-district.js';

const TELL = { type: 'FeedBack', content: 'enc1.content', method: 'phone', reached: true } as const;
const RATE = {
  type: 'SubmitEvaluation',
  contacted: true,
  resolution: 'RESOLVED',
  satisfaction: 'SATISFIED',
} as const;

describe('the clocks of a matter', () => {
  it('start with the report, and change hands with the acceptance', () => {
    const reported = new Lived({ defaultProfile: 'timed' }).at(on(1, 9), {
      type: 'ReportIssue',
      channel: 'hotline',
      kind: 'HELP',
      title: 'enc1.title',
      appellant: { subject: 'sub-1' },
      category: 'pothole',
    });
    expect(reported.running()).toEqual(['ACCEPT']);
    const accepted = acceptedUnder();
    expect(accepted.running()).toEqual(['DISPATCH', 'LEVEL', 'OVERALL', 'VERIFY_REPORT']);
    expect(accepted.clock('OVERALL').dueAt).toBe(on(22, 17, 30));
    expect(accepted.state).toMatchObject({ dueAt: on(22, 17, 30) });
    expect(accepted.last.map(({ data }) => data.clocks?.stopped)).toEqual([undefined, ['clock-1']]);
  });

  it('do not measure the acceptance of another system’s records', () => {
    const imported = new Lived({ defaultProfile: 'timed' }).at(on(1, 9), {
      type: 'ReportIssue',
      channel: 'import',
      kind: 'HELP',
      title: 'enc1.title',
      appellant: { subject: 'sub-1' },
      category: 'pothole',
    });
    expect(imported.running()).toEqual([]);
  });

  it('do not begin where they were over before the past was told, and warn only of what is to come', () => {
    const told = acceptedUnder('timed', { toldAt: on(5, 18) }).at(on(1, 11), {
      type: 'DispatchIssue',
      lead: 'water',
    });
    const { warnAt } = dispatchedToWater().clock('HANDLE');
    const toCome = warnAt.filter((at) => at > on(5, 18));
    expect(toCome.length).toBeLessThan(warnAt.length);
    expect(told.running()).toEqual(['HANDLE', 'LEVEL', 'OVERALL']);
    expect(told.clock('HANDLE')).toMatchObject({ dueAt: on(8, 17, 30), warnAt: toCome });
    // The limit stands on the ticket all the same.
    expect(told.last[0]?.data).toMatchObject({ dueAt: on(8, 17, 30) });
  });

  it('are those of any matter where the past that is told is a moment ago', () => {
    const told = acceptedUnder('timed', { toldAt: on(1, 11) }).at(on(1, 11), {
      type: 'DispatchIssue',
      lead: 'water',
    });
    expect(told.running()).toEqual(dispatchedToWater().running());
    expect(told.clock('HANDLE').warnAt).toEqual(dispatchedToWater().clock('HANDLE').warnAt);
  });

  it('leave no trace where the mechanism has none', () => {
    given(...past.ACCEPTED)
      .when({ type: 'DispatchIssue', lead: 'water', dueAt: past.FIRST_DUE })
      .then({
        type: 'IssueDispatched',
        data: {
          lead: { assignment: 'assignment-1', unit: 'water' },
          assists: [],
          dueAt: past.FIRST_DUE,
          basis: { by: 'person' },
          round: 1,
        },
      });
  });

  it('say of each start how it was computed, so that it can be computed again', () => {
    const { computation, limit, subject } = dispatchedToWater().clock('HANDLE');
    expect(subject).toEqual({ kind: 'assignment', id: 'assignment-6', unit: 'water' });
    expect(limit).toEqual({ amount: 5, unit: 'WORK_DAY', calendar: 'office-cn' });
    expect(computation).toMatchObject({
      from: on(1, 11),
      amount: 5,
      unit: 'WORK_DAY',
      calendarVersion: 1,
      provisional: false,
    });
  });
});

describe('the limit on a ticket', () => {
  it('is the mechanism’s where the dispatch names none', () => {
    const lived = dispatchedToWater();
    expect(lived.last[0]?.data).toMatchObject({ dueAt: on(8, 17, 30) });
    expect(lived.running()).toEqual([
      'CONTACT',
      'HANDLE',
      'LEVEL',
      'OVERALL',
      'RETURN_WINDOW',
      'SIGN',
    ]);
  });

  it('is the one named, in running time, and its clock follows it', () => {
    const lived = acceptedUnder().at(on(1, 11), {
      type: 'DispatchIssue',
      lead: 'water',
      dueAt: on(4, 12),
    });
    expect(lived.clock('HANDLE')).toMatchObject({
      dueAt: on(4, 12),
      limit: { amount: 73 * 60, unit: 'NAT_MIN' },
    });
  });

  it('is shorter for what is critical and longer for what is hard', () => {
    const dueOf = (category: string): string =>
      new Lived({ defaultProfile: 'timed' })
        .at(on(1, 9), {
          type: 'ReportIssue',
          channel: 'hotline',
          kind: 'HELP',
          title: 'enc1.title',
          appellant: { subject: 'sub-1' },
          category,
        })
        .at(
          on(1, 10),
          { type: 'AcceptIssue', category, territory: 'north', profile: 'timed' },
          { actor: AGENT },
        )
        .at(on(1, 11), { type: 'DispatchIssue', lead: 'water' })
        .clock('HANDLE').dueAt;
    expect(dueOf('fire-passage')).toBe(on(2, 11));
    expect(dueOf('noise')).toBe(on(22, 17, 30));
  });

  it('must be named where the mechanism has none', () => {
    given(...past.ACCEPTED)
      .when({ type: 'DispatchIssue', lead: 'water' })
      .refuses('DUE_NEEDED');
  });

  it('may be shorter than what was promised for the whole matter', () => {
    const lived = dispatchedToWater().at(on(2, 11), {
      type: 'Redispatch',
      lead: 'parks',
      reason: 'not its duty',
    });
    expect(lived.clock('HANDLE', 'parks').dueAt).toBe(on(9, 17, 30));
    expect(lived.state).toMatchObject({ dueAt: on(22, 17, 30), overallDueAt: on(22, 17, 30) });
  });

  it('does not outlast what was promised for this very matter, while that lies ahead', () => {
    const dispatchedAt = (moment: string): string =>
      new Lived({ defaultProfile: 'timed' })
        .at(on(1, 9), {
          type: 'ReportIssue',
          channel: 'hotline',
          kind: 'HELP',
          title: 'enc1.title',
          appellant: { subject: 'sub-1' },
          category: 'pothole',
        })
        .at(
          on(1, 10),
          { type: 'AcceptIssue', category: 'pothole', territory: 'north', dueAt: on(4, 12) },
          { actor: AGENT },
        )
        .at(moment, { type: 'DispatchIssue', lead: 'water' })
        .clock('HANDLE').dueAt;
    expect(dispatchedAt(on(1, 11))).toBe(on(4, 12));
    expect(dispatchedAt(on(5, 9))).toBe(on(12, 17, 30));
  });

  it('is no earlier on a second ticket than on the first, where nothing else was promised', () => {
    const lived = acceptedUnder('timed-tickets')
      .at(on(1, 11), { type: 'DispatchIssue', lead: 'water', dueAt: on(12, 12) })
      .at(on(2, 11), { type: 'Redispatch', lead: 'parks', reason: 'not its duty' });
    expect(lived.state).toMatchObject({ dueAt: on(12, 12) });
    expect(lived.clock('HANDLE', 'parks').dueAt).toBe(on(12, 12));
  });
});

describe('a clock stops when what it is about is done', () => {
  it('by the signature, by the contact, by the result', () => {
    const lived = atWork();
    expect(lived.running()).not.toContain('SIGN');
    const assignment = leadTicket(lived);
    lived.at(
      on(1, 14),
      { type: 'RecordContact', assignment, method: 'phone', reached: false },
      { actor: WATER },
    );
    expect(lived.running()).toEqual(['HANDLE', 'LEVEL', 'OVERALL', 'RETURN_WINDOW']);
    expect(handled().running()).toEqual(['EXCL_WINDOW', 'OVERALL', 'VERIFY']);
  });

  it('by check, reply and rating, each starting the next', () => {
    const lived = fedBack();
    expect(lived.running()).toEqual(['CALLBACK', 'EVAL_WINDOW', 'EXCL_WINDOW']);
    lived.at(on(3, 9), RATE, { actor: RESIDENT });
    expect(lived.running()).toEqual(['EXCL_WINDOW']);
    lived.at(on(3, 10), { type: 'CloseIssue' }, { actor: AGENT });
    expect(lived.running()).toEqual(['EXCL_WINDOW', 'REOPEN_WINDOW']);
  });

  it('with the matter, whatever ends it', () => {
    const lived = atWork().at(on(1, 15), { type: 'WithdrawIssue', reason: 'enc1.reason' });
    expect(lived.running()).toEqual([]);
    expect(lived.last[0]?.data.clocks?.stopped).toHaveLength(5);
  });

  it('with its ticket: an assist’s by its result, a replaced lead’s when the new one signs', () => {
    const lived = acceptedUnder().at(on(1, 11), {
      type: 'DispatchIssue',
      lead: 'water',
      assists: ['fire'],
    });
    const assist = lived.clock('ASSIST_REPORT').subject.id ?? '';
    lived
      .at(on(1, 13), { type: 'SignAssignment', assignment: assist }, { actor: FIRE })
      .at(
        on(1, 14),
        { type: 'CompleteAssist', assignment: assist, result: 'enc1.result' },
        { actor: FIRE },
      );
    expect(lived.running()).not.toContain('ASSIST_REPORT');
    lived.at(on(2, 9), { type: 'Redispatch', lead: 'parks', reason: 'its duty' });
    expect(lived.clock('HANDLE', 'water').dueAt).toBe(on(8, 17, 30));
    const next = lived.clock('SIGN', 'parks').subject.id ?? '';
    expect(() => lived.clock('SIGN', 'water')).toThrow('No clock SIGN');
    lived.at(on(2, 10), { type: 'SignAssignment', assignment: next });
    expect(() => lived.clock('HANDLE', 'water')).toThrow('No clock HANDLE');
    expect(lived.clock('HANDLE').subject.unit).toBe('parks');
  });

  it('by request and order, where communities ask and streets order', () => {
    const lived = acceptedUnder('timed-orders').at(
      on(1, 11),
      { type: 'PlaceRequest', need: 'enc1.need', tried: 'enc1.tried' },
      { actor: COMMUNITY },
    );
    expect(lived.running()).toEqual(['LEVEL', 'ORDER', 'OVERALL']);
    lived.at(
      on(1, 14),
      { type: 'IssueOrder', units: ['water', 'fire'], basis: 'list item 12' },
      { actor: STREET },
    );
    expect(lived.running()).toEqual(['DISPATCH', 'LEVEL', 'OVERALL', 'RESPOND', 'RESPOND']);
  });
});

describe('visits to a stage', () => {
  const again = (lived: Lived, hour: number): Lived =>
    lived
      .at(
        on(2, hour),
        { type: 'VerifyResult', passed: false, note: 'enc1.note' },
        { actor: INSPECTOR },
      )
      .at(
        on(2, hour + 1),
        {
          type: 'CompleteHandling',
          assignment: leadTicket(lived),
          result: 'enc1.result',
          outcome: 'RESOLVED',
        },
        { actor: WATER },
      );

  it('add up where the mechanism says so', () => {
    const lived = handled();
    expect(lived.clock('VERIFY').dueAt).toBe(on(3, 17, 30));
    again(lived, 10);
    expect(lived.clock('VERIFY').limit).toMatchObject({ amount: 1, unit: 'WORK_DAY' });
  });

  it('begin anew where it does not', () => {
    const lived = again(handled(), 10).at(
      on(2, 14),
      { type: 'VerifyResult', passed: true },
      { actor: INSPECTOR },
    );
    expect(lived.clock('FEEDBACK').limit).toMatchObject({ amount: 1 });
    lived.at(on(2, 15), TELL, { actor: WATER });
    expect(lived.clock('EVAL_WINDOW').dueAt).toBe('2026-03-10T15:59:59.999Z');
  });

  it('of rework run by the mechanism’s limit of rework', () => {
    const lived = handled().at(
      on(2, 10),
      { type: 'VerifyResult', passed: false, note: 'enc1.note' },
      { actor: INSPECTOR },
    );
    expect(lived.clock('REWORK')).toMatchObject({
      dueAt: on(5, 17, 30),
      limit: { amount: 3, unit: 'WORK_DAY' },
    });
  });
});

describe('windows', () => {
  it('to return end with their clock, not with the hours of mechanisms without', () => {
    const lived = atWork();
    const command = {
      type: 'RequestReturn',
      assignment: leadTicket(lived),
      basis: 'list item 3',
    } as const;
    expect(lived.clock('RETURN_WINDOW').dueAt).toBe(on(3, 17, 30));
    expect(lived.refusalAt(on(3, 17, 30), command)).toBeUndefined();
    expect(lived.refusalAt(on(3, 17, 31), command)).toBe('RETURN_WINDOW_OVER');
  });

  it('to rate and to reopen likewise', () => {
    const lived = fedBack();
    const until = lived.clock('EVAL_WINDOW').dueAt;
    expect(lived.refusalAt(until, RATE, { actor: RESIDENT })).toBeUndefined();
    expect(lived.refusalAt(on(10, 1), RATE, { actor: RESIDENT })).toBe('EVALUATION_WINDOW_OVER');
    lived.at(on(3, 9), RATE, { actor: RESIDENT }).at(on(3, 10), { type: 'CloseIssue' });
    const reopen = { type: 'ReopenIssue', reason: 'enc1.reason' } as const;
    expect(lived.clock('REOPEN_WINDOW').dueAt).toBe('2026-04-07T15:59:59.999Z');
    expect(lived.refusalAt(on(36, 9), reopen)).toBeUndefined();
    expect(lived.refusalAt(on(38, 9), reopen)).toBe('REOPEN_WINDOW_OVER');
    expect(lived.refusalAt(on(36, 9), { type: 'ArchiveIssue' })).toBe('REOPEN_WINDOW_RUNNING');
  });
});

describe('a matter taken out of a merger', () => {
  const MERGE = { type: 'MergeInto', target: 'issue-2', reason: 'the same pipe' } as const;
  const PART = { type: 'UnmergeIssue', reason: 'another pipe' } as const;
  const counterpart = { id: 'issue-2', state: acceptedUnder().state };

  it('goes on with the clocks it had, due as they were', () => {
    const lived = atWork();
    const { dueAt, id } = lived.clock('HANDLE');
    lived.at(on(2, 9), MERGE, { counterpart });
    expect(lived.running()).toEqual([]);
    lived.at(on(3, 9), PART, { counterpart });
    expect(lived.clock('HANDLE')).toMatchObject({ id, dueAt, past: [] });
  });

  it('may be rated as long as one that was never merged', () => {
    const lived = fedBack();
    const { id } = lived.clock('EVAL_WINDOW');
    lived.at(on(3, 9), MERGE, { counterpart }).at(on(20, 9), PART, { counterpart });
    const anew = lived.clock('EVAL_WINDOW');
    expect(anew).toMatchObject({ startedAt: on(20, 9), past: [] });
    expect(anew.id).not.toBe(id);
    expect(lived.refusalAt(on(20, 10), { type: 'CloseIssue' })).toBe('EVALUATION_PENDING');
    expect(lived.refusalAt(anew.dueAt, RATE, { actor: RESIDENT })).toBeUndefined();
  });

  it('has not forgotten what was overdue, nor since when a limit stands still', () => {
    const overdue = atWork().elapses('HANDLE').at(on(9, 9), MERGE, { counterpart });
    overdue.at(on(10, 9), PART, { counterpart });
    expect(overdue.clock('HANDLE').breachedAt).toBe(on(8, 17, 30));
    const suspended = atWork()
      .at(on(3, 9), {
        type: 'SuspendIssue',
        cause: 'STATUTORY_APPRAISAL',
        until: on(10, 12),
        reason: 'the pipe is being tested',
        media: ['order-of-test'],
        told: 'enc1.told',
      })
      .at(on(4, 9), MERGE, { counterpart })
      .at(on(5, 9), PART, { counterpart });
    expect(suspended.clock('HANDLE').pausedAt).toBe(on(3, 9));
    expect(suspended.clock('SUSPENSION').dueAt).toBe(on(10, 12));
  });
});
