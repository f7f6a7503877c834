import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { BoardCounts } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { boardAnswer, type BoardAnswerRow } from './board-answer.js';
import { boardFilter } from './board-filter.js';
import { BoardCountQuery, BoardPageQuery } from './board-query.js';
import { ReadLists } from './read-lists.js';
import { boardScope } from './reading-rights.js';

export const boardPageGate = new QueryGate<BoardPageQuery>(BoardPageQuery);
export const boardCountGate = new QueryGate<BoardCountQuery>(BoardCountQuery);

/** The operator's queue. */
@Controller('issues')
export class BoardController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async page(
    @Req() request: FastifyRequest,
  ): Promise<{ issues: readonly BoardAnswerRow[]; next?: string }> {
    const { actor } = callerOf(request);
    const query = boardPageGate.read(request);
    const lists = this.lists.current();
    const scope = boardScope(actor, 'board', lists);
    await waitForPosition(request, query.after, this.lists.wait('board'));
    const { rows, next } = await this.engine.board.page(boardFilter(query, lists), scope, {
      sort: query.sort ?? 'due',
      limit: query.limit ?? 50,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    });
    const issues = boardAnswer(rows, actor, lists);
    return next === undefined ? { issues } : { issues, next };
  }

  @Get('counters')
  async counters(@Req() request: FastifyRequest): Promise<BoardCounts> {
    const { actor } = callerOf(request);
    const query = boardCountGate.read(request);
    const lists = this.lists.current();
    const scope = boardScope(actor, 'board', lists);
    await waitForPosition(request, query.after, this.lists.wait('board'));
    return this.engine.board.counts(boardFilter(query, lists), scope);
  }
}
