import type { Limit } from '@shaodao/deadlines';

/**
 * What routing must know of the directory: the lists of one version of it, as plain data. The
 * directory builds it (`DirectorySnapshot.routingView()`); routing compiles it once per version.
 */

export const LIST_KINDS = ['DUTY', 'ASSIST', 'NEGATIVE', 'RETAKEN'] as const;
/**
 * 履职 (own duty), 协助 (may only assist), 负面 (must not be given), 收回 (taken back by the
 * departments; not to be given to a town or community).
 */
export type ListKind = (typeof LIST_KINDS)[number];

/** One item of a responsibility list (属地管理清单, 履职事项清单): who does what for a matter. */
export interface ListItem {
  readonly id: string;
  readonly list: string;
  readonly kind: ListKind;
  /** Catalogue code; the item also covers what lies below it, unless a nearer item speaks. */
  readonly category: string;
  /** Whom it binds: one unit, or every unit of a kind (`community`, `street`). */
  readonly bearer: { readonly unit: string } | { readonly unitKind: string };
  /** Who leads and who assists for this matter; absent where the item only permits or forbids. */
  readonly lead?: string;
  readonly assists?: readonly string[];
  /** Only in this territory and below. */
  readonly territory?: string;
  /** Law, document or decision the item rests on. */
  readonly basis: string;
}

export interface RoutingUnit {
  readonly code: string;
  readonly kind: string;
  readonly parent?: string;
  readonly territory?: string;
  readonly active: boolean;
  /** Advises only (a court, a law office): may assist, never leads. */
  readonly adviserOnly?: boolean;
  /** Catalogue codes a themed team works on, with what lies below them. */
  readonly themes?: readonly string[];
  /** Further territories a themed team may be sent to (跨区域派单, S0-6). */
  readonly serves?: readonly string[];
  /** Persons in its leading posts: what accuses one of them does not come here. */
  readonly heads?: readonly string[];
}

/** A housing compound (小区) or building, and the property company that manages it. */
export interface RoutingCompound {
  readonly code: string;
  readonly territory?: string;
  readonly property?: string;
}

export interface RoutingTerritory {
  readonly code: string;
  readonly level: string;
  readonly parent?: string;
}

export interface RoutingCategory {
  readonly code: string;
  readonly parent?: string;
  /** The handler the catalogue names (派单目录), if any. */
  readonly defaultHandler?: string;
  /** Handling limit where no rule sets one; it also holds below, unless a nearer one is set. */
  readonly limit?: Limit;
}

export interface RoutingDirectory {
  readonly version: number;
  readonly units: readonly RoutingUnit[];
  readonly territories: readonly RoutingTerritory[];
  readonly categories: readonly RoutingCategory[];
  /** In force: admitted and not suspended. */
  readonly lists: readonly ListItem[];
  readonly compounds?: readonly RoutingCompound[];
}
