import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { Log } from '@shaodao/platform';
import type { RunName, RunProgress, ScenarioRun } from '@shaodao/what-if';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { serveFrames } from '../live/serve-frames.js';
import { StreamHouse } from '../live/stream-house.js';
import { mustEver } from '../queries/reading-rights.js';
import { numberOf } from './runs.controller.js';
import { scenarioProblem } from './what-if-answer.js';

/** Between two looks at a run. */
const LOOK_MS = 250;

/** A run and how far it is; without progress where its results were removed. */
export type RunNow = ScenarioRun & { readonly progress?: RunProgress };

/** How far runs are: asked for, or followed. */
@Controller('what-if/scenarios/:scenario/runs/:run')
export class RunProgressController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly house: StreamHouse,
  ) {}

  @Get()
  show(
    @Req() request: FastifyRequest,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<RunNow> {
    mustEver(callerOf(request).actor, 'whatIf');
    return this.now({ scenario, run: numberOf(run) });
  }

  /** `progress` as it changes, then `ended` once. */
  @Get('progress')
  async follow(
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<void> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'whatIf');
    const name = { scenario, run: numberOf(run) };
    await this.now(name);
    const serving = { engine: this.engine, log: this.log, stopping: this.house.signal };
    await this.house.host(account.id, () =>
      serveFrames(request, reply, serving, async (stream, signal) => {
        let shown = '';
        while (!signal.aborted) {
          const now = await this.now(name);
          const news = JSON.stringify(now);
          if (news !== shown || now.status !== 'RUNNING')
            await stream.send(undefined, now.status === 'RUNNING' ? 'progress' : 'ended', now);
          if (now.status !== 'RUNNING') return;
          shown = news;
          await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
        }
      }),
    );
  }

  /** @throws Problem 404 */
  private async now(name: RunName): Promise<RunNow> {
    const state = await this.engine.whatIf.show(name.scenario);
    if (state === undefined) throw scenarioProblem({ code: 'SCENARIO_UNKNOWN' });
    const found = state.runs.find(({ run }) => run === name.run);
    if (found === undefined)
      throw scenarioProblem({ code: 'RUN_UNKNOWN', params: { run: name.run } });
    const progress = await this.engine.whatIf.progress(name);
    return { ...found, ...(progress !== undefined && { progress }) };
  }
}
