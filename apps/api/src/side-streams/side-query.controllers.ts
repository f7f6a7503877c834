import { Controller, Get, Inject, Req, Res, type Type } from '@nestjs/common';
import type { JsonObject } from '@shaodao/decider';
import type { Engine } from '@shaodao/engine';
import { HOUSE_SIDE_STREAMS } from '@shaodao/side-streams';
import { sideShare } from '@shaodao/identity';
import type { SideDefinition, SideListScope } from '@shaodao/side-streams';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '@shaodao/decider';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { QueryGate } from '../http/query-gate.js';
import { etagOf } from '../http/revision-header.js';
import { waitForPosition } from '../http/wait-for-position.js';
import { ReadLists } from '../queries/read-lists.js';
import {
  lineOf,
  mustEverRead,
  readSide,
  sideStreamAnswer,
  sideTimeline,
  type SideLine,
} from './side-answers.js';
import { idOf } from './side-command.controllers.js';
import { SideListQuery } from './side-query.js';

export const sideListGate = new QueryGate<SideListQuery>(SideListQuery);

/** The read model a list waits for. */
const LIST = 'side-streams';

/** For each kind its list, one of its streams, and that one's timeline. */
export const SIDE_QUERY_CONTROLLERS: readonly Type[] = HOUSE_SIDE_STREAMS.all.map(controllerOf);

function controllerOf(definition: SideDefinition): Type {
  @Controller(definition.path)
  class SideQueryController {
    constructor(
      @Inject(ENGINE) private readonly engine: Engine,
      @Inject(ReadLists) private readonly lists: ReadLists,
    ) {}

    @Get()
    async page(
      @Req() request: FastifyRequest,
    ): Promise<{ streams: readonly SideLine[]; next?: string }> {
      const { actor } = callerOf(request);
      mustEverRead(actor, definition);
      const { territory, after, limit = 50, cursor, ...filter } = sideListGate.read(request);
      await waitForPosition(request, after, this.lists.wait(LIST));
      const directory = this.lists.current();
      const { rows, next } = await this.engine.sides.list.page(
        definition.kind,
        {
          ...filter,
          ...(territory === undefined
            ? {}
            : { territories: directory.territoriesWithin(territory) }),
        },
        this.scope(actor),
        { limit, ...(cursor === undefined ? {} : { cursor }) },
      );
      const streams = await Promise.all(
        rows.map((row) => lineOf(row, definition, actor, this.engine)),
      );
      return { streams, ...(next === undefined ? {} : { next }) };
    }

    @Get(':id')
    async one(
      @Req() request: FastifyRequest,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<JsonObject> {
      const { actor } = callerOf(request);
      mustEverRead(actor, definition);
      const id = idOf(request);
      const read = await readSide(this.engine, definition, id, actor);
      void reply.header('etag', etagOf(read.revision));
      return sideStreamAnswer(definition, id, read, actor, this.engine);
    }

    @Get(':id/timeline')
    async timeline(@Req() request: FastifyRequest): Promise<{ entries: readonly JsonObject[] }> {
      const { actor } = callerOf(request);
      mustEverRead(actor, definition);
      const read = await readSide(this.engine, definition, idOf(request), actor);
      const language = languageOf(request.headers['accept-language']);
      return { entries: await sideTimeline(definition, read, actor, language, this.engine) };
    }

    private scope(actor: Actor): SideListScope {
      const directory = this.lists.current();
      const { territories, units, ...share } = sideShare(actor, definition.policy['read'] ?? {});
      return {
        ...share,
        territories: territories.flatMap((code) => directory.territoriesWithin(code)),
        units: units.flatMap((code) => directory.unitsWithin(code)),
      };
    }
  }
  Object.defineProperty(SideQueryController, 'name', {
    value: `${definition.kind}QueryController`,
  });
  return SideQueryController;
}
