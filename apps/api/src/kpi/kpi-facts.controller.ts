import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import type { FactKind, FactValue, FormulaSet } from '@shaodao/assessment';
import type { Engine, KpiTableQuestion } from '@shaodao/engine';
import { mayEver } from '@shaodao/identity';
import type { EventOfFact, FactBehind } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { thenOf, waitForMoment } from '../past/moment-query.js';
import { ReadLists } from '../queries/read-lists.js';
import { boardScope, mustEver } from '../queries/reading-rights.js';
import { named } from './kpi-problems.js';
import { kpiFactsGate, type KpiFactsQuery } from './kpi-query.js';

/** One fact behind a number, and the events that made it what it is. */
interface ShownFact {
  readonly issue: string;
  /** Its name in appeals, e.g. `ASSIGNMENT/a-7K3`. */
  readonly fact: string;
  readonly kind: FactKind;
  readonly unit: string | null;
  readonly territory: string | null;
  readonly category: string | null;
  readonly numerator: boolean;
  readonly denominator: boolean;
  readonly fields: Readonly<Record<string, FactValue>>;
  readonly events: readonly EventOfFact[];
}

interface FactsPage {
  /** Facts behind the number, whoever may see them. */
  readonly total: { readonly numerator: number; readonly denominator: number };
  /** Those of them that lie in the reader's scope. */
  readonly visible: number;
  readonly facts: readonly ShownFact[];
  readonly next?: string;
}

/** Every number leads to what it counts. */
@Controller('kpi/tables/:set/:period/facts')
export class KpiFactsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async facts(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
  ): Promise<FactsPage> {
    const { actor } = callerOf(request);
    mustEver(actor, 'kpiFacts');
    const query = kpiFactsGate.read(request);
    const seesPersons = mayEver(actor, 'kpiPersons');
    if (query.dimension === 'person') mustEver(actor, 'kpiPersons');
    const question = await this.#question(request, query, { id, period });
    const { metric, subject, part } = query;
    const behind = await this.engine.kpi.facts.behind(question, {
      metric,
      ...(subject === undefined ? {} : { subject }),
      ...(part === undefined ? {} : { part }),
    });
    if (behind === undefined) throw new Problem(404, 'METRIC_UNKNOWN');
    const scope = boardScope(actor, 'kpiFacts', this.lists.current());
    const seen = await this.engine.kpi.facts.visible(behind, scope, {
      persons: seesPersons,
    });
    const { limit = 50, cursor } = query;
    const from = cursor === undefined ? 0 : placeAfter(seen, cursor);
    const page = seen.slice(from, from + limit);
    const last = page.at(-1);
    const hidden = seesPersons ? new Set<string>() : personFields(question.set);
    return {
      total: {
        numerator: behind.filter((each) => each.numerator).length,
        denominator: behind.filter((each) => each.denominator).length,
      },
      visible: seen.length,
      facts: await Promise.all(page.map((each) => this.#shown(each, question, hidden))),
      ...(last === undefined || from + limit >= seen.length ? {} : { next: cursorAt(last) }),
    };
  }

  async #question(
    request: FastifyRequest,
    query: KpiFactsQuery,
    { id, period: name }: { readonly id: string; readonly period: string },
  ): Promise<KpiTableQuestion> {
    const { dimension = 'unit', revision, version, asOf, after } = query;
    const wait = this.lists.wait('kpi', 'board');
    if (revision !== undefined) {
      if (asOf !== undefined || version !== undefined || dimension !== 'unit')
        throw new Problem(400, 'VALIDATION_FAILED', {
          faults: [{ field: '/revision', rule: 'alone', wanted: 'revision' }],
        });
      const question = await this.engine.kpi.published.question(
        named(this.engine.kpi, id, name),
        revision,
      );
      if (question === undefined) throw new Problem(404, 'TABLE_UNPUBLISHED');
      await waitForPosition(request, after, wait);
      return question;
    }
    const { set, period } = named(this.engine.kpi, id, name, version);
    const then = await thenOf(query, this.engine);
    if (then === undefined) await waitForPosition(request, after, wait);
    else await waitForMoment(request, then, after, wait);
    return { set, period, dimension, ...(then === undefined ? {} : { moment: then.moment }) };
  }

  async #shown(
    { fact, content, numerator, denominator }: FactBehind,
    { moment }: KpiTableQuestion,
    hidden: ReadonlySet<string>,
  ): Promise<ShownFact> {
    const { issue, kind, unit, territory, category, fields } = content;
    return {
      ...{ issue, fact, kind, unit, territory, category, numerator, denominator },
      fields: Object.fromEntries(Object.entries(fields).filter(([name]) => !hidden.has(name))),
      events: await this.engine.kpi.facts.eventsOfFact(issue, fact, moment),
    };
  }
}

/** Fields that name a person of the staff: those a table by person has its rows by. */
function personFields({ cohorts, metrics }: FormulaSet): ReadonlySet<string> {
  const attributions = [...cohorts, ...metrics].map(({ attribution }) => attribution?.person);
  return new Set(attributions.filter((field) => field !== undefined));
}

const cursorAt = ({ content: { issue }, fact }: FactBehind): string =>
  Buffer.from(JSON.stringify([issue, fact])).toString('base64url');

/** @throws Problem 400 where the cursor is none of this list */
function placeAfter(seen: readonly FactBehind[], cursor: string): number {
  const place = seen.findIndex((each) => cursorAt(each) === cursor);
  if (place < 0) throw new Problem(400, 'CURSOR_INVALID');
  return place + 1;
}
