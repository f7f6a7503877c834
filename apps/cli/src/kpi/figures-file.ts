import type { FigureEntry } from '@shaodao/assessment';
import { readRecords } from '@shaodao/integrations';
import { ReadableError } from '@shaodao/platform';

/** Values of one figure of one period, as a file has them. */
export interface FileFigures {
  readonly figure: string;
  /** E.g. `month.2026-03`. */
  readonly period: string;
  readonly entries: readonly FigureEntry[];
}

const NEEDED = ['figure', 'period', 'value'] as const;
const KNOWN = [...NEEDED, 'unit', 'territory', 'person'] as const;
type Column = (typeof KNOWN)[number];

const FIGURE = /^[A-Z][A-Z0-9_]{0,49}$/;

/**
 * The figures of a CSV file (UTF-8, plain or gzip) with the columns `figure`, `period`, `value` and, as
 * far as they are there, `unit`, `territory`, `person`; in the order of their first lines.
 * @throws ReadableError naming the column or line at fault; the whole file is read before anything is given
 */
export async function readFigures(file: string): Promise<readonly FileFigures[]> {
  const groups = new Map<string, { figure: string; period: string; entries: FigureEntry[] }>();
  let columns: readonly string[] | undefined;
  for await (const records of readRecords(file))
    for (const record of records) {
      const { line } = record;
      if ('malformed' in record)
        throw new ReadableError({
          zh: `第 ${line} 行的引号不成对。`,
          en: `Line ${line}: its quotes do not match.`,
        });
      const { fields } = record;
      if (columns === undefined) {
        columns = headerOf(fields);
        continue;
      }
      const { figure, period, entry } = entryOf(columns, fields, line);
      const key = `${figure} ${period}`;
      const group = groups.get(key) ?? { figure, period, entries: [] };
      groups.set(key, group);
      group.entries.push(entry);
    }
  if (groups.size === 0)
    throw new ReadableError({ zh: `${file} 没有数据行。`, en: `${file} holds no rows.` });
  return [...groups.values()];
}

function headerOf(fields: readonly string[]): readonly string[] {
  const columns = fields.map((field) => field.trim());
  const missing = NEEDED.filter((column) => !columns.includes(column));
  const strange = columns.filter((column) => !(KNOWN as readonly string[]).includes(column));
  if (missing.length > 0 || strange.length > 0)
    throw new ReadableError({
      zh: `表头应为 ${KNOWN.join(',')}（后三列可省）；缺 ${missing.join('、') || '无'}，多 ${strange.join('、') || '无'}。`,
      en: `The header is ${KNOWN.join(',')} (the last three as needed); missing ${missing.join(', ') || 'none'}, unknown ${strange.join(', ') || 'none'}.`,
    });
  return columns;
}

function entryOf(
  columns: readonly string[],
  fields: readonly string[],
  line: number,
): { readonly figure: string; readonly period: string; readonly entry: FigureEntry } {
  const of = (column: Column): string | undefined => {
    const text = fields[columns.indexOf(column)]?.trim();
    return text === '' ? undefined : text;
  };
  const [figure, period, value] = [of('figure'), of('period'), of('value')];
  if (figure === undefined || period === undefined || value === undefined || !FIGURE.test(figure))
    throw new ReadableError({
      zh: `第 ${line} 行：figure（大写字母、数字、下划线）、period、value 都不能为空。`,
      en: `Line ${line}: figure (capitals, digits, underscores), period and value must be there.`,
    });
  const [unit = null, territory, person] = [of('unit'), of('territory'), of('person')];
  const entry = {
    ...{ unit, value },
    ...(territory === undefined ? {} : { territory }),
    ...(person === undefined ? {} : { person }),
  };
  return { figure, period, entry };
}
