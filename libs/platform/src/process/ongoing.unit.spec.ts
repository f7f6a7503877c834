import { describe, expect, it } from '@jest/globals';
import { Ongoing } from './ongoing.js';

describe('work that goes on', () => {
  const signals: AbortSignal[] = [];
  let over = 0;
  const ongoing = new Ongoing(async (stop) => {
    signals.push(stop);
    await new Promise((resolve) => {
      stop.addEventListener('abort', resolve, { once: true });
    });
    over += 1;
  });

  it('is begun once, however often it is started', () => {
    ongoing.start();
    ongoing.start();
    expect(signals).toHaveLength(1);
  });

  it('is over when its stop resolves', async () => {
    expect(over).toBe(0);
    await ongoing.stop();
    expect(over).toBe(1);
    await ongoing.stop();
    expect(over).toBe(1);
  });

  it('may be started again', async () => {
    ongoing.start();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
    await ongoing.stop();
    expect(over).toBe(2);
  });
});
