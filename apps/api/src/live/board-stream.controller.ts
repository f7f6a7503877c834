import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Position } from '@shaodao/event-store';
import { IdentityRefused } from '@shaodao/identity';
import type { Log } from '@shaodao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { isOutage } from '../http/outage.js';
import { Problem } from '../http/problem.js';
import { toPosition } from '../http/wait-for-position.js';
import { boardAnswer } from '../queries/board-answer.js';
import { ReadLists } from '../queries/read-lists.js';
import { boardScope } from '../queries/reading-rights.js';
import { EventStream } from './event-stream.js';
import { StreamHouse } from './stream-house.js';

/** Between two beats. The login is looked at again at each, and before each delivery. */
const BEAT_MS = 15_000;

/** Changes of the board as they happen. */
@Controller('board')
export class BoardStreamController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly lists: ReadLists,
    private readonly house: StreamHouse,
  ) {}

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { account, actor } = callerOf(request);
    boardScope(actor, 'boardStream', this.lists.current());
    const after = await this.start(request.headers['last-event-id']);
    await this.house.host(account.id, () => this.serve(request, reply, after));
  }

  /**
   * After the event the client had last, else from now on. An id that was never given would wait in
   * silence until the events get there: it is of another server, or made up.
   */
  private async start(lastEventId: string | string[] | undefined): Promise<Position> {
    if (lastEventId === undefined || lastEventId === '') return this.engine.board.position();
    const position = toPosition(lastEventId);
    if (position === undefined || position > (await this.engine.store.head()))
      throw new Problem(400, 'LAST_EVENT_ID_INVALID');
    return position;
  }

  private async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    after: Position,
  ): Promise<void> {
    const gone = new AbortController();
    const leave = (): void => {
      gone.abort();
    };
    reply.hijack();
    reply.raw.once('close', leave);
    reply.raw.once('error', leave);
    const signal = AbortSignal.any([gone.signal, this.house.signal]);
    const stream = new EventStream(reply.raw, signal);
    stream.open();
    let reason: string | undefined;
    const broken = (error: unknown): void => {
      if (error instanceof IdentityRefused) reason ??= error.code;
      else if (!signal.aborted && !isOutage(error))
        this.log.error({ err: error }, 'a live stream broke off');
      leave();
    };
    const beating = this.beat(request, stream, signal).catch(broken);
    try {
      // At once, so that a client that only just came can resume from here.
      await stream.send(String(after), 'start', {});
      await this.follow(request, stream, after, signal);
    } catch (error) {
      broken(error);
    }
    leave();
    await beating;
    stream.end(reason ?? (this.house.signal.aborted ? 'shutdown' : 'closed'));
  }

  private async follow(
    request: FastifyRequest,
    stream: EventStream,
    after: Position,
    signal: AbortSignal,
  ): Promise<void> {
    const { actor } = callerOf(request);
    const lists = this.lists.current();
    const scope = boardScope(actor, 'boardStream', lists);
    for await (const { id, rows } of this.engine.boardFeed.subscribe(after, scope, signal)) {
      await this.mustStillBeIn(request);
      const issues = boardAnswer(rows, actor, lists);
      await stream.send(String(id), 'board', { issues });
    }
  }

  /** Keeps a quiet stream alive, and ends it when the login does not count any more. */
  private async beat(
    request: FastifyRequest,
    stream: EventStream,
    signal: AbortSignal,
  ): Promise<void> {
    while (await pause(BEAT_MS, signal)) {
      try {
        await this.mustStillBeIn(request);
        await stream.beat();
      } catch (error) {
        // A database that is away says nothing about the login: the next beat asks again.
        if (!isOutage(error)) throw error;
      }
    }
  }

  /** @throws IdentityRefused where the login has ended since the stream was opened */
  private async mustStillBeIn(request: FastifyRequest): Promise<void> {
    await this.engine.identity.authenticate(request.token as string, callerOf(request).actor.post);
  }
}

/** True after the time, false as soon as the signal aborts. */
function pause(ms: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) {
      resolve(false);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      resolve(false);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve(true);
    }, ms);
    signal.addEventListener('abort', stop, { once: true });
  });
}
