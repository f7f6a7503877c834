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
import { shownMoment, thenOf, waitForMoment, type ShownMoment } from '../past/moment-query.js';
import { hiddenThen } from '../past/past-rights.js';
import { InboxQuery } from './board-query.js';
import { ReadLists } from './read-lists.js';
import { denied, hiddenFrom, mustEver, type Lists } from './reading-rights.js';

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
    asOf?: ShownMoment;
    unit: string;
    entries: readonly InboxEntry[];
    counts: InboxCounts;
    next?: string;
  }> {
    const { actor } = callerOf(request);
    mustEver(actor, 'inbox');
    const query = inboxGate.read(request);
    const options = {
      open: query.open ?? true,
      limit: query.limit ?? 50,
      ...(query.cursor === undefined ? {} : { cursor: query.cursor }),
      ...(query.doneFrom === undefined ? {} : { doneFrom: query.doneFrom }),
    };
    const today = this.lists.current();
    const then = await thenOf(query, this.engine);
    if (then !== undefined) {
      const { lists, moment } = then;
      const unit = unitOf(actor, query.unit, lists);
      await waitForMoment(request, then, query.after, this.lists.wait('history', 'board'));
      const hidden = hiddenThen(actor, lists, today);
      const { inbox } = this.engine.past;
      const [page, counts] = await Promise.all([
        inbox.page(unit, hidden, options, moment),
        inbox.counts(unit, hidden, moment),
      ]);
      return { asOf: shownMoment(then), unit, counts, ...page };
    }
    const unit = unitOf(actor, query.unit, today);
    await waitForPosition(request, query.after, this.lists.wait('inbox', 'board'));
    const hidden = hiddenFrom(actor, today);
    const [page, counts] = await Promise.all([
      this.engine.inbox.page(unit, hidden, options),
      this.engine.inbox.counts(unit, hidden),
    ]);
    return { unit, counts, ...page };
  }
}

/** The unit asked for, by default the actor's own. @throws Problem 400, 403 */
function unitOf(actor: Actor, asked: string | undefined, lists: Lists): string {
  const unit = asked ?? actor.unit;
  if (unit === undefined)
    throw new Problem(400, 'VALIDATION_FAILED', {
      faults: [{ field: '/unit', rule: 'required', wanted: 'unit' }],
    });
  const { all, units } = listScope(actor, 'inbox');
  if (!all && !units.some((own) => lists.isUnitWithin(unit, own))) throw denied('OUT_OF_SCOPE');
  return unit;
}
