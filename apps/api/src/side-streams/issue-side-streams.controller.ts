import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { waitGate } from '../queries/issue.controller.js';
import { ReadLists } from '../queries/read-lists.js';
import { lineOf, mayRead, type SideLine } from './side-answers.js';

/** What else was begun for an issue: mediations, meetings … */
@Controller('issues/:issue/side-streams')
export class IssueSideStreamsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** Those the caller may read, oldest first; a stranger to all of them gets an empty list. */
  @Get()
  async ofIssue(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ sideStreams: readonly SideLine[] }> {
    const { actor } = callerOf(request);
    const { after } = waitGate.read(request);
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    await waitForPosition(request, after, this.lists.wait('side-streams'));
    const { list, registry } = this.engine.sides;
    const trees = this.lists.current();
    const rows = await list.ofIssue(issue);
    const lines = rows.map(async (row) => {
      const definition = registry.find(row.kind);
      return definition !== undefined && mayRead(actor, definition, row, trees)
        ? [await lineOf(row, definition, actor, this.engine)]
        : [];
    });
    return { sideStreams: (await Promise.all(lines)).flat() };
  }
}
