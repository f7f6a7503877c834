import type { TableName, Tables } from '../tables.js';

/** A field that names entries of other tables (the first that knows the code counts). */
export interface Reference<F extends string = string> {
  readonly field: F;
  readonly tables: readonly TableName[];
}

const PLACE: readonly TableName[] = ['nodes', 'territories', 'units'];

const to = <F extends string>(
  field: F,
  ...tables: readonly TableName[]
): { readonly field: F; readonly tables: readonly TableName[] } => ({ field, tables });

/** What an entry may name, beside its parent. */
export const REFERENCES: {
  readonly [T in TableName]: readonly Reference<keyof Tables[T] & string>[];
} = {
  territories: [],
  // Not `themes`: catalogue and units would wait for each other.
  units: [to('territory', 'territories'), to('serves', 'territories')],
  categories: [to('defaultHandler', 'units')],
  trees: [],
  nodes: [to('tree', 'trees'), to('unit', 'units'), to('territory', 'territories')],
  linkKinds: [to('fromTree', 'trees'), to('toTree', 'trees')],
  links: [to('kind', 'linkKinds'), to('from', ...PLACE), to('to', ...PLACE)],
  grids: [to('drawnBy', 'units'), to('territories', 'territories')],
  servicePoints: [to('territory', 'territories'), to('unit', 'units')],
  postTypes: [to('overTree', 'trees')],
  posts: [to('type', 'postTypes'), to('place', ...PLACE), to('unit', 'units')],
  quotas: [to('postType', 'postTypes'), to('place', ...PLACE)],
  modes: [to('place', ...PLACE)],
  absences: [],
  calendars: [],
  listItems: [
    to('category', 'categories'),
    to('bearerUnit', 'units'),
    to('lead', 'units'),
    to('assists', 'units'),
    to('territory', 'territories'),
  ],
  suspensions: [to('code', 'listItems')],
  offers: [to('unit', 'units'), to('category', 'categories'), to('territories', 'territories')],
  successions: [to('code', 'units'), to('successor', 'units')],
};

/** Tables that are trees by their field `parent`. */
export const TREES = ['territories', 'units', 'categories', 'nodes', 'grids'] as const;
export type TreeTable = (typeof TREES)[number];

export const isTree = (table: TableName): table is TreeTable =>
  (TREES as readonly TableName[]).includes(table);

/** The codes a field of an entry names. */
export function namedIn(entry: object, field: string): readonly string[] {
  const value = (entry as Readonly<Record<string, unknown>>)[field];
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
}
