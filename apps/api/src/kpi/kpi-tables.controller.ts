import { Controller, Get, Header, Inject, Param, Req, Res } from '@nestjs/common';
import type { KpiTable, Ranking } from '@shaodao/assessment';
import type { Engine } from '@shaodao/engine';
import type { PublishedLine } from '@shaodao/read-models';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { thenOf, waitForMoment } from '../past/moment-query.js';
import { ReadLists } from '../queries/read-lists.js';
import { mustEver } from '../queries/reading-rights.js';
import { tableCsv } from './table-csv.js';
import { named } from './kpi-problems.js';
import { kpiTableGate, publishedTableGate } from './kpi-query.js';

/** A table as it is or was, with the moment it is of. */
export interface KpiTableAnswer {
  readonly table: KpiTable;
  /** Of tables by unit. */
  readonly ranking?: Ranking;
  /** The instant what was open was judged at, and the place in the log. */
  readonly moment: { readonly instant: string; readonly position?: string };
  readonly directoryVersion: number;
}

/** 考核表: figures of every period, now or as of any moment. */
@Controller('kpi/tables')
export class KpiTablesController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** What is published, the newest first. */
  @Get()
  async published(@Req() request: FastifyRequest): Promise<{ tables: readonly PublishedLine[] }> {
    mustEver(callerOf(request).actor, 'kpiTable');
    const { after } = publishedTableGate.read(request);
    await waitForPosition(request, after, this.lists.wait('kpi-published'));
    return { tables: await this.engine.kpi.publishedTables() };
  }

  /** The table of a period; whether it is published does not matter here. */
  @Get(':set/:period')
  @Header('cache-control', 'no-store')
  async table(
    @Req() request: FastifyRequest,
    @Param('set') id: string,
    @Param('period') periodName: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KpiTableAnswer | string> {
    const { actor } = callerOf(request);
    mustEver(actor, 'kpiTable');
    const query = kpiTableGate.read(request);
    const { dimension = 'unit', version, format } = query;
    if (dimension === 'person') mustEver(actor, 'kpiPersons');
    const { set, period } = named(this.engine.kpi, id, periodName, version);
    const then = await thenOf(query, this.engine);
    const wait = this.lists.wait('kpi');
    if (then === undefined) await waitForPosition(request, query.after, wait);
    else await waitForMoment(request, then, query.after, wait);
    const { table, ranking, moment, directoryVersion } = await this.engine.kpi.tables.table({
      ...{ set, period, dimension },
      ...(then === undefined ? {} : { moment: then.moment }),
    });
    if (format === 'csv') {
      void reply.header('content-type', 'text/csv; charset=utf-8');
      const language = languageOf(request.headers['accept-language']);
      return tableCsv({ set, table, directory: this.lists.current(), language });
    }
    const { instant } = moment;
    return {
      table,
      ...(ranking === undefined ? {} : { ranking }),
      moment:
        moment.axis === 'position' ? { instant, position: String(moment.position) } : { instant },
      directoryVersion,
    };
  }
}
