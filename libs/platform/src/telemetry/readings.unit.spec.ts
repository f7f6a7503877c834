import { describe, expect, it, jest } from '@jest/globals';
import { SharedReadings, type Readings } from './readings.js';

const READINGS: Readings = {
  head: 1,
  projectors: [],
  timekeeper: { led: true, overdue: 0, lagSeconds: 0 },
};

describe('readings shared by scrapes', () => {
  it('are taken anew after five seconds', async () => {
    let now = 0;
    const take = jest.fn(() => Promise.resolve(READINGS));
    const shared = new SharedReadings(take, () => now);
    await shared.fresh();
    now = 4_999;
    expect(await shared.fresh()).toBe(READINGS);
    expect(take).toHaveBeenCalledTimes(1);
    now = 5_000;
    await shared.fresh();
    expect(take).toHaveBeenCalledTimes(2);
  });

  it('are not asked for again and again where the database is in need', async () => {
    let now = 0;
    const take = jest.fn(() => Promise.reject(new Error('away')));
    const shared = new SharedReadings(take, () => now);
    for (let n = 0; n < 10; n += 1) expect(await shared.fresh()).toBeUndefined();
    expect(take).toHaveBeenCalledTimes(1);
    now = 5_000;
    await shared.fresh();
    expect(take).toHaveBeenCalledTimes(2);
  });

  it('that are long in coming hold no scrape up, and serve the next one', async () => {
    let give: (readings: Readings) => void = () => undefined;
    const take = jest.fn(() => new Promise<Readings>((resolve) => (give = resolve)));
    const shared = new SharedReadings(take);
    const began = performance.now();
    expect(await shared.fresh()).toBeUndefined();
    expect(performance.now() - began).toBeLessThan(4_000);
    const next = shared.fresh();
    give(READINGS);
    expect(await next).toBe(READINGS);
    expect(take).toHaveBeenCalledTimes(1);
  });
});
