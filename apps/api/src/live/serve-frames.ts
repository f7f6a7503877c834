import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '@shaodao/engine';
import { IdentityRefused } from '@shaodao/identity';
import type { Log } from '@shaodao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { isOutage } from '@shaodao/doors';
import { EventStream } from './event-stream.js';
import type { FrameStream } from './frame-stream.js';
import { LineStream } from './line-stream.js';

/** Between two beats; the login is looked at again at each. */
const BEAT_MS = 15_000;

export interface Serving {
  readonly engine: Engine;
  readonly log: Log;
  /** Aborts when the service stops. */
  readonly stopping: AbortSignal;
}

/** Sends pictures until there are no more; `signal` aborts when nobody takes them. */
export type SendFrames = (stream: FrameStream, signal: AbortSignal) => Promise<void>;

/**
 * Answers by a stream of pictures: newline-delimited JSON where the request accepts that, else
 * server-sent events. Ends when all are sent, the client leaves, the login ends or the service stops.
 */
export async function serveFrames(
  request: FastifyRequest,
  reply: FastifyReply,
  { engine, log, stopping }: Serving,
  send: SendFrames,
): Promise<void> {
  const gone = new AbortController();
  const leave = (): void => {
    gone.abort();
  };
  reply.hijack();
  reply.raw.once('close', leave);
  reply.raw.once('error', leave);
  const signal = AbortSignal.any([gone.signal, stopping]);
  const wantsLines = request.headers.accept?.includes('application/x-ndjson') === true;
  const stream = new (wantsLines ? LineStream : EventStream)(reply.raw, signal);
  stream.open();
  let reason: string | undefined;
  const broken = (error: unknown): void => {
    if (error instanceof IdentityRefused) reason ??= error.code;
    else if (!signal.aborted) {
      reason ??= isOutage(error) ? 'STORE_UNAVAILABLE' : 'INTERNAL';
      if (!isOutage(error)) log.error({ err: error }, 'a live stream broke off');
    }
    leave();
  };
  const beating = beat(request, stream, engine, signal).catch(broken);
  try {
    await send(stream, signal);
    if (!signal.aborted) reason ??= 'complete';
  } catch (error) {
    broken(error);
  }
  leave();
  await beating;
  stream.end(stopping.aborted ? 'shutdown' : (reason ?? 'closed'));
}

/** Keeps a quiet stream alive, and ends it when the login does not count any more. */
async function beat(
  request: FastifyRequest,
  stream: FrameStream,
  { identity }: Engine,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    try {
      await pause(BEAT_MS, undefined, { signal });
      await identity.authenticate(request.token as string, callerOf(request).actor.post);
      await stream.beat();
    } catch (error) {
      if (signal.aborted) return;
      // A database that is away says nothing about the login: the next beat asks again.
      if (!isOutage(error)) throw error;
    }
  }
}
