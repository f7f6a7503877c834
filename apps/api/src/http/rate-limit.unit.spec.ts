import { describe, expect, it } from '@jest/globals';
import type { Problem } from './problem.js';
import { RateLimit } from './rate-limit.js';

describe('a rate limit', () => {
  let now = 0;
  const refused = (limit: RateLimit, caller: string): Problem | undefined => {
    try {
      limit.take(caller);
      return undefined;
    } catch (error) {
      return error as Problem;
    }
  };

  it('lets so many through an hour, each caller for themself', () => {
    const limit = new RateLimit(2, () => now);
    expect([1, 2].map(() => refused(limit, 'a'))).toEqual([undefined, undefined]);
    now = 60_000;
    const third = refused(limit, 'a');
    expect([third?.status, third?.code]).toEqual([429, 'TOO_OFTEN']);
    expect(third?.details.headers).toEqual({ 'retry-after': '3540' });
    expect(refused(limit, 'b')).toBeUndefined();
    now = 3_600_000;
    expect(refused(limit, 'a')).toBeUndefined();
  });

  it('of none lets nobody through', () => {
    expect(refused(new RateLimit(0, () => now), 'a')?.code).toBe('TOO_OFTEN');
  });
});
