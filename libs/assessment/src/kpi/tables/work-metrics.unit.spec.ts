import { describe, expect, it } from '@jest/globals';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import type { Fact, FactValue } from '../facts/fact.js';
import { fact, times } from '../testing/made-facts.js';
import { changed, day, figure } from '../testing/tables.js';

const SET = houseSet();
type Fields = Readonly<Record<string, FactValue>>;

const ticket = (fields: Fields = {}, head: Partial<Fact> = {}): Fact =>
  fact(
    'ASSIGNMENT',
    'water',
    {
      ...{ role: 'lead', status: 'DONE', dispatchedAt: day(2), due: day(10), reworks: 0 },
      ...{ handledAt: day(8), stoodAt: day(8), dispatcherUnit: 'centre' },
      ...fields,
    },
    head,
  );
const open = (fields: Fields = {}): Fact =>
  ticket({ status: 'OPEN', handledAt: null, stoodAt: null, ...fields });
const late = (): Fact => ticket({ handledAt: day(12), stoodAt: day(12) });

describe('按期办结率', () => {
  it('is 597 of 601, 99.33 %, as 宁国 published it', () => {
    const facts = [...times(597, () => ticket()), ...times(4, late)];
    expect(figure(SET, facts, 'onTimeCompletion')).toBe('597/601 99.33');
    expect(figure(SET, facts, 'overdueRate')).toBe('4/601 0.67');
  });

  it('counts what is open and overdue, and not what is open and not due yet', () => {
    const facts = [ticket(), open(), open({ due: day(20) })];
    expect(figure(SET, facts, 'onTimeCompletion', { asOf: day(9) })).toBe('1/1 100.00');
    expect(figure(SET, facts, 'onTimeCompletion', { asOf: day(10) })).toBe('1/2 50.00');
    expect(figure(SET, facts, 'onTimeCompletion', { asOf: day(20) })).toBe('1/3 33.33');
    expect(figure(SET, facts, 'overdueRate', { asOf: day(20) })).toBe('2/3 66.67');
  });

  it('counts in time what was handled at the very moment', () => {
    expect(figure(SET, [ticket({ handledAt: day(10) })], 'onTimeCompletion')).toBe('1/1 100.00');
  });

  it('keeps overdue what was overdue before it was extended (invariant 6)', () => {
    const facts = [ticket({ breachedAt: day(7), extended: true })];
    expect(figure(SET, facts, 'onTimeCompletion')).toBe('0/1 0.00');
    expect(figure(SET, facts, 'overdueRate')).toBe('1/1 100.00');
  });

  it('takes a limit moved into another month there', () => {
    expect(figure(SET, [ticket({ due: day(40), extended: true })], 'onTimeCompletion')).toBe(
      '0/0 —',
    );
  });

  it('asks nothing of a unit that was let go before it was due, and all of one let go after', () => {
    const before = ticket({ status: 'CANCELLED', handledAt: null, stoodAt: null, endedAt: day(9) });
    const after = ticket({ status: 'CANCELLED', handledAt: null, stoodAt: null, endedAt: day(11) });
    const returned = ticket({
      status: 'RETURNED',
      handledAt: null,
      stoodAt: null,
      endedAt: day(11),
    });
    expect(figure(SET, [ticket(), before, returned], 'onTimeCompletion')).toBe('1/1 100.00');
    expect(figure(SET, [ticket(), after], 'onTimeCompletion')).toBe('1/2 50.00');
  });
});

describe('办结率', () => {
  it('counts by the end of the period, whenever it is asked', () => {
    const facts = [ticket(), ticket({ handledAt: day(40) }), open()];
    expect(figure(SET, facts, 'completionRate')).toBe('1/3 33.33');
  });

  it('counts neither assists nor what was voided or merged', () => {
    const facts = [
      ticket(),
      ticket({ role: 'assist' }),
      ticket({ voided: true }),
      ticket({ merged: true }),
    ];
    expect(figure(SET, facts, 'completionRate')).toBe('1/1 100.00');
  });
});

describe('响应率、签收率、先行联系率', () => {
  const asked = (fields: Fields): Fact => open({ contactDue: day(3), signDue: day(3), ...fields });

  it('count what was done by its limit, and let be what is not due yet', () => {
    const facts = [
      asked({ triedAt: day(2), signedAt: day(3) }),
      asked({ triedAt: day(4), signedAt: day(4) }),
      asked({}),
      asked({ contactDue: day(20), signDue: day(20) }),
    ];
    const at = { asOf: day(9) };
    expect(figure(SET, facts, 'responseRate', at)).toBe('1/3 33.33');
    expect(figure(SET, facts, 'signOnTime', at)).toBe('1/3 33.33');
    expect(figure(SET, facts, 'firstContactOnTime', at)).toBe('1/3 33.33');
    expect(figure(SET, facts, 'responseRate', { asOf: day(21) })).toBe('1/4 25.00');
  });

  it('ask nothing where the mechanism asks for no contact', () => {
    expect(figure(SET, [open()], 'responseRate')).toBe('0/0 —');
  });

  it('may ask for the signature as well (准格尔旗)', () => {
    const strict = changed(SET, 'responseRate', {
      measure: {
        count: {
          all: [
            { le: ['triedAt', { field: 'contactDue' }] },
            { le: ['signedAt', { field: 'signDue' }] },
          ],
        },
      },
    });
    const facts = [
      asked({ triedAt: day(2), signedAt: day(3) }),
      asked({ triedAt: day(2), signedAt: day(4) }),
    ];
    expect(figure(SET, facts, 'responseRate')).toBe('2/2 100.00');
    expect(figure(strict, facts, 'responseRate')).toBe('1/2 50.00');
  });
});

