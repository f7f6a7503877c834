import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Controller, Get, Inject, Param, Req, Res } from '@nestjs/common';
import type { Actor } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import {
  EXPORT_TABLES,
  type ExportOrder,
  type ExportRecord,
  type ExportTableName,
  type OpenExport,
  type SideShare,
} from '@shaodao/integrations';
import { mayEverSide, sideShare } from '@shaodao/identity';
import type { Log } from '@shaodao/platform';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE, LOG } from '../engine.js';
import { newUlid } from '../http/new-ulid.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { named } from '../kpi/kpi-problems.js';
import { POSITION_HEADER } from '../http/outcome-answer.js';
import { viewsOf } from '../queries/personal-view.js';
import { ReadLists } from '../queries/read-lists.js';
import { boardScope, mustEver } from '../queries/reading-rights.js';
import { ExportHouse } from './export-house.js';
import { ExportQuery, ExportRecordsQuery } from './export-query.js';

export const exportGate = new QueryGate<ExportQuery>(ExportQuery);
export const exportRecordsGate = new QueryGate<ExportRecordsQuery>(ExportRecordsQuery);

const EXPORT_HEADER = 'shaodao-export';

/** An export on record. */
type ShownExport = Omit<ExportRecord, 'through'> & {
  /** The place up to which it tells. */
  readonly through: string;
};

/** Whole tables as files. */
@Controller('exports')
export class ExportsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    @Inject(LOG) private readonly log: Log,
    private readonly lists: ReadLists,
    private readonly house: ExportHouse,
  ) {}

  /** What left the house, for whoever answers for personal data. */
  @Get()
  async records(@Req() request: FastifyRequest): Promise<{ exports: readonly ShownExport[] }> {
    mustEver(callerOf(request).actor, 'exportRecords');
    const { limit = 100 } = exportRecordsGate.read(request);
    const records = await this.engine.exports.newest(limit);
    return {
      exports: records.map((record) => ({ ...record, through: String(record.through) })),
    };
  }

  @Get(':table')
  async export(
    @Req() request: FastifyRequest,
    @Param('table') table: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'export');
    if (!isTable(table)) throw new Problem(404, 'NOT_FOUND');
    const order = this.order(request, table);
    await this.house.host(account.id, async () => {
      const opened = await this.engine.exports.open(order);
      await this.send(opened, order, reply);
    });
  }

  private order(request: FastifyRequest, table: ExportTableName): ExportOrder {
    const { actor } = callerOf(request);
    const query = exportGate.read(request);
    mustFit(table, query);
    const { format, purpose, from, to, territory, type } = query;
    const lists = this.lists.current();
    const scope = boardScope(actor, 'export', lists);
    return {
      id: newUlid(this.engine.now().getTime()),
      table,
      format,
      purpose,
      filter: {
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(territory === undefined ? {} : { territory }),
        ...(type === undefined ? {} : { types: type }),
        ...(table === 'kpi' ? this.figures(actor, query) : {}),
      },
      ...(table === 'side-events' ? { sides: this.sides(actor) } : {}),
      ...(territory === undefined ? {} : { territories: lists.territoriesWithin(territory) }),
      actor,
      scope,
      // An analyst's post sees nobody (domain §6.6), whatever other roles it holds.
      ...(actor.roles.includes('ANALYST')
        ? {}
        : { viewsOf: (facts) => viewsOf(actor, facts, lists) }),
    };
  }

  /** Which table of figures. @throws Problem 404 where it is not known, 403 where it names persons */
  private figures(actor: Actor, { set = '', period = '', dimension = 'unit' }: ExportQuery) {
    if (dimension === 'person') mustEver(actor, 'kpiPersons');
    named(this.engine.kpi, set, period);
    return { set, period, dimension };
  }

  /** The kinds of side streams the actor may read, and how much of each. */
  private sides(actor: Actor): ReadonlyMap<string, SideShare> {
    const directory = this.lists.current();
    const shares = HOUSE_SIDE_STREAMS.all.flatMap(({ kind, policy: { read = {} } }) => {
      if (!mayEverSide(actor, read)) return [];
      const { territories, units, ...share } = sideShare(actor, read);
      const below = {
        territories: territories.flatMap((code) => directory.territoriesWithin(code)),
        units: units.flatMap((code) => directory.unitsWithin(code)),
      };
      return [[kind, { ...share, ...below }] as const];
    });
    return new Map(shares);
  }

  /** The file as fast as the client takes it; a client that goes away ends the reading. */
  private async send(opened: OpenExport, order: ExportOrder, reply: FastifyReply): Promise<void> {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': opened.mediaType,
      'content-disposition': `attachment; filename="${opened.fileName}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      [EXPORT_HEADER]: order.id,
      [POSITION_HEADER]: String(opened.through),
    });
    const { signal } = this.house;
    const bytes = opened.bytes();
    try {
      // Only when its reading has ended, too, is the end of the export on record.
      await pipeline(Readable.from(bytes, { objectMode: false }), reply.raw, { signal }).finally(
        () => bytes.return(undefined),
      );
    } catch (error) {
      if (!signal.aborted && !isGone(error))
        this.log.error({ err: error, export: order.id }, 'an export broke off');
      reply.raw.destroy();
    }
  }
}

/** What each parameter is for; a table takes no parameter of another. @throws Problem 400 */
function mustFit(table: ExportTableName, query: ExportQuery): void {
  const figures = table === 'kpi';
  const misplaced = (['from', 'to', 'territory'] as const).filter(
    (name) => figures && query[name] !== undefined,
  );
  const others = (['set', 'period', 'dimension'] as const).filter(
    (name) => !figures && query[name] !== undefined,
  );
  const types = query.type !== undefined && table !== 'events' ? ['type'] : [];
  const missing = (['set', 'period'] as const).filter(
    (name) => figures && query[name] === undefined,
  );
  const faults = [
    ...[...misplaced, ...others, ...types].map((name) => ({
      ...{ field: `/${name}`, rule: 'additionalProperties', wanted: '' },
    })),
    ...missing.map((name) => ({ field: `/${name}`, rule: 'required', wanted: name })),
  ];
  if (faults.length > 0) throw new Problem(400, 'VALIDATION_FAILED', { faults });
}

function isTable(name: string): name is ExportTableName {
  return Object.hasOwn(EXPORT_TABLES, name);
}

/** The client hung up. */
const isGone = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_STREAM_PREMATURE_CLOSE' ||
  (error as NodeJS.ErrnoException).code === 'ECONNRESET' ||
  (error as NodeJS.ErrnoException).code === 'EPIPE';
