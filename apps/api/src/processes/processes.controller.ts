import { Controller, Get, Inject, Req } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import type { Engine } from '@shaodao/engine';
import { PROCESSES, refusedOrders, type RefusedOrder } from '@shaodao/processes';
import { projectionStatus } from '@shaodao/projections';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { mustEver } from '../queries/reading-rights.js';

/** How many refused orders are wanted, newest first. */
export class ProcessesQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(500)
  limit?: number;
}

export const processesGate = new QueryGate<ProcessesQuery>(ProcessesQuery);

interface ProcessLine {
  readonly name: string;
  /** Streams whose events it could not take in; they wait for somebody to look. */
  readonly parkedStreams: number;
  readonly lastError: string | null;
}

/** The reactions of the house: whether they run, and what they ordered in vain. */
@Controller('processes')
export class ProcessesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async processes(@Req() request: FastifyRequest): Promise<{
    running: boolean;
    processes: readonly ProcessLine[];
    refused: readonly RefusedOrder[];
  }> {
    mustEver(callerOf(request).actor, 'processes');
    const { limit = 100 } = processesGate.read(request);
    const { pool, store, processes } = this.engine;
    const [status, refused] = await Promise.all([
      projectionStatus({ pool, store, projectors: processes.projectors }, PROCESSES),
      refusedOrders(pool, limit),
    ]);
    const lines = status.projectors.map(({ projector, parked, lastError }) => ({
      name: projector,
      parkedStreams: parked.streams,
      lastError: lastError ?? null,
    }));
    return { running: status.hasLeader, processes: lines, refused };
  }
}
