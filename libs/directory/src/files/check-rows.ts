import { ReadableError } from '@shaodao/platform';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { rowSchema } from '../core/table-schemas.js';
import { TABLE_NAMES, type AnyEntry, type TableName } from '../core/tables.js';

/** Most faults told at once. */
const MOST_FAULTS = 20;

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  unicodeRegExp: false,
});
ajv.addFormat('date-time', (text: string) => text.includes('T') && !Number.isNaN(Date.parse(text)));
const checkers = new Map<TableName, ValidateFunction>();

/**
 * The rows of a file by table, checked against the table's schema.
 * @throws ReadableError naming file, row (1 is the first) and field of what is wrong
 */
export function checkRows(
  file: string,
  tables: Readonly<Record<string, unknown>>,
): Partial<Record<TableName, readonly AnyEntry[]>> {
  const faults: string[] = [];
  for (const [name, rows] of Object.entries(tables)) {
    const table = TABLE_NAMES.find((known) => known === name);
    if (table === undefined) faults.push(`${name}: ? (${TABLE_NAMES.join(', ')})`);
    else if (Array.isArray(rows)) faults.push(...faultsOf(table, rows));
    else faults.push(`${name}: []`);
  }
  if (faults.length === 0) return tables;
  const told = faults.slice(0, MOST_FAULTS).join('\n  ');
  throw new ReadableError({
    zh: `${file} 有 ${faults.length} 处不合要求：\n  ${told}`,
    en: `${file} has ${faults.length} faults:\n  ${told}`,
  });
}

function faultsOf(table: TableName, rows: readonly unknown[]): string[] {
  let checker = checkers.get(table);
  if (checker === undefined) {
    checker = ajv.compile(rowSchema(table));
    checkers.set(table, checker);
  }
  const check = checker;
  return rows.flatMap((row, index) =>
    check(row)
      ? []
      : (check.errors ?? []).map((error) => `${table} ${index + 1}: ${faultText(error)}`),
  );
}

function faultText({ instancePath, message = '', params }: ErrorObject): string {
  const { additionalProperty } = params as { readonly additionalProperty?: string };
  return `${instancePath} ${message}${additionalProperty === undefined ? '' : ` "${additionalProperty}"`}`.trim();
}
