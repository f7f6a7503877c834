import { callerHeaders } from './client.js';
import { keepSession } from '../session/session.js';

/** How a live stream stands: told to people as soon as it is not `live`. */
export type LiveState = 'live' | 'lost';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 10_000;
/** The server sends a beat every 15 s; without two of them the line is dead, whatever it looks like. */
const SILENCE_MS = 35_000;

interface Frame {
  readonly id?: string;
  readonly event: string;
  readonly data: string;
}

/**
 * Follows a stream of the server until the signal aborts, and comes back by itself with the last
 * id, so that nothing in between is missed. `onStart` is called at each connection: `resumed` where
 * it goes on from the last id. What was read before may be older than the beginning of the stream,
 * and what a frame had read anew may have failed with the line: it is to be read now.
 */
export async function follow(
  path: string,
  {
    signal,
    onStart,
    onFrame,
    onState = () => undefined,
  }: {
    readonly signal: AbortSignal;
    readonly onStart: (resumed: boolean) => void;
    readonly onFrame: (event: string, data: unknown) => void;
    readonly onState?: (state: LiveState) => void;
  },
): Promise<void> {
  const isOver = (): boolean => signal.aborted;
  let last: string | undefined;
  let pause = FIRST_PAUSE_MS;
  while (!isOver()) {
    try {
      for await (const { id, event, data } of frames(path, last, signal)) {
        onState('live');
        pause = FIRST_PAUSE_MS;
        if (event === 'start') onStart(last !== undefined);
        last = id ?? last;
        if (event !== 'start' && data !== '') onFrame(event, JSON.parse(data));
      }
    } catch (error) {
      // Set back to a backup, the server does not know the id: the stream begins anew. Whatever
      // else it was, the next attempt shows whether it lasts.
      if (error instanceof NotOpened && error.status === 400) last = undefined;
    }
    if (isOver()) return;
    onState('lost');
    await waited(pause, signal);
    pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
  }
}

class NotOpened extends Error {
  constructor(readonly status: number) {
    super(`The stream was not opened: ${String(status)}`);
  }
}

async function* frames(
  path: string,
  last: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<Frame> {
  const dead = new AbortController();
  const headers = { ...callerHeaders(), ...(last === undefined ? {} : { 'last-event-id': last }) };
  const response = await fetch(path, { headers, signal: AbortSignal.any([signal, dead.signal]) });
  if (response.status === 401) keepSession(undefined);
  if (!response.ok || response.body === null) throw new NotOpened(response.status);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const silence = setTimeout(() => {
      dead.abort();
    }, SILENCE_MS);
    const { value, done } = await reader.read().finally(() => {
      clearTimeout(silence);
    });
    if (done) return;
    text += value;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) yield frameOf(block);
  }
}

function frameOf(block: string): Frame {
  const fields = new Map<string, string>();
  for (const line of block.split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
  }
  const id = fields.get('id');
  const event = fields.get('event') ?? 'message';
  return { ...(id === undefined ? {} : { id }), event, data: fields.get('data') ?? '' };
}

/** Waits, but no longer once the browser says the network is back. */
function waited(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', end);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    window.addEventListener('online', end);
    signal.addEventListener('abort', end);
  });
}
