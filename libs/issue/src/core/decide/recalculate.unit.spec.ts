import { describe, expect, it } from '@jest/globals';
import { atWork, fedBack, leadTicket, on } from '../../testing/lived.js';
import { calendarBefore, calendarOf, SYSTEM } from '../../testing/small-district.js';

/** Computed while the year's days off were not announced, with working Saturdays. */
const BEFORE = { calendar: calendarBefore };
const NOW = { calendar: calendarOf, actor: SYSTEM };
const RECALCULATE = { type: 'RecalculateClocks' } as const;

describe('when the days off of a year are announced', () => {
  it('limits counted before move, with old and new on record', () => {
    const lived = atWork('timed', BEFORE);
    expect(lived.clock('HANDLE')).toMatchObject({
      dueAt: on(6, 17, 30),
      computation: { provisional: true },
    });
    lived.at(on(2, 9), RECALCULATE, NOW);
    const [event] = lived.last;
    expect(event).toMatchObject({
      type: 'DueRecalculated',
      data: {
        tickets: [{ assignment: leadTicket(lived), dueAt: on(8, 17, 30) }],
        toldDueAt: on(22, 17, 30),
      },
    });
    expect(event?.type === 'DueRecalculated' && event.data.recalculated).toContainEqual({
      clock: lived.clock('HANDLE').id,
      kind: 'HANDLE',
      subject: leadTicket(lived),
      unit: 'water',
      from: on(6, 17, 30),
      to: on(8, 17, 30),
    });
    expect(lived.clock('HANDLE')).toMatchObject({
      dueAt: on(8, 17, 30),
      computation: { provisional: false, calendarVersion: 1 },
    });
  });

  it('nothing moves a second time, nor what was counted by announced days', () => {
    const lived = atWork('timed', BEFORE).at(on(2, 9), RECALCULATE, NOW);
    expect(lived.at(on(2, 10), RECALCULATE, NOW).last).toEqual([]);
    expect(atWork().at(on(2, 9), RECALCULATE, NOW).last).toEqual([]);
  });

  it('what is overdue stays overdue', () => {
    const lived = atWork('timed', BEFORE).elapses('HANDLE', on(6, 18));
    lived.at(on(6, 19), RECALCULATE, NOW);
    expect(lived.clock('HANDLE').dueAt).toBe(on(6, 17, 30));
  });

  it('what the appellant was shown never moves earlier', () => {
    const lived = fedBack('timed', BEFORE);
    const shown = lived.clock('EVAL_WINDOW').dueAt;
    lived.at(on(2, 10), RECALCULATE, NOW);
    expect(lived.clock('EVAL_WINDOW').dueAt >= shown).toBe(true);
  });

  it('a matter that has ended is left alone', () => {
    const lived = atWork('timed', BEFORE).at(on(2, 9), {
      type: 'WithdrawIssue',
      reason: 'enc1.reason',
    });
    expect(lived.at(on(3, 9), RECALCULATE, NOW).last).toEqual([]);
  });
});
