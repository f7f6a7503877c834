import { describe, expect, it } from '@jest/globals';
import { houseSet } from '../../../../../test/setup/house-formulas.js';
import { externalFact } from '../facts/external-figure.js';
import type { Fact, FactValue } from '../facts/fact.js';
import { fact, times } from '../testing/made-facts.js';
import { day, figure } from '../testing/tables.js';

const SET = houseSet();
type Fields = Readonly<Record<string, FactValue>>;

const issue = (fields: Fields = {}, unit: string | null = 'water'): Fact =>
  fact(
    'ISSUE',
    unit,
    {
      ...{ source: 'APPELLANT', reportedAt: day(1), acceptedAt: day(2), handledAt: day(8) },
      ...{ closedAt: day(9), endedAt: day(9), due: day(10), outcome: 'HANDLED', reworks: 0 },
      ...{ dispatches: 1, redispatches: 0, reopenings: 0, acceptorUnit: 'centre', appellants: 1 },
      ...fields,
    },
    { territory: 't-1' },
  );
const open = (fields: Fields = {}): Fact =>
  issue({ handledAt: null, closedAt: null, endedAt: null, outcome: null, ...fields });

describe('issues by how they were handled', () => {
  it('were completed at the first time: no rework, no other unit, no second time', () => {
    const facts = [
      ...times(7, () => issue()),
      issue({ reworks: 1 }),
      issue({ redispatches: 1, dispatches: 2 }),
      issue({ repeatedAt: day(20), reopenings: 1 }),
    ];
    expect(figure(SET, facts, 'oneTimeCompletion')).toBe('7/10 70.00');
  });

  it('were reworked: issues, and rounds', () => {
    const facts = [...times(8, () => issue()), issue({ reworks: 1 }), issue({ reworks: 3 })];
    expect(figure(SET, facts, 'reworkRate')).toBe('2/10 20.00');
    expect(figure(SET, facts, 'reworkRounds')).toBe('4/10 0.40');
  });

  it('went from hand to hand', () => {
    const facts = [issue({ dispatches: 1 }), issue({ dispatches: 4 }), issue({ dispatches: 2 })];
    expect(figure(SET, facts, 'transferCount')).toBe('7/3 2.33');
  });

  it('were settled where they arose (P:东至 67.12 % at town, 18.13 % at village)', () => {
    const at = (levelRank: number) => () => issue({ levelRank });
    const county = [...times(33, at(2)), ...times(16, at(3)), ...times(24, at(4)), issue()];
    expect(figure(SET, county, 'settleLevel')).toBe('49/73 67.12');
    const villages = [...times(33, at(2)), ...times(149, at(3))];
    expect(figure(SET, villages, 'settleLevelCommunity')).toBe('33/182 18.13');
  });
});

describe('appeals', () => {
  it('count appellants, also of merged issues, and not what was voided', () => {
    const facts = [
      issue({ repeat: true }),
      issue({ merged: true, mergedAt: day(3) }),
      issue({ voided: true }),
    ];
    expect(figure(SET, facts, 'repeatRate')).toBe('1/2 50.00');
    expect(figure(SET, facts, 'mergeCount')).toBe('1');
  });

  it('come again once they are reopened', () => {
    expect(figure(SET, [issue({ repeatedAt: day(20) }), issue()], 'repeatRate')).toBe('1/2 50.00');
  });

  it('are found by patrols, and settled on the spot', () => {
    const facts = [
      issue({ source: 'PATROL', selfHandled: true }),
      issue({ source: 'PATROL' }),
      issue({ source: 'DEVICE' }),
      issue(),
    ];
    expect(figure(SET, facts, 'patrolShare')).toBe('3/4 75.00');
    expect(figure(SET, facts, 'selfHandled')).toBe('1/2 50.00');
  });

  it('are counted for ten thousand residents of a place', () => {
    const population = externalFact({
      ...{ source: 'statistics', figure: 'POPULATION', unit: 'water', territory: 't-1' },
      ...{ at: day(0), periodKind: 'month', value: '23500' },
    });
    // 47 appeals of 23 500 residents: 20 for ten thousand.
    const facts = [...times(47, () => issue()), issue({ source: 'PATROL' }), population];
    expect(figure(SET, facts, 'per10k')).toBe('47/23500 20.00');
    expect(figure(SET, facts, 'per10k', { dimension: 'territory', subject: 't-1' })).toBe(
      '47/23500 20.00',
    );
  });

  it('take no population of a year for one of a month', () => {
    const yearly = externalFact({
      ...{ source: 'statistics', figure: 'POPULATION', unit: 'water', at: day(0) },
      ...{ periodKind: 'year', value: '23500' },
    });
    expect(figure(SET, [issue(), yearly], 'per10k')).toBe('1/0 —');
  });
});

