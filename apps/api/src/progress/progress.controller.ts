import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { etagOf } from '../http/revision-header.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { viewsOf } from '../queries/personal-view.js';
import { ReadLists } from '../queries/read-lists.js';
import { factsOf, must, mustEver } from '../queries/reading-rights.js';
import { progressAnswer, type ProgressAnswer } from './progress-answer.js';

/** 进展: how far a matter is, in what a resident is told of it. */
@Controller('issues/:issue/progress')
export class ProgressController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async progress(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProgressAnswer> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    await waitForPosition(request, undefined, this.lists.wait('board'));
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const row = await this.engine.board.issue(issue, { all: true });
    if (row === undefined) throw new Problem(404, 'ISSUE_UNKNOWN');
    const directory = this.lists.current();
    must(actor, 'issue', factsOf(row), directory);
    const answer = await progressAnswer(row, viewsOf(actor, factsOf(row), directory), this.engine);
    void reply.header('etag', etagOf(answer.revision));
    return answer;
  }
}
