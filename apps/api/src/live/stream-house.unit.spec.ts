import { describe, expect, it } from '@jest/globals';
import { StreamHouse } from './stream-house.js';

/** A stream that runs until it is let go. */
function stream(): { readonly run: () => Promise<void>; readonly end: () => void } {
  let end = (): void => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { run: () => ended, end };
}

describe('the house of live streams', () => {
  it('lets an account hold ten, another one ten more, and an eleventh when one has left', async () => {
    const house = new StreamHouse();
    const [first, ...others] = Array.from({ length: 10 }, stream);
    const hosted = [first, ...others].map((each) => house.host('a', each?.run ?? Promise.resolve));
    const late = stream();
    await expect(house.host('a', late.run)).rejects.toMatchObject({
      status: 429,
      code: 'TOO_MANY_STREAMS',
      details: { headers: { 'retry-after': '5' } },
    });
    const neighbour = stream();
    const beside = house.host('b', neighbour.run);
    first?.end();
    await hosted[0];
    const again = house.host('a', late.run);
    for (const { end } of [...others, neighbour, late]) end();
    await Promise.all([...hosted, beside, again]);
  });

  it('counts one that broke off as gone', async () => {
    const house = new StreamHouse();
    const broken = (): Promise<void> => Promise.reject(new Error('broke off'));
    for (let n = 0; n < 12; n += 1)
      await expect(house.host('a', broken)).rejects.toThrow('broke off');
  });

  it('while stopping tells all to end, waits for them, and takes no more', async () => {
    const house = new StreamHouse();
    let ended = false;
    const hosted = house.host(
      'a',
      () =>
        new Promise<void>((resolve) => {
          house.signal.addEventListener('abort', () => {
            ended = true;
            resolve();
          });
        }),
    );
    await house.beforeApplicationShutdown();
    expect(ended).toBe(true);
    await hosted;
    await expect(house.host('a', stream().run)).rejects.toMatchObject({
      status: 503,
      code: 'SHUTTING_DOWN',
    });
  });
});
