import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { boardAnswer } from '../queries/board-answer.js';
import { ReadLists } from '../queries/read-lists.js';
import { boardScope } from '../queries/reading-rights.js';
import { LiveStreams } from './live-streams.js';

/** Changes of the board as they happen. */
@Controller('board')
export class BoardStreamController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
    private readonly live: LiveStreams,
  ) {}

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor } = callerOf(request);
    boardScope(actor, 'boardStream', this.lists.current());
    const after = await this.live.begin(request, () => this.engine.board.position());
    await this.live.serve(request, reply, after, async (deliver, signal) => {
      const lists = this.lists.current();
      const scope = boardScope(actor, 'boardStream', lists);
      for await (const { id, rows } of this.engine.boardFeed.subscribe(after, scope, signal))
        await deliver(id, 'board', { issues: boardAnswer(rows, actor, lists) });
    });
  }
}
