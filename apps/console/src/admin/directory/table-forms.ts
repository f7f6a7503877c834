import type { Table } from './entry.js';

type Plain =
  | 'text'
  | 'code'
  | 'person'
  | 'name'
  | 'count'
  | 'number'
  | 'flag'
  | 'texts'
  | 'day'
  | 'instant'
  | 'capacity'
  | 'limit'
  | 'layers';

/** What a field of an entry holds, and how it is filled in. */
export type FieldKind =
  | { readonly [K in Plain]: { readonly is: K } }[Plain]
  | { readonly is: 'choice'; readonly of: readonly string[]; readonly many?: true }
  | { readonly is: 'entry'; readonly of: readonly Table[]; readonly many?: true };

export interface Field {
  readonly field: string;
  readonly kind: FieldKind;
  readonly required?: true;
}

const text = { is: 'text' } as const;
const code = { is: 'code' } as const;
const flag = { is: 'flag' } as const;
const texts = { is: 'texts' } as const;
const count = { is: 'count' } as const;
const instant = { is: 'instant' } as const;
const choice = (...of: readonly string[]): FieldKind => ({ is: 'choice', of });
const entry = (...of: readonly Table[]): FieldKind => ({ is: 'entry', of });
const entries = (...of: readonly Table[]): FieldKind => ({ is: 'entry', of, many: true });
const must = (field: string, kind: FieldKind): Field => ({ field, kind, required: true });
const may = (field: string, kind: FieldKind): Field => ({ field, kind });

const PLACE: readonly Table[] = ['nodes', 'territories', 'units'];
export const PAPERS = [
  'TOWN_OPINION',
  'DEPARTMENT_OPINION',
  'TOWN_NOMINATION',
  'DEPARTMENT_NOMINATION',
] as const;
const LEVELS = [
  'city',
  'district',
  'street',
  'community',
  'grid',
  'compound',
  'building',
  'stair',
] as const;
const UNIT_KINDS = [
  'centre',
  'government',
  'department',
  'section',
  'street',
  'community',
  'property',
  'utility',
  'branch',
  'owners',
  'team',
  'ngo',
  'court',
  'police',
  'enterprise',
  'merchant',
  'alliance',
  'authority',
  'institution',
] as const;

const own: readonly Field[] = [must('code', code), must('name', { is: 'name' })];

/** The tables that are filled in by form; calendars have a page of their own. */
export type FormTable = Exclude<Table, 'calendars' | 'successions'>;

/** The fields of every table, in the order of the form. */
export const TABLE_FORMS: Readonly<Record<FormTable, readonly Field[]>> = {
  trees: own,
  nodes: [
    ...own,
    must('tree', entry('trees')),
    may('parent', entry('nodes')),
    may('unit', entry('units')),
    may('territory', entry('territories')),
  ],
  linkKinds: [
    ...own,
    may('fromTree', entry('trees')),
    may('toTree', entry('trees')),
    may('toTag', text),
  ],
  links: [
    must('code', code),
    must('kind', entry('linkKinds')),
    must('from', entry(...PLACE)),
    must('to', entry(...PLACE)),
  ],
  units: [
    ...own,
    must('kind', choice(...UNIT_KINDS)),
    may('parent', entry('units')),
    may('territory', entry('territories')),
    may('serves', entries('territories')),
    may('nature', choice('owner', 'adviser')),
    may('skills', texts),
    may('languages', texts),
    may('themes', entries('categories')),
  ],
  posts: [
    must('code', code),
    must('person', { is: 'person' }),
    must('type', entry('postTypes')),
    must('place', entry(...PLACE)),
    must('holder', choice('A', 'B')),
    may('mode', choice('PEACE', 'EMERGENCY')),
    may('priority', count),
    may('unit', entry('units')),
    may('papers', { is: 'choice', of: PAPERS, many: true }),
    may('shownName', text),
    may('line', text),
  ],
  postTypes: [
    ...own,
    may('verbs', texts),
    may('sponsor', flag),
    may('head', flag),
    may('onCard', flag),
    may('papers', { is: 'choice', of: PAPERS, many: true }),
    may('maxLoad', count),
    may('overLevel', choice(...LEVELS)),
    may('overTree', entry('trees')),
    may('quota', count),
  ],
  quotas: [
    must('code', code),
    must('postType', entry('postTypes')),
    must('place', entry(...PLACE)),
    must('count', count),
  ],
  modes: [
    must('code', code),
    must('place', entry(...PLACE)),
    must('mode', choice('PEACE', 'EMERGENCY')),
    must('from', instant),
    may('until', instant),
    must('reason', text),
  ],
  absences: [
    must('code', code),
    must('person', { is: 'person' }),
    must('from', instant),
    may('until', instant),
    must('reason', text),
  ],
  categories: [
    ...own,
    may('parent', entry('categories')),
    must('defaultUrgency', choice('NORMAL', 'URGENT', 'CRITICAL')),
    must('defaultComplexity', choice('SIMPLE', 'ORDINARY', 'HARD')),
    must('defaultLimitDays', { is: 'number' }),
    may('limit', { is: 'limit' }),
    may('defaultHandler', entry('units')),
    may('domain', code),
    may('keyField', flag),
  ],
  listItems: [
    must('id', code),
    must('list', code),
    must('kind', choice('DUTY', 'ASSIST', 'NEGATIVE', 'RETAKEN')),
    must('category', entry('categories')),
    may('bearerUnit', entry('units')),
    may('bearerKind', choice(...UNIT_KINDS)),
    may('lead', entry('units')),
    may('assists', entries('units')),
    may('territory', entry('territories')),
    must('basis', text),
    may('nextReview', { is: 'day' }),
  ],
  suspensions: [must('code', entry('listItems')), must('reason', text)],
  offers: [
    ...own,
    must('unit', entry('units')),
    must('kind', choice('SERVICE', 'PROBLEM')),
    may('category', entry('categories')),
    may('capacity', { is: 'capacity' }),
    may('territories', entries('territories')),
    may('limit', { is: 'limit' }),
    may('menu', text),
    may('byPhone', flag),
    may('oneId', flag),
  ],
  servicePoints: [
    ...own,
    must('territory', entry('territories')),
    may('unit', entry('units')),
    may('intake', flag),
    may('handIn', flag),
  ],
  territories: [
    ...own,
    must('level', choice(...LEVELS)),
    may('parent', entry('territories')),
    may('households', count),
    may('tags', texts),
  ],
  grids: [
    ...own,
    must('kind', choice('SMALL', 'MIDDLE', 'LARGE', 'BUSINESS', 'SPECIAL')),
    may('parent', entry('grids')),
    may('level', code),
    must('drawnBy', entry('units')),
    may('territories', entries('territories')),
    may('addresses', texts),
    may('segment', text),
    may('topic', text),
    // Shown and kept; layers are drawn with many duties at once, by file.
    may('layers', { is: 'layers' }),
  ],
};
