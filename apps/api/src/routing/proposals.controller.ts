import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { hiddenFrom, mustEver } from '../queries/reading-rights.js';
import {
  explanationAnswer,
  namesOf,
  ruleSetProblem,
  type ExplanationAnswer,
  type ProposedUnit,
} from './routing-answer.js';
import { factsGate } from './routing-gates.js';

/** Units whose load a proposal tells: the chosen and the first of the others. */
const MOST_LOADS = 10;

/** Who the rules would dispatch to; nothing is stored. */
@Controller('routing/proposals')
export class ProposalsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post()
  @HttpCode(200)
  async propose(
    @Req() request: FastifyRequest,
  ): Promise<ExplanationAnswer & { readonly units: readonly ProposedUnit[] }> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'routingProposal');
    // Nothing is stored under it, but every POST carries one: clients need no exception.
    commandIdOf(account.id, request.headers['idempotency-key']);
    const { facts } = factsGate.read(request);
    const router = this.engine.routing.ruleSets.live();
    if (router === undefined) throw ruleSetProblem({ code: 'NO_RULES_PUBLISHED' });
    const lists = this.engine.directory.current();
    const on = this.engine.now().toISOString().slice(0, 10);
    const explanation = router.explain({ on, ...facts }, namesOf(lists));
    const hidden = hiddenFrom(actor, lists);
    const { lead, assists } = explanation.decision;
    const spokenOf = new Set([
      ...(lead === undefined ? [] : [lead]),
      ...assists,
      ...explanation.candidates.map(({ unit }) => unit),
    ]);
    const units = await Promise.all(
      [...spokenOf].slice(0, MOST_LOADS).map(async (unit) => ({
        unit,
        name: { zh: lists.name('unit', unit, 'zh'), en: lists.name('unit', unit, 'en') },
        load: await this.engine.inbox.counts(unit, hidden),
      })),
    );
    return { ...explanationAnswer(explanation), units };
  }
}
