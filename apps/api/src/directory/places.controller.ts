import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import {
  addDays,
  lintDirectory,
  startOf,
  UsageQueries,
  type Coverage,
  type DirectoryCard,
  type DirectoryFinding,
  type DirectorySnapshot,
  type GridEntry,
  type ItemUsage,
  type Mode,
  type SponsorLink,
} from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { mustEver } from '../queries/reading-rights.js';
import { momentOf, snapshotFor } from './as-of-query.js';
import { asOfGate } from './directory-table.controllers.js';

type ShownSponsor = Omit<SponsorLink, 'post'> & { readonly person: string; readonly type: string };

interface ShownHolder {
  readonly person: string;
  readonly holder: 'A' | 'B';
  /** The person of A who is off duty. */
  readonly standsInFor?: string;
}

/** How far back uses are counted. */
const DAYS_OF_A_YEAR = 365;

/** What the directory says of one place, one kind of post, or of itself. */
@Controller('directory')
export class PlacesController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** The card in the lobby: who may be called; names and lines are masked. */
  @Get('territories/:territory/card')
  card(@Req() request: FastifyRequest, @Param('territory') territory: string): DirectoryCard {
    return this.at(request, territory).directoryCard(territory);
  }

  @Get('territories/:territory/grids')
  grids(
    @Req() request: FastifyRequest,
    @Param('territory') territory: string,
  ): { grids: readonly GridEntry[] } {
    return { grids: this.at(request, territory).gridsOf(territory) };
  }

  /** 包保链: who sponsors it, level by level. */
  @Get('territories/:territory/sponsors')
  sponsors(
    @Req() request: FastifyRequest,
    @Param('territory') territory: string,
  ): { sponsors: readonly ShownSponsor[] } {
    const sponsors = this.at(request, territory)
      .sponsors(territory)
      .map(({ post: { person, type }, ...link }) => ({ ...link, person, type }));
    return { sponsors };
  }

  @Get('post-types/:type/coverage')
  coverage(@Req() request: FastifyRequest, @Param('type') type: string): Coverage {
    const directory = this.admit(request);
    if (!directory.entries('postTypes').has(type)) throw new Problem(404, 'NOT_FOUND');
    return directory.coverage(type);
  }

  /** AB岗: who acts in such posts at a place, in its mode of that moment, and in whose stead. */
  @Get('post-types/:type/holders/:place')
  holders(
    @Req() request: FastifyRequest,
    @Param('type') type: string,
    @Param('place') place: string,
  ): { mode: Mode; holders: readonly ShownHolder[] } {
    const directory = this.admit(request);
    const isPlace = (['territories', 'units', 'nodes'] as const).some((table) =>
      directory.entries(table).has(place),
    );
    if (!directory.entries('postTypes').has(type) || !isPlace) throw new Problem(404, 'NOT_FOUND');
    const at = momentOf(asOfGate.read(request), this.engine);
    const holders = directory
      .holdersOf(place, type, at)
      .map(({ post: { person, holder }, ...inStead }) => ({ person, holder, ...inStead }));
    return { mode: directory.modeAt(place, at), holders };
  }

  /** What ought to be otherwise: places without a grid, posts below their quota, late reviews. */
  @Get('findings')
  findings(@Req() request: FastifyRequest): { findings: readonly DirectoryFinding[] } {
    return { findings: lintDirectory(this.admit(request)) };
  }

  /** How often list items and offers were cited in the year before the day; what sleeps. */
  @Get('usage')
  async usage(@Req() request: FastifyRequest): Promise<{ items: readonly ItemUsage[] }> {
    const directory = this.admit(request);
    const until = startOf(addDays(directory.day, 1));
    const from = startOf(addDays(directory.day, 1 - DAYS_OF_A_YEAR));
    return { items: await new UsageQueries(this.engine.pool).usage(directory, from, until) };
  }

  private at(request: FastifyRequest, territory: string): DirectorySnapshot {
    const directory = this.admit(request);
    if (!directory.isTerritory(territory)) throw new Problem(404, 'NOT_FOUND');
    return directory;
  }

  private admit(request: FastifyRequest): DirectorySnapshot {
    mustEver(callerOf(request).actor, 'directory');
    return snapshotFor(asOfGate.read(request), this.engine);
  }
}
