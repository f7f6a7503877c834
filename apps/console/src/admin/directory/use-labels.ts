import { useQueries } from '@tanstack/react-query';
import { language } from '../../language/choice.js';
import { spoken } from '../../language/moments.js';
import { useTexts } from '../../language/use-texts.js';
import { useWords } from '../../language/words.js';
import { words, type DirectoryWords } from './directory-words.js';
import { keyOf, titleOf, type Entry, type Table } from './entry.js';
import { TABLE_FORMS, type FieldKind, type FormTable } from './table-forms.js';
import { tableQuery } from './use-table.js';

/** The tables that entries of others name. */
const NAMED = [
  'trees',
  'nodes',
  'units',
  'territories',
  'categories',
  'linkKinds',
  'postTypes',
  'grids',
  'listItems',
] as const satisfies readonly FormTable[];

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** How codes and values are told to people. */
export interface Labels {
  /** The name behind a code; the code itself where none is known. */
  readonly of: (tables: readonly Table[], code: string) => string;
  /** What may be chosen from these tables. */
  readonly options: (tables: readonly Table[]) => readonly Option[];
  readonly field: (field: string) => string;
  readonly choice: (value: string) => string;
  /** A field's value as people read it. */
  readonly value: (table: Table, field: string, value: unknown) => string;
}

/** Names of all that may be named, in the reader's language. */
export function useLabels(): Labels {
  const said = useWords(words);
  const texts = useTexts();
  const answers = useQueries({ queries: NAMED.map((table) => tableQuery(table)) });
  const rowsOf = (table: Table): readonly Entry[] => {
    const at = (NAMED as readonly Table[]).indexOf(table);
    return answers[at]?.data?.rows ?? [];
  };
  const of: Labels['of'] = (tables, code) => {
    for (const table of tables) {
      const entry = rowsOf(table).find((each) => keyOf(each) === code);
      if (entry !== undefined) return titleOf(entry, language());
    }
    return code;
  };
  const choice = (value: string): string =>
    (said.choices as Record<string, string>)[value] ?? value;
  return {
    of,
    choice,
    options: (tables) =>
      tables.flatMap((table) =>
        rowsOf(table).map((entry) => {
          const code = keyOf(entry);
          const title = titleOf(entry, language());
          return { value: code, label: title === code ? code : `${title}（${code}）` };
        }),
      ),
    field: (field) => (said.fields as Record<string, string>)[field] ?? field,
    value: (table, field, value) => {
      const kind = (TABLE_FORMS as Partial<Record<Table, (typeof TABLE_FORMS)[FormTable]>>)[
        table
      ]?.find((each) => each.field === field)?.kind;
      return shown(value, kind, { of, choice, said, at: (instant) => spoken(instant, texts) });
    },
  };
}

interface Telling {
  readonly of: Labels['of'];
  readonly choice: Labels['choice'];
  readonly said: DirectoryWords;
  readonly at: (instant: string) => string;
}

function shown(value: unknown, kind: FieldKind | undefined, telling: Telling): string {
  const { of, choice, said, at } = telling;
  if (value === undefined || value === null || value === '') return said.empty;
  if (Array.isArray(value))
    return value.map((each) => shown(each, kind, telling)).join('、') || said.empty;
  if (typeof value === 'boolean') return value ? said.yes : said.no;
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (kind?.is === 'entry') return of(kind.of, value);
    if (kind?.is === 'choice') return choice(value);
    return kind?.is === 'instant' ? at(value) : value;
  }
  return Object.values(value as Readonly<Record<string, unknown>>)
    .map((each) => (typeof each === 'string' ? choice(each) : shown(each, undefined, telling)))
    .join(' ');
}
