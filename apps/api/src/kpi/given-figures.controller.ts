import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import type { ExternalFigure, FigureEntry, FigureSubject } from '@shaodao/assessment';
import type { JsonObject } from '@shaodao/decider';
import type { Engine, FiguresTold } from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import { mayEver } from '@shaodao/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import { figuresGate, subjectOf, withdrawalGate } from './given-figures-gates.js';
import { named, tableAnswer } from './kpi-problems.js';

/** The values of a figure for a period, and who gave, corrected or took back what. */
interface FiguresAnswer {
  readonly figures: readonly ExternalFigure[];
  readonly revision: number;
  readonly history: readonly FiguresTold[];
}

interface Address {
  readonly set: string;
  readonly period: string;
  readonly figure: string;
}

const FIGURE = /^[A-Z][A-Z0-9_]{0,49}$/;

/** 外部数据: what other systems count, given for a period under a name that formulas know. */
@Controller('kpi/figures/:set/:period/:figure')
export class GivenFiguresController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get()
  async told(@Req() request: FastifyRequest, @Param() address: Address): Promise<FiguresAnswer> {
    const { actor } = callerOf(request);
    mustEver(actor, 'kpiTable');
    const told = await this.engine.kpi.given.told(this.#name(address), address.figure);
    return mayEver(actor, 'kpiPersons') ? told : withoutPersons(told);
  }

  @Post()
  @HttpCode(200)
  give(
    @Req() request: FastifyRequest,
    @Param() address: Address,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'giveFigures');
    const name = this.#name(address);
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { entries, ...rest } = figuresGate.read(request);
    const given = { ...rest, entries: entries.map((entry) => subjectOf<FigureEntry>(entry)) };
    return answered(
      this.engine.kpi.given.give(name, address.figure, given, { by: actor, commandId }),
      reply,
    );
  }

  @Post('withdrawal')
  @HttpCode(200)
  withdraw(
    @Req() request: FastifyRequest,
    @Param() address: Address,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'giveFigures');
    const name = this.#name(address);
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { subjects, reason } = withdrawalGate.read(request);
    const taken = { reason, subjects: subjects.map((each) => subjectOf<FigureSubject>(each)) };
    return answered(
      this.engine.kpi.given.withdraw(name, address.figure, taken, { by: actor, commandId }),
      reply,
    );
  }

  /** @throws Problem 404 where the address names no formulas, no period, or no possible figure */
  #name({ set, period, figure }: Address): ReturnType<typeof named> {
    if (!FIGURE.test(figure)) throw new Problem(404, 'NOT_FOUND');
    return named(this.engine.kpi, set, period);
  }
}

async function answered(outcome: Promise<Outcome>, reply: FastifyReply): Promise<JsonObject> {
  const { body, headers } = tableAnswer(await outcome);
  void reply.headers(headers);
  return body;
}

/** Figures of one of the staff are for those who answer for the staff. */
function withoutPersons({ figures, revision, history }: FiguresAnswer): FiguresAnswer {
  const ofNobody = ({ person }: FigureSubject): boolean => person === undefined;
  return {
    revision,
    figures: figures.filter(ofNobody),
    history: history.map(({ entries, withdrawn, ...told }) => ({
      ...told,
      ...(entries === undefined ? {} : { entries: entries.filter(ofNobody) }),
      ...(withdrawn === undefined ? {} : { withdrawn: withdrawn.filter(ofNobody) }),
    })),
  };
}
