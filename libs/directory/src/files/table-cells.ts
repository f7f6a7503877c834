import type { FieldSchema } from '../core/schema-fragments.js';
import { rowSchema } from '../core/table-schemas.js';
import type { TableName } from '../core/tables.js';

/** One column of a table's CSV file: a field, or one language of a name. */
interface Column {
  readonly title: string;
  readonly field: string;
  readonly language?: string;
  readonly schema: FieldSchema;
}

/** The titles of a table's columns, in the order of the file. */
export function columnTitles(table: TableName): string[] {
  return columnsOf(table).map(({ title }) => title);
}

/** An entry as the cells of one line; an absent field is an empty cell. */
export function cellsOf(table: TableName, entry: object): string[] {
  const fields = entry as Readonly<Record<string, unknown>>;
  return columnsOf(table).map(({ field, language, schema }) => {
    const value = fields[field];
    return cellOf(
      language === undefined ? value : (value as Record<string, unknown> | undefined)?.[language],
      schema,
    );
  });
}

/**
 * The entry of one line, by the titles of the first. What a cell cannot mean stays as its text, so
 * that the check of the row complains about it.
 */
export function entryOf(
  table: TableName,
  titles: readonly string[],
  cells: readonly string[],
): Record<string, unknown> {
  const entry: Record<string, unknown> = {};
  const columns = new Map(columnsOf(table).map((column) => [column.title, column]));
  titles.forEach((title, index) => {
    const cell = cells[index] ?? '';
    if (cell === '') return;
    const column = columns.get(title);
    if (column === undefined) {
      entry[title] = cell;
      return;
    }
    const value = valueOf(cell, column.schema);
    if (column.language === undefined) entry[column.field] = value;
    else
      entry[column.field] = {
        ...(entry[column.field] as object | undefined),
        [column.language]: value,
      };
  });
  return entry;
}

function columnsOf(table: TableName): Column[] {
  return Object.entries(rowSchema(table).properties ?? {}).flatMap(([field, schema]): Column[] => {
    const { zh, en } = schema.properties ?? {};
    return zh === undefined || en === undefined
      ? [{ title: field, field, schema }]
      : [
          { title: `${field}.zh`, field, language: 'zh', schema: zh },
          { title: `${field}.en`, field, language: 'en', schema: en },
        ];
  });
}

function cellOf(value: unknown, schema: FieldSchema): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (isCodes(schema) && Array.isArray(value) && value.length > 0) return value.join(';');
  return JSON.stringify(value);
}

function valueOf(cell: string, schema: FieldSchema): unknown {
  if (schema.type === 'string') return cell;
  if (isCodes(schema) && !cell.startsWith('[')) return cell.split(';');
  try {
    return JSON.parse(cell) as unknown;
  } catch {
    return cell;
  }
}

/** Lists whose members are codes can be written with semicolons: no code has one. */
const isCodes = ({ items }: FieldSchema): boolean =>
  items?.type === 'string' && (items.pattern !== undefined || items.enum !== undefined);
