import type { CategoryEntry, TerritoryEntry, UnitEntry } from './entries.js';
import type {
  CalendarEntry,
  ListItemEntry,
  OfferEntry,
  SuccessionEntry,
  SuspensionEntry,
} from './list-entries.js';
import type {
  GridEntry,
  LinkEntry,
  LinkKindEntry,
  NodeEntry,
  ServicePointEntry,
  TreeEntry,
} from './organisation-entries.js';
import type {
  AbsenceEntry,
  ModeSwitchEntry,
  PostEntry,
  PostTypeEntry,
  QuotaEntry,
} from './post-entries.js';

/** Everything the directory holds, by table. */
export interface Tables {
  readonly territories: TerritoryEntry;
  readonly units: UnitEntry;
  readonly categories: CategoryEntry;
  readonly trees: TreeEntry;
  readonly nodes: NodeEntry;
  readonly linkKinds: LinkKindEntry;
  readonly links: LinkEntry;
  readonly grids: GridEntry;
  readonly servicePoints: ServicePointEntry;
  readonly postTypes: PostTypeEntry;
  readonly posts: PostEntry;
  readonly quotas: QuotaEntry;
  readonly modes: ModeSwitchEntry;
  readonly absences: AbsenceEntry;
  readonly calendars: CalendarEntry;
  readonly listItems: ListItemEntry;
  readonly suspensions: SuspensionEntry;
  readonly offers: OfferEntry;
  readonly successions: SuccessionEntry;
}
export type TableName = keyof Tables;
export type AnyEntry = Tables[TableName];

/** The event by which entries of a table are recorded; its data holds them under the table's name. */
export const RECORDING_EVENTS = {
  territories: 'TerritoriesRegistered',
  units: 'UnitsRegistered',
  categories: 'CategoriesRegistered',
  trees: 'TreesDefined',
  nodes: 'NodesPlaced',
  linkKinds: 'LinkKindsDefined',
  links: 'LinksDrawn',
  grids: 'GridsDrawn',
  servicePoints: 'ServicePointsOpened',
  postTypes: 'PostTypesDefined',
  posts: 'PostsAppointed',
  quotas: 'QuotasSet',
  modes: 'ModesSwitched',
  absences: 'AbsencesRecorded',
  calendars: 'CalendarsPublished',
  listItems: 'ListItemsAdmitted',
  suspensions: 'ListItemsSuspended',
  offers: 'ServiceOffered',
  successions: 'UnitSucceeded',
} as const satisfies Record<TableName, string>;

/** The command that records entries of a table, under the table's name. */
export const RECORDING_COMMANDS = {
  RegisterTerritories: 'territories',
  RegisterUnits: 'units',
  RegisterCategories: 'categories',
  ReviseTerritories: 'territories',
  ReviseUnits: 'units',
  ReviseCategories: 'categories',
  DefineTrees: 'trees',
  PlaceNodes: 'nodes',
  DefineLinkKinds: 'linkKinds',
  DrawLinks: 'links',
  DrawGrids: 'grids',
  OpenServicePoints: 'servicePoints',
  DefinePostTypes: 'postTypes',
  AppointPosts: 'posts',
  SetQuotas: 'quotas',
  SwitchModes: 'modes',
  RecordAbsences: 'absences',
  PublishCalendars: 'calendars',
  AdmitListItems: 'listItems',
  SuspendListItems: 'suspensions',
  OfferServices: 'offers',
} as const satisfies Record<string, TableName>;
export type RecordingCommandName = keyof typeof RECORDING_COMMANDS;

/** In this order everything an entry names comes before it. */
export const TABLE_NAMES = Object.keys(RECORDING_EVENTS) as readonly TableName[];

/** What tells an entry from the others of its table. */
export function keyOf(entry: AnyEntry): string {
  return 'id' in entry ? entry.id : entry.code;
}
