import { Controller, Get, Header, Inject, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { mustEver } from '../queries/reading-rights.js';

/**
 * What this process counts, for Prometheus. On the port of the API it is nothing for strangers: how much
 * a city has to do, and what runs there, is for those who run it.
 */
@Controller()
export class MetricsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get('metrics')
  @Header('cache-control', 'no-store')
  async metrics(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    mustEver(callerOf(request).actor, 'metrics');
    const { metrics } = this.engine;
    void reply.type(metrics.contentType);
    return metrics.text();
  }
}
