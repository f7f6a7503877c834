import { Unreachable } from '../api/problem.js';
import { session } from '../session/session.js';
import { database } from './database.js';

/** What the server said, now or when it was last heard. */
export interface Heard<T> {
  readonly value: T;
  /** When the server said it, ms. */
  readonly asOf: number;
  /** True where there is no line and this is what was kept. */
  readonly kept: boolean;
}

/**
 * Asks the server and keeps what it says; without a line, says what was kept for this very login and
 * post. @throws Unreachable where nothing was kept, Problem where the server refuses
 */
export async function heard<T>(key: string, ask: () => Promise<T>): Promise<Heard<T>> {
  try {
    const value = await ask();
    const asOf = Date.now();
    await keep(key, value, asOf);
    return { value, asOf, kept: false };
  } catch (failure) {
    if (!(failure instanceof Unreachable)) throw failure;
    const copy = await keptCopy<T>(key);
    if (copy === undefined) throw failure;
    return copy;
  }
}

/** What was kept under a key for this login and post; undefined where nothing was. */
export async function keptCopy<T>(key: string): Promise<Heard<T> | undefined> {
  const copy = await (await database()).get('copies', key);
  return copy === undefined || copy.whose !== whose()
    ? undefined
    : { value: copy.value as T, asOf: copy.at, kept: true };
}

/** Forgets everything that was kept but what nobody has sent yet. */
export async function forgetCopies(): Promise<void> {
  await (await database()).clear('copies');
}

/** Forgets what begins so and is not among these. */
export async function forgetOthers(prefix: string, wanted: ReadonlySet<string>): Promise<void> {
  const store = (await database()).transaction('copies', 'readwrite').store;
  for (const key of await store.getAllKeys())
    if (key.startsWith(prefix) && !wanted.has(key)) await store.delete(key);
}

async function keep(key: string, value: unknown, at: number): Promise<void> {
  const owner = whose();
  if (owner === undefined) return;
  try {
    await (await database()).put('copies', { key, whose: owner, at, value });
  } catch {
    // A full or forbidden store: the answer is shown all the same, only not kept.
  }
}

/** Whose the copies are now; undefined where nobody is logged in, or no longer. */
function whose(): string | undefined {
  const here = session();
  return here === undefined ? undefined : `${here.token} ${here.post ?? ''}`;
}
