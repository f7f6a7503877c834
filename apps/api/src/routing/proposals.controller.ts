import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { dueOf, type Computation } from '@shaodao/deadlines';
import { calendarsOf, type Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import {
  explanationAnswer,
  namesOf,
  ruleSetProblem,
  type ExplanationAnswer,
} from './routing-answer.js';
import { factsGate } from './routing-gates.js';
import { loadedUnits, type LoadedUnit } from './unit-loads.js';

/** Units whose load a proposal tells: the chosen and the first of the others. */
const MOST_LOADS = 10;

/** Whom the rules would choose, why, until when, and how much each has to do. */
interface ProposalAnswer extends ExplanationAnswer {
  /** By when it would be due if it were dispatched now, where the rule has a limit of its own. */
  readonly due?: { readonly dueAt: string; readonly computation: Computation };
  readonly units: readonly LoadedUnit[];
}

/** Who the rules would dispatch to; nothing is stored. */
@Controller('routing/proposals')
export class ProposalsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post()
  @HttpCode(200)
  async propose(@Req() request: FastifyRequest): Promise<ProposalAnswer> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'routingProposal');
    // Nothing is stored under it, but every POST carries one: clients need no exception.
    commandIdOf(account.id, request.headers['idempotency-key']);
    const { facts } = factsGate.read(request);
    const router = this.engine.routing.ruleSets.live();
    if (router === undefined) throw ruleSetProblem({ code: 'NO_RULES_PUBLISHED' });
    const lists = this.engine.directory.current();
    const now = this.engine.now().toISOString();
    const on = now.slice(0, 10);
    const explanation = router.explain({ on, ...facts }, namesOf(lists));
    const { lead, assists } = explanation.decision;
    const spokenOf = new Set([
      ...(lead === undefined ? [] : [lead]),
      ...assists,
      ...explanation.candidates.map(({ unit }) => unit),
    ]);
    const units = await loadedUnits([...spokenOf].slice(0, MOST_LOADS), actor, lists, this.engine);
    const { limit } = explanation.decision;
    const due = limit && dueOf(now, limit, calendarsOf(this.engine.directory)(limit.calendar));
    return { ...explanationAnswer(explanation), ...(due && { due }), units };
  }
}
