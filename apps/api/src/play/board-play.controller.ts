import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { Log } from '@shaodao/platform';
import { momentText, type BoardFilter, type BoardScope, type Span } from '@shaodao/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { serveFrames } from '../live/serve-frames.js';
import { StreamHouse } from '../live/stream-house.js';
import { boardScopeThen } from '../past/past-rights.js';
import { ReadLists } from '../queries/read-lists.js';
import { mustEver } from '../queries/reading-rights.js';
import { Pace } from './pace.js';
import { frameAnswer, shownDifference, type ShownDifference } from './play-answer.js';
import { BoardDiffQuery, BoardPlayQuery, MOMENT, type SpanQuery } from './play-query.js';

export const boardPlayGate = new QueryGate<BoardPlayQuery>(BoardPlayQuery);
export const boardDiffGate = new QueryGate<BoardDiffQuery>(BoardDiffQuery);

/** The span asked for, with the organisation of its end, and the caller's share of the board. */
interface Asked {
  readonly span: Span;
  readonly lists: DirectorySnapshot;
  readonly filter: BoardFilter;
  readonly scope: BoardScope;
}

/** The board as it changed. */
@Controller('board')
export class BoardPlayController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly lists: ReadLists,
    private readonly house: StreamHouse,
  ) {}

  @Get('play')
  async play(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'board');
    const query = boardPlayGate.read(request);
    const resumed = lastEventId(request);
    const { from, to, territory, leadUnit } = query;
    const { span, lists, filter, scope } = await this.asked(request, actor, {
      from: resumed ?? from,
      to,
      ...(territory === undefined ? {} : { territory }),
      ...(leadUnit === undefined ? {} : { leadUnit }),
    });
    const options = {
      filter,
      scope,
      key: resumed === undefined,
      ...(query.step === undefined ? {} : { step: query.step * 1_000 }),
    };
    const serving = { engine: this.engine, log: this.log, stopping: this.house.signal };
    await this.house.host(account.id, () =>
      serveFrames(request, reply, serving, async (stream, signal) => {
        const pace = paceOf(query.speed, span, signal);
        for await (const frame of this.engine.play.board(span, options)) {
          await pace.until(Date.parse(frame.moment.instant));
          if (signal.aborted) return;
          const id = frame.more ? undefined : momentText(frame.moment);
          await stream.send(id, frame.kind, frameAnswer(frame, actor, lists));
        }
      }),
    );
  }

  @Get('diff')
  async diff(
    @Req() request: FastifyRequest,
  ): Promise<{ differences: readonly ShownDifference[]; next?: string }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'board');
    const { limit = 50, cursor, ...query } = boardDiffGate.read(request);
    const { span, lists, ...asked } = await this.asked(request, actor, query);
    const page = { limit, ...(cursor === undefined ? {} : { cursor }) };
    const { differences, next } = await this.engine.play.boardDiff(span, asked, page);
    const shown = differences.map((each) => shownDifference(each, actor, lists));
    return { differences: shown, ...(next === undefined ? {} : { next }) };
  }

  private async asked(
    request: FastifyRequest,
    actor: Actor,
    query: SpanQuery & { readonly territory?: string; readonly leadUnit?: string },
  ): Promise<Asked> {
    const { from, to, territory, leadUnit } = query;
    const span = await this.engine.play.span(from, to);
    const wait = this.lists.wait('history');
    const needed = span.axis === 'position' ? momentText(span.to) : undefined;
    await waitForPosition(request, needed, wait);
    const lists = this.engine.directory.asOf(span.to.instant);
    return {
      span,
      lists,
      scope: boardScopeThen(actor, 'board', lists, this.lists.current()),
      filter: {
        ...(territory === undefined ? {} : { territories: lists.territoriesWithin(territory) }),
        ...(leadUnit === undefined ? {} : { leadUnit }),
      },
    };
  }
}

/** Where a client that lost its connection goes on; undefined for a new one. @throws Problem 400 */
export function lastEventId(request: FastifyRequest): string | undefined {
  const id = request.headers['last-event-id'];
  if (id === undefined || id === '') return undefined;
  if (typeof id !== 'string' || !MOMENT.test(id)) throw new Problem(400, 'LAST_EVENT_ID_INVALID');
  return id;
}

/** The pace of a play from its beginning. */
export function paceOf(speed: number | undefined, { from }: Span, signal: AbortSignal): Pace {
  const sleep = (ms: number): Promise<boolean> =>
    pause(ms, undefined, { signal }).then(
      () => true,
      () => false,
    );
  return new Pace(speed ?? 0, Date.parse(from.instant), () => performance.now(), sleep);
}
