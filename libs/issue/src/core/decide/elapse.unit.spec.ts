import { describe, expect, it } from '@jest/globals';
import {
  acceptedUnder,
  atWork,
  dispatchedToWater,
  fedBack,
  handled,
  leadTicket,
  on,
} from '../../testing/lived.js';
import { AGENT, RESIDENT, SUPERVISOR, SYSTEM, WATER } from '../../testing/small-district.js';

describe('a moment of a clock', () => {
  it('before the limit is told at its share, and the ladder presses the unit', () => {
    const lived = atWork();
    const [half = ''] = lived.clock('HANDLE').warnAt;
    lived.elapses('HANDLE', half, half);
    expect(lived.last).toMatchObject([
      {
        type: 'ClockWarned',
        data: { kind: 'HANDLE', unit: 'water', share: 0.5, dueAt: on(8, 17, 30) },
      },
      { type: 'ReminderSent', data: { unit: 'water' } },
    ]);
  });

  it('when due is a breach on record, and leaves the work to be done', () => {
    const lived = atWork().elapses('HANDLE');
    expect(lived.happened().filter((type) => type === 'ClockBreached')).toHaveLength(1);
    expect(lived.clock('HANDLE')).toMatchObject({ breachedAt: on(8, 17, 30) });
    expect(lived.state.phase).toBe('IN_PROGRESS');
  });

  it('brings along what was missed before it, in order, and nothing comes twice', () => {
    const lived = atWork();
    const [half = ''] = lived.clock('HANDLE').warnAt;
    lived.elapses('HANDLE', on(9, 9));
    expect(lived.happened()).toEqual([
      'ClockWarned',
      'ReminderSent',
      'ClockWarned',
      'SupervisionCardIssued',
      'ClockBreached',
      'SupervisionCardIssued',
    ]);
    lived.elapses('HANDLE', on(9, 10));
    expect(lived.last).toEqual([]);
    lived.elapses('HANDLE', on(9, 10), half);
    expect(lived.last).toEqual([]);
  });

  it('after the limit climbs the ladder further', () => {
    const lived = atWork().elapses('HANDLE');
    const [, , after = ''] = lived.clock('HANDLE').warnAt;
    expect(after).toBe(on(9, 17, 30));
    lived.elapses('HANDLE', after, after);
    expect(lived.last).toMatchObject([
      { type: 'ClockWarned', data: { afterDue: { amount: 1, unit: 'WORK_DAY' } } },
      { type: 'SupervisionCardIssued', data: { unit: 'water', colour: 'RED' } },
    ]);
  });

  it('that has not come, of a clock that is gone, or that was moved, changes nothing', () => {
    const lived = atWork();
    const { id, dueAt } = lived.clock('HANDLE');
    const word = { type: 'ElapseClock', clock: id, moment: dueAt } as const;
    expect(lived.at(on(2, 9), word, { actor: SYSTEM }).last).toEqual([]);
    const another = { ...word, moment: on(3, 9) };
    expect(lived.at(on(3, 10), another, { actor: SYSTEM }).last).toEqual([]);
    const gone = { ...word, clock: 'clock-0' };
    expect(lived.at(on(3, 11), gone, { actor: SYSTEM }).last).toEqual([]);
    lived.at(on(3, 12), { type: 'WithdrawIssue', reason: 'enc1.reason' });
    expect(lived.at(on(30, 9), word, { actor: SYSTEM }).last).toEqual([]);
  });

  it('is nothing of an issue nobody reported', () => {
    const lived = acceptedUnder();
    lived.state = { phase: 'NONE' };
    const word = { type: 'ElapseClock', clock: 'clock-1', moment: on(1, 9) } as const;
    expect(lived.refusalAt(on(1, 9), word, { actor: SYSTEM })).toBe('ISSUE_UNKNOWN');
  });

  it('presses nobody where no unit’s time runs', () => {
    const lived = acceptedUnder().elapses('OVERALL');
    expect(lived.happened()).toEqual(['ClockBreached']);
  });
});

describe('the end of a window', () => {
  it('to rate closes the matter unrated', () => {
    const lived = fedBack().elapses('EVAL_WINDOW');
    expect(lived.last).toMatchObject([
      { type: 'ClockBreached', data: { kind: 'EVAL_WINDOW' } },
      { type: 'IssueClosed', data: { outcome: 'HANDLED', evaluationLapsed: true } },
    ]);
    expect(lived.running()).toEqual(['EXCL_WINDOW', 'REOPEN_WINDOW']);
  });

  it('to rate leaves open what something else holds up, and closing is possible from then on', () => {
    const lived = fedBack()
      .at(
        on(2, 10),
        { type: 'OrderSupervision', unit: 'water', reason: 'late', replyBy: on(4, 12) },
        { actor: SUPERVISOR },
      )
      .elapses('EVAL_WINDOW');
    expect(lived.happened()).toEqual(['ClockBreached']);
    const until = lived.clock('EVAL_WINDOW').dueAt;
    const rate = {
      type: 'SubmitEvaluation',
      contacted: true,
      resolution: 'RESOLVED',
      satisfaction: 'SATISFIED',
    } as const;
    expect(lived.refusalAt(until, rate, { actor: RESIDENT })).toBe('EVALUATION_WINDOW_OVER');
    const [order = ''] =
      'supervision' in lived.state ? lived.state.supervision.map(({ id }) => id) : [];
    lived
      .at(until, { type: 'LiftSupervision', order, reason: 'answered' }, { actor: SUPERVISOR })
      .at(until, { type: 'CloseIssue' }, { actor: AGENT });
    expect(lived.state.phase).toBe('CLOSED');
  });

  it('to reopen archives the matter, and no clock is left', () => {
    const lived = fedBack().elapses('EVAL_WINDOW').elapses('REOPEN_WINDOW');
    expect(lived.happened()).toEqual(['ClockBreached', 'IssueArchived']);
    expect(lived.state.phase).toBe('ARCHIVED');
    expect(lived.running()).toEqual([]);
  });

  it('to reply to a measure is on record, and the ladder has no rung above it', () => {
    const lived = handled().at(
      on(2, 10),
      { type: 'OrderSupervision', unit: 'water', reason: 'late', replyBy: on(4, 12) },
      { actor: SUPERVISOR },
    );
    expect(lived.clock('SUP_REPLY').subject).toMatchObject({ kind: 'card', unit: 'water' });
    lived.elapses('SUP_REPLY');
    expect(lived.last[0]).toMatchObject({
      type: 'ClockBreached',
      data: { kind: 'SUP_REPLY', unit: 'water', dueAt: on(4, 12) },
    });
  });

  it('to rule on a return is on record: the ruling is still owed', () => {
    const lived = dispatchedToWater();
    lived.at(
      on(1, 12),
      { type: 'RequestReturn', assignment: leadTicket(lived), basis: 'list item 3' },
      { actor: WATER },
    );
    expect(lived.clock('HANDLE').pausedAt).toBe(on(1, 12));
    expect(lived.elapses('ARBITRATE').happened()).toEqual(['ClockBreached']);
    expect(lived.clock('ARBITRATE').breachedAt).toBe(on(3, 17, 30));
  });
});
