import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { PossessionAccount } from '@shaodao/issue';
import type { BoardRow } from '@shaodao/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { etagOf } from '../http/revision-header.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { TimelineQuery, WaitQuery } from './board-query.js';
import { issueAnswer, type IssueAnswer } from './issue-answer.js';
import { viewsOf } from './personal-view.js';
import { linksOf, type ShownPassage } from './links.js';
import { possessionOf } from './possession.js';
import { ReadLists } from './read-lists.js';
import { factsOf, must, mustEver } from './reading-rights.js';
import { timelineAnswer, type TimelineLine } from './timeline-answer.js';

export const timelineGate = new QueryGate<TimelineQuery>(TimelineQuery);
export const waitGate = new QueryGate<WaitQuery>(WaitQuery);

/** How long a reader waits for an issue whose report has not reached the board yet. */
const FRESH_MS = 2_000;

/** One issue and its history. */
@Controller('issues/:issue')
export class IssueController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async issue(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<IssueAnswer> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    const { after } = waitGate.read(request);
    await waitForPosition(request, after, this.lists.wait('board'));
    const row = await this.row(issue);
    const lists = this.lists.current();
    must(actor, 'issue', factsOf(row), lists);
    const answer = await issueAnswer(row, viewsOf(actor, factsOf(row), lists), this.engine);
    void reply.header('etag', etagOf(answer.revision));
    return answer;
  }

  @Get('timeline')
  async timeline(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ entries: readonly TimelineLine[] }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const { after, afterRevision, limit } = timelineGate.read(request);
    await waitForPosition(request, after, this.lists.wait('board', 'timeline'));
    const row = await this.row(issue);
    const lists = this.lists.current();
    must(actor, 'timeline', factsOf(row), lists);
    const views = viewsOf(actor, factsOf(row), lists);
    const entries = await this.engine.timeline.entries(issue, afterRevision, limit);
    const language = languageOf(request.headers['accept-language']);
    const { vault, playbooks } = this.engine;
    const names = { vault, profiles: playbooks.current(), directory: lists };
    return { entries: await timelineAnswer(entries, row.subject, views, language, names) };
  }

  /** 球权: whose turn it was from the report on, in natural and in working minutes. */
  @Get('possession')
  async possession(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<PossessionAccount> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    const { after } = waitGate.read(request);
    await waitForPosition(request, after, this.lists.wait('board'));
    const row = await this.row(issue);
    must(actor, 'issue', factsOf(row), this.lists.current());
    return possessionOf(issue, this.engine);
  }

  /** 环节: when it entered and left each link its mechanism measures, by whom. */
  @Get('links')
  async links(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ links: readonly ShownPassage[]; pooled: boolean }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const { after } = waitGate.read(request);
    await waitForPosition(request, after, this.lists.wait('board'));
    const row = await this.row(issue);
    const lists = this.lists.current();
    must(actor, 'timeline', factsOf(row), lists);
    const links = await linksOf(row, viewsOf(actor, factsOf(row), lists), this.engine);
    return { links, pooled: row.closedAt !== undefined };
  }

  /** The issue on the board; one that was reported a moment ago is waited for. */
  private async row(issue: string): Promise<BoardRow> {
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const row = await this.engine.board.issue(issue, { all: true });
    if (row !== undefined) return row;
    const { state } = await this.engine.issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    await this.lists.wait('board')(await this.engine.store.head(), FRESH_MS);
    const late = await this.engine.board.issue(issue, { all: true });
    if (late === undefined)
      throw new Problem(503, 'PROJECTION_BEHIND', { headers: { 'retry-after': '1' } });
    return late;
  }
}
