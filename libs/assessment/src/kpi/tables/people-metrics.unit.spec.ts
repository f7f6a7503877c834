import { describe, expect, it } from '@jest/globals';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import type { Fact, FactValue } from '../facts/fact.js';
import type { Measure } from '../formulas/formula-set.js';
import { fact, times } from '../testing/made-facts.js';
import { changed, day, figure } from '../testing/tables.js';

const SET = houseSet();
type Fields = Readonly<Record<string, FactValue>>;

const vote = (fields: Fields = {}, head: Partial<Fact> = {}): Fact =>
  fact(
    'CALLBACK',
    'water',
    {
      ...{ at: day(20), votedAt: day(20), attempts: 1, attempted: true, reached: true },
      ...{ answered: true, voteSource: 'callback', resolution: 'RESOLVED' },
      ...{ satisfaction: 'SATISFIED', confirmed: true },
      ...fields,
    },
    head,
  );
const NO_ANSWER = {
  ...{ reached: false, answered: false, votedAt: null, voteSource: null },
  ...{ resolution: null, satisfaction: null, confirmed: null },
} as const;
const unreached = (attempts: number): Fact => vote({ ...NO_ANSWER, attempts });
const unresolved = (): Fact => vote({ resolution: 'UNRESOLVED', satisfaction: 'DISSATISFIED' });
const partly = (): Fact =>
  vote({ resolution: 'PARTLY_RESOLVED', satisfaction: 'BASICALLY_SATISFIED' });

const resolution = (partlyWorth: string, unreachedAs?: object): Measure =>
  ({
    mapped: {
      field: 'resolution',
      values: { RESOLVED: '1', PARTLY_RESOLVED: partlyWorth, UNRESOLVED: '0' },
    },
    ...(unreachedAs !== undefined && { unreached: unreachedAs }),
  }) as Measure;

describe('what a partly resolved appeal is worth (vp)', () => {
  const facts = [vote(), partly(), partly(), unresolved()];

  it.each([
    ['0', '1/4 25.00'],
    ['0.5', '2/4 50.00'],
    ['1', '3/4 75.00'],
    ['0.333', '1.666/4 41.65'],
  ])('%s gives %s, to the last digit', (worth, expected) => {
    const set = changed(SET, 'resolutionRate', { measure: resolution(worth) });
    expect(figure(set, facts, 'resolutionRate')).toBe(expected);
  });
});

describe('appellants who were not reached', () => {
  const facts = [vote(), vote(), unresolved(), unreached(1), unreached(3)];
  const under = (policy: object): string =>
    figure(
      changed(SET, 'resolutionRate', { measure: resolution('0', policy) }),
      facts,
      'resolutionRate',
    );

  it('are left out, count at a value of their own, or as unresolved after so many attempts', () => {
    expect(under({ policy: 'EXCLUDE' })).toBe('2/3 66.67');
    expect(under({ policy: 'NEUTRAL', value: '0.5' })).toBe('3/5 60.00');
    expect(under({ policy: 'COUNT_UNRESOLVED', attempts: 3 })).toBe('2/4 50.00');
    expect(under({ policy: 'COUNT_UNRESOLVED', attempts: 1 })).toBe('2/5 40.00');
  });

  it('make callbacks less effective', () => {
    expect(figure(SET, facts, 'effectiveCallback')).toBe('3/5 60.00');
  });
});

describe('who is never asked', () => {
  it('is in no rate: the anonymous, who wanted no reply, who was answered on the spot', () => {
    const facts = [
      vote(),
      vote({ anonymous: true, resolution: 'UNRESOLVED' }),
      vote({ refused: true, resolution: 'UNRESOLVED' }),
      vote({ onTheSpot: true, resolution: 'UNRESOLVED' }),
      vote({ voteSource: 'inspector', resolution: 'UNRESOLVED', satisfaction: null }),
    ];
    expect(figure(SET, facts, 'resolutionRate')).toBe('1/1 100.00');
    expect(figure(SET, facts, 'effectiveCallback')).toBe('1/1 100.00');
  });
});

