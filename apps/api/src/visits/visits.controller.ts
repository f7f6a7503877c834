import { Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Engine } from '@shaodao/engine';
import { LoginBackoff, type Login } from '@shaodao/identity';
import { derivedCode } from '@shaodao/issue';
import type { FastifyRequest } from 'fastify';
import { Public } from '../auth/public.js';
import { ENGINE } from '../engine.js';
import { bodyGate } from '../http/body-gate.js';
import { HTTP_LIMITS, type HttpLimits } from '../http/http-limits.js';
import { Problem } from '../http/problem.js';
import { canonicalReceipt, findByReceipt } from './find-by-receipt.js';
import { VisitBody } from './visit-body.js';
import { VisitRules } from './visit-rules.js';

export const visitGate = bodyGate<VisitBody>(VisitBody);

/** A login without an account; with `issue` where it is about one matter. */
export interface Visit extends Login {
  readonly issue?: string;
}

/** Residents without an account: to report, or to ask by the code of a receipt. */
@Controller('visits')
export class VisitsController {
  /** Slows guessing at one receipt, whatever address it comes from. */
  private readonly guesses = new LoginBackoff();

  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(HTTP_LIMITS) private readonly limits: HttpLimits,
    private readonly rules: VisitRules,
  ) {}

  @Public()
  @Post()
  @HttpCode(201)
  async begin(@Req() request: FastifyRequest): Promise<Visit> {
    const { receiptCode, phoneEnding } = visitGate.read(request);
    if (receiptCode === undefined) return this.stranger(request);
    this.rules.asking(request);
    const code = canonicalReceipt(receiptCode);
    const wait = this.guesses.begin(code, this.engine.now().getTime());
    if (wait > 0) throw new Problem(429, 'TOO_OFTEN', { headers: { 'retry-after': String(wait) } });
    const found = await findByReceipt(code, phoneEnding ?? '', this.engine);
    if (found === undefined) throw new Problem(404, 'RECEIPT_UNKNOWN');
    this.guesses.succeeded(code);
    const { issue, subject } = found;
    return { ...this.engine.identity.beginVisit(subject, issue), issue };
  }

  /** Each visit is a person of its own: what is told in it lies under one key, apart from all others. */
  private stranger(request: FastifyRequest): Visit {
    if (this.limits.guestReportsPerHour === 0) throw new Problem(403, 'GUESTS_CLOSED');
    this.rules.beginning(request);
    return this.engine.identity.beginVisit(`sub-${derivedCode(randomUUID(), 'visit', 26)}`);
  }
}
