import type { Entry, Table } from './entry.js';
import type { CommandName } from './order-directory.js';
import type { FormTable } from './table-forms.js';

/** How a table is shown and by which commands it changes. */
export interface TableRules {
  /** Where the API answers it, below `/directory`. */
  readonly path: string;
  /** Shown as a tree by the field `parent`. */
  readonly tree?: true;
  /** Records a new entry. */
  readonly record: CommandName;
  /** Records a known one otherwise; absent where `record` does both. */
  readonly revise?: CommandName;
  /** Fields whose values stand beside the name in the list. */
  readonly tags: readonly string[];
}

export const TABLE_RULES: Readonly<Record<FormTable, TableRules>> = {
  trees: { path: 'trees', record: 'DefineTrees', tags: [] },
  nodes: { path: 'nodes', tree: true, record: 'PlaceNodes', tags: ['tree', 'unit', 'territory'] },
  linkKinds: { path: 'link-kinds', record: 'DefineLinkKinds', tags: ['fromTree', 'toTree'] },
  links: { path: 'links', record: 'DrawLinks', tags: ['kind', 'from', 'to'] },
  units: {
    path: 'units',
    tree: true,
    record: 'RegisterUnits',
    revise: 'ReviseUnits',
    tags: ['kind'],
  },
  posts: { path: 'posts', record: 'AppointPosts', tags: ['type', 'place', 'holder', 'mode'] },
  postTypes: { path: 'post-types', record: 'DefinePostTypes', tags: ['overLevel', 'quota'] },
  quotas: { path: 'quotas', record: 'SetQuotas', tags: ['postType', 'place', 'count'] },
  modes: { path: 'modes', record: 'SwitchModes', tags: ['place', 'mode', 'from', 'until'] },
  absences: { path: 'absences', record: 'RecordAbsences', tags: ['person', 'from', 'until'] },
  categories: {
    path: 'categories',
    tree: true,
    record: 'RegisterCategories',
    revise: 'ReviseCategories',
    tags: ['defaultUrgency', 'defaultHandler'],
  },
  listItems: {
    path: 'list-items',
    record: 'AdmitListItems',
    tags: ['kind', 'category', 'bearerUnit', 'bearerKind', 'nextReview'],
  },
  suspensions: { path: 'suspensions', record: 'SuspendListItems', tags: ['reason'] },
  offers: { path: 'offers', record: 'OfferServices', tags: ['kind', 'unit', 'category'] },
  servicePoints: {
    path: 'service-points',
    record: 'OpenServicePoints',
    tags: ['territory', 'unit'],
  },
  territories: {
    path: 'territories',
    tree: true,
    record: 'RegisterTerritories',
    revise: 'ReviseTerritories',
    tags: ['level'],
  },
  grids: { path: 'grids', record: 'DrawGrids', tags: ['kind', 'drawnBy'] },
};

/** Which tables each page shows, the one it opens with first. */
export const SECTIONS = {
  trees: ['nodes', 'links', 'trees', 'linkKinds'],
  units: ['units'],
  posts: ['posts', 'postTypes', 'quotas', 'modes', 'absences'],
  catalogue: ['categories'],
  lists: ['listItems', 'suspensions'],
  offers: ['offers', 'servicePoints'],
  places: ['territories', 'grids'],
} as const satisfies Record<string, readonly FormTable[]>;

export type Section = keyof typeof SECTIONS;

export const isSection = (text: string): text is Section => text in SECTIONS;

export const isFormTable = (table: Table): table is FormTable => table in TABLE_RULES;

/** The page on which a table is looked after; calendars have their own. */
export function pageOf(table: Table, code: string): string {
  if (table === 'calendars') return '/admin/calendars';
  const section = Object.entries(SECTIONS).find(([, tables]) =>
    (tables as readonly Table[]).includes(table),
  )?.[0];
  return `/admin/directory/${section ?? 'units'}?${new URLSearchParams({ table, entry: code })}`;
}

/** The command that ends entries, and its body. */
export function endingOf(
  table: FormTable,
  entry: Entry,
  code: string,
  how: { readonly reason: string; readonly on?: string; readonly successor?: string },
): { readonly command: CommandName; readonly body: object } {
  const { reason, on, successor } = how;
  const since = { reason, ...(on === undefined ? {} : { on }) };
  switch (table) {
    case 'units':
      return {
        command: 'RetireUnit',
        body: { code, ...since, ...(successor === undefined ? {} : { successor }) },
      };
    case 'offers':
      return { command: 'WithdrawServices', body: { codes: [code], ...since } };
    case 'suspensions':
      return { command: 'ResumeListItems', body: { codes: [code], ...since } };
    case 'posts': {
      // Who is removed needs the papers of who was appointed (双征求双提名).
      const { papers } = entry;
      const shown = Array.isArray(papers) && papers.length > 0 ? { papers: papers as object } : {};
      return { command: 'EndEntries', body: { table, codes: [code], ...since, ...shown } };
    }
    default:
      return { command: 'EndEntries', body: { table, codes: [code], ...since } };
  }
}
