import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { CategoryEntry, DirectorySnapshot, TerritoryEntry, Unit } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { IsBoolean, IsOptional } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { AsOfQuery, snapshotFor } from '../directory/as-of-query.js';
import { ENGINE } from '../engine.js';
import { QueryGate } from '../http/query-gate.js';
import { mustEver } from './reading-rights.js';

/** Which entries of a list are wanted. */
export class DirectoryQuery extends AsOfQuery {
  /** Units only: true for those in service, false for those that are not any more. */
  @IsOptional()
  @IsBoolean()
  active?: boolean;
}

export const directoryGate = new QueryGate<DirectoryQuery>(DirectoryQuery);

/** Who and what exists, as of now or of another day. */
@Controller('directory')
export class DirectoryController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  @Get('units')
  units(@Req() request: FastifyRequest): { version: number; units: readonly Unit[] } {
    const { directory, active } = this.admit(request);
    const units = [...directory.units()].filter(
      ({ code }) => active === undefined || directory.isActiveUnit(code) === active,
    );
    return { version: directory.version, units };
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
  } {
    mustEver(callerOf(request).actor, 'directory');
    const query = directoryGate.read(request);
    const { active } = query;
    const directory = snapshotFor(query, this.engine);
    return active === undefined ? { directory } : { directory, active };
  }
}
