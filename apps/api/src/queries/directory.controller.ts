import { Controller, Get, Inject, Req } from '@nestjs/common';
import { present } from '@shaodao/decider';
import type { CategoryEntry, DirectorySnapshot, TerritoryEntry, Unit } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { AssignmentLoad } from '@shaodao/read-models';
import { IsBoolean, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { AsOfQuery, snapshotFor } from '../directory/as-of-query.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { loadsOf } from '../routing/unit-loads.js';
import { mustEver } from './reading-rights.js';

/** Which entries of a list are wanted. */
export class DirectoryQuery extends AsOfQuery {
  /** Units only: true for those in service, false for those that are not any more. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;

  /** Units only: also what each has to do now, for who may ask for proposals of dispatching. */
  @IsOptional()
  @IsBoolean()
  load?: boolean;
}

/** A unit, with what it has to do where that was asked for. */
type ListedUnit = Unit & { readonly load?: AssignmentLoad };

export const directoryGate = new QueryGate<DirectoryQuery>(DirectoryQuery);

/** Who and what exists, as of now or of another day. */
@Controller('directory')
export class DirectoryController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get('units')
  async units(
    @Req() request: FastifyRequest,
  ): Promise<{ version: number; units: readonly ListedUnit[] }> {
    const { directory, active, load } = this.admit(request);
    const units = [...directory.units()].filter(
      ({ code }) => active === undefined || directory.isActiveUnit(code) === active,
    );
    const { version } = directory;
    if (load !== true) return { version, units };
    const { actor } = callerOf(request);
    mustEver(actor, 'routingProposal');
    const codes = units.map(({ code }) => code);
    const loads = await loadsOf(codes, actor, directory, this.engine);
    return {
      version,
      units: units.map((unit) => ({ ...unit, ...present({ load: loads.get(unit.code) }) })),
    };
  }

  @Get('territories')
  territories(@Req() request: FastifyRequest): {
    version: number;
    territories: readonly TerritoryEntry[];
  } {
    const { directory } = this.admit(request);
    return { version: directory.version, territories: [...directory.territories()] };
  }

  @Get('categories')
  categories(@Req() request: FastifyRequest): {
    version: number;
    categories: readonly CategoryEntry[];
  } {
    const { directory } = this.admit(request);
    return { version: directory.version, categories: [...directory.categories()] };
  }

  private admit(request: FastifyRequest): {
    readonly directory: DirectorySnapshot;
    readonly active?: boolean;
    readonly load?: boolean;
  } {
    mustEver(callerOf(request).actor, 'directory');
    const query = directoryGate.read(request);
    const { active, load } = query;
    return { directory: snapshotFor(query, this.engine), ...present({ active, load }) };
  }
}
