import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import { csvOf } from '@shaodao/integrations';
import {
  REPORT_TABLES,
  reportTable,
  type FlipsPage,
  type ReportTableName,
  type RunName,
  type RunReport,
  type ScenarioOrder,
} from '@shaodao/what-if';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import { scenarioAnswer, scenarioProblem } from './what-if-answer.js';
import { flipsGate } from './what-if-gates.js';

/** Runs of scenarios, and what they found. */
@Controller('what-if/scenarios/:scenario/runs')
export class RunsController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** Begins a run beside the live system, and answers at once. */
  @Post()
  @HttpCode(202)
  start(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('scenario') scenario: string,
  ): Promise<JsonObject> {
    return this.order(request, reply, scenario, async (order) => {
      const { outcome } = await this.engine.whatIf.start(order);
      return outcome;
    });
  }

  @Post(':run/cancellation')
  @HttpCode(200)
  cancel(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<JsonObject> {
    return this.order(request, reply, scenario, (order) =>
      this.engine.whatIf.cancel(order, numberOf(run)),
    );
  }

  /** Removes report and flips; that it ran, and what it came to in short, stays. */
  @Post(':run/removal')
  @HttpCode(200)
  remove(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<JsonObject> {
    return this.order(request, reply, scenario, (order) =>
      this.engine.whatIf.remove(order, numberOf(run)),
    );
  }

  @Get(':run/report')
  async report(
    @Req() request: FastifyRequest,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<RunReport> {
    mustEver(callerOf(request).actor, 'whatIf');
    return this.reportOf({ scenario, run: numberOf(run) });
  }

  /** A part of the report as CSV. */
  @Get(':run/tables/:table')
  async table(
    @Req() request: FastifyRequest,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
    @Param('table') table: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    mustEver(callerOf(request).actor, 'whatIf');
    if (!isTable(table)) throw new Problem(404, 'NOT_FOUND');
    const report = await this.reportOf({ scenario, run: numberOf(run) });
    const { columns, rows } = reportTable(report, table);
    await reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${table}.csv"`)
      .send(Readable.from(csvOf(columns, once(rows)), { objectMode: false }));
  }

  /** The deadlines that flipped, each with both computations in words. */
  @Get(':run/flips')
  async flips(
    @Req() request: FastifyRequest,
    @Param('scenario') scenario: string,
    @Param('run') run: string,
  ): Promise<FlipsPage> {
    mustEver(callerOf(request).actor, 'whatIf');
    const { limit = 50, ...question } = flipsGate.read(request);
    const name = { scenario, run: numberOf(run) };
    await this.reportOf(name);
    return this.engine.whatIf.flips(name, { limit, ...question });
  }

  /** @throws Problem 404, 409 */
  private async reportOf(name: RunName): Promise<RunReport> {
    const state = await this.engine.whatIf.show(name.scenario);
    if (state === undefined) throw scenarioProblem({ code: 'SCENARIO_UNKNOWN' });
    const found = state.runs.find(({ run }) => run === name.run);
    if (found === undefined)
      throw scenarioProblem({ code: 'RUN_UNKNOWN', params: { run: name.run } });
    const report = found.status === 'COMPLETED' ? await this.engine.whatIf.report(name) : undefined;
    if (report === undefined)
      throw scenarioProblem({ code: 'RUN_NOT_COMPLETED', params: { run: name.run } });
    return report;
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

/** @throws Problem 404 where it is no number of a run */
export function numberOf(run: string): number {
  if (!/^[1-9]\d{0,5}$/.test(run)) throw scenarioProblem({ code: 'RUN_UNKNOWN', params: { run } });
  return Number(run);
}

const isTable = (name: string): name is ReportTableName =>
  REPORT_TABLES.some((each) => each === name);

async function* once<T>(batch: T): AsyncGenerator<T> {
  yield batch;
}
