import { describe, expect, it } from '@jest/globals';
import { Attendance } from './attendance.js';

async function secondsOf(act: () => Promise<void>): Promise<number> {
  const startedAt = performance.now();
  await act();
  return (performance.now() - startedAt) / 1_000;
}

describe('who leaves', () => {
  it('goes at once where nobody ever asked', async () => {
    const attendance = new Attendance();
    expect(await secondsOf(() => attendance.leave())).toBeLessThan(0.5);
    expect(attendance.ask()).toBe(true);
  });

  it('says so first, and leaves time to hear it, where somebody asks regularly', async () => {
    const attendance = new Attendance();
    expect(attendance.ask()).toBe(false);
    const leaving = secondsOf(() => attendance.leave());
    expect(attendance.ask()).toBe(true);
    expect(await leaving).toBeGreaterThan(2.5);
  });
});
