import type { JsonObject } from '@shaodao/decider';
import { omit } from '@shaodao/doors';
import {
  rowSchema,
  TABLE_NAMES,
  type Span,
  type AnyEntry,
  type TableName,
} from '@shaodao/directory';

/** Tables of persons: who holds a post, who is away. They do not leave the house. */
const OF_PERSONS: readonly TableName[] = ['posts', 'absences'];

/** The tables whose entries are told. */
export const TOLD_TABLES: readonly TableName[] = TABLE_NAMES.filter(
  (table) => !OF_PERSONS.includes(table),
);

/** An entry as it holds from the day of the change on. */
export interface DirectoryEntry {
  readonly table: TableName;
  readonly code: string;
  /** What holds from which day to before which; ascending, at least one. */
  readonly holds: readonly Span<AnyEntry>[];
}

/** The key of an entry's messages. */
export const keyOfEntry = (table: TableName, code: string): string => `${table}:${code}`;

const day: JsonObject = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' };

/** JSON Schema (draft-07) of an entry's data. */
export const directoryEntrySchema: JsonObject = {
  type: 'object',
  additionalProperties: false,
  required: ['table', 'code', 'holds'],
  properties: {
    table: { type: 'string', enum: [...TOLD_TABLES] },
    code: { type: 'string', minLength: 1 },
    holds: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['from', 'entry'],
        properties: { from: day, until: day, entry: { type: 'object' } },
      },
    },
  },
  oneOf: TOLD_TABLES.map((table) => ({
    properties: {
      table: { const: table },
      holds: { items: { properties: { entry: entryOf(table) } } },
    },
  })),
};

/** A row of the table without its days, which stand beside it. */
function entryOf(table: TableName): JsonObject {
  return omit(rowSchema(table), ['validFrom', 'validTo']) as unknown as JsonObject;
}