describe('callbacks', () => {
  it('confirm what was reported, or do not (温州)', () => {
    const facts = [
      ...times(9, () => vote()),
      vote({ confirmed: false }),
      vote({ confirmed: null }),
    ];
    expect(figure(SET, facts, 'callbackVerified')).toBe('9/10 90.00');
  });

  it('count each appellant of a merged matter', () => {
    const facts = [
      vote(),
      vote({ joined: true }),
      vote({ joined: true, resolution: 'UNRESOLVED' }),
    ];
    expect(figure(SET, facts, 'resolutionRate')).toBe('2/3 66.67');
  });
});

describe('a share for those who helped (α)', () => {
  const set = changed(SET, 'resolutionRate', { assistShare: '0.2' });
  const facts = [vote({}, { assists: ['fire'] }), vote(), unresolved()];

  it('counts for them in part, for the lead in full, in the total once', () => {
    expect(figure(set, facts, 'resolutionRate')).toBe('2/3 66.67');
    expect(figure(set, facts, 'resolutionRate', { subject: 'fire' })).toBe('0.2/0.2 100.00');
  });

  it('is none unless the formula gives it', () => {
    expect(figure(SET, facts, 'resolutionRate', { subject: 'fire' })).toBe('no such cell');
  });
});

describe('exclusions', () => {
  const out = (exclusion: string): Partial<Fact> => ({ exclusions: [exclusion] });
  const sent = (head: Partial<Fact>): Fact =>
    fact(
      'ASSIGNMENT',
      'water',
      {
        role: 'lead',
        status: 'OPEN',
        dispatchedAt: day(1),
        contactDue: day(2),
        triedAt: day(3),
        due: day(4),
      },
      head,
    );
  const reply = (head: Partial<Fact>): Fact =>
    fact('FEEDBACK', 'water', { due: day(4), at: day(5) }, head);
  const appeal = (head: Partial<Fact>): Fact =>
    fact('ISSUE', 'water', { reportedAt: day(0), repeat: true }, head);
  const all = (exclusion: string): readonly string[] => {
    const head = out(exclusion);
    const facts = [
      sent(head),
      vote({}, head),
      reply(head),
      appeal(head),
      fact('RETURN', 'water', { requestedAt: day(2) }),
    ];
    return [
      'responseRate',
      'resolutionRate',
      'satisfactionRate',
      'feedbackOnTime',
      'effectiveCallback',
      'onTimeCompletion',
      'repeatRate',
      'returnCount',
    ].filter(
      (metric) =>
        !figure(SET, facts, metric).endsWith('0/0 —') && figure(SET, facts, metric) !== '0',
    );
  };
  const EVERY = [
    ...['responseRate', 'resolutionRate', 'satisfactionRate', 'feedbackOnTime'],
    ...['effectiveCallback', 'onTimeCompletion', 'repeatRate', 'returnCount'],
  ];
  const without = (...metrics: readonly string[]): readonly string[] =>
    EVERY.filter((each) => !metrics.includes(each));

  it.each([
    ['EMERGENCY_LINE', ['returnCount']],
    ['OTHER_PROCEDURE', ['returnCount']],
    ['SECRET_OR_UNLAWFUL', ['returnCount']],
    ['MALICIOUS', ['returnCount']],
    ['REPEAT_APPEAL', ['repeatRate', 'returnCount']],
    ['BEYOND_DUTY', without('resolutionRate', 'satisfactionRate')],
    ['APPELLANT_UNREACHABLE', without('resolutionRate', 'satisfactionRate')],
    ['OBJECTIVE_LIMIT', without('resolutionRate')],
    ['NO_REPLY_WANTED', without('feedbackOnTime', 'effectiveCallback')],
    ['FORCE_MAJEURE', EVERY],
    ['MISDISPATCH', ['returnCount']],
  ])('of class %s leave in %j', (exclusion, left) => {
    expect(all(exclusion)).toEqual(left);
  });

  it('of a misdispatch stay with whoever dispatched', () => {
    const wrong = fact(
      'ASSIGNMENT',
      'water',
      {
        role: 'lead',
        status: 'OPEN',
        dispatchedAt: day(1),
        due: day(4),
        misdispatched: true,
        dispatcherUnit: 'centre',
      },
      out('MISDISPATCH'),
    );
    expect(figure(SET, [wrong], 'dispatchAccuracy', { subject: 'centre' })).toBe('0/1 0.00');
  });
});

