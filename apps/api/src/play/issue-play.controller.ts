import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Log } from '@shaodao/platform';
import {
  fieldChanges,
  timelineEntryOf,
  type BoardRow,
  type FieldChange,
} from '@shaodao/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { languageOf } from '../http/language.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { serveFrames } from '../live/serve-frames.js';
import { StreamHouse } from '../live/stream-house.js';
import { viewsOf } from '../queries/personal-view.js';
import { ReadLists } from '../queries/read-lists.js';
import { factsOf, must, mustEver } from '../queries/reading-rights.js';
import { timelineAnswer, type TimelineLine } from '../queries/timeline-answer.js';
import { lastEventId, paceOf } from './board-play.controller.js';
import { IssuePlayQuery, SpanQuery } from './play-query.js';

export const issuePlayGate = new QueryGate<IssuePlayQuery>(IssuePlayQuery);
export const issueDiffGate = new QueryGate<SpanQuery>(SpanQuery);

type Tell = (events: readonly Parameters<typeof timelineEntryOf>[0][]) => Promise<TimelineLine[]>;

/** One issue as it went on. */
@Controller('issues/:issue')
export class IssuePlayController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly lists: ReadLists,
    private readonly house: StreamHouse,
  ) {}

  @Get('play')
  async play(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const { from, to, speed } = issuePlayGate.read(request);
    const tell = await this.tell(request, issue, actor);
    const span = await this.engine.play.span(lastEventId(request) ?? from, to);
    const serving = { engine: this.engine, log: this.log, stopping: this.house.signal };
    await this.house.host(account.id, () =>
      serveFrames(request, reply, serving, async (stream, signal) => {
        const pace = paceOf(speed, span, signal);
        for await (const { event, effectiveAt, fields } of this.engine.play.issue(issue, span)) {
          const at = span.axis === 'position' ? event.recordedAt : effectiveAt;
          await pace.until(Date.parse(at));
          if (signal.aborted) return;
          const [line] = await tell([event]);
          // Of several events of one instant none can be gone on from alone.
          const id = span.axis === 'position' ? String(event.position) : undefined;
          await stream.send(id, 'event', { at, fields, ...line });
        }
      }),
    );
  }

  @Get('diff')
  async diff(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ fields: readonly FieldChange[]; events: readonly TimelineLine[] }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const { from, to } = issueDiffGate.read(request);
    const tell = await this.tell(request, issue, actor);
    const span = await this.engine.play.span(from, to);
    const { issues } = this.engine.past;
    const before = await issues.at(issue, span.from);
    const after = await issues.at(issue, span.to);
    return {
      fields: fieldChanges(before?.row, after?.row),
      events: await tell(after?.events.slice(before?.events.length ?? 0) ?? []),
    };
  }

  /**
   * How events of the issue are told to the caller.
   * @throws Problem 404 where there is no such issue, 403 where the caller may not read it
   */
  private async tell(request: FastifyRequest, issue: string, actor: Actor): Promise<Tell> {
    await waitForPosition(request, undefined, this.lists.wait('board'));
    const row = await this.row(issue);
    const lists = this.lists.current();
    must(actor, 'timeline', factsOf(row), lists);
    const views = viewsOf(actor, factsOf(row), lists);
    const language = languageOf(request.headers['accept-language']);
    const { vault, playbooks } = this.engine;
    const names = { vault, profiles: playbooks.current(), directory: lists };
    return (events) =>
      timelineAnswer(events.map(timelineEntryOf), row.subject, views, language, names);
  }

  private async row(issue: string): Promise<BoardRow> {
    const row = ULID.test(issue) ? await this.engine.board.issue(issue, { all: true }) : undefined;
    if (row === undefined) throw new Problem(404, 'ISSUE_UNKNOWN');
    return row;
  }
}
