import { createHash } from 'node:crypto';
import {
  GIVEN_FIGURES,
  givenFiguresId,
  type ExternalFigure,
  type FigureEntry,
  type FigureOfPeriod,
  type FigureSubject,
  type GivenFigures,
  type GivenFiguresCommand,
  type GivenFiguresContext,
  type GivenFiguresEvent,
} from '@shaodao/assessment';
import type { JsonObject } from '@shaodao/decider';
import type { DirectoryService } from '@shaodao/directory';
import { AggregateRunner, type EventStore, type Outcome } from '@shaodao/event-store';
import { canonicalJson } from '@shaodao/issue';
import { uuidv7 } from 'uuidv7';
import type { TableName, TableOrder } from './published-table-service.js';

/** What is given for one figure of one period. */
export interface FiguresOrder {
  /** Who counted it, e.g. `hotline-switch`. */
  readonly source: string;
  readonly entries: readonly FigureEntry[];
  /** Needed where another value was given before. */
  readonly reason?: string;
}

/** Which values are taken back, and why. */
export interface WithdrawalOrder {
  readonly subjects: readonly FigureSubject[];
  readonly reason: string;
}

/** One time somebody gave, put right or took back values. */
export interface FiguresTold {
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly by: string;
  /** Absent where values were taken back. */
  readonly source?: string;
  readonly entries?: readonly FigureEntry[];
  readonly withdrawn?: readonly FigureSubject[];
  readonly reason?: string;
}

/** The door of figures that other systems count: population, answered calls, patrols … */
export class GivenFiguresService {
  readonly #runner: AggregateRunner<
    GivenFigures,
    GivenFiguresCommand,
    GivenFiguresEvent,
    GivenFiguresContext
  >;

  constructor(
    private readonly store: EventStore,
    private readonly directory: Pick<DirectoryService, 'current'>,
    private readonly now: () => Date,
  ) {
    this.#runner = new AggregateRunner(store, GIVEN_FIGURES, {
      newEventId: uuidv7,
      cacheSize: 100,
    });
  }

  /** Takes in values of a figure for a period of a formula set; all or none. */
  give(
    name: TableName,
    figure: string,
    { source, entries, reason }: FiguresOrder,
    order: TableOrder,
  ): Promise<Outcome> {
    const why = reason === undefined ? {} : { reason };
    return this.#run(
      { type: 'GiveFigures', ...placeOf(name, figure), source, entries, ...why },
      order,
    );
  }

  /** Takes values back that should not have been given. */
  withdraw(
    name: TableName,
    figure: string,
    { subjects, reason }: WithdrawalOrder,
    order: TableOrder,
  ): Promise<Outcome> {
    return this.#run(
      { type: 'WithdrawFigures', ...placeOf(name, figure), subjects, reason },
      order,
    );
  }

  /** The values in force, and everything that led to them, oldest first. */
  async told(
    name: TableName,
    figure: string,
  ): Promise<{
    readonly figures: readonly ExternalFigure[];
    /** 0 while nothing was given. */
    readonly revision: number;
    readonly history: readonly FiguresTold[];
  }> {
    const id = givenFiguresId(placeOf(name, figure));
    const history: FiguresTold[] = [];
    for await (const event of this.store.readStream(`${GIVEN_FIGURES.category}-${id}`)) {
      // What the stream holds was decided by its aggregate.
      const { type, data } = event as unknown as GivenFiguresEvent;
      const told = { at: event.occurredAt, by: event.meta.actor.person };
      const why = data.reason === undefined ? {} : { reason: data.reason };
      if (type === 'FiguresWithdrawn') history.push({ ...told, withdrawn: data.subjects, ...why });
      else history.push({ ...told, source: data.source, entries: data.entries, ...why });
    }
    const { state, revision } = await this.#runner.load(id);
    return { figures: state.figures, revision, history };
  }

  #run(command: GivenFiguresCommand, { by, commandId }: TableOrder): Promise<Outcome> {
    const id = givenFiguresId(command);
    const directory = this.directory.current();
    return this.#runner.run({
      id,
      command,
      commandId,
      fingerprint: createHash('sha256')
        .update(canonicalJson([id, by.person, { ...command }]))
        .digest('base64url'),
      correlationId: commandId,
      actor: by,
      occurredAt: this.now().toISOString(),
      context: {
        isUnit: (code) => directory.unit(code) !== undefined,
        isTerritory: (code) => directory.territory(code) !== undefined,
      },
      answer: answerOf,
    });
  }
}

const placeOf = ({ period }: TableName, figure: string): FigureOfPeriod => ({
  ...{ figure, periodKind: period.kind, at: period.start },
});

const answerOf = (events: readonly GivenFiguresEvent[], revision: number): JsonObject => ({
  revision,
  /** How many values are new or other than before. */
  changed: events.reduce(
    (sum, { type, data }) =>
      sum + (type === 'FiguresGiven' ? data.entries.length : data.subjects.length),
    0,
  ),
});
