import { Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import {
  checkRuleSet,
  type PublishedRuleSet,
  type RuleSetCheck,
  type RuleSetCommand,
} from '@shaodao/routing';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import { ruleSetAnswer } from './routing-answer.js';
import { publicationGate, reasonGate, ruleSetGate } from './routing-gates.js';

/** One published version, without its rules. */
type VersionLine = Pick<PublishedRuleSet, 'publishedAt' | 'publishedBy' | 'reason'> & {
  readonly id: string;
  readonly version: number;
  readonly rules: number;
};

/** The rules by which the house dispatches: their versions, their publication, their checks. */
@Controller('routing')
export class RuleSetsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Every version, the newest first, and the live one whole. */
  @Get('rule-sets')
  list(@Req() request: FastifyRequest): {
    live: PublishedRuleSet['ruleSet'] | null;
    versions: readonly VersionLine[];
  } {
    mustEver(callerOf(request).actor, 'ruleSets');
    const { published } = this.engine.routing.ruleSets.state();
    const versions = published.map(({ ruleSet: { id, version, rules }, ...how }) => ({
      ...how,
      id,
      version,
      rules: rules.length,
    }));
    return { live: published.at(-1)?.ruleSet ?? null, versions: versions.reverse() };
  }

  @Post('rule-sets')
  @HttpCode(201)
  publish(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    return this.order(request, reply, () => ({
      type: 'PublishRuleSet',
      ...publicationGate.read(request),
    }));
  }

  /** What is wrong with a set, and how its test cases come out; nothing is stored. */
  @Post('rule-sets/checks')
  @HttpCode(200)
  check(@Req() request: FastifyRequest): RuleSetCheck {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'ruleSets');
    // Nothing is stored under it, but every POST carries one: clients need no exception.
    commandIdOf(account.id, request.headers['idempotency-key']);
    const { ruleSet } = ruleSetGate.read(request);
    const day = this.engine.now().toISOString().slice(0, 10);
    return checkRuleSet(this.engine.directory.current().routingView(), ruleSet, day);
  }

  /** Runs a candidate beside the live set, on live traffic, without effect. */
  @Post('shadow')
  @HttpCode(201)
  startShadow(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    return this.order(request, reply, () => ({
      type: 'StartShadow',
      ...ruleSetGate.read(request),
    }));
  }

  @Post('shadow/end')
  @HttpCode(200)
  stopShadow(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    return this.order(request, reply, () => ({ type: 'StopShadow', ...reasonGate.read(request) }));
  }

  private async order(
    request: FastifyRequest,
    reply: FastifyReply,
    read: () => RuleSetCommand,
  ): Promise<JsonObject> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'publishRuleSet');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const outcome = await this.engine.routing.ruleSets.execute(read(), actor, commandId);
    const { body, headers } = ruleSetAnswer(outcome);
    void reply.headers(headers);
    return body;
  }
}