describe('replies', () => {
  it('come in time, late, or not yet', () => {
    const reply = (at: string | null, due = day(4)): Fact => fact('FEEDBACK', 'water', { due, at });
    const facts = [reply(day(3)), reply(day(4)), reply(day(5)), reply(null), reply(null, day(25))];
    expect(figure(SET, facts, 'feedbackOnTime', { asOf: day(9) })).toBe('2/4 50.00');
  });
});

describe('mediations', () => {
  it('end in agreement or not; who withdrew is in neither', () => {
    const ended = (outcome: string): Fact =>
      fact('MEDIATION', 'water', { requestedAt: day(1), closedAt: day(5), outcome });
    const facts = [
      ended('AGREED'),
      ended('AGREED'),
      ended('FAILED'),
      ended('REFUSED'),
      ended('STOPPED'),
    ];
    expect(figure(SET, facts, 'mediationSuccess')).toBe('2/3 66.67');
  });
});

describe('吹哨报到', () => {
  const call = (fields: Fields): Fact =>
    fact('CALL', 'water', { blownAt: day(1), respondBy: day(2), blower: 'street', ...fields });
  const whistle = (fields: Fields = {}): Fact =>
    fact('WHISTLE', 'street', { blownAt: day(1), triedFirst: true, ...fields });

  it('counts units that came, and came in time; the excused are not called', () => {
    const facts = [
      call({ checkedInAt: day(1.5), checkInMinutes: 720 }),
      call({ checkedInAt: day(3), checkInMinutes: 2880 }),
      call({ noShow: true }),
      call({ excused: true }),
      call({ respondBy: day(30) }),
    ];
    expect(figure(SET, facts, 'whistleArrivals', { asOf: day(5) })).toBe('2/3 66.67');
    expect(figure(SET, facts, 'whistleArrivalsOnTime', { asOf: day(5) })).toBe('1/3 33.33');
    expect(figure(SET, facts, 'avgCheckIn')).toBe('3600/2 1800.00');
  });

  it('counts whistles over issues handled, and the well founded among them', () => {
    const handled = (): Fact => fact('ISSUE', 'street', { handledAt: day(8), outcome: null });
    const facts = [
      whistle(),
      whistle({ unfounded: true, triedFirst: false }),
      ...times(40, handled),
    ];
    const of = (metric: string): string => figure(SET, facts, metric, { subject: 'street' });
    expect(of('whistleRate')).toBe('2/40 5.00');
    expect(of('whistleUpheld')).toBe('1/2 50.00');
    expect(of('ownPowerFirst')).toBe('1/2 50.00');
  });
});

describe('what stands beside a score', () => {
  it('counts exclusions granted, matters on the ledger, mergers and voids', () => {
    const facts = [
      fact('EXCLUSION', 'water', { requestedAt: day(1), decidedAt: day(2), granted: true }),
      fact('EXCLUSION', 'water', { requestedAt: day(1), decidedAt: day(2), granted: false }),
      fact('LEDGER', 'water', { enteredAt: day(2) }),
      fact('LEDGER', 'water', { requestedAt: day(2) }),
      fact('ISSUE', 'water', { reportedAt: day(1), voided: true, voidedAt: day(3) }),
      fact('ISSUE', 'water', { reportedAt: day(1), merged: true, mergedAt: day(3) }),
    ];
    const counts = ['exclusionCount', 'ledgerCount', 'mergeCount', 'voidCount'];
    expect(counts.map((metric) => figure(SET, facts, metric))).toEqual(['1', '1', '1', '1']);
  });
});
