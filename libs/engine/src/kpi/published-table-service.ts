import { createHash } from 'node:crypto';
import {
  leftOutBy,
  PUBLISHED_TABLES,
  revisionInForce,
  type FormulaSet,
  type Period,
  type PublishedTable,
  type PublishedTableCommand,
  type PublishedTableContext,
  type PublishedTableEvent,
  type PublishedTableState,
  type TableDraft,
} from '@shaodao/assessment';
import type { Actor, JsonObject } from '@shaodao/decider';
import type { DirectoryService } from '@shaodao/directory';
import {
  AggregateRunner,
  type EventStore,
  type Outcome,
  type Position,
} from '@shaodao/event-store';
import { canonicalJson, derivedCode } from '@shaodao/issue';
import type { KpiFigures, Moment } from '@shaodao/read-models';
import { uuidv7 } from 'uuidv7';
import type { CountedFacts } from './counted-facts.js';
import type { FormulaService } from './formula-service.js';
import { periodName, type KpiTableQuestion, type KpiTables } from './kpi-tables.js';
import { statementOf } from './statement.js';

/** Figures cannot be published while events of some issues are not in them. */
export class FiguresIncomplete extends Error {
  override readonly name = 'FiguresIncomplete';
  constructor(readonly streams: number) {
    super(`The events of ${String(streams)} issues are set aside and not counted`);
  }
}

export interface PublishedTableParts {
  readonly store: EventStore;
  readonly tables: KpiTables;
  readonly figures: KpiFigures;
  readonly facts: CountedFacts;
  readonly formulas: FormulaService;
  readonly directory: DirectoryService;
  readonly now: () => Date;
}

/** Who orders, and under which id: the same id gets the first answer again. */
export interface TableOrder {
  readonly by: Actor;
  readonly commandId: string;
}

/** Which table: one per formula set and period. */
export interface TableName {
  readonly set: FormulaSet;
  readonly period: Period;
}

/** What a unit objects to. */
export interface AppealOrder {
  readonly unit: string;
  readonly issue: string;
  /** One fact of the issue, e.g. `ASSIGNMENT/a-7K3`; absent: all of them. */
  readonly fact?: string;
  readonly reason: string;
}

/** What was decided of an appeal. */
export interface AppealRuling {
  readonly appeal: string;
  readonly granted: boolean;
  readonly leaveOut: boolean;
  readonly reason: string;
}

/** The door of published tables: freezes them, takes appeals, gives revisions their numbers. */
export class PublishedTableService {
  readonly #parts: PublishedTableParts;
  readonly #runner: AggregateRunner<
    PublishedTableState,
    PublishedTableCommand,
    PublishedTableEvent,
    PublishedTableContext
  >;

