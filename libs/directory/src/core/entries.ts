import type { Limit } from '@shaodao/deadlines';
import type { Complexity, Urgency } from '@shaodao/issue';
import type { Validity } from './days.js';

/** Name in the two languages of the house. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/**
 * Kinds of units. Command centre, government, department (委办局), section of one (科室, or a work
 * queue of an imported system), street office, community, property company, public-service company;
 * Party branch, owners' committee, volunteer team, social organisation, court (tribunal), police,
 * enterprise, merchant, alliance of units (联盟, 大党委), supervising authority (纪委监委, 村监委),
 * public institution (学校, 医院 and other 事业单位).
 */
export const UNIT_KINDS = [
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
export type UnitKind = (typeof UNIT_KINDS)[number];

/** `adviser`: may comment and counsel, never own a matter (S4-2: the tribunal). */
export const UNIT_NATURES = ['owner', 'adviser'] as const;
export type UnitNature = (typeof UNIT_NATURES)[number];

/** From the widest to the narrowest; a territory lies in one of a wider level. */
export const TERRITORY_LEVELS = [
  'city',
  'district',
  'street',
  'community',
  'grid',
  'compound',
  'building',
  'stair',
] as const;
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

export interface UnitEntry extends Validity {
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: Name;
  readonly parent?: string;
  /** The territory it answers for. */
  readonly territory?: string;
  /** Further territories it serves: the compounds of a property company. */
  readonly serves?: readonly string[];
  /** `owner` where absent; a court is always an adviser. */
  readonly nature?: UnitNature;
  /** What its people can do, and the languages they speak: tags, compared by text. */
  readonly skills?: readonly string[];
  readonly languages?: readonly string[];
  /** Catalogue codes a themed team works on, with what lies below them. */
  readonly themes?: readonly string[];
}

/** A point on the map, degrees, WGS 84. */
export interface MapPoint {
  readonly latitude: number;
  readonly longitude: number;
}

export interface TerritoryEntry extends Validity {
  readonly code: string;
  readonly level: TerritoryLevel;
  readonly name: Name;
  readonly parent?: string;
  /** Households, for rates per thousand. */
  readonly households?: number;
  /** Where it is drawn on a map: a point in it. */
  readonly centre?: MapPoint;
  /** E.g. the lagging type of a village (软村, 乱村, 穷村, 弱村). */
  readonly tags?: readonly string[];
}

/** A matter of the catalogue (事项目录): major categories are parents of minor ones. */
export interface CategoryEntry extends Validity {
  readonly code: string;
  readonly name: Name;
  readonly parent?: string;
  readonly defaultUrgency: Urgency;
  readonly defaultComplexity: Complexity;
  /** Handling limit in natural days. */
  readonly defaultLimitDays: number;
  /** The same in a unit of its own; goes before the natural days. */
  readonly limit?: Limit;
  /** The unit the catalogue names (派单目录). */
  readonly defaultHandler?: string;
  /** Domain of joint work (六联 and the like), code of the place. */
  readonly domain?: string;
  /** Key field of governance at the source (S4-13): land acquisition, demolition … */
  readonly keyField?: boolean;
}
