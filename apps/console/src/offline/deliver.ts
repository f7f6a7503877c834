import { change, discard, enqueue, onQueue, queueOf } from './queue.js';
import type { QueuedOrder } from './queued-order.js';
import { send, type Sent } from './send.js';

/** Only one tab of a browser sends at a time, so that the order of the taps is kept. */
const LOCK = 'shaodao.queue';
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 60_000;
/** What is sent stays in the list for the day, so that one sees that it went. */
const SENT_STAYS_MS = 24 * 3_600_000;

/** In whose name orders are sent. */
export interface Sender {
  readonly account: string;
  readonly post: string;
}

/**
 * Sends what waits, in the order of the taps. A later order on a matter waits while an earlier one
 * does: what was meant to follow is not sent before. @returns how each that was tried ended
 */
export function deliver(sender: Sender): Promise<ReadonlyMap<string, Sent>> {
  return inTurn(async () => {
    const ended = new Map<string, Sent>();
    const held = new Set<string>();
    for (const { id, issue, state, post } of await queueOf(sender.account)) {
      if (state === 'sent' || state === 'note' || post !== sender.post) continue;
      if (state !== 'waiting' || (issue !== '' && held.has(issue))) {
        held.add(issue);
        continue;
      }
      // As it is now: an earlier one may have moved the revision it was meant for.
      const order = (await queueOf(sender.account)).find((each) => each.id === id);
      if (order === undefined) continue;
      const sent = await send(order);
      ended.set(id, sent);
      if (sent.end === 'later') return ended;
      if (sent.end === 'sent') await moveOn(order, sent.revision);
      else held.add(issue);
    }
    return ended;
  });
}

/** Writes an order down, then sends it if there is a line. @returns how that ended */
export async function give(order: QueuedOrder): Promise<Sent> {
  await enqueue(order);
  const ended = await deliver(order);
  return ended.get(order.id) ?? { end: 'later' };
}

/** Who looked at the matter before the own order was sent has seen it as it is after it. */
async function moveOn(sent: QueuedOrder, revision: number): Promise<void> {
  const later = (await queueOf(sent.account)).filter(
    ({ id, issue, state, seen }) =>
      id > sent.id &&
      issue === sent.issue &&
      state === 'waiting' &&
      seen !== undefined &&
      seen <= revision,
  );
  for (const { id } of later) await change(id, { seen: revision });
}

/**
 * Sends whatever waits as soon as there is a line again, until the signal aborts: when the browser
 * says so, when the page is looked at again, and by trying at growing distances.
 */
export function keepDelivering(
  sender: Sender,
  { signal, onSent }: { readonly signal: AbortSignal; readonly onSent: () => void },
): void {
  let pause = FIRST_PAUSE_MS;
  let timer: number | undefined;
  let busy = false;
  const attempt = async (): Promise<void> => {
    window.clearTimeout(timer);
    timer = undefined;
    if (signal.aborted || busy) return;
    busy = true;
    const ends = [...(await deliver(sender)).values()].map(({ end }) => end);
    busy = false;
    if (ends.some((end) => end !== 'later')) onSent();
    pause = ends.includes('later') ? Math.min(2 * pause, LONGEST_PAUSE_MS) : FIRST_PAUSE_MS;
    await tryAgainIfAnyWaits();
  };
  const tryAgainIfAnyWaits = async (): Promise<void> => {
    const waits = (await queueOf(sender.account)).some(
      ({ state, post }) => state === 'waiting' && post === sender.post,
    );
    if (waits && !busy && !signal.aborted) timer ??= window.setTimeout(again, pause);
  };
  const again = (): void => void attempt();
  const seen = (): void => {
    if (document.visibilityState === 'visible') again();
  };
  window.addEventListener('online', again, { signal });
  document.addEventListener('visibilitychange', seen, { signal });
  const stop = onQueue(() => void tryAgainIfAnyWaits());
  signal.addEventListener('abort', () => {
    stop();
    window.clearTimeout(timer);
  });
  void forgetOld(sender.account).then(again);
}

async function forgetOld(account: string): Promise<void> {
  for (const { id, state, at } of await queueOf(account))
    if (state === 'sent' && Date.now() - at > SENT_STAYS_MS) await discard(id);
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  // Without TLS a browser has no locks; the idempotency keys still let nothing happen twice.
  const locks = navigator.locks as LockManager | undefined;
  return locks === undefined ? work() : locks.request(LOCK, work);
}
