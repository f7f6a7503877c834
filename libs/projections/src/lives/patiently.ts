import { backOff, pause } from '../pause.js';

const ATTEMPTS = 6;
const NEVER = new AbortController().signal;

/**
 * Asks the store again where it is away for now: to a process that is busy for seconds on end, a new
 * session of its own may seem late.
 * @throws what it says the last time, or whatever else goes wrong.
 */
export async function patiently<T>(read: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await read();
    } catch (error) {
      const isAway = error instanceof Error && error.name === 'StoreUnavailable';
      if (!isAway || attempt === ATTEMPTS) throw error;
      await pause(backOff(attempt), NEVER);
    }
  }
}
