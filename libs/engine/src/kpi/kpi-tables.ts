import {
  compileFormulas,
  periodBefore,
  periodNamed,
  rank,
  sameLastYear,
  tableFrom,
  type Dimension,
  type FormulaSet,
  type KpiTable,
  type LeftOut,
  type Period,
  type Ranking,
  type RollUp,
  type TallyRow,
} from '@shaodao/assessment';
import type { DirectoryService, DirectorySnapshot } from '@shaodao/directory';
import type { FiguresQuestion, KpiFigures, Moment } from '@shaodao/read-models';

/** Which table is wanted. */
export interface KpiTableQuestion {
  readonly set: FormulaSet;
  readonly period: Period;
  readonly dimension: Dimension;
  /** Absent: now. */
  readonly moment?: Moment;
  readonly leftOut?: readonly LeftOut[];
}

/** A table with the ranking that follows from it, and the moment of both. */
export interface RankedTable {
  readonly table: KpiTable;
  /** Of tables by unit only: nobody else competes. */
  readonly ranking?: Ranking;
  readonly moment: Moment;
  /** Version of the directory that says what lies below what, and who competes with whom. */
  readonly directoryVersion: number;
}

/** The tallies of a period and of those it is held against, in this order. */
export interface TalliesAround {
  readonly own: readonly TallyRow[];
  readonly before?: readonly TallyRow[];
  readonly lastYear?: readonly TallyRow[];
}

/** Computes tables from the figures, with the organisation of the period's last day. */
export class KpiTables {
  constructor(
    private readonly figures: KpiFigures,
    private readonly directory: Pick<DirectoryService, 'asOf'>,
  ) {}

  /** The table of a period as of a moment, ranked where its rows are units. */
  async table(question: KpiTableQuestion): Promise<RankedTable> {
    const { moment, rows: own } = await this.figures.figures(figuresQuestion(question));
    const around = periodsAround(question);
    const [before, lastYear] = await Promise.all(
      around.map(async (period) =>
        period === undefined
          ? undefined
          : (await this.figures.figures(figuresQuestion({ ...question, period, moment }))).rows,
      ),
    );
    const directory = this.directory.asOf(lastInstantOf(question.period));
    return {
      ...composeTable(question, moment, directory, {
        own,
        ...(before === undefined ? {} : { before }),
        ...(lastYear === undefined ? {} : { lastYear }),
      }),
      moment,
      directoryVersion: directory.version,
    };
  }
}

/** The figures a table is made of. */
export const figuresQuestion = ({
  set,
  period,
  dimension,
  moment,
  leftOut,
}: KpiTableQuestion): FiguresQuestion => ({
  formulas: compileFormulas(set),
  period,
  dimension,
  ...(moment === undefined ? {} : { moment }),
  ...(leftOut === undefined ? {} : { leftOut }),
});

/** The period before, and the same one last year; only rankings are held against them. */
export const periodsAround = ({
  set,
  period,
  dimension,
}: KpiTableQuestion): readonly [before: Period | undefined, lastYear: Period | undefined] =>
  dimension === 'unit'
    ? [periodBefore(set.periods, period), sameLastYear(set.periods, period)]
    : [undefined, undefined];

/** Table and ranking from tallies alone: the same ones, wherever the tallies come from. */
export function composeTable(
  question: KpiTableQuestion,
  moment: Moment,
  directory: DirectorySnapshot,
  { own, before, lastYear }: TalliesAround,
): Pick<RankedTable, 'table' | 'ranking'> {
  const { set, period, dimension } = question;
  const rollUp = rollUpBy(directory);
  const of = (rows: readonly TallyRow[], at: Period): KpiTable =>
    tableFrom(compileFormulas(set), at, rows, { asOf: moment.instant, dimension, rollUp });
  const table = of(own, period);
  if (dimension !== 'unit') return { table };
  const [periodOfBefore, periodOfLastYear] = periodsAround(question);
  const ranking = rank(table, set.ranking, {
    groupOf: (unit) => directory.unitKind(unit),
    beside: set.besideScores,
    ...(before === undefined || periodOfBefore === undefined
      ? {}
      : { previous: of(before, periodOfBefore) }),
    ...(lastYear === undefined || periodOfLastYear === undefined
      ? {}
      : { lastYear: of(lastYear, periodOfLastYear) }),
  });
  return { table, ranking };
}

/** A unit's figures count for every unit above it, a place's for every place above it. */
export const rollUpBy =
  (directory: DirectorySnapshot): RollUp =>
  (dimension, subject) => {
    if (dimension === 'unit') return directory.unitLineage(subject).slice(1);
    return dimension === 'territory' ? directory.territoryLineage(subject).slice(1) : [];
  };

export const lastInstantOf = ({ end }: Pick<Period, 'end'>): string =>
  new Date(Date.parse(end) - 1).toISOString();

/**
 * The period a text names: `month.2026-03`, or `2026-03` where the kind it means comes first in the
 * set's table; undefined where it names none.
 */
export function periodOf({ periods }: FormulaSet, text: string): Period | undefined {
  const named = periods.kinds.flatMap(
    ({ code }) =>
      (text.startsWith(`${code}.`)
        ? periodNamed(periods, code, text.slice(code.length + 1))
        : undefined) ?? [],
  );
  const meant = periods.kinds.flatMap(({ code }) => periodNamed(periods, code, text) ?? []);
  return [...named, ...meant][0];
}

/** How a period is named in addresses and streams. */
export const periodName = ({ kind, code }: Period): string => `${kind}.${code}`;