  constructor(parts: PublishedTableParts) {
    this.#parts = parts;
    this.#runner = new AggregateRunner(parts.store, PUBLISHED_TABLES, {
      newEventId: uuidv7,
      cacheSize: 100,
    });
  }

  /** The table as published, with its appeals; undefined where nothing was published. */
  async find(name: TableName): Promise<PublishedTable | undefined> {
    const { state } = await this.#runner.load(idOf(name));
    return state.status === 'NONE' ? undefined : state;
  }

  /**
   * What a revision of the published table answers, by default the one in force: its formulas, its
   * moment, what was left out. Undefined where there is no such revision.
   */
  async question(name: TableName, revision?: number): Promise<KpiTableQuestion | undefined> {
    const table = await this.find(name);
    const wanted =
      table === undefined || revision === undefined
        ? table && revisionInForce(table)
        : table.revisions.find((each) => each.revision === revision);
    if (wanted === undefined) return undefined;
    const { version, position, asOf, leftOut } = wanted;
    const set = this.#parts.formulas.find(name.set.id, version);
    if (set === undefined) return undefined;
    const moment: Moment = { axis: 'position', position: position as Position, instant: asOf };
    return { set, period: name.period, dimension: 'unit', moment, leftOut };
  }

  /**
   * Freezes the table as the log has it now and publishes it.
   * @throws FiguresIncomplete
   */
  async publish(name: TableName, order: TableOrder): Promise<Outcome> {
    const { set, period } = name;
    const fingerprint = { publish: periodName(period), set: set.id, version: set.version };
    return this.#run(name, order, fingerprint, async () => ({
      type: 'PublishTable',
      set: set.id,
      period: periodName(period),
      periodEnd: period.end,
      appealDays: set.appealDays ?? 0,
      draft: await this.#freeze(name, []),
    }));
  }

  /**
   * Freezes the table anew, without what granted appeals took out, as the next revision. By another
   * version of the formulas where `set` is one.
   * @throws FiguresIncomplete
   */
  async revise(name: TableName, reason: string, order: TableOrder): Promise<Outcome> {
    const fingerprint = { revise: periodName(name.period), version: name.set.version, reason };
    return this.#run(name, order, fingerprint, async () => {
      const table = await this.find(name);
      const leftOut = table === undefined ? [] : leftOutBy(table);
      return { type: 'ReviseTable', reason, draft: await this.#freeze(name, leftOut) };
    });
  }

  /** Takes a unit's appeal against the table in force. */
  async appeal(name: TableName, appeal: AppealOrder, order: TableOrder): Promise<Outcome> {
    return this.#run(name, order, { ...appeal }, async () => ({
      type: 'FileAppeal',
      appeal: `ap-${derivedCode(order.commandId, 'appeal', 10)}`,
      ...appeal,
      counted: await this.#counts(name, appeal),
    }));
  }

  /** Decides an appeal; who filed it, and whoever belongs to its unit, may not. */
  async decide(name: TableName, ruling: AppealRuling, order: TableOrder): Promise<Outcome> {
    return this.#run(name, order, { ...ruling }, () =>
      Promise.resolve({ type: 'DecideAppeal', ...ruling }),
    );
  }

  async #freeze({ set, period }: TableName, leftOut: TableDraft['leftOut']): Promise<TableDraft> {
    const { tables, figures } = this.#parts;
    const streams = await figures.setAside();
    if (streams > 0) throw new FiguresIncomplete(streams);
    const ranked = await tables.table({ set, period, dimension: 'unit', leftOut });
    return statementOf(ranked, placeOf(ranked.moment), leftOut);
  }

  /** Whether the table in force counts the fact, or any fact of the issue, for the unit. */
  async #counts(name: TableName, { unit, issue, fact }: AppealOrder): Promise<boolean> {
    const question = await this.question(name);
    if (question === undefined) return false;
    const contested = { subject: unit, issue, ...(fact === undefined ? {} : { fact }) };
    return this.#parts.facts.counts(question, contested);
  }

  async #run(
    name: TableName,
    { by, commandId }: TableOrder,
    asked: JsonObject,
    command: () => Promise<PublishedTableCommand>,
  ): Promise<Outcome> {
    const answered = await this.#parts.store.findCommand(commandId);
    const { directory, now } = this.#parts;
    const occurredAt = now().toISOString();
    const id = idOf(name);
    const fingerprint = createHash('sha256')
      .update(canonicalJson([id, by.person, asked]))
      .digest('base64url');
    if (answered !== undefined)
      return answered.fingerprint === fingerprint
        ? {
            kind: 'done',
            answer: answered.answer,
            position: answered.position,
            replayed: true,
          }
        : { kind: 'reused-id' };
    return this.#runner.run({
      id,
      command: await command(),
      commandId,
      fingerprint,
      correlationId: commandId,
      actor: by,
      occurredAt,
      context: {
        now: occurredAt,
        actor: by,
        isUnitWithin: (code, ancestor) => directory.current().isUnitWithin(code, ancestor),
      },
      answer: answerOf,
    });
  }
}

/** `kpiTable-<set>-<period>` is the stream. */
const idOf = ({ set, period }: TableName): string => `${set.id}-${periodName(period)}`;

function placeOf(moment: Moment): number {
  if (moment.axis !== 'position') throw new Error('A table is frozen at a place of the log');
  return moment.position;
}

function answerOf(events: readonly PublishedTableEvent[], revision: number): JsonObject {
  const [first] = events;
  switch (first?.type) {
    case 'TablePublished':
    case 'TableRevised': {
      const { sha256, position, asOf, appealUntil, version } = first.data;
      const number = first.type === 'TableRevised' ? first.data.revision : 1;
      return {
        revision,
        table: { revision: number, sha256, position, asOf, version, appealUntil },
      };
    }
    case 'AppealFiled':
    case 'AppealGranted':
    case 'AppealDenied':
      return { revision, appeal: first.data.appeal };
    case 'TableContentKept':
    case undefined:
      return { revision };
  }
}
