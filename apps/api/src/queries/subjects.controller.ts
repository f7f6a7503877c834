import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import { eraseSubject, type Engine } from '@shaodao/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { bodyGate } from '../http/body-gate.js';
import { Problem } from '../http/problem.js';
import { POSITION_HEADER } from '../http/outcome-answer.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from './reading-rights.js';

/** 删除个人信息 */
export class ErasureBody {
  /** The person's request, end of retention, a ruling … */
  @IsString()
  @Length(1, 500)
  reason: string;
}

export const erasureGate = bodyGate<ErasureBody>(ErasureBody);

/** Residents' right to be forgotten (PIPL art. 47). */
@Controller('subjects')
export class SubjectsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Post(':subject/erasure')
  @HttpCode(200)
  async erase(
    @Req() request: FastifyRequest,
    @Param('subject') subject: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ subject: string; erased: true; erasedAt: string }> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'erasure');
    if (!/^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/.test(subject)) throw new Problem(404, 'NOT_FOUND');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { reason } = erasureGate.read(request);
    const { store, vault } = this.engine;
    const replayed = (await store.findCommand(commandId)) !== undefined;
    const { position, erasedAt } = await eraseSubject(
      {
        subject,
        actor,
        reason,
        commandId,
        now: this.engine.now().toISOString(),
        eventId: uuidv7(),
      },
      store,
      vault,
    );
    void reply.header(POSITION_HEADER, String(position));
    if (replayed) void reply.header('idempotency-replayed', 'true');
    return { subject, erased: true, erasedAt };
  }
}
