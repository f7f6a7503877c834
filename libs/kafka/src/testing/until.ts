import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition that must come true. @throws Error where it does not, within so many milliseconds. */
export async function until(
  what: string,
  condition: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const deadline = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Did not come true: ${what}`);
    await pause(20);
  }
}
