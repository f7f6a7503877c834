import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import {
  newScenario,
  type ScenarioLine,
  type ScenarioOrder,
  type ScenarioState,
} from '@shaodao/what-if';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { ReadLists } from '../queries/read-lists.js';
import { mustEver } from '../queries/reading-rights.js';
import { scenarioAnswer, scenarioProblem } from './what-if-answer.js';
import { scenarioGate, scenariosGate } from './what-if-gates.js';

/** The questions “what if”, as they are written down. */
@Controller('what-if/scenarios')
export class ScenariosController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** The last changed first. */
  @Get()
  async list(
    @Req() request: FastifyRequest,
  ): Promise<{ readonly scenarios: readonly ScenarioLine[] }> {
    mustEver(callerOf(request).actor, 'whatIf');
    const { limit = 50 } = scenariosGate.read(request);
    await waitForPosition(request, undefined, this.lists.wait('what-if'));
    return { scenarios: await this.engine.whatIf.list(limit) };
  }

  @Post()
  @HttpCode(201)
  draft(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    return this.order(request, reply, newScenario(), (order) =>
      this.engine.whatIf.draft(order, scenarioGate.read(request)),
    );
  }

  @Get(':scenario')
  async show(
    @Req() request: FastifyRequest,
    @Param('scenario') scenario: string,
  ): Promise<ScenarioState & { readonly scenario: string }> {
    mustEver(callerOf(request).actor, 'whatIf');
    const state = await this.engine.whatIf.show(scenario);
    if (state === undefined) throw scenarioProblem({ code: 'SCENARIO_UNKNOWN' });
    return { scenario, ...state };
  }

  /** Writes it down anew; runs of before keep what they found. */
  @Post(':scenario/changes')
  @HttpCode(200)
  change(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('scenario') scenario: string,
  ): Promise<JsonObject> {
    return this.order(request, reply, scenario, (order) =>
      this.engine.whatIf.change(order, scenarioGate.read(request)),
    );
  }

  private async order(
    request: FastifyRequest,
    reply: FastifyReply,
    scenario: string,
    carryOut: (order: ScenarioOrder) => Promise<Outcome>,
  ): Promise<JsonObject> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'whatIf');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { body, headers } = scenarioAnswer(await carryOut({ scenario, by: actor, commandId }));
    void reply.headers(headers);
    return body;
  }
}
