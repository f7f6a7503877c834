import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { BoardCounts } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { shownMoment, thenOf, waitForMoment, type ShownMoment } from '../past/moment-query.js';
import { boardScopeThen } from '../past/past-rights.js';
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
  ): Promise<{ asOf?: ShownMoment; issues: readonly BoardAnswerRow[]; next?: string }> {
    const { actor } = callerOf(request);
    const query = boardPageGate.read(request);
    const options = {
      sort: query.sort ?? 'due',
      limit: query.limit ?? 50,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
    };
    const today = this.lists.current();
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { lists, moment } = then;
      const scope = boardScopeThen(actor, 'board', lists, today);
      await waitForMoment(request, then, query.after, this.lists.wait('history', 'board'));
      const filter = boardFilter(query, lists);
      const { rows, ...next } = await this.engine.past.board.page(filter, scope, options, moment);
      return { asOf: shownMoment(then), issues: boardAnswer(rows, actor, lists), ...next };
    }
    const scope = boardScope(actor, 'board', today);
    await waitForPosition(request, query.after, this.lists.wait('board'));
    const { rows, ...next } = await this.engine.board.page(
      boardFilter(query, today),
      scope,
      options,
    );
    return { issues: boardAnswer(rows, actor, today), ...next };
  }

  @Get('counters')
  async counters(
    @Req() request: FastifyRequest,
  ): Promise<BoardCounts & { readonly asOf?: ShownMoment }> {
    const { actor } = callerOf(request);
    const query = boardCountGate.read(request);
    const today = this.lists.current();
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { lists, moment } = then;
      const scope = boardScopeThen(actor, 'board', lists, today);
      await waitForMoment(request, then, query.after, this.lists.wait('history', 'board'));
      const counts = await this.engine.past.board.counts(boardFilter(query, lists), scope, moment);
      return { asOf: shownMoment(then), ...counts };
    }
    const scope = boardScope(actor, 'board', today);
    await waitForPosition(request, query.after, this.lists.wait('board'));
    return this.engine.board.counts(boardFilter(query, today), scope);
  }
}
