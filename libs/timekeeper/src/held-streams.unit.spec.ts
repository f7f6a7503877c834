import { describe, expect, it } from '@jest/globals';
import { HeldStreams } from './held-streams.js';

describe('held streams', () => {
  it('wait longer after each failure, up to five seconds', () => {
    const held = new HeldStreams();
    const waits = Array.from({ length: 8 }, () => {
      held.hold('issue-1', 0);
      return held.nextIn(0);
    });
    expect(waits).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
  });

  it('may be tried when their time is over, each on its own', () => {
    const held = new HeldStreams();
    held.hold('issue-1', 0);
    held.hold('issue-2', 50);
    expect(held.waiting(60)).toEqual(['issue-1', 'issue-2']);
    expect(held.waiting(100)).toEqual(['issue-2']);
    expect(held.nextIn(100)).toBe(50);
    expect(held.nextIn(200)).toBe(Infinity);
  });

  it('start afresh once their door has judged', () => {
    const held = new HeldStreams();
    held.hold('issue-1', 0);
    held.hold('issue-1', 0);
    held.letGo('issue-1');
    expect(held.size).toBe(0);
    held.hold('issue-1', 0);
    expect(held.nextIn(0)).toBe(100);
  });
});
