import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Engine } from '@shaodao/engine';
import type { OpenCounts } from '@shaodao/read-models';
import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { WaitQuery } from './board-query.js';
import { ReadLists } from './read-lists.js';
import { boardScope } from './reading-rights.js';
import { territoryCounts, type TerritoryCounts } from './territory-counts.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;
const HOUR_MS = 3_600_000;
const NEAR_HOURS = 24;

/** Which counts are wanted. */
export class TerritoryCountsQuery extends WaitQuery {
  /** Only this territory and those below it. */
  @IsOptional()
  @Matches(CODE)
  territory?: string;

  /** Hours before its limit in which a matter counts as near; default 24. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(720)
  nearHours?: number;
}

export const territoryCountsGate = new QueryGate<TerritoryCountsQuery>(TerritoryCountsQuery);

/** What is open, late and near its limit, territory by territory. */
interface TerritoryCountsAnswer {
  /** ISO 8601 UTC: what is due before it counts as near. */
  readonly nearUntil: string;
  readonly territories: readonly TerritoryCounts[];
  /** Open matters of the caller whose territory is unknown, or no longer in the directory. */
  readonly elsewhere: OpenCounts;
}

/** For the tree and the map: one count for each territory, with all below it. */
@Controller('issues/counters/territories')
export class TerritoryCountsController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async counts(@Req() request: FastifyRequest): Promise<TerritoryCountsAnswer> {
    const { actor } = callerOf(request);
    const { territory, nearHours = NEAR_HOURS, after } = territoryCountsGate.read(request);
    const lists = this.lists.current();
    const scope = boardScope(actor, 'board', lists);
    await waitForPosition(request, after, this.lists.wait('board'));
    const below = territory === undefined ? undefined : lists.territoriesWithin(territory);
    const filter = below === undefined ? {} : { territories: below };
    const nearUntil = new Date(this.engine.now().getTime() + nearHours * HOUR_MS).toISOString();
    const loads = await this.engine.board.territoryLoads(filter, scope, nearUntil);
    const within = below === undefined ? undefined : new Set(below);
    const reached = (code: string): boolean => within === undefined || within.has(code);
    return { nearUntil, ...territoryCounts(loads, lists, reached) };
  }
}
