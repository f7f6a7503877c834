import { describe, expect, it } from '@jest/globals';
import type { Fact } from '@shaodao/assessment';
import { isSameFact } from './same-fact.js';

const FACT: Fact = {
  ...{ kind: 'ASSIGNMENT', issue: 'i-1', id: 'a-1', unit: 'water', territory: 't-1' },
  ...{ category: 'c-1', assists: ['road'], copiedTo: null, exclusions: [] },
  fields: { role: 'lead', signedAt: null, reworks: 0, extended: false },
};

describe('a fact', () => {
  it('is the same when it says the same', () => {
    expect(isSameFact(FACT, FACT)).toBe(true);
    expect(isSameFact(FACT, structuredClone(FACT))).toBe(true);
  });

  it.each<[string, Partial<Fact>]>([
    ['unit', { unit: 'road' }],
    ['place', { territory: null }],
    ['category', { category: 'c-2' }],
    ['unit above', { copiedTo: 'district' }],
    ['help', { assists: ['road', 'fire'] }],
    ['helper', { assists: ['fire'] }],
    ['exclusion', { exclusions: ['MALICIOUS'] }],
    ['instant', { fields: { ...FACT.fields, signedAt: '2026-03-02T08:00:00.000Z' } }],
    ['flag', { fields: { ...FACT.fields, extended: true } }],
  ])('is another one with another %s', (_what, change) => {
    expect(isSameFact(FACT, { ...FACT, ...change })).toBe(false);
  });
});
