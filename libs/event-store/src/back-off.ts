const FIRST_MS = 50;
const LONGEST_MS = 2_000;

/** Waits before attempt number `failures` + 1: not at all, 50 ms, 100 ms … 2 s; less on abort. */
export async function backOff(failures: number, signal?: AbortSignal): Promise<void> {
  if (failures > 0) await pause(Math.min(LONGEST_MS, FIRST_MS * 2 ** (failures - 1)), signal);
}

/** Resolves after `ms`, or as soon as the signal fires. */
export function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal?.addEventListener('abort', done, { once: true });
  });
}