describe('退单', () => {
  const asked = (granted: boolean | null): Fact =>
    fact('RETURN', 'water', {
      requestedAt: day(3),
      granted,
      decidedAt: granted === null ? null : day(4),
    });

  it('counts requests over dispatches; the two come from different facts', () => {
    const facts = [...times(8, () => ticket()), asked(true), asked(false), asked(null)];
    expect(figure(SET, facts, 'returnRate')).toBe('3/8 37.50');
    expect(figure(SET, facts, 'unjustifiedReturnRate')).toBe('1/3 33.33');
    expect(figure(SET, facts, 'returnCount')).toBe('3');
  });

  it('has no rate without a dispatch, and the count stands', () => {
    expect(figure(SET, [asked(true)], 'returnRate')).toBe('1/0 —');
    expect(figure(SET, [asked(true)], 'returnCount')).toBe('1');
  });

  it('lowers the accuracy of whoever dispatched, not of the unit', () => {
    const facts = [
      ...times(19, () => ticket()),
      ticket({ misdispatched: true, status: 'RETURNED' }),
    ];
    expect(figure(SET, facts, 'dispatchAccuracy', { subject: 'centre' })).toBe('19/20 95.00');
    expect(figure(SET, facts, 'cityDispatchAccurate', { subject: 'centre' })).toBe('19/20 95.00');
    expect(figure(SET, facts, 'dispatchAccuracy')).toBe('0/0 —');
  });
});

describe('平均处置时长', () => {
  const lasting = (minutes: number): Fact =>
    ticket({ handleMinutes: minutes, handleWorkMinutes: minutes / 2 });

  it('is mean, median and ninth of ten, over natural and over working minutes', () => {
    // 10, 20, 30, 40 and 200: mean 60, median 30, P90 by nearest rank the fifth of five.
    const facts = [200, 10, 40, 20, 30].map(lasting);
    expect(figure(SET, facts, 'avgHandleTime')).toBe('300/5 60.00');
    expect(figure(SET, facts, 'avgHandleWorkTime')).toBe('150/5 30.00');
    expect(figure(SET, facts, 'medianHandleTime')).toBe('30/5 30.00');
    expect(figure(SET, facts, 'p90HandleTime')).toBe('200/5 200.00');
  });

  it('has a median between the two in the middle', () => {
    expect(figure(SET, [10, 20, 25, 40].map(lasting), 'medianHandleTime')).toBe('22.5/4 22.50');
    expect(
      figure(
        SET,
        times(10, () => lasting(7)),
        'p90HandleTime',
      ),
    ).toBe('7/10 7.00');
    const tenToHundred = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map(lasting);
    expect(figure(SET, tenToHundred, 'p90HandleTime')).toBe('90/10 90.00');
  });

  it('leaves out what nobody could measure', () => {
    const facts = [lasting(30), ticket({ handleMinutes: 10, handleWorkMinutes: null })];
    expect(figure(SET, facts, 'avgHandleTime')).toBe('40/2 20.00');
    expect(figure(SET, facts, 'avgHandleWorkTime')).toBe('15/1 15.00');
    expect(figure(SET, [], 'medianHandleTime')).toBe('no such cell');
  });
});

describe('督办、延期、协办', () => {
  it('count assignments pressed, extended, and assists in time', () => {
    const facts = [ticket({ supervised: true, extended: true }), ticket(), ticket(), ticket()];
    expect(figure(SET, facts, 'supervisedRate')).toBe('1/4 25.00');
    expect(figure(SET, facts, 'extensionRate')).toBe('1/4 25.00');
    const assists = [
      ticket({ role: 'assist', assistDue: day(9) }),
      ticket({ role: 'assist', assistDue: day(7) }),
      open({ role: 'assist', assistDue: day(9) }),
    ];
    expect(figure(SET, assists, 'assistOnTime')).toBe('1/3 33.33');
  });

  it('counts replies to supervision by their limit', () => {
    const pressed = (replyBy: string, repliedAt: string | null): Fact =>
      fact('SUPERVISION', 'water', { measure: 'ORDER', orderedAt: day(1), replyBy, repliedAt });
    const facts = [
      pressed(day(5), day(4)),
      pressed(day(5), day(6)),
      pressed(day(5), null),
      pressed(day(25), null),
    ];
    expect(figure(SET, facts, 'supReplyOnTime', { asOf: day(9) })).toBe('1/3 33.33');
  });
});

describe('数字城管 metrics of work', () => {
  it('ask for what stood after the check, where the hotline asks for the first report', () => {
    // Reported done in time, found undone, done again too late.
    const facts = [ticket(), ticket({ handledAt: day(8), stoodAt: day(14), reworks: 1 }), open()];
    expect(figure(SET, facts, 'onTimeCompletion')).toBe('2/3 66.67');
    expect(figure(SET, facts, 'cityHandled')).toBe('2/3 66.67');
    expect(figure(SET, facts, 'cityHandledOnTime')).toBe('1/3 33.33');
  });
});
