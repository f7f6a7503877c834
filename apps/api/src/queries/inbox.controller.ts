import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import { listScope } from '@shaodao/identity';
import type { InboxCounts, InboxEntry } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { InboxQuery } from './board-query.js';
import { ReadLists } from './read-lists.js';
import { denied, hiddenFrom, mustEver } from './reading-rights.js';

export const inboxGate = new QueryGate<InboxQuery>(InboxQuery);

/** What a unit has to do. */
@Controller('inbox')
export class InboxController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async page(@Req() request: FastifyRequest): Promise<{
    unit: string;
    entries: readonly InboxEntry[];
    counts: InboxCounts;
    next?: string;
  }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'inbox');
    const query = inboxGate.read(request);
    const unit = this.unitOf(actor, query.unit);
    await waitForPosition(request, query.after, this.lists.wait('inbox', 'board'));
    const hidden = hiddenFrom(actor, this.lists.current());
    const [page, counts] = await Promise.all([
      this.engine.inbox.page(unit, hidden, {
        open: query.open ?? true,
        limit: query.limit ?? 50,
        ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      }),
      this.engine.inbox.counts(unit, hidden),
    ]);
    return { unit, counts, ...page };
  }

  private unitOf(actor: Actor, asked: string | undefined): string {
    const unit = asked ?? actor.unit;
    if (unit === undefined)
      throw new Problem(400, 'VALIDATION_FAILED', {
        faults: [{ field: '/unit', rule: 'required', wanted: 'unit' }],
      });
    const { all, units } = listScope(actor, 'inbox');
    if (!all && !units.some((own) => this.lists.current().isUnitWithin(unit, own)))
      throw denied('OUT_OF_SCOPE');
    return unit;
  }
}
