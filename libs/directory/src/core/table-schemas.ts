import { LIMIT_UNITS } from '@shaodao/deadlines';
import { LIST_KINDS } from '@shaodao/routing';
import { COMPLEXITIES, URGENCIES } from '@shaodao/issue';
import { TERRITORY_LEVELS, UNIT_KINDS, UNIT_NATURES } from './entries.js';
import { GRID_KINDS } from './organisation-entries.js';
import { APPOINTMENT_PAPERS, MODES } from './post-entries.js';
import {
  code,
  codes,
  count,
  day,
  flag,
  instant,
  mapPoint,
  name,
  object,
  oneOf,
  text,
  texts,
  type FieldSchema,
} from './schema-fragments.js';
import type { TableName, Tables } from './tables.js';

type Columns<E> = { readonly [F in keyof Required<E>]: FieldSchema };

const validity = { validFrom: day, validTo: day };
const limit = object(
  {
    amount: { type: 'number', minimum: 0 },
    unit: oneOf(LIMIT_UNITS),
    calendar: code,
    rollOnHoliday: flag,
  },
  ['amount', 'unit'],
);
const papers: FieldSchema = { type: 'array', items: oneOf(APPOINTMENT_PAPERS), maxItems: 4 };
const minute: FieldSchema = { type: 'integer', minimum: 0, maximum: 1_440 };
const year: FieldSchema = { type: 'integer', minimum: 1_900, maximum: 2_999 };

/** Every field of every table, in the order a file shows them. */
export const COLUMNS: { readonly [T in TableName]: Columns<Tables[T]> } = {
  territories: {
    code,
    level: oneOf(TERRITORY_LEVELS),
    name,
    parent: code,
    households: count,
    centre: mapPoint,
    tags: texts,
    ...validity,
  },
  units: {
    code,
    kind: oneOf(UNIT_KINDS),
    name,
    parent: code,
    territory: code,
    serves: codes,
    nature: oneOf(UNIT_NATURES),
    skills: texts,
    languages: texts,
    themes: codes,
    ...validity,
  },
  categories: {
    code,
    name,
    parent: code,
    defaultUrgency: oneOf(URGENCIES),
    defaultComplexity: oneOf(COMPLEXITIES),
    defaultLimitDays: { type: 'number' },
    limit,
    defaultHandler: code,
    domain: code,
    keyField: flag,
    ...validity,
  },
  trees: { code, name, ...validity },
  nodes: { code, tree: code, name, parent: code, unit: code, territory: code, ...validity },
  linkKinds: { code, name, fromTree: code, toTree: code, toTag: text, ...validity },
  links: { code, kind: code, from: code, to: code, ...validity },
  grids: {
    code,
    kind: oneOf(GRID_KINDS),
    name,
    parent: code,
    level: code,
    drawnBy: code,
    territories: codes,
    addresses: texts,
    segment: text,
    topic: text,
    layers: {
      type: 'array',
      maxItems: 50,
      items: object({ duty: code, unit: code, verbs: codes }, ['duty', 'unit', 'verbs']),
    },
    ...validity,
  },
  servicePoints: {
    code,
    name,
    territory: code,
    unit: code,
    intake: flag,
    handIn: flag,
    ...validity,
  },
  postTypes: {
    code,
    name,
    verbs: codes,
    sponsor: flag,
    head: flag,
    onCard: flag,
    papers,
    maxLoad: count,
    overLevel: oneOf(TERRITORY_LEVELS),
    overTree: code,
    quota: count,
    ...validity,
  },
  posts: {
    code,
    person: code,
    type: code,
    place: code,
    holder: oneOf(['A', 'B']),
    mode: oneOf(MODES),
    priority: count,
    unit: code,
    papers,
    shownName: text,
    line: text,
    ...validity,
  },
  quotas: { code, postType: code, place: code, count, ...validity },
  modes: { code, place: code, mode: oneOf(MODES), from: instant, until: instant, reason: text },
  absences: { code, person: code, from: instant, until: instant, reason: text },
  calendars: {
    id: code,
    version: { type: 'integer', minimum: 1 },
    name,
    utcOffsetMinutes: { type: 'integer', minimum: -840, maximum: 840 },
    weekdays: {
      type: 'array',
      items: { type: 'integer', minimum: 1, maximum: 7 },
      maxItems: 7,
    },
    office: {
      type: 'array',
      items: object({ from: minute, to: minute }, ['from', 'to']),
      minItems: 1,
      maxItems: 20,
    },
    exceptions: {
      type: 'array',
      items: object({ date: day, off: flag, name: text }, ['date', 'off']),
      maxItems: 2_000,
    },
    knownYears: { type: 'array', items: year, maxItems: 200 },
    ...validity,
  },
  listItems: {
    id: code,
    list: code,
    kind: oneOf(LIST_KINDS),
    category: code,
    bearerUnit: code,
    bearerKind: oneOf(UNIT_KINDS),
    lead: code,
    assists: codes,
    territory: code,
    basis: text,
    nextReview: day,
    ...validity,
  },
  suspensions: { code, reason: text, ...validity },
  offers: {
    code,
    unit: code,
    kind: oneOf(['SERVICE', 'PROBLEM']),
    name,
    category: code,
    capacity: object({ count, per: oneOf(['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']) }, [
      'count',
      'per',
    ]),
    territories: codes,
    limit,
    menu: text,
    byPhone: flag,
    oneId: flag,
    ...validity,
  },
  successions: { code, successor: code, reason: text },
};

/** Fields an entry cannot be without. */
const REQUIRED: { readonly [T in TableName]: readonly (keyof Tables[T] & string)[] } = {
  territories: ['code', 'level', 'name'],
  units: ['code', 'kind', 'name'],
  categories: ['code', 'name', 'defaultUrgency', 'defaultComplexity', 'defaultLimitDays'],
  trees: ['code', 'name'],
  nodes: ['code', 'tree', 'name'],
  linkKinds: ['code', 'name'],
  links: ['code', 'kind', 'from', 'to'],
  grids: ['code', 'kind', 'name', 'drawnBy'],
  servicePoints: ['code', 'name', 'territory'],
  postTypes: ['code', 'name'],
  posts: ['code', 'person', 'type', 'place', 'holder'],
  quotas: ['code', 'postType', 'place', 'count'],
  modes: ['code', 'place', 'mode', 'from', 'reason'],
  absences: ['code', 'person', 'from', 'reason'],
  calendars: [
    'id',
    'version',
    'name',
    'utcOffsetMinutes',
    'weekdays',
    'office',
    'exceptions',
    'knownYears',
  ],
  listItems: ['id', 'list', 'kind', 'category', 'basis'],
  suspensions: ['code', 'reason'],
  offers: ['code', 'unit', 'kind', 'name'],
  successions: ['code', 'successor', 'reason'],
};

/** JSON Schema of one entry of a table, as a command brings it. */
export function entrySchema(table: TableName): FieldSchema {
  return object({ ...COLUMNS[table] }, REQUIRED[table]);
}

/** As `entrySchema`, for a row of a file: with its days also where a command may not give them. */
export function rowSchema(table: TableName): FieldSchema {
  return object({ ...COLUMNS[table], ...validity }, REQUIRED[table]);
}
