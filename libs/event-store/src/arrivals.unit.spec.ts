import { describe, expect, it } from '@jest/globals';
import { Arrivals } from './arrivals.js';

describe('Waiting for a revision', () => {
  it('is over at once where it was seen', async () => {
    const arrivals = new Arrivals();
    arrivals.arrived(5);
    await arrivals.whenAtLeast(5);
    await arrivals.whenAtLeast(0);
  });

  it('is over when that revision or a later one comes, for each on its own', async () => {
    const arrivals = new Arrivals();
    const over: number[] = [];
    const waits = [1, 3, 2].map((revision) =>
      arrivals.whenAtLeast(revision).then(() => over.push(revision)),
    );
    arrivals.arrived(2);
    await Promise.all([waits[0], waits[2]]);
    expect(over).toEqual([1, 2]);
    arrivals.arrived(7);
    await waits[1];
    expect(over).toEqual([1, 2, 3]);
  });

  it('fails where nothing more will come', async () => {
    const arrivals = new Arrivals();
    const waiting = arrivals.whenAtLeast(2);
    arrivals.arrived(1);
    arrivals.fail(new Error('stopped'));
    await expect(waiting).rejects.toThrow('stopped');
    await expect(arrivals.whenAtLeast(2)).rejects.toThrow('stopped');
    await expect(arrivals.whenAtLeast(1)).resolves.toBeUndefined();
  });
});
