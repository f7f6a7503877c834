import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { MasterKey } from './master-key.js';
import { CiphertextDamaged } from './port.js';

describe('The master key', () => {
  it.each([0, 16, 31, 33, 64])('is refused with %i bytes', (length) => {
    expect(() => new MasterKey(randomBytes(length))).toThrow(`32 bytes; it has ${length}`);
  });

  it('has the same id and proof each time it is loaded', () => {
    const bytes = randomBytes(32);
    const [first, second] = [new MasterKey(bytes), new MasterKey(bytes)];
    expect(first.id).toBe(second.id);
    expect(first.proof.equals(second.proof)).toBe(true);
    expect(first.searchKey.equals(second.searchKey)).toBe(true);
  });

  it('tells nothing of itself by id, proof or search key', () => {
    const bytes = randomBytes(32);
    const key = new MasterKey(bytes);
    expect(bytes.toString('hex')).not.toContain(key.id);
    expect(key.proof.equals(bytes)).toBe(false);
    expect(key.searchKey.equals(bytes)).toBe(false);
    expect(key.searchKey.equals(key.proof)).toBe(false);
  });

  it('unwraps what it wrapped, for that subject only', () => {
    const master = new MasterKey(randomBytes(32));
    const key = randomBytes(32);
    const wrapped = master.wrap('resident-1', key);
    expect(wrapped.includes(key)).toBe(false);
    expect(master.unwrap('resident-1', wrapped).equals(key)).toBe(true);
    expect(() => master.unwrap('resident-2', wrapped)).toThrow(CiphertextDamaged);
    expect(() => new MasterKey(randomBytes(32)).unwrap('resident-1', wrapped)).toThrow(
      CiphertextDamaged,
    );
  });
});
