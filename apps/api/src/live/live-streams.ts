import { Inject, Injectable } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Position } from '@shaodao/event-store';
import type { Log } from '@shaodao/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { Problem } from '../http/problem.js';
import { toPosition } from '../http/wait-for-position.js';
import { serveFrames } from './serve-frames.js';
import { StreamHouse } from './stream-house.js';

/** Sends one event of a live stream, if its reader is still logged in; `id` is where to resume. */
export type Deliver = (id: Position, event: string, data: object) => Promise<void>;

/** What every live stream has in common: where it begins, who may still read, how it ends. */
@Injectable()
export class LiveStreams {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly house: StreamHouse,
  ) {}

  /**
   * After the event the client had last, else from now on. An id that was never given would wait in
   * silence until the events get there: it is of another server, or made up.
   * @throws Problem 400
   */
  async begin(request: FastifyRequest, newest: () => Promise<Position>): Promise<Position> {
    const lastEventId = request.headers['last-event-id'];
    if (lastEventId === undefined || lastEventId === '') return newest();
    const position = toPosition(lastEventId);
    if (position === undefined || position > (await this.engine.store.head()))
      throw new Problem(400, 'LAST_EVENT_ID_INVALID');
    return position;
  }

  /** Serves until the client goes, its login ends or the service stops. @throws Problem 429, 503 */
  async serve(
    request: FastifyRequest,
    reply: FastifyReply,
    after: Position,
    follow: (deliver: Deliver, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    const { account } = callerOf(request);
    const serving = { engine: this.engine, log: this.log, stopping: this.house.signal };
    await this.house.host(account.id, () =>
      serveFrames(request, reply, serving, async (stream, signal) => {
        // At once, so that a client that only just came can resume from here.
        await stream.send(String(after), 'start', {});
        const deliver: Deliver = async (id, event, data) => {
          await this.mustStillBeIn(request);
          await stream.send(String(id), event, data);
        };
        await follow(deliver, signal);
      }),
    );
  }

  /** @throws IdentityRefused where the login has ended since the stream was opened */
  private async mustStillBeIn(request: FastifyRequest): Promise<void> {
    await this.engine.identity.authenticate(request.token as string, callerOf(request).actor.post);
  }
}
