import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { personalReadings, recordPersonalReading, type Engine } from '@shaodao/engine';
import { IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuidv7 } from 'uuidv7';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { bodyGate } from '../http/body-gate.js';
import { ULID } from '../http/new-ulid.js';
import { POSITION_HEADER } from '../http/outcome-answer.js';
import { Problem } from '../http/problem.js';
import { QueryGate } from '../http/query-gate.js';
import { commandIdOf } from '../issues/idempotency-key.js';
import { ReadLists } from '../queries/read-lists.js';
import { denied, must, mustEver } from '../queries/reading-rights.js';
import {
  appellantOf,
  readingFacts,
  viewOfAppellant,
  type ShownAppellant,
} from './shown-appellant.js';

/** 查看个人信息 */
export class PersonalReadingBody {
  /** What the data is read for; kept with the reading. */
  @IsString()
  @Length(4, 200)
  @Matches(/\S.*\S/)
  purpose: string;
}

/** Which readings are wanted. */
export class PersonalReadingsQuery {
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000)
  limit?: number;

  /** Of one matter only. */
  @IsOptional()
  @Matches(ULID)
  issue?: string;
}

export const personalReadingGate = bodyGate<PersonalReadingBody>(PersonalReadingBody);
export const personalReadingsGate = new QueryGate<PersonalReadingsQuery>(PersonalReadingsQuery);

/** A reading on record. */
interface ShownReading {
  readonly issue: string;
  readonly subject: string;
  readonly purpose: string;
  /** Account, post and unit of the reader. */
  readonly by: { readonly person: string; readonly post?: string; readonly unit?: string };
  /** ISO 8601 UTC. */
  readonly at: string;
}

/** Name and phone in clear, for whoever may, each reading with its purpose on record (domain §6.2). */
@Controller()
export class PersonalDataController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  /** First the record, then the data: what could not be put on record is not shown. */
  @Post('issues/:issue/personal-data-readings')
  @HttpCode(200)
  async read(
    @Req() request: FastifyRequest,
    @Param('issue') issue: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ issue: string; appellant: ShownAppellant }> {
    const { account, actor } = callerOf(request);
    mustEver(actor, 'personalData');
    if (!ULID.test(issue)) throw new Problem(404, 'ISSUE_UNKNOWN');
    const commandId = commandIdOf(account.id, request.headers['idempotency-key']);
    const { purpose } = personalReadingGate.read(request);
    const { issues, store, vault } = this.engine;
    const { state } = await issues.load(issue);
    if (state.phase === 'NONE') throw new Problem(404, 'ISSUE_UNKNOWN');
    const facts = readingFacts(state);
    const lists = this.lists.current();
    must(actor, 'personalData', facts, lists);
    // Who asked to stay hidden is hidden from the units, whatever they write as their purpose.
    if (viewOfAppellant(actor, facts, lists) === 'none') throw denied('OUT_OF_SCOPE');
    const { subject } = state;
    const now = this.engine.now().toISOString();
    const order = { issue, subject, purpose, actor, commandId, now, eventId: uuidv7() };
    const position = await recordPersonalReading(order, store);
    void reply.header(POSITION_HEADER, String(position));
    void reply.header('cache-control', 'no-store');
    return { issue, appellant: await appellantOf(issue, { store, vault }) };
  }

  /** Who read whose data, what for: for whoever answers for personal data. */
  @Get('personal-data-readings')
  async readings(@Req() request: FastifyRequest): Promise<{ readings: readonly ShownReading[] }> {
    mustEver(callerOf(request).actor, 'personalReadings');
    const { limit = 100, issue } = personalReadingsGate.read(request);
    const found = await personalReadings({ limit, issue }, this.engine.store);
    return {
      readings: found.map(({ by: { person, post, unit }, ...reading }) => ({
        ...reading,
        by: {
          person,
          ...(post === undefined ? {} : { post }),
          ...(unit === undefined ? {} : { unit }),
        },
      })),
    };
  }
}
