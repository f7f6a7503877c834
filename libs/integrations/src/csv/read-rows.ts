import { ReadableError } from '@shaodao/platform';
import { BoundMapping } from '../mapping/bound-mapping.js';
import type { Mapping } from '../mapping/model.js';
import type { RecordPlan } from '../mapping/record-plan.js';
import type { Finding } from '../mapping/row-reject.js';
import { readRecords } from './read-records.js';
import type { CsvRecord } from './record-splitter.js';

/** One row of the file that counts: it passed the filter, or it cannot be read at all. */
export type Row =
  | { readonly line: number; readonly plan: RecordPlan }
  | { readonly line: number; readonly record: string; readonly finding: Finding };

export interface RowsWanted {
  readonly mapping: Mapping;
  readonly file: string;
  /** Only rows whose filter column holds this. */
  readonly origin?: string;
  /** Lines up to this one are skipped without being looked at. */
  readonly afterLine?: number;
}

/**
 * The wanted rows of a file as plans or findings, in batches, in the order of the file.
 * @throws ReadableError where file and mapping do not fit.
 */
export async function* readRows(wanted: RowsWanted): AsyncGenerator<Row[]> {
  let bound: BoundMapping | undefined;
  let keeps: (fields: readonly string[]) => boolean = () => true;
  for await (const records of readRecords(wanted.file, wanted.mapping.csv)) {
    const rows: Row[] = [];
    for (const record of records) {
      if (bound === undefined) {
        const header = headerOf(record, wanted.file);
        bound = new BoundMapping(wanted.mapping, header);
        keeps = filterOf(wanted, header);
      } else if (record.line > (wanted.afterLine ?? 0)) {
        const row = rowOf(record, bound, keeps);
        if (row !== undefined) rows.push(row);
      }
    }
    if (rows.length > 0) yield rows;
  }
  if (bound === undefined) throw emptyFile(wanted.file);
}

function rowOf(
  record: CsvRecord,
  bound: BoundMapping,
  keeps: (fields: readonly string[]) => boolean,
): Row | undefined {
  const { line } = record;
  if ('malformed' in record) return { line, record: '', finding: malformed(record.malformed) };
  if (!keeps(record.fields)) return undefined;
  return { line, ...bound.plan(record.fields) };
}

function headerOf(record: CsvRecord, file: string): readonly string[] {
  if ('fields' in record) return record.fields;
  throw emptyFile(file);
}

function filterOf(
  { mapping, origin }: RowsWanted,
  header: readonly string[],
): (fields: readonly string[]) => boolean {
  if (origin === undefined) return () => true;
  const column = mapping.filter === undefined ? -1 : header.indexOf(mapping.filter);
  if (column < 0) {
    const name = mapping.filter ?? '–';
    throw new ReadableError({
      zh: `--origin 需要列 ${name}，但文件中没有。`,
      en: `--origin needs the column ${name}, which the file lacks.`,
    });
  }
  return (fields) => fields[column]?.trim() === origin;
}

function malformed(code: 'QUOTE_NOT_CLOSED' | 'TEXT_AFTER_QUOTE'): Finding {
  const sentence =
    code === 'QUOTE_NOT_CLOSED'
      ? { zh: '引号没有闭合', en: 'A quote is not closed' }
      : { zh: '引号之后有多余的文字', en: 'Text follows a closing quote' };
  return { field: '(row)', code, sentence };
}

function emptyFile(file: string): ReadableError {
  return new ReadableError({
    zh: `${file} 没有表头。`,
    en: `${file} has no header line.`,
  });
}
