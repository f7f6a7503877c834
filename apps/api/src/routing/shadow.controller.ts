import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { ShadowCounts, ShadowExample } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { mustEver } from '../queries/reading-rights.js';
import { ReadLists } from '../queries/read-lists.js';
import { shadowGate } from './routing-gates.js';

/** What a shadow run has shown so far. */
export interface ShadowAnswer {
  readonly run: number;
  readonly candidate: string;
  readonly startedAt: string;
  /** Absent while it runs. */
  readonly stoppedAt?: string;
  /** Against what the live rules say at acceptance. */
  readonly besideRules: ShadowCounts;
  /** Against the unit that was dispatched to, by rule or by a person. */
  readonly besideDispatch: ShadowCounts;
  readonly examples: readonly ShadowExample[];
}

/** The disagreement of a candidate rule set with live traffic. */
@Controller('routing/shadow')
export class ShadowController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async shadow(@Req() request: FastifyRequest): Promise<ShadowAnswer> {
    mustEver(callerOf(request).actor, 'ruleSets');
    const { limit = 20, run: asked } = shadowGate.read(request);
    await waitForPosition(request, undefined, this.lists.wait('routing-shadow'));
    const { ruleSets, shadow } = this.engine.routing;
    const { runs } = ruleSets.state();
    const run = asked === undefined ? runs.at(-1) : runs.find((each) => each.shadow === asked);
    if (run === undefined) throw new Problem(404, 'NOT_FOUND');
    const [counts, examples] = await Promise.all([
      shadow.counts(run.shadow),
      shadow.examples(run.shadow, limit),
    ]);
    return {
      run: run.shadow,
      candidate: run.ruleSet.id,
      startedAt: run.startedAt,
      ...(run.stoppedAt === undefined ? {} : { stoppedAt: run.stoppedAt }),
      besideRules: counts.RULES,
      besideDispatch: counts.DISPATCH,
      examples,
    };
  }
}
