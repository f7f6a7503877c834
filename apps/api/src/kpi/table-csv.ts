import type { Dimension, FormulaSet, KpiRow, KpiTable } from '@shaodao/assessment';
import type { DirectorySnapshot } from '@shaodao/directory';
import { csvOf, type ExportedColumn } from '@shaodao/integrations';
import type { Language } from '../http/language.js';

/** The rows of tables by unit, place or category have names; persons have codes only. */
const NAMED: Readonly<Partial<Record<Dimension, 'unit' | 'territory' | 'category'>>> = {
  unit: 'unit',
  territory: 'territory',
  category: 'category',
};

interface TableSheet {
  readonly set: FormulaSet;
  readonly table: KpiTable;
  readonly directory: DirectorySnapshot;
  readonly language: Language;
}

/**
 * A table as CSV with a header in the reader's language: code and name, then for each metric
 * numerator, denominator and what is shown, then each score; the total comes last.
 */
export async function tableCsv({ set, table, directory, language }: TableSheet): Promise<string> {
  const cells = Object.keys(table.total.cells);
  const scores = Object.keys(table.total.scores);
  const nameOf = (list: FormulaSet['metrics'] | FormulaSet['scores'], code: string): string =>
    list.find((each) => each.code === code)?.name[language] ?? code;
  const words = { zh: ['编码', '名称', '分子', '分母', '合计'], en: EN }[language];
  const [code = '', name = '', numerator = '', denominator = '', total = ''] = words;
  const columns: readonly ExportedColumn[] = [
    ...[code, name],
    ...cells.flatMap((cell) => {
      const title = nameOf(set.metrics, cell);
      return [`${title} ${numerator}`, `${title} ${denominator}`, title];
    }),
    ...scores.map((score) => nameOf(set.scores, score)),
  ].map((title) => ({ name: quoted(title), from: 'kpi', type: 'text', kind: 'fact' }));
  const kind = NAMED[table.dimension];
  const line = ({ subject, ...row }: KpiRow, shownAs: string): (string | null)[] => [
    ...[subject, shownAs],
    ...cells.flatMap((cell) => {
      const found = row.cells[cell];
      return [found?.numerator ?? null, found?.denominator ?? null, found?.shown ?? null];
    }),
    ...scores.map((score) => row.scores[score]?.shown ?? null),
  ];
  const rows = [
    ...table.rows.map((row) =>
      line(row, kind === undefined ? row.subject : directory.name(kind, row.subject, language)),
    ),
    line(table.total, total),
  ];
  let text = '';
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for await (const bytes of csvOf(columns, once(rows))) text += decoder.decode(bytes);
  return text;
}

const EN = ['code', 'name', 'numerator', 'denominator', 'total'];

async function* once<T>(batch: T): AsyncGenerator<T> {
  yield await Promise.resolve(batch);
}

/** Names of metrics are written by people. */
const quoted = (title: string): string =>
  /[",\r\n]/.test(title) ? `"${title.replaceAll('"', '""')}"` : title;
