import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { revisionInForce, type TableAppeal, type TableRevision } from '@shaodao/assessment';
import type { Actor, JsonObject } from '@shaodao/decider';
import type { Engine, TableOrder, TableStatement } from '@shaodao/engine';
import type { Outcome } from '@shaodao/event-store';
import { listScope, type Query } from '@shaodao/identity';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { ReadLists } from '../queries/read-lists.js';
import { denied, mustEver } from '../queries/reading-rights.js';
import { asProblem, named, tableAnswer } from './kpi-problems.js';
import {
  appealGate,
  publicationGate,
  publishedTableGate,
  revisionGate,
  rulingGate,
} from './kpi-query.js';

/** How a revision is shown: what it says, and what proves it. */
type ShownRevision = Omit<TableRevision, 'content' | 'figures' | 'units'>;

/** A published table with the revision asked for, all revisions, and every appeal. */
interface PublishedAnswer {
  readonly set: string;
  readonly period: string;
  readonly shown: ShownRevision & { readonly statement: TableStatement };
  /** The text the hash is of, to the last character. */
  readonly text: string;
  readonly revisions: readonly ShownRevision[];
  readonly appeals: readonly TableAppeal[];
}

/** 公布、申诉与更正: tables that are frozen, and what is objected to them. */
@Controller('kpi/tables/:set/:period')
export class PublishedTablesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** The published table, by default the revision in force. */
  @Get('publication')
  async publication(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
  ): Promise<PublishedAnswer> {
    mustEver(callerOf(request).actor, 'kpiTable');
    const { revision } = publishedTableGate.read(request);
    const table = await this.engine.kpi.published.find(named(this.engine.kpi, id, period));
    if (table === undefined) throw new Problem(404, 'TABLE_UNPUBLISHED');
    const wanted =
      revision === undefined
        ? revisionInForce(table)
        : table.revisions.find((each) => each.revision === revision);
    if (wanted === undefined) throw new Problem(404, 'TABLE_UNPUBLISHED');
    const { set, period: name, revisions, appeals } = table;
    const statement = JSON.parse(wanted.content) as TableStatement;
    return {
      ...{ set, period: name, appeals, text: wanted.content },
      shown: { ...shown(wanted), statement },
      revisions: revisions.map(shown),
    };
  }

  @Post('publication')
  @HttpCode(201)
  publish(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const { version } = this.#allowed(request, 'publishKpi', publicationGate);
    const name = named(this.engine.kpi, id, period, version);
    return this.#order(request, reply, (order) => this.engine.kpi.published.publish(name, order));
  }

  @Post('revisions')
  @HttpCode(201)
  revise(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const { version, reason } = this.#allowed(request, 'publishKpi', revisionGate);
    const name = named(this.engine.kpi, id, period, version);
    return this.#order(request, reply, (order) =>
      this.engine.kpi.published.revise(name, reason, order),
    );
  }

  @Post('appeals')
  @HttpCode(201)
  appeal(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const appeal = this.#allowed(request, 'appealKpi', appealGate);
    this.#mustSpeakFor(callerOf(request).actor, appeal.unit);
    const name = named(this.engine.kpi, id, period);
    return this.#order(request, reply, (order) =>
      this.engine.kpi.published.appeal(name, appeal, order),
    );
  }

  @Post('appeals/:appeal/decision')
  @HttpCode(201)
  decide(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') period: string,
    @Param('appeal') appeal: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JsonObject> {
    const {
      granted,
      leaveOut = false,
      reason,
    } = this.#allowed(request, 'decideKpiAppeal', rulingGate);
    const name = named(this.engine.kpi, id, period);
    const ruling = { appeal, granted, leaveOut: granted && leaveOut, reason };
    return this.#order(request, reply, (order) =>
      this.engine.kpi.published.decide(name, ruling, order),
    );
  }

  #allowed<Shape>(
    request: FastifyRequest,
    action: Query,
    gate: { read(request: FastifyRequest): Shape },
  ): Shape {
    mustEver(callerOf(request).actor, action);
    return gate.read(request);
  }

  /** A unit objects for itself and those below it. */
  #mustSpeakFor(actor: Actor, unit: string): void {
    const { all, units } = listScope(actor, 'appealKpi');
    const lists = this.lists.current();
    if (!all && !units.some((own) => lists.isUnitWithin(unit, own))) throw denied('OUT_OF_SCOPE');
  }

  async #order(
    request: FastifyRequest,
    reply: FastifyReply,
    give: (order: TableOrder) => Promise<Outcome>,
  ): Promise<JsonObject> {
    const { account, actor } = callerOf(request);
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    try {
      const { body, headers } = tableAnswer(await give({ by: actor, commandId }));
      void reply.headers(headers);
      return body;
    } catch (error) {
      throw asProblem(error);
    }
  }
}

const shown = ({ content: _text, figures: _sum, units: _all, ...rest }: TableRevision) => rest;
