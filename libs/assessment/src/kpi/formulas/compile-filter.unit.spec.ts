import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Period } from '../periods/period-table.js';
import { fact } from '../testing/made-facts.js';
import { both, compileFilter, EVERY } from './compile-filter.js';
import type { Comparison, Filter } from './filter.js';

const MARCH: Period = {
  ...{ kind: 'month', code: '2026-03' },
  start: '2026-02-28T16:00:00.000Z',
  end: '2026-03-31T16:00:00.000Z',
};
const NOON = '2026-03-10T04:00:00.000Z';
const asked = { asOf: NOON, period: MARCH };

const ticket = fact(
  'ASSIGNMENT',
  'water',
  {
    ...{ role: 'lead', status: 'OPEN', reworks: 2, supervised: true, extended: false },
    ...{ due: NOON, handledAt: '2026-03-09T04:00:00.000Z' },
  },
  { territory: 't-1' },
);

const passes = (filter: Filter, at = asked): boolean => compileFilter(filter).test(ticket, at);

describe('a filter', () => {
  it('compares a field with a constant', () => {
    expect(passes({ eq: ['role', 'lead'] })).toBe(true);
    expect(passes({ ne: ['role', 'lead'] })).toBe(false);
    expect(passes({ ge: ['reworks', 2] })).toBe(true);
    expect(passes({ gt: ['reworks', 2] })).toBe(false);
    expect(passes({ lt: ['handledAt', '2026-03-09T04:00:00.001Z'] })).toBe(true);
  });

  it('compares a field with another field', () => {
    expect(passes({ le: ['handledAt', { field: 'due' }] })).toBe(true);
    expect(passes({ gt: ['handledAt', { field: 'due' }] })).toBe(false);
  });

  it('compares a field with the table’s own terms', () => {
    expect(passes({ ge: ['handledAt', { term: 'periodStart' }] })).toBe(true);
    expect(passes({ lt: ['handledAt', { term: 'periodEnd' }] })).toBe(true);
    expect(passes({ le: ['due', { term: 'asOf' }] })).toBe(true);
    expect(passes({ lt: ['due', { term: 'asOf' }] })).toBe(false);
    const figure = fact('EXTERNAL', 'water', { periodKind: 'year' });
    const ofKind = compileFilter({ eq: ['periodKind', { term: 'periodKind' }] });
    expect(ofKind.test(figure, asked)).toBe(false);
    expect(ofKind.test(figure, { ...asked, period: { ...MARCH, kind: 'year' } })).toBe(true);
  });

  it('asks for membership, flags and presence', () => {
    expect(passes({ in: ['status', ['OPEN', 'DONE']] })).toBe(true);
    expect(passes({ in: ['status', ['RETURNED']] })).toBe(false);
    expect(passes({ isTrue: 'supervised' })).toBe(true);
    expect(passes({ isFalse: 'extended' })).toBe(true);
    expect(passes({ isNull: 'signedAt' })).toBe(true);
    expect(passes({ isSet: 'due' })).toBe(true);
  });

  it('reads whom and where a fact is about as fields', () => {
    expect(passes({ eq: ['unit', 'water'] })).toBe(true);
    expect(passes({ eq: ['territory', 't-1'] })).toBe(true);
    expect(passes({ isNull: 'category' })).toBe(true);
  });

  it('joins with all, any and not', () => {
    const lead: Filter = { eq: ['role', 'lead'] };
    const done: Filter = { eq: ['status', 'DONE'] };
    expect(passes({ all: [lead, done] })).toBe(false);
    expect(passes({ any: [lead, done] })).toBe(true);
    expect(passes({ all: [lead, { not: done }] })).toBe(true);
    expect(passes({ all: [] })).toBe(true);
    expect(passes({ any: [] })).toBe(false);
  });
});

describe('what is not there', () => {
  const how = fc.constantFrom<Comparison>('eq', 'ne', 'lt', 'le', 'gt', 'ge');

  it('compares with nothing, whichever way', () => {
    fc.assert(
      fc.property(how, fc.constantFrom('signedAt', 'contactedAt'), (comparison, field) => {
        const there = { [comparison]: [field, NOON] } as unknown as Filter;
        const back = { [comparison]: ['due', { field }] } as unknown as Filter;
        expect(passes(there)).toBe(false);
        expect(passes(back)).toBe(false);
        expect(passes({ not: there })).toBe(true);
      }),
    );
  });
});

describe('a filter that asks for the moment', () => {
  const momentsOf = (filter: Filter): readonly string[] => compileFilter(filter).moments(ticket);

  it('says when its answer turns, for the one that is reached and the one that is passed', () => {
    expect(momentsOf({ le: ['due', { term: 'asOf' }] })).toEqual([NOON]);
    expect(momentsOf({ lt: ['due', { term: 'asOf' }] })).toEqual(['2026-03-10T04:00:00.001Z']);
    expect(momentsOf({ le: ['signDue', { term: 'asOf' }] })).toEqual([]);
  });

  it('says so from inside all, any and not', () => {
    const due: Filter = { le: ['due', { term: 'asOf' }] };
    const handled: Filter = { le: ['handledAt', { term: 'asOf' }] };
    expect(momentsOf({ all: [{ not: due }, { any: [handled] }] })).toEqual([
      NOON,
      '2026-03-09T04:00:00.000Z',
    ]);
  });

  it('answers alike between two turns, and only there', () => {
    const instants = [
      '2026-03-09T03:00:00.000Z',
      '2026-03-09T04:00:00.000Z',
      '2026-03-09T04:00:00.001Z',
      '2026-03-10T03:59:59.999Z',
      NOON,
      '2026-03-10T04:00:00.001Z',
      '2026-03-11T00:00:00.000Z',
    ];
    const part = fc.constantFrom<Filter>(
      { le: ['due', { term: 'asOf' }] },
      { lt: ['due', { term: 'asOf' }] },
      { gt: ['handledAt', { term: 'asOf' }] },
      { ge: ['handledAt', { term: 'asOf' }] },
      { eq: ['role', 'lead'] },
    );
    const filter = fc.oneof(
      part,
      fc.array(part, { maxLength: 3 }).map((all): Filter => ({ all })),
      fc.array(part, { maxLength: 3 }).map((any): Filter => ({ any })),
      part.map((not): Filter => ({ not })),
    );
    fc.assert(
      fc.property(filter, fc.constantFrom(...instants), (each, asOf) => {
        const compiled = compileFilter(each);
        const next = compiled.moments(ticket).filter((moment) => moment > asOf);
        const until = [...next].sort()[0] ?? '2099-01-01T00:00:00.000Z';
        const now = compiled.test(ticket, { ...asked, asOf });
        for (const later of instants.filter((at) => at >= asOf && at < until)) {
          expect(compiled.test(ticket, { ...asked, asOf: later })).toBe(now);
        }
      }),
    );
  });

  it('needs no watching where it does not ask', () => {
    expect(momentsOf({ lt: ['due', { term: 'periodEnd' }] })).toEqual([]);
    expect(compileFilter({ all: [{ isSet: 'due' }] }).moments(ticket)).toEqual([]);
  });
});

describe('no filter', () => {
  it('lets everything pass, and adds nothing to others', () => {
    const only = compileFilter({ isSet: 'due' });
    expect(compileFilter(undefined)).toBe(EVERY);
    expect(both(EVERY, only)).toBe(only);
    expect(both(EVERY, EVERY)).toBe(EVERY);
  });

  it('is no filter of another form', () => {
    expect(() => compileFilter({ near: ['due', NOON] } as unknown as Filter)).toThrow(/near/);
  });
});
