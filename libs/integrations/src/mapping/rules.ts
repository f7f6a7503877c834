import { codeOf } from './code.js';
import type { LookupRule, Rule } from './model.js';
import { rejectRow } from './row-reject.js';

/** A rule bound to the columns of one file. */
export type Reading = (row: readonly string[]) => string;

/** Place of each column in the file's rows. */
export type Columns = ReadonlyMap<string, number>;

/** Most different inputs whose result a code rule remembers; bounds memory. */
const REMEMBERED_CODES = 10_000;

/**
 * Binds a rule to a file's columns.
 * @throws Error naming the column where the file lacks it.
 */
export function bindRule(rule: Rule, columns: Columns): Reading {
  if ('column' in rule) return bindColumn(rule.column, columns);
  if ('constant' in rule) return () => rule.constant;
  if ('first' in rule) return firstOf(rule.first.map((part) => bindRule(part, columns)));
  if ('join' in rule) {
    const parts = rule.join.map((part) => bindRule(part, columns));
    return (row) =>
      parts
        .map((part) => part(row))
        .filter((text) => text !== '')
        .join(rule.with);
  }
  if ('template' in rule) return bindTemplate(rule.template, columns);
  if ('lookup' in rule) return bindLookup(rule, columns);
  return bindCode(
    rule.code.map((part) => bindRule(part, columns)),
    rule.prefix,
  );
}

/** Every column a rule reads. */
export function columnsOf(rule: Rule): string[] {
  if ('column' in rule) return [rule.column];
  if ('constant' in rule) return [];
  if ('first' in rule) return rule.first.flatMap(columnsOf);
  if ('join' in rule) return rule.join.flatMap(columnsOf);
  if ('template' in rule) return templateParts(rule.template).columns;
  if ('lookup' in rule) return columnsOf(rule.lookup);
  return rule.code.flatMap(columnsOf);
}

function bindColumn(column: string, columns: Columns): Reading {
  const index = columns.get(column);
  if (index === undefined) throw new Error(`Unknown column ${column}`);
  return (row) => (row[index] ?? '').trim();
}

function firstOf(parts: readonly Reading[]): Reading {
  return (row) => {
    for (const part of parts) {
      const text = part(row);
      if (text !== '') return text;
    }
    return '';
  };
}

function bindTemplate(template: string, columns: Columns): Reading {
  const { texts, columns: names } = templateParts(template);
  const readings = names.map((name) => bindColumn(name, columns));
  return (row) => {
    let text = texts[0] ?? '';
    for (const [index, reading] of readings.entries()) {
      const value = reading(row);
      if (value === '') return '';
      text += value + (texts[index + 1] ?? '');
    }
    return text;
  };
}

function templateParts(template: string): { texts: string[]; columns: string[] } {
  const pieces = template.split(/\{([^{}]+)\}/);
  return {
    texts: pieces.filter((_, index) => index % 2 === 0),
    columns: pieces.filter((_, index) => index % 2 === 1),
  };
}

function bindLookup(rule: LookupRule, columns: Columns): Reading {
  const input = bindRule(rule.lookup, columns);
  const table = new Map(Object.entries(rule.table));
  const field = columnsOf(rule.lookup).join('+');
  return (row) => {
    const text = input(row);
    const found = table.get(text) ?? rule.otherwise;
    if (found !== undefined || text === '') return found ?? '';
    return rejectRow(
      field,
      'UNKNOWN_VALUE',
      `值“${text}”不在映射表中`,
      `The value "${text}" is not in the mapping's table`,
    );
  };
}

function bindCode(parts: readonly Reading[], prefix: string | undefined): Reading {
  const known = new Map<string, string>();
  return (row) => {
    let key = '';
    for (const part of parts) key += `${part(row)}\0`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const code = codeOf(key.split('\0').slice(0, -1), prefix);
    if (known.size >= REMEMBERED_CODES) known.clear();
    known.set(key, code);
    return code;
  };
}
