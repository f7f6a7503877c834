import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { IssueState } from '@shaodao/issue';
import type { BoardFilter, BoardPage, BoardScope, UnitLoad } from '@shaodao/read-models';
import type { FastifyRequest } from 'fastify';
import { callerOf } from '../auth/caller.js';
import { ENGINE } from '../engine.js';
import { languageOf } from '../http/language.js';
import { QueryGate } from '../http/query-gate.js';
import { waitForPosition } from '../http/wait-for-position.js';
import {
  shownMoment,
  thenOf,
  waitForMoment,
  type ShownMoment,
  type Then,
} from '../past/moment-query.js';
import { boardScopeThen } from '../past/past-rights.js';
import { boardAnswer, type BoardAnswerRow } from '../queries/board-answer.js';
import { ReadLists } from '../queries/read-lists.js';
import { boardScope, mustEver } from '../queries/reading-rights.js';
import { supervisionFacts, type Reading, type SupervisionFacts } from './supervision-facts.js';
import { SupervisionQuery } from './supervision-query.js';

export const supervisionGate = new QueryGate<SupervisionQuery>(SupervisionQuery);

const HOUR_MS = 3_600_000;
const NEAR_HOURS = 24;

interface Found {
  readonly units: readonly UnitLoad[];
  readonly page: BoardPage;
  readonly stateOf: (issue: string) => Promise<IssueState>;
}

interface SupervisionList extends Reading {
  readonly asOf?: ShownMoment;
  readonly units: readonly (UnitLoad & { readonly name?: string })[];
  readonly issues: readonly (BoardAnswerRow & SupervisionFacts)[];
  readonly next?: string;
}

/** 督办: what is late, near its limit or under a measure, by unit and matter by matter. */
@Controller('supervision')
export class SupervisionController {
  constructor(
    @Inject(ENGINE) private readonly engine: Engine,
    private readonly lists: ReadLists,
  ) {}

  @Get()
  async list(@Req() request: FastifyRequest): Promise<SupervisionList> {
    const { actor } = callerOf(request);
    mustEver(actor, 'supervisionList');
    const query = supervisionGate.read(request);
    const today = this.lists.current();
    const then = await thenOf(query, this.engine);
    const lists = then?.lists ?? today;
    const reading = readingAt(then?.moment.instant ?? this.engine.now().toISOString(), query);
    const filter = filterOf(query, lists);
    let found: Found;
    if (then === undefined) {
      const scope = boardScope(actor, 'supervisionList', today);
      await waitForPosition(request, query.after, this.lists.wait('board'));
      found = await this.live(filter, scope, query, reading);
    } else {
      const scope = boardScopeThen(actor, 'supervisionList', lists, today);
      await waitForMoment(request, then, query.after, this.lists.wait('history', 'board'));
      found = await this.past(filter, scope, query, reading, then);
    }
    const { page, units, stateOf } = found;
    const rows = boardAnswer(page.rows, actor, lists);
    const facts = await Promise.all(
      page.rows.map(async (row) => supervisionFacts(row, await stateOf(row.issue), reading)),
    );
    const language = languageOf(request.headers['accept-language']);
    return {
      ...(then === undefined ? {} : { asOf: shownMoment(then) }),
      ...reading,
      units: units.map((load) =>
        load.unit === null ? load : { ...load, name: lists.name('unit', load.unit, language) },
      ),
      issues: rows.map((row, n) => ({ ...row, ...(facts[n] as SupervisionFacts) })),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  private async live(
    filter: BoardFilter,
    scope: BoardScope,
    query: SupervisionQuery,
    { dueBefore }: Reading,
  ): Promise<Found> {
    const { board, issues } = this.engine;
    const [units, page] = await Promise.all([
      board.loads(filter, scope, dueBefore),
      board.page({ ...filter, pressingBefore: dueBefore }, scope, optionsOf(query)),
    ]);
    return { units, page, stateOf: async (issue) => (await issues.load(issue)).state };
  }

  private async past(
    filter: BoardFilter,
    scope: BoardScope,
    query: SupervisionQuery,
    { dueBefore }: Reading,
    { moment }: Then,
  ): Promise<Found> {
    const { board, issues } = this.engine.past;
    const [units, page] = await Promise.all([
      board.loads(filter, scope, dueBefore, moment),
      board.page({ ...filter, pressingBefore: dueBefore }, scope, optionsOf(query), moment),
    ]);
    const stateOf = async (issue: string): Promise<IssueState> =>
      (await issues.at(issue, moment))?.state ?? { phase: 'NONE' };
    return { units, page, stateOf };
  }
}

function readingAt(now: string, { nearHours = NEAR_HOURS }: SupervisionQuery): Reading {
  return { now, dueBefore: new Date(Date.parse(now) + nearHours * HOUR_MS).toISOString() };
}

function filterOf(
  { territory, leadUnit }: SupervisionQuery,
  lists: DirectorySnapshot,
): BoardFilter {
  return {
    ...(territory === undefined ? {} : { territories: lists.territoriesWithin(territory) }),
    ...(leadUnit === undefined ? {} : { leadUnit }),
  };
}

function optionsOf({
  limit = 50,
  cursor,
}: SupervisionQuery): Parameters<Engine['board']['page']>[2] {
  return { sort: 'due', limit, ...(cursor === undefined ? {} : { cursor }) };
}
