import {
  cellsOf,
  type CompiledFormulas,
  type Contribution,
  type Dimension,
  type Fact,
  type LeftOut,
  type Period,
  type TallyRow,
} from '@shaodao/assessment';
import type { EventStore, Position } from '@shaodao/event-store';
import { positionOf } from '@shaodao/projections';
import type { Pool, PoolClient } from 'pg';
import type { Moment } from '../history/moment.js';
import { countedFor, TALLIED } from './counting.js';
import { isLeftOut } from './left-out.js';
import { tallyOf, toldOf, type SummedTally, type ToldRow } from './rows.js';
import { KPI_SQL } from './sql.js';
import { settledOf } from './step.js';
import { countedSets } from './store.js';
import { TallyBook } from './tally-book.js';
import { factsByKey, judgedAt, type Told } from './told.js';
import { toldAt, toldOfMany, type Reading } from './told-at.js';

/** Which figures are wanted. */
export interface FiguresQuestion {
  readonly formulas: CompiledFormulas;
  readonly period: Period;
  readonly dimension: Dimension;
  /** Absent: now. */
  readonly moment?: Moment;
  /** Facts that count for nobody: appeals against them were granted. */
  readonly leftOut?: readonly LeftOut[];
}

/** Tallies as of a moment, and which moment that is. */
export interface Figures {
  readonly rows: readonly TallyRow[];
  /** Place in the log, and the instant at which what was open was judged. */
  readonly moment: Moment;
  /** The place the read tables had reached: nothing beyond it was looked at. */
  readonly through: Position;
}

const PAGE = 1_000;

/** Reads figures from the tallies, and whatever the tallies cannot tell from facts and events. */
export class KpiFigures {
  constructor(
    private readonly pool: Pool,
    private readonly store: Pick<EventStore, 'readStream' | 'readAll'>,
    private readonly now: () => Date,
  ) {}

  /** Streams of issues whose events could not be taken in; with any, figures are not complete. */
  async setAside(): Promise<number> {
    const { rows } = await this.pool.query<{ streams: string }>(KPI_SQL.parked);
    return Number(rows[0]?.streams ?? 0);
  }

  /** The figures of a period as of a moment. */
  figures(question: FiguresQuestion): Promise<Figures> {
    return this.looking(question.moment, async (reading, tx) => {
      const { moment, through } = reading;
      const book = new TallyBook();
      const counts = countsOf(question);
      const changed = await changedSince(reading, tx);
      const count = ({ facts, changedAt }: IssueFactsAt): void => {
        for (const fact of facts) book.add(counts(fact, moment, changedAt));
      };
      if (await isTallied(question, tx))
        await fromTallies(question, { moment, changed, counts, book }, tx);
      else await fromFacts(question, { moment, changed, counts, book }, tx);
      for await (const told of toldOfMany([...changed], reading)) count(issueFactsAt(told));
      await leaveOut(question.leftOut ?? [], reading, counts, book);
      return { rows: book.rows(), moment, through };
    });
  }

  /** Asks under one snapshot of the tables, as of a moment or of right now. */
  async looking<T>(
    moment: Moment | undefined,
    ask: (reading: Reading, tx: PoolClient) => Promise<T>,
  ): Promise<T> {
    const tx = await this.pool.connect();
    try {
      await tx.query('begin isolation level repeatable read read only');
      const through = await reached(tx);
      return await ask(
        { store: this.store, through, moment: moment ?? this.#rightNow(through) },
        tx,
      );
    } finally {
      await tx.query('rollback').catch(() => undefined);
      tx.release();
    }
  }

  #rightNow(position: Position): Moment {
    return { axis: 'position', position, instant: this.now().toISOString() };
  }
}

/** What a fact adds to the figures that are asked for, judged at a moment. */
export type Counts = (
  fact: Fact,
  at: { readonly instant: string },
  changedAt: string,
) => readonly Contribution[];

/** The contributions a question is about, as of a moment. */
export const countsOf =
  ({ formulas, period, dimension }: FiguresQuestion): Counts =>
  (fact, { instant }, changedAt) =>
    countedFor({ formulas, period, dimension }, fact, judgedAt(instant, changedAt));

/** A matter's facts, and when its last event took effect. */
export interface IssueFactsAt {
  readonly matter: string;
  readonly changedAt: string;
  readonly facts: readonly Fact[];
}

export const issueFactsAt = (told: Told): IssueFactsAt => ({
  matter: told.matter,
  changedAt: told.changedAt,
  facts: [...factsByKey(told).values()],
});

