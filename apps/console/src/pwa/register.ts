/** A newer console that waits to take over; told to whoever listens. */
const listeners = new Set<() => void>();
let waiting: ServiceWorker | undefined;

/** How often an open console asks whether there is a newer one, ms. */
const LOOK_EVERY_MS = 30 * 60_000;

/**
 * Puts the service worker to work, so that the console opens without a network and can be put on a
 * phone's first screen. Where the browser has none (no TLS), the console works as before.
 */
export async function registerServiceWorker(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  const { serviceWorker } = navigator;
  // Whoever opens the console for the first time needs no announcement of what they just got.
  let taken = serviceWorker.controller === null;
  serviceWorker.addEventListener('controllerchange', () => {
    if (taken) taken = false;
    else window.location.reload();
  });
  const registration = await serviceWorker.register('/console/service-worker.js');
  const look = (): void => {
    const found = registration.waiting ?? undefined;
    if (found === waiting || serviceWorker.controller === null) return;
    waiting = found;
    for (const listener of listeners) listener();
  };
  look();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', look);
  });
  const ask = (): void => {
    if (document.visibilityState === 'visible') registration.update().catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  setInterval(ask, LOOK_EVERY_MS);
}

/** The newer console that waits; undefined where this is the newest. */
export const waitingConsole = (): ServiceWorker | undefined => waiting;

/** Calls back when a newer console waits. @returns how to stop it */
export function onWaitingConsole(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Lets the newer console take over; this page is loaded anew as soon as it has. */
export function takeNewConsole(): void {
  waiting?.postMessage('take-over');
}
