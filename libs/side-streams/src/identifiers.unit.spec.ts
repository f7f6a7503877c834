import { describe, expect, it } from '@jest/globals';
import { derivedUlid } from './identifiers.js';

describe('An identifier made by a process', () => {
  const at = '2026-03-02T01:00:00.000Z';

  it('is a ULID that follows from its command', () => {
    expect(derivedUlid('a', at)).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
    expect(derivedUlid('a', at)).toBe(derivedUlid('a', at));
    expect(derivedUlid('b', at)).not.toBe(derivedUlid('a', at));
  });

  it('sorts by the time of its cause', () => {
    expect(derivedUlid('a', at) < derivedUlid('a', '2026-03-02T01:00:00.001Z')).toBe(true);
  });
});
