import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Action } from '@shaodao/identity';
import type { PossessionAccount } from '@shaodao/issue';
import { timelineEntryOf, type BoardRow, type IssueAsOf } from '@shaodao/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { ULID } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { etagOf } from '../http/revision-header.js';
import { waitForPosition } from '../http/wait-for-position.js';
import {
  clockworkOf,
  PastQuery,
  shownMoment,
  thenOf,
  type ShownMoment,
  type Then,
} from '../past/moment-query.js';
import { mustThen } from '../past/past-rights.js';
import { TimelineQuery, WaitQuery } from './board-query.js';
import { issueAnswer, issueAnswerThen, type IssueAnswer } from './issue-answer.js';
import { viewsOf, type Views } from './personal-view.js';
import { linksIn, linksOf, type ShownPassage } from './links.js';
import { possessionIn, possessionOf } from './possession.js';
import { ReadLists } from './read-lists.js';
import { factsOf, must, mustEver } from './reading-rights.js';
import { withStaffNames } from './staff-names.js';
import { timelineAnswer, type TimelineLine } from './timeline-answer.js';

export const timelineGate = new QueryGate<TimelineQuery>(TimelineQuery);
export const issueGate = new QueryGate<PastQuery>(PastQuery);
export const waitGate = new QueryGate<WaitQuery>(WaitQuery);

/** How long a reader waits for an issue whose report has not reached the board yet. */
const FRESH_MS = 2_000;
const MOST_ENTRIES = 500;

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
  ): Promise<IssueAnswer & { readonly asOf?: ShownMoment }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    const query = issueGate.read(request);
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { found, views } = await this.issueThen(issue, then, actor, 'issue');
      const answer = await issueAnswerThen(found, views, clockworkOf(then), this.engine);
      return { asOf: shownMoment(then), ...answer };
    }
    await waitForPosition(request, query.after, this.lists.wait('board'));
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
  ): Promise<{ asOf?: ShownMoment; entries: readonly TimelineLine[] }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const query = timelineGate.read(request);
    const { after, afterRevision = 0, limit = MOST_ENTRIES } = query;
    const language = languageOf(request.headers['accept-language']);
    const { vault, playbooks } = this.engine;
    const names = { vault, profiles: playbooks.current() };
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { found, views } = await this.issueThen(issue, then, actor, 'timeline');
      const { subject } = found.row;
      const lists = { ...names, directory: then.lists };
      const known = found.events.slice(afterRevision, afterRevision + limit).map(timelineEntryOf);
      const entries = await timelineAnswer(known, subject, views, language, lists);
      return { asOf: shownMoment(then), entries: await this.named(entries, actor) };
    }
    await waitForPosition(request, after, this.lists.wait('board'));
    const row = await this.row(issue);
    const directory = this.lists.current();
    must(actor, 'timeline', factsOf(row), directory);
    const views = viewsOf(actor, factsOf(row), directory);
    const known = await this.engine.timeline.entries(issue, afterRevision, limit);
    const lists = { ...names, directory };
    const entries = await timelineAnswer(known, row.subject, views, language, lists);
    return { entries: await this.named(entries, actor) };
  }

  private named(entries: readonly TimelineLine[], reader: Actor): Promise<readonly TimelineLine[]> {
    return withStaffNames(entries, reader, this.engine.identity);
  }

  /** 球权: whose turn it was from the report on, in natural and in working minutes. */
  @Get('possession')
  async possession(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<PossessionAccount & { readonly asOf?: ShownMoment }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'issue');
    const query = issueGate.read(request);
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { found } = await this.issueThen(issue, then, actor, 'issue');
      const account = possessionIn(found.facts, clockworkOf(then), this.engine.playbooks);
      return { asOf: shownMoment(then), ...account };
    }
    await waitForPosition(request, query.after, this.lists.wait('board'));
    const row = await this.row(issue);
    must(actor, 'issue', factsOf(row), this.lists.current());
    return possessionOf(issue, this.engine);
  }

  /** 环节: when it entered and left each link its mechanism measures, by whom. */
  @Get('links')
  async links(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
  ): Promise<{ asOf?: ShownMoment; links: readonly ShownPassage[]; pooled: boolean }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const query = issueGate.read(request);
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { found, views } = await this.issueThen(issue, then, actor, 'timeline');
      const links = linksIn(found.facts, found.row, views, this.engine.playbooks);
      return { asOf: shownMoment(then), links, pooled: found.row.closedAt !== undefined };
    }
    await waitForPosition(request, query.after, this.lists.wait('board'));
    const row = await this.row(issue);
    const lists = this.lists.current();
    must(actor, 'timeline', factsOf(row), lists);
    const links = await linksOf(row, viewsOf(actor, factsOf(row), lists), this.engine);
    return { links, pooled: row.closedAt !== undefined };
  }

  /**
   * The issue at a moment, where the caller may look back at it; it comes from its own stream, so
   * there is nothing to wait for.
   */
  private async issueThen(
    issue: string,
    { moment, lists }: Then,
    actor: Actor,
    action: Action,
  ): Promise<{ readonly found: IssueAsOf; readonly views: Views }> {
    const found = ULID.test(issue) ? await this.engine.past.issues.at(issue, moment) : undefined;
    if (found === undefined) throw new Problem(404, 'ISSUE_UNKNOWN');
    const facts = factsOf(found.row);
    mustThen(actor, action, facts, lists, this.lists.current());
    return { found, views: viewsOf(actor, facts, lists) };
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
