import type { FormulaSet, KpiRow, KpiTable, Ranking } from '@shaodao/assessment';
import type { DirectorySnapshot } from '@shaodao/directory';
import type { Moment } from '@shaodao/read-models';
import type { CliContext } from '../cli-context.js';

/** A table with what is needed to name its rows and columns. */
export interface PrintedTable {
  readonly set: FormulaSet;
  readonly table: KpiTable;
  readonly ranking?: Ranking;
  readonly moment: Moment;
  readonly directory: DirectorySnapshot;
}

/**
 * Prints a table row by row: a unit, its scores and places, and below it every figure that is there
 * with numerator and denominator. Wide sheets are for `format=csv`.
 */
export function printTable(
  printed: PrintedTable,
  context: Pick<CliContext, 'say' | 'print'>,
): void {
  const { set, table, moment, directory } = printed;
  const { period, rows, total } = table;
  context.say({
    zh: `${set.name.zh}第 ${set.version} 版 ${period.kind}.${period.code}，截至 ${moment.instant}，${rows.length} 个单位。`,
    en: `${set.name.en} version ${set.version}, ${period.kind}.${period.code}, as of ${moment.instant}, ${rows.length} units.`,
  });
  for (const row of rows) {
    context.print('');
    context.print(
      `${directory.name('unit', row.subject, 'zh')} ${row.subject}${placeOf(row, printed)}`,
    );
    printFigures(row, printed, context);
  }
  context.print('');
  context.print('合计 Total');
  printFigures(total, printed, context);
}

function printFigures(
  { cells }: KpiRow,
  { set }: PrintedTable,
  context: Pick<CliContext, 'print'>,
): void {
  for (const { code, name } of set.metrics) {
    const cell = cells[code];
    if (cell === undefined || (cell.numerator === '0' && (cell.denominator ?? '0') === '0'))
      continue;
    const counted =
      cell.denominator === null ? cell.numerator : `${cell.numerator}/${cell.denominator}`;
    context.print(`  ${name.zh} ${code}: ${cell.shown ?? '—'} (${counted})`);
  }
}

function placeOf({ subject, scores }: KpiRow, { ranking }: PrintedTable): string {
  const shown = Object.entries(scores).flatMap(([code, { shown: score }]) =>
    score === null ? [] : [`${code} ${score}`],
  );
  for (const { group, entries } of ranking?.groups ?? []) {
    const entry = entries.find((each) => each.subject === subject);
    if (entry !== undefined && entry.rank !== null) shown.push(`${group} #${String(entry.rank)}`);
  }
  return shown.length === 0 ? '' : ` · ${shown.join(' · ')}`;
}
