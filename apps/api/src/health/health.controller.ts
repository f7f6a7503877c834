import { Controller, Get, Inject, Res } from '@nestjs/common';
import {
  askReadiness,
  LEAVING,
  type Attendance,
  type ReadinessAnswer,
  type ReadinessCheck,
} from '@shaodao/engine';
import type { FastifyReply } from 'fastify';
import { Public } from '../auth/public.js';

export const ATTENDANCE = Symbol('Attendance');
export const READINESS_CHECKS = Symbol('ReadinessChecks');

/** Are we alive, and can we work? */
@Public()
@Controller()
export class HealthController {
  constructor(
    @Inject(READINESS_CHECKS) private readonly checks: readonly ReadinessCheck[],
    @Inject(ATTENDANCE) private readonly attendance: Attendance,
  ) {}

  @Get('health')
  health(): object {
    return { status: 'alive' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply): Promise<ReadinessAnswer> {
    const answer = this.attendance.ask() ? LEAVING : await askReadiness(this.checks);
    if (!answer.ready) void reply.status(503).header('retry-after', '2');
    return answer;
  }
}
