import { kindOf } from './request-kind.js';

/**
 * The console's service worker, a file of its own beside the page. It keeps the shell of the console
 * so that it opens without a network, and nothing else: what the server answers to questions is
 * never kept here (the day's tasks are, by the page itself: `offline/copies.ts`).
 */

/** Files of this build that open without a network, and what the build is called; set by the build. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] };

/** What this file uses of a worker's world; the console's other files know a page's only. */
interface WorkerWorld {
  addEventListener(
    type: 'install' | 'activate',
    listener: (event: { waitUntil: (done: Promise<unknown>) => void }) => void,
  ): void;
  addEventListener(
    type: 'fetch',
    listener: (event: {
      readonly request: Request;
      respondWith: (answer: Promise<Response>) => void;
    }) => void,
  ): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
}
const world = self as unknown as WorkerWorld;

const BASE = '/console/';
const PAGE = `${BASE}index.html`;
const CACHES = 'shaodao-shell-';
const MINE = CACHES + SHELL.version;

world.addEventListener('install', (event) => {
  event.waitUntil(
    caches.open(MINE).then((cache) =>
      // Past the browser's own cache: a shell of two builds would not start.
      cache.addAll(SHELL.files.map((file) => new Request(BASE + file, { cache: 'no-cache' }))),
    ),
  );
});

world.addEventListener('activate', (event) => {
  event.waitUntil(forgetOthers().then(() => world.clients.claim()));
});

world.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void world.skipWaiting();
});

world.addEventListener('fetch', (event) => {
  const { request } = event;
  switch (kindOf(request, BASE)) {
    case 'page':
      event.respondWith(kept(PAGE).then((found) => found ?? fetch(request)));
      return;
    case 'lasting':
      event.respondWith(keptOrFetched(request));
      return;
    case 'file':
      event.respondWith(kept(request.url).then((found) => found ?? fetch(request)));
      return;
    case 'others':
      return;
  }
});

async function forgetOthers(): Promise<void> {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(CACHES) && name !== MINE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

async function kept(address: string): Promise<Response | undefined> {
  const cache = await caches.open(MINE);
  return cache.match(address, { ignoreSearch: true });
}

/** A file whose name changes with its content: once fetched it stays good. */
async function keptOrFetched(request: Request): Promise<Response> {
  const found = await kept(request.url);
  if (found !== undefined) return found;
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(MINE)).put(request.url, answer.clone());
  return answer;
}
