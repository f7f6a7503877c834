import type { Complexity, Urgency } from '@shaodao/issue';

/** Name in the two languages of the house. */
export interface Name {
  readonly zh: string;
  readonly en: string;
}

/**
 * Kinds of units: command centre, government, department (委办局), section of one (科室, or a work
 * queue of an imported system), street office, community, property company, public-service company.
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
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

/** From the widest to the narrowest; a territory lies in one of a wider level. */
export const TERRITORY_LEVELS = ['city', 'district', 'street', 'community', 'grid'] as const;
export type TerritoryLevel = (typeof TERRITORY_LEVELS)[number];

export interface UnitEntry {
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: Name;
  readonly parent?: string;
  /** The territory it answers for. */
  readonly territory?: string;
}

export interface TerritoryEntry {
  readonly code: string;
  readonly level: TerritoryLevel;
  readonly name: Name;
  readonly parent?: string;
}

/** A matter of the catalogue (事项目录): major categories are parents of minor ones. */
export interface CategoryEntry {
  readonly code: string;
  readonly name: Name;
  readonly parent?: string;
  readonly defaultUrgency: Urgency;
  readonly defaultComplexity: Complexity;
  /** Handling limit in natural days. */
  readonly defaultLimitDays: number;
}