interface Asked {
  readonly moment: Moment;
  /** Matters that changed after the moment. */
  readonly changed: ReadonlySet<string>;
  readonly counts: Counts;
  readonly book: TallyBook;
}

/** What the tallies say, without the issues that changed after the moment. */
async function fromTallies(
  { formulas, period, dimension }: FiguresQuestion,
  { moment, changed, counts, book }: Asked,
  tx: PoolClient,
): Promise<void> {
  const { set } = formulas;
  const cells = cellsOf(set.periods, period);
  const asked = [set.id, period.kind, period.code, dimension, cells];
  const { rows } = await tx.query<SummedTally>(KPI_SQL.tallies, asked);
  book.add(rows.map((row) => tallyOf(row, period, dimension)));
  const near = [set.id, period.start, period.end];
  const turning = await tx.query<ToldRow>(KPI_SQL.openMatters, near);
  for (const { matter, changedAt, facts } of turning.rows.map((row) => issueFactsAt(toldOf(row))))
    if (!changed.has(matter))
      for (const fact of settledOf(formulas, facts, changedAt).open)
        book.add(counts(fact, moment, changedAt));
  for (const matters of pagesOf([...changed]))
    for (const { changedAt, facts } of await storedFacts(matters, tx))
      for (const fact of settledOf(formulas, facts, changedAt).settled)
        book.add(counts(fact, { instant: changedAt }, changedAt), -1);
}

/** The same from the facts themselves, for formulas and dimensions no tallies are kept of. */
async function fromFacts(
  { period }: FiguresQuestion,
  { moment, changed, counts, book }: Asked,
  tx: PoolClient,
): Promise<void> {
  for await (const { matter, changedAt, facts } of mattersIn(period, tx))
    if (!changed.has(matter)) for (const fact of facts) book.add(counts(fact, moment, changedAt));
}

/** Matters with facts that may lie in a period, as the read tables have them. */
export async function* mattersIn(
  { start, end }: Period,
  tx: PoolClient,
): AsyncGenerator<IssueFactsAt> {
  for (let after = ''; ;) {
    const { rows } = await tx.query<ToldRow>(KPI_SQL.mattersIn, [start, end, after, PAGE]);
    for (const row of rows) yield issueFactsAt(toldOf(row));
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.matter;
  }
}

async function isTallied(
  { formulas: { set }, dimension }: FiguresQuestion,
  tx: PoolClient,
): Promise<boolean> {
  if (dimension !== TALLIED) return false;
  const tallied = await countedSets(tx);
  return tallied.some(({ id, version }) => id === set.id && version === set.version);
}

async function storedFacts(matters: readonly string[], tx: PoolClient): Promise<IssueFactsAt[]> {
  const { rows } = await tx.query<ToldRow>(KPI_SQL.load, [matters]);
  return rows.map((row) => issueFactsAt(toldOf(row)));
}

async function leaveOut(
  leftOut: readonly LeftOut[],
  reading: Reading,
  counts: Counts,
  book: TallyBook,
): Promise<void> {
  for (const issue of new Set(leftOut.map((each) => each.issue))) {
    const told = await toldAt(issue, reading);
    if (told === undefined) continue;
    const { facts, changedAt } = issueFactsAt(told);
    for (const fact of facts.filter((each) => isLeftOut(each, leftOut)))
      book.add(counts(fact, reading.moment, changedAt), -1);
  }
}

/** Matters whose events after the moment must not count; empty for now. */
export async function changedSince(
  { moment, through }: Reading,
  tx: PoolClient,
): Promise<ReadonlySet<string>> {
  if (moment.axis === 'position' && moment.position >= through) return new Set();
  const { rows } =
    moment.axis === 'position'
      ? await tx.query<{ matter: string }>(KPI_SQL.changedAfterPosition, [moment.position])
      : await tx.query<{ matter: string }>(KPI_SQL.changedAfterInstant, [moment.instant]);
  return new Set(rows.map(({ matter }) => matter));
}

/** How far the read tables are, as this transaction sees them. */
async function reached(tx: PoolClient): Promise<Position> {
  const { rows } = await tx.query<{ position: string }>(KPI_SQL.position);
  return positionOf(rows[0]?.position ?? '0');
}

function* pagesOf(matters: readonly string[]): Generator<string[]> {
  for (let from = 0; from < matters.length; from += PAGE) yield matters.slice(from, from + PAGE);
}
