import {
  BinaryRows,
  copyBinary,
  copyCell,
  copyRows,
  NotCanonical,
  type CopyType,
} from '@shaodao/projections';
import type { PoolClient } from 'pg';
import { column } from './columns.js';

const ELEMENTS = {
  'integer[]': 'integer',
  'bigint[]': 'bigint',
  'timestamptz[]': 'timestamptz',
} as const;
type ListType = keyof typeof ELEMENTS;
type SqlType = CopyType | ListType;

/** A column of a table and what a row puts there. */
export interface Field<R> {
  readonly name: string;
  readonly type: SqlType;
  readonly of: (row: R) => string | number | boolean | null;
  /** Of a list, what is in it. */
  readonly list?: (row: R) => readonly (string | number)[];
}

/** `insert … select … from unnest($first…)`, one parameter for each field. */
export function insertSql<R>(table: string, fields: readonly Field<R>[], first = 1): string {
  const names = fields.map(({ name }) => name);
  const given = fields.map(({ type }, n) => `$${String(first + n)}::${givenAs(type)}[]`);
  const selected = fields.map(({ name, type }) => (isList(type) ? `${name}::${type}` : name));
  return `insert into ${table} (${names.join(', ')})
    select ${selected.join(', ')}
    from unnest(${given.join(', ')})
      as given (${names.join(', ')})`;
}

/** `set a = excluded.a …` for all fields but those named. */
export function updateSql<R>(fields: readonly Field<R>[], ...but: readonly string[]): string {
  return fields
    .filter(({ name }) => !but.includes(name))
    .map(({ name }) => `${name} = excluded.${name}`)
    .join(', ');
}

/** The parameters of `insertSql`. */
export function valuesOf<R>(fields: readonly Field<R>[], rows: readonly R[]): string[] {
  return fields.map(({ of }) => column(rows, of));
}

/** Adds rows to a table that holds none of them yet. */
export async function copyInto<R>(
  table: string,
  fields: readonly Field<R>[],
  rows: readonly R[],
  tx: PoolClient,
): Promise<void> {
  if (rows.length === 0) return;
  const target = `${table} (${fields.map(({ name }) => name).join(', ')})`;
  const binary = binaryRows(fields, rows);
  if (binary === undefined) await copyRows(target, textRows(fields, rows), tx);
  else await copyBinary(target, binary, tx);
}

/** Undefined where an instant is written in a way that only the server can read. */
function binaryRows<R>(fields: readonly Field<R>[], rows: readonly R[]): BinaryRows | undefined {
  const binary = new BinaryRows();
  const writers = fields.map(writerOf);
  try {
    for (const row of rows) {
      binary.row(fields.length);
      for (const write of writers) write(binary, row);
    }
  } catch (error) {
    if (error instanceof NotCanonical) return undefined;
    throw error;
  }
  return binary;
}

function writerOf<R>({ type, of, list }: Field<R>): (binary: BinaryRows, row: R) => void {
  if (!isList(type))
    return (binary, row) => {
      binary.cell(type, of(row));
    };
  if (list === undefined) throw new TypeError(`A column of ${type} that gives no list`);
  return (binary, row) => {
    binary.list(ELEMENTS[type], list(row));
  };
}

function textRows<R>(fields: readonly Field<R>[], rows: readonly R[]): readonly string[] {
  const cells = new Array<string>(fields.length);
  return rows.map((row) => {
    for (const [place, { of }] of fields.entries()) cells[place] = copyCell(of(row));
    return cells.join('\t');
  });
}

/** A column of lists. */
export const listField = <R>(
  name: string,
  type: ListType,
  list: (row: R) => readonly (string | number)[],
): Field<R> => ({ name, type, list, of: (row) => listOf(list(row)) });

/** One list as the text of its literal: arrays of unequal arrays do not exist. */
function listOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

const isList = (type: SqlType): type is ListType => type in ELEMENTS;
const givenAs = (type: SqlType): string => (isList(type) ? 'text' : type);
