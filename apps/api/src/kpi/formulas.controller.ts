import { Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { FORMULA_SET_SCHEMA, type FormulaSet } from '@shaodao/assessment';
import type { Bilingual, JsonObject } from '@shaodao/decider';
import { parseFormulas, type Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { mustEver } from '../queries/reading-rights.js';
import { asProblem } from './kpi-problems.js';
import { formulasGate } from './kpi-query.js';

/** What a list of formula sets shows of each. */
interface FormulasLine {
  readonly id: string;
  readonly version: number;
  readonly name: Bilingual;
  readonly metrics: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly scores: readonly { readonly code: string; readonly name: Bilingual }[];
  readonly periods: readonly { readonly code: string; readonly name: Bilingual }[];
}

interface VersionLine {
  readonly version: number;
  readonly publishedAt: string;
  readonly publishedBy: string;
}

/** 考核口径: formulas, periods and ranking rules as data. */
@Controller('kpi/formulas')
export class FormulasController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The newest version of each. */
  @Get()
  list(@Req() request: FastifyRequest): { formulas: readonly FormulasLine[] } {
    mustEver(callerOf(request).actor, 'kpiTable');
    return { formulas: this.engine.kpi.formulas.newest().map(lineOf) };
  }

  /** The JSON Schema (2020-12) of a set's file, for editors. */
  @Get('schema')
  schema(@Req() request: FastifyRequest): JsonObject {
    mustEver(callerOf(request).actor, 'kpiTable');
    return FORMULA_SET_SCHEMA;
  }

  /** One set whole, with its text as written, and all its versions. */
  @Get(':set')
  one(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
  ): { set: FormulaSet; text: string; versions: readonly VersionLine[] } {
    mustEver(callerOf(request).actor, 'kpiTable');
    const history = this.engine.kpi.formulas.history(id);
    const newest = history.at(-1);
    if (newest === undefined) throw new Problem(404, 'FORMULAS_UNKNOWN');
    const versions = history.map(({ set: { version }, publishedAt, publishedBy }) => ({
      ...{ version, publishedAt, publishedBy },
    }));
    return { set: newest.set, text: newest.text, versions };
  }

  /**
   * Publishes a YAML text, or with `preview` only checks it. The same version with the same text
   * again changes nothing.
   * @throws Problem 422 with every fault at its line, 409 where the version is taken
   */
  @Post()
  @HttpCode(200)
  async publish(@Req() request: FastifyRequest): Promise<FormulasLine & { published: boolean }> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'publishFormulas');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { text, preview = false } = formulasGate.read(request);
    try {
      const set = preview
        ? parseFormulas(text, 'formulas.yaml')
        : await this.engine.kpi.formulas.publish(text, 'formulas.yaml', actor, commandId);
      return { ...lineOf(set), published: !preview };
    } catch (error) {
      throw asProblem(error);
    }
  }
}

function lineOf({ id, version, name, metrics, scores, periods }: FormulaSet): FormulasLine {
  return {
    ...{ id, version, name },
    metrics: metrics.map((metric) => ({ code: metric.code, name: metric.name })),
    scores: scores.map((score) => ({ code: score.code, name: score.name })),
    periods: periods.kinds.map((kind) => ({ code: kind.code, name: kind.name })),
  };
}
