import { Controller, Get, Inject, Param, Req } from '@nestjs/common';
import {
  comingChanges,
  TABLE_NAMES,
  type AnyEntry,
  type ComingChange,
  type TableName,
  type Timeline,
} from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { Problem } from '../http/problem.js';
import { mustEver } from '../queries/reading-rights.js';

/** An entry through its days. */
interface EntryHistory {
  readonly table: TableName;
  readonly code: string;
  /** Ascending; `until` is the first day a form no longer held. */
  readonly spans: Timeline<AnyEntry>;
}

/** What the directory held and will hold, beside what it holds on one day. */
@Controller('directory')
export class DirectoryHistoryController {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  /** What is recorded and takes effect on a day to come, the nearest first. */
  @Get('coming')
  coming(@Req() request: FastifyRequest): {
    readonly version: number;
    readonly day: string;
    readonly coming: readonly ComingChange[];
  } {
    mustEver(callerOf(request).actor, 'directoryCommand');
    const { directory } = this.engine;
    const { version, day } = directory.current();
    return { version, day, coming: comingChanges(directory.state(), day) };
  }

  @Get('history/:table/:code')
  history(
    @Req() request: FastifyRequest,
    @Param('table') name: string,
    @Param('code') code: string,
  ): EntryHistory {
    mustEver(callerOf(request).actor, 'directoryCommand');
    const table = TABLE_NAMES.find((each) => each === name);
    const spans = table && this.engine.directory.state()[table].get(code);
    if (table === undefined || spans === undefined) throw new Problem(404, 'NOT_FOUND');
    return { table, code, spans };
  }
}
