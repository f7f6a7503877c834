import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import { decideAccess } from '@shaodao/identity';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import { timelineEntryOf } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { QueryGate } from '../http/query-gate.js';
import { viewsOf } from '../queries/personal-view.js';
import { ReadLists } from '../queries/read-lists.js';
import { factsOf, mustEver } from '../queries/reading-rights.js';
import { withStaffNames } from '../queries/staff-names.js';
import { timelineAnswer, type TimelineLine } from '../queries/timeline-answer.js';
import { EventsQuery } from './play-query.js';

export const eventsGate = new QueryGate<EventsQuery>(EventsQuery);

const ISSUE_STREAM = 'issue-';

/** The events behind a number. */
@Controller('events')
export class EventsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** Those of issues the caller may read, as their timelines show them; others are left out. */
  @Get()
  async events(
    @Req() request: FastifyRequest,
  ): Promise<{ events: readonly (TimelineLine & { readonly issue: string })[] }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'timeline');
    const { positions } = eventsGate.read(request);
    const found = await this.engine.store.readAt(
      positions.map((position) => Number(position) as Position),
    );
    const language = languageOf(request.headers['accept-language']);
    const lists = this.lists.current();
    const { vault, playbooks } = this.engine;
    const names = { vault, profiles: playbooks.current(), directory: lists };
    const told: (TimelineLine & { readonly issue: string })[] = [];
    for (const [issue, events] of byIssue(found)) {
      const row = await this.engine.board.issue(issue, { all: true });
      if (row === undefined) continue;
      const facts = factsOf(row);
      if (!decideAccess(actor, 'timeline', facts, lists).allowed) continue;
      const views = viewsOf(actor, facts, lists);
      const entries = events.map(timelineEntryOf);
      const lines = await timelineAnswer(entries, row.subject, views, language, names);
      const named = await withStaffNames(lines, actor, this.engine.identity);
      told.push(...named.map((line) => ({ issue, ...line })));
    }
    return { events: told.sort((one, other) => Number(one.position) - Number(other.position)) };
  }
}

function byIssue(events: readonly RecordedEvent[]): ReadonlyMap<string, readonly RecordedEvent[]> {
  const issues = new Map<string, RecordedEvent[]>();
  for (const event of events) {
    if (!event.stream.startsWith(ISSUE_STREAM)) continue;
    const issue = event.stream.slice(ISSUE_STREAM.length);
    const known = issues.get(issue);
    if (known === undefined) issues.set(issue, [event]);
    else known.push(event);
  }
  return issues;
}
