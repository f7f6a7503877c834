import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { closestName } from './closest-name.js';

const names = ['start', 'migrate', 'import', 'account', 'bench'];

describe('the closest name', () => {
  it.each([
    ['strat', 'start'],
    ['statr', 'start'],
    ['migrat', 'migrate'],
    ['imports', 'import'],
    ['acount', 'account'],
  ])('takes %s for %s', (typed, meant) => {
    expect(closestName(typed, names)).toBe(meant);
  });

  it('does not guess wildly', () => {
    expect(closestName('dispatch', names)).toBeUndefined();
    expect(closestName('', names)).toBeUndefined();
  });

  it('finds every name with one letter lost', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.nat(), (name, at) => {
        const lost = at % name.length;
        expect(closestName(name.slice(0, lost) + name.slice(lost + 1), names)).toBe(name);
      }),
    );
  });
});
