import { describe, expect, it } from '@jest/globals';
import { Metrics } from '@shaodao/platform';
import { StreamHouse } from './stream-house.js';

const newHouse = (metrics = new Metrics({ version: 'test' })): StreamHouse =>
  new StreamHouse({ metrics });

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
    const house = newHouse();
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

  it('says how many it serves', async () => {
    const metrics = new Metrics({ version: 'test' });
    const house = newHouse(metrics);
    const served = async (): Promise<string | undefined> =>
      /^shaodao_live_streams (\d+)$/m.exec(await metrics.text())?.[1];
    const [one, other] = [stream(), stream()];
    const hosted = [house.host('a', one.run), house.host('b', other.run)];
    expect(await served()).toBe('2');
    one.end();
    await hosted[0];
    expect(await served()).toBe('1');
    other.end();
    await hosted[1];
    expect(await served()).toBe('0');
  });

  it('counts one that broke off as gone', async () => {
    const house = newHouse();
    const broken = (): Promise<void> => Promise.reject(new Error('broke off'));
    for (let n = 0; n < 12; n += 1)
      await expect(house.host('a', broken)).rejects.toThrow('broke off');
  });

  it('while stopping tells all to end, waits for them, and takes no more', async () => {
    const house = newHouse();
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
