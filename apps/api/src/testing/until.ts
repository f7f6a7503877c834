import { setTimeout as pause } from 'node:timers/promises';

/** Asks until the condition holds; fails after the time with what was seen last. */
export async function until<T>(
  ask: () => Promise<T>,
  holds: (value: T) => boolean,
  timeoutMs = 20_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const value = await ask();
    if (holds(value)) return value;
    if (performance.now() > deadline)
      throw new Error(`Waited in vain; last seen: ${JSON.stringify(value)}`);
    await pause(50);
  }
}
