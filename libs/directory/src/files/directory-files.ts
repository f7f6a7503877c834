import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ReadableError } from '@shaodao/platform';
import { parse, stringify } from 'yaml';
import type { TableRows } from '../core/directory-command.js';
import type { DirectoryState } from '../core/directory-state.js';
import { allRows } from '../core/import-events.js';
import { TABLE_NAMES, type AnyEntry, type TableName } from '../core/tables.js';
import { checkRows } from './check-rows.js';
import { parseCsv, writeCsv } from './csv-text.js';
import { cellsOf, columnTitles, entryOf } from './table-cells.js';

/** The whole directory, with all its days, as one YAML text. */
export function directoryYaml(state: DirectoryState): string {
  return stringify({ directory: 1, tables: filled(allRows(state)) }, { lineWidth: 0 });
}

/** The whole directory as CSV texts by file name, one per table that holds something. */
export function directoryCsv(state: DirectoryState): Map<string, string> {
  const tables = filled(allRows(state));
  return new Map(
    Object.entries(tables).map(([name, rows]) => {
      const table = name as TableName;
      return [
        `${table}.csv`,
        writeCsv([columnTitles(table), ...rows.map((row) => cellsOf(table, row))]),
      ];
    }),
  );
}

/**
 * The rows of a YAML file, of a CSV file named after its table, or of a folder of such CSV files.
 * @throws ReadableError naming every row and field at fault
 */
export function readDirectoryFiles(path: string): TableRows {
  const files = statSync(path).isDirectory()
    ? TABLE_NAMES.flatMap((table) =>
        readdirSync(path)
          .filter((file) => tableOf(file) === table)
          .map((file) => join(path, file)),
      )
    : [path];
  if (files.length === 0)
    throw new ReadableError({
      zh: `文件夹 ${path} 中没有以表名命名的 CSV 文件，例如 units.csv`,
      en: `The folder ${path} has no CSV file named after a table, such as units.csv`,
    });
  const tables: Partial<Record<TableName, readonly AnyEntry[]>> = {};
  for (const file of files) Object.assign(tables, readDirectoryText(file, readText(file)));
  return tables as TableRows;
}

/**
 * The rows of one file whose text is at hand: YAML, or CSV where it is named after its table.
 * @throws ReadableError naming every row and field at fault
 */
export function readDirectoryText(file: string, text: string): TableRows {
  const tables = ['.yaml', '.yml', '.json'].includes(extname(file).toLowerCase())
    ? checkRows(file, yamlTables(file, text))
    : checkRows(file, csvTable(file, text));
  return tables as TableRows;
}

/** The text of a file, packed by gzip or not. */
export function readText(file: string): string {
  const bytes = readFileSync(file);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

function yamlTables(file: string, text: string): Readonly<Record<string, unknown>> {
  const document: unknown = readYaml(file, text);
  const { tables } = (document ?? {}) as { readonly tables?: unknown };
  if (typeof tables === 'object' && tables !== null)
    return tables as Readonly<Record<string, unknown>>;
  throw new ReadableError({
    zh: `${file}：应有 tables，其下是各表`,
    en: `${file}: there must be "tables" with the tables below it`,
  });
}

function readYaml(file: string, text: string): unknown {
  try {
    return parse(text) as unknown;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    throw new ReadableError({ zh: `${file}：${said}`, en: `${file}: ${said}` });
  }
}

function csvTable(file: string, text: string): Readonly<Record<string, unknown>> {
  const table = tableOf(file);
  if (table === undefined)
    throw new ReadableError({
      zh: `${file}：CSV 文件须以表名命名：${TABLE_NAMES.join('、')}`,
      en: `${file}: a CSV file is named after its table: ${TABLE_NAMES.join(', ')}`,
    });
  const [titles = [], ...lines] = parseCsv(text);
  return { [table]: lines.map((cells) => entryOf(table, titles, cells)) };
}

function tableOf(file: string): TableName | undefined {
  const name = basename(file).replace(/\.csv(\.gz)?$/i, '');
  return name === basename(file) ? undefined : TABLE_NAMES.find((table) => table === name);
}

function filled(
  tables: Record<TableName, readonly AnyEntry[]>,
): Record<string, readonly AnyEntry[]> {
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0));
}
