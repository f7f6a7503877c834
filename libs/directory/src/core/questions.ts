import type { CalendarDefinition } from '@shaodao/deadlines';
import type { DirectoryView } from '@shaodao/issue';
import type { ListItem, RoutingDirectory } from '@shaodao/routing';
import type { Name, TerritoryLevel } from './entries.js';
import type { OfferEntry } from './list-entries.js';
import type { GridEntry } from './organisation-entries.js';
import type { Mode, PostEntry } from './post-entries.js';

/** One end of a link, seen from the other. */
export interface LinkedPlace {
  readonly kind: string;
  /** The place at the other end. */
  readonly place: string;
  /** True where the place asked about stands at the link's `from`. */
  readonly outward: boolean;
}

/** Who acts in a post at a moment. */
export interface Holder {
  readonly post: PostEntry;
  /** The person of A who is off duty, where this B stands in. */
  readonly standsInFor?: string;
}

/** One link of the sponsor chain (三级包保), the nearest first. */
export interface SponsorLink {
  readonly territory: string;
  readonly level: TerritoryLevel;
  readonly post: PostEntry;
}

/** How far a kind of post is filled. */
export interface Coverage {
  /** Places where such posts belong. */
  readonly places: number;
  /** Places with one holder or more. */
  readonly held: number;
  /** Places with as many holders as their quota (配齐). */
  readonly full: number;
  /** held / places; 1 where there are no places. */
  readonly share: number;
}

export interface Overload {
  readonly post: PostEntry;
  readonly load: number;
  readonly limit: number;
}

/** What a resident reads in the lobby: who answers for the house. */
export interface DirectoryCard {
  readonly territory: string;
  readonly contacts: readonly {
    readonly postType: Name;
    readonly place: string;
    /** `王**`: the family name stays. */
    readonly name?: string;
    /** `0573****0012` */
    readonly line?: string;
  }[];
}

/** The questions asked of one version of the directory on one day. */
export interface DirectoryQuestions extends DirectoryView {
  routingView(): RoutingDirectory;
  calendar(id: string): CalendarDefinition | undefined;
  listItem(id: string): ListItem | undefined;
  /** The unit in service that answers for this one: itself, its successor, or whom it was below. */
  resolveUnit(code: string): string | undefined;
  postsOf(person: string): readonly PostEntry[];
  /** Who acts at the place; `at` is an ISO 8601 instant, `mode` that of the place where absent. */
  holdersOf(place: string, postType: string, at: string, mode?: Mode): readonly Holder[];
  /** The sponsors of the territory and of all it lies in (三级包保), the nearest first. */
  sponsors(territory: string): readonly SponsorLink[];
  links(place: string, kind?: string): readonly LinkedPlace[];
  gridsOf(territory: string): readonly GridEntry[];
  coverage(postType: string): Coverage;
  /** Posts whose load (open tasks) is above the limit of their type. */
  overloaded(loadOf: (post: PostEntry) => number): readonly Overload[];
  directoryCard(territory: string): DirectoryCard;
  offers(unit: string): readonly OfferEntry[];
}
