import { database } from './database.js';
import type { QueuedOrder } from './queued-order.js';

/** Told to every tab of this browser. */
const channel = new BroadcastChannel('shaodao.queue');
const listeners = new Set<() => void>();

channel.addEventListener('message', tell);

/** What one account has not sent, has put aside, or has sent today, in the order of the taps. */
export async function queueOf(account: string): Promise<readonly QueuedOrder[]> {
  const all = await (await database()).getAll('queue');
  return all.filter((order) => order.account === account);
}

export async function queued(id: string): Promise<QueuedOrder | undefined> {
  return (await database()).get('queue', id);
}

/** Writes an order down before anything else happens to it. */
export async function enqueue(order: QueuedOrder): Promise<void> {
  await (await database()).put('queue', order);
  changed();
}

/** The order as it has become; one that was let go meanwhile stays gone. */
export async function change(id: string, next: Partial<QueuedOrder>): Promise<void> {
  const store = (await database()).transaction('queue', 'readwrite').store;
  const known = await store.get(id);
  if (known !== undefined) await store.put({ ...known, ...next });
  changed();
}

/** Lets an order go for good: only ever by the person's own choice. */
export async function discard(id: string): Promise<void> {
  await (await database()).delete('queue', id);
  changed();
}

/** Calls back whenever the queue has changed, here or in another tab. @returns how to stop it */
export function onQueue(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function changed(): void {
  tell();
  channel.postMessage('changed');
}

function tell(): void {
  for (const listener of listeners) listener();
}