describe('figures of other systems', () => {
  const given = (name: string, value: string): Fact =>
    externalFact({
      ...{ source: 'switch', figure: name, unit: 'centre', at: day(3), periodKind: 'month', value },
    });

  it('give the answer rate (GB/T 33358: at least 95 %), the freshness of answers, patrols', () => {
    const facts = [
      given('CALLS_ANSWERED', '9620'),
      given('CALLS_OFFERED', '10000'),
      given('KB_REVIEWED_IN_TIME', '18'),
      given('KB_REVIEWS_DUE', '24'),
      given('FINDS_MISSED', '3'),
      given('FINDS_EXISTING', '60'),
      given('CELLS_PATROLLED', '97.5'),
      given('CELLS_ASSIGNED', '100'),
    ];
    const of = (metric: string): string => figure(SET, facts, metric, { subject: 'centre' });
    expect(of('answerRate')).toBe('9620/10000 96.20');
    expect(of('kbFreshness')).toBe('18/24 75.00');
    expect(of('missedReports')).toBe('3/60 5.00');
    expect(of('patrolCoverage')).toBe('97.5/100 97.50');
  });
});

describe('数字城管 metrics of issues', () => {
  it('close what is due: in time, late or not yet', () => {
    const facts = [
      ...times(6, () => issue()),
      issue({ closedAt: day(12), endedAt: day(12) }),
      open(),
      open({ due: day(25) }),
      issue({ closedAt: null, outcome: 'WITHDRAWN', endedAt: day(5) }),
    ];
    const at = { asOf: day(20) };
    expect(figure(SET, facts, 'cityClosed', at)).toBe('7/8 87.50');
    expect(figure(SET, facts, 'cityClosedOnTime', at)).toBe('6/8 75.00');
    expect(figure(SET, facts, 'cityClosedLate', at)).toBe('1/8 12.50');
    expect(figure(SET, facts, 'cityOpen', at)).toBe('2/10 20.00');
  });

  it('open cases in time and rightly', () => {
    const facts = [
      issue({ acceptDue: day(3) }),
      issue({ acceptDue: day(1) }),
      issue({ acceptDue: day(3), falsified: true }),
      issue({ acceptDue: day(3), voided: true, outcome: 'VOIDED' }),
    ];
    const of = (metric: string): string => figure(SET, facts, metric, { subject: 'centre' });
    expect(of('openingOnTime')).toBe('2/3 66.67');
    expect(of('openingAccurate')).toBe('2/4 50.00');
  });

  it('count the valid among the reports of each collector', () => {
    const found = (collector: string, fields: Fields = {}): Fact =>
      issue({ source: 'PATROL', collector, ...fields });
    const facts = [
      found('p-1'),
      found('p-1', { acceptedAt: null, outcome: 'REJECTED' }),
      found('p-2'),
      found('p-2', { falsified: true }),
      found('p-2', { voided: true }),
    ];
    const of = (subject: string): string =>
      figure(SET, facts, 'validReports', { dimension: 'person', subject });
    expect([of('p-1'), of('p-2')]).toEqual(['1/2 50.00', '1/3 33.33']);
  });

  it('dispatch in time', () => {
    const sent = (dispatchedAt: string | null): Fact =>
      issue({ dispatchDue: day(3), dispatchedAt, dispatcherUnit: 'centre' });
    const facts = [sent(day(2)), sent(day(4)), sent(null)];
    expect(figure(SET, facts, 'dispatchOnTime', { subject: 'centre' })).toBe('1/3 33.33');
  });

  it('check reports and results in time, and say how many passed', () => {
    const check = (of: string, at: string | null, passed: boolean | null): Fact =>
      fact('CHECK', 'water', { of, due: day(10), at, passed });
    const facts = [
      check('RESULT', day(9), true),
      check('RESULT', day(11), false),
      check('RESULT', null, null),
      check('REPORT', day(10), true),
    ];
    expect(figure(SET, facts, 'resultCheckOnTime')).toBe('1/3 33.33');
    expect(figure(SET, facts, 'reportCheckOnTime')).toBe('1/1 100.00');
    expect(figure(SET, facts, 'checkPassed')).toBe('1/2 50.00');
  });

  it('take time until acceptance and handling, and count objections', () => {
    const facts = [
      issue({
        acceptMinutes: 30,
        acceptWorkMinutes: 10,
        dispatchMinutes: 5,
        dispatcherUnit: 'centre',
      }),
      issue({
        acceptMinutes: 60,
        acceptWorkMinutes: 30,
        dispatchMinutes: 20,
        dispatcherUnit: 'centre',
      }),
      fact('OBJECTION', 'water', { requestedAt: day(4) }),
    ];
    const of = (metric: string): string => figure(SET, facts, metric, { subject: 'centre' });
    expect(of('avgAcceptTime')).toBe('90/2 45.00');
    expect(of('cityAcceptTime')).toBe('40/2 20.00');
    expect(of('avgDispatchTime')).toBe('25/2 12.50');
    expect(figure(SET, facts, 'objectionCount')).toBe('1');
  });
});
