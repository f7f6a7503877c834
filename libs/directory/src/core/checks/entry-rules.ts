import { calendarFaults } from '@shaodao/deadlines';
import type { Refusal } from '@shaodao/decider';
import type { Day } from '../days.js';
import { spanOf, type DirectoryState } from '../directory-state.js';
import type { CategoryEntry, UnitEntry } from '../entries.js';
import { entryOn } from '../history.js';
import type { CalendarEntry, ListItemEntry } from '../list-entries.js';
import type { GridEntry, LinkEntry } from '../organisation-entries.js';
import type { PostEntry } from '../post-entries.js';
import type { AnyEntry, TableName } from '../tables.js';

interface Look {
  readonly before: DirectoryState;
  readonly after: DirectoryState;
  /** First day the entry holds. */
  readonly from: Day;
}

/** What the entry itself may not say, by the rule of its table. */
export function entryRefusal(
  table: TableName,
  entry: AnyEntry,
  before: DirectoryState,
  after: DirectoryState,
  today: Day,
): Refusal | undefined {
  const look = { before, after, from: spanOf(entry, today).from };
  switch (table) {
    case 'units':
      return unitRefusal(entry as UnitEntry);
    case 'categories':
      return limitRefusal(entry as CategoryEntry);
    case 'grids':
      return gridRefusal(entry as GridEntry, look);
    case 'links':
      return linkRefusal(entry as LinkEntry, look);
    case 'posts':
      return postRefusal(entry as PostEntry, look);
    case 'listItems':
      return itemRefusal(entry as ListItemEntry);
    case 'calendars':
      return calendarRefusal(entry as CalendarEntry, look);
    case 'territories':
    case 'trees':
    case 'nodes':
    case 'linkKinds':
    case 'servicePoints':
    case 'postTypes':
    case 'quotas':
    case 'modes':
    case 'absences':
    case 'suspensions':
    case 'offers':
    case 'successions':
      return undefined;
  }
}

/** The tribunal may comment, never own (S4-2). */
const unitRefusal = ({ code, kind, nature }: UnitEntry): Refusal | undefined =>
  kind === 'court' && nature === 'owner' ? { code: 'COURT_OWNS', params: { code } } : undefined;

const limitRefusal = ({ code, defaultLimitDays, limit }: CategoryEntry): Refusal | undefined =>
  isPositive(defaultLimitDays) && (limit === undefined || isPositive(limit.amount))
    ? undefined
    : { code: 'LIMIT_NOT_POSITIVE', params: { code } };

const isPositive = (amount: number): boolean => Number.isFinite(amount) && amount > 0;

/** Who does one duty may not cut the place for it: one net for all (滨州网格化条例 art. 6). */
const MAY_NOT_DRAW: readonly string[] = ['department', 'section', 'utility', 'property'];

function gridRefusal(grid: GridEntry, { after, from }: Look): Refusal | undefined {
  const { code, drawnBy, territories = [], addresses = [], segment, topic } = grid;
  if (territories.length + addresses.length === 0 && segment === undefined && topic === undefined)
    return { code: 'GRID_COVERS_NOTHING', params: { code } };
  const drawer = entryOn(after.units.get(drawnBy), from);
  return drawer !== undefined && MAY_NOT_DRAW.includes(drawer.kind)
    ? { code: 'GRID_BY_DEPARTMENT', params: { code, unit: drawnBy } }
    : undefined;
}

function linkRefusal(link: LinkEntry, { after, from }: Look): Refusal | undefined {
  const { code } = link;
  const kind = entryOn(after.linkKinds.get(link.kind), from);
  if (kind === undefined) return undefined;
  const treeOf = (place: string): string | undefined => entryOn(after.nodes.get(place), from)?.tree;
  const wrong =
    (kind.fromTree !== undefined && treeOf(link.from) !== kind.fromTree) ||
    (kind.toTree !== undefined && treeOf(link.to) !== kind.toTree) ||
    (kind.toTag !== undefined &&
      entryOn(after.territories.get(link.to), from)?.tags?.includes(kind.toTag) !== true);
  return wrong ? { code: 'LINK_DOES_NOT_FIT', params: { code, kind: link.kind } } : undefined;
}

/** A mobile number of a person in China. */
const MOBILE = /^(\+?86)?1[3-9]\d{9}$/;

function postRefusal(post: PostEntry, { before, after, from }: Look): Refusal | undefined {
  const { code, line, papers = [] } = post;
  if (line !== undefined && MOBILE.test(line.replace(/[\s-]/g, '')))
    return { code: 'PERSONAL_NUMBER', params: { code } };
  const type = entryOn(after.postTypes.get(post.type), from);
  const lacking = (type?.papers ?? []).filter((paper) => !papers.includes(paper));
  if (lacking.length > 0)
    return { code: 'PAPERS_MISSING', params: { code, papers: lacking.join(', ') } };
  const known = before.posts.get(code)?.at(-1)?.entry;
  return known !== undefined && known.person !== post.person
    ? { code: 'POST_OF_ANOTHER', params: { code } }
    : undefined;
}

function itemRefusal({
  id,
  bearerUnit,
  bearerKind,
  kind,
  lead,
}: ListItemEntry): Refusal | undefined {
  if ((bearerUnit === undefined) === (bearerKind === undefined))
    return { code: 'BEARER_NOT_ONE', params: { code: id } };
  return kind === 'ASSIST' && lead !== undefined && lead === bearerUnit
    ? { code: 'ASSIST_LEADS', params: { code: id } }
    : undefined;
}

function calendarRefusal(calendar: CalendarEntry, { before }: Look): Refusal | undefined {
  const [fault] = calendarFaults(calendar);
  if (fault !== undefined) return { code: 'CALENDAR_FAULTY', params: { code: calendar.id, fault } };
  const known = before.calendars.get(calendar.id)?.map(({ entry }) => entry.version) ?? [];
  return known.some((version) => version >= calendar.version)
    ? { code: 'CALENDAR_NOT_NEWER', params: { code: calendar.id, version: Math.max(...known) } }
    : undefined;
}
