import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { alert, type AlertRow } from '@shaodao/early-warning';
import type { Engine } from '@shaodao/engine';
import { sideDefinition } from '@shaodao/side-streams';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { LiveStreams } from '../live/live-streams.js';
import { ReadLists } from '../queries/read-lists.js';
import { mayRead, mustEverRead } from '../side-streams/side-answers.js';

const ALERT = sideDefinition(alert);

/** Alerts as they are raised, told anew and cleared. */
@Controller('alerts')
export class AlertStreamController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
    private readonly live: LiveStreams,
  ) {}

  @Get('stream')
  async stream(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { actor } = callerOf(request);
    mustEverRead(actor, ALERT);
    const after = await this.live.begin(request, () => this.engine.store.head());
    await this.live.serve(request, reply, after, async (deliver, signal) => {
      for await (const rows of this.engine.warnings.feed.subscribe(after, signal)) {
        const trees = this.lists.current();
        const mine = rows.filter((row) => mayRead(actor, ALERT, factsOf(row), trees));
        const last = rows.at(-1);
        if (last !== undefined && mine.length > 0)
          await deliver(last.position, 'alert', { alerts: mine.map(shownOf) });
      }
    });
  }
}

const factsOf = ({ territory, unit }: AlertRow) => ({
  ...(territory === null ? {} : { territory }),
  units: unit === null ? [] : [unit],
  persons: [],
});

/** What a reader sees; the key only tells alerts apart. */
const shownOf = ({ key: _key, position: _position, alert: id, ...row }: AlertRow): object => ({
  id,
  ...row,
});
