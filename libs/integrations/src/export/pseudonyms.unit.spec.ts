import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { pseudonymKey, Pseudonyms, purposeOf } from './pseudonyms.js';

const house = pseudonymKey(Buffer.alloc(32, 1));
const of = (purpose: string, key = house): Pseudonyms => new Pseudonyms(key, purpose);

describe('a pseudonym', () => {
  it('is the same for the same person as long as the purpose is the same', () => {
    const first = of('annual review').of('person', 'sub-1');
    expect(first).toMatch(/^p-[\w-]{20}$/);
    expect(of('annual review').of('person', 'sub-1')).toBe(first);
    expect(of('annual review', pseudonymKey(Buffer.alloc(32, 1))).of('person', 'sub-1')).toBe(
      first,
    );
  });

  it('is another one for another person, purpose, house or kind of identifier', () => {
    const here = of('annual review');
    const all = [
      here.of('person', 'sub-1'),
      here.of('person', 'sub-2'),
      of('monthly report').of('person', 'sub-1'),
      of('annual review', pseudonymKey(randomBytes(32))).of('person', 'sub-1'),
      here.of('receipt', 'sub-1'),
      here.of('post', 'sub-1'),
      here.of('external', 'sub-1'),
    ];
    expect(new Set(all.map((one) => one.slice(2))).size).toBe(all.length);
  });

  it('does not change with the number of people in between', () => {
    const pseudonyms = of('annual review');
    const first = pseudonyms.of('person', 'sub-1');
    for (let n = 0; n < 60_000; n += 1) pseudonyms.of('person', `other-${String(n)}`);
    expect(pseudonyms.of('person', 'sub-1')).toBe(first);
  });

  it('takes a purpose for the same however it was typed', () => {
    expect(purposeOf('  Annual　Review\n２０２６ ')).toBe('annual review 2026');
    expect(of('Annual  review').of('person', 'sub-1')).toBe(
      of('annual review ').of('person', 'sub-1'),
    );
  });
});
