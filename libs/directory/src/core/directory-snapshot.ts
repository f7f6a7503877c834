import type { CalendarDefinition } from '@shaodao/deadlines';
import type { ActivationFact, CategoryDefaults, Level } from '@shaodao/issue';
import type { ListItem, ListKind, RoutingDirectory } from '@shaodao/routing';
import { dayOf, type Day } from './days.js';
import type { DirectoryState } from './directory-state.js';
import type { CategoryEntry, Name, TerritoryEntry, UnitNature } from './entries.js';
import { routingItem, type ListItemEntry, type OfferEntry } from './list-entries.js';
import type { GridEntry } from './organisation-entries.js';
import type { Mode, PostEntry } from './post-entries.js';
import type {
  Coverage,
  DirectoryCard,
  DirectoryQuestions,
  Holder,
  LinkedPlace,
  Overload,
  SponsorLink,
} from './questions.js';
import { holdingsOn, type Holdings, type Unit } from './snapshot/holdings.js';
import * as places from './snapshot/place-questions.js';
import * as posts from './snapshot/post-questions.js';
import { itemsInForce, routingView } from './snapshot/routing-view.js';
import { itemFor, resolveUnit, unitOf } from './snapshot/unit-questions.js';
import type { TableName, Tables } from './tables.js';

/** One version of the directory on one day, with the questions asked of it. Never changes. */
export class DirectorySnapshot implements DirectoryQuestions {
  readonly #state: DirectoryState;
  readonly #holdings: Holdings;
  #items: readonly ListItemEntry[] | undefined;
  #routing: RoutingDirectory | undefined;

  constructor(
    state: DirectoryState,
    /** Revision of the directory's stream. */
    readonly version: number,
    /** The local day of which it speaks. */
    readonly day: Day,
  ) {
    this.#state = state;
    this.#holdings = holdingsOn(state, day);
  }

  /** The same version on the day of another instant (ISO 8601). */
  asOf(instant: string): DirectorySnapshot {
    const day = dayOf(instant);
    return day === this.day ? this : new DirectorySnapshot(this.#state, this.version, day);
  }

  /** True for a unit that exists and is in service. */
  isActiveUnit(code: string): boolean {
    return this.#holdings.inForce.units.has(code);
  }

  /** True where `code` is `ancestor`, lies below it, or has it (or a unit below it) as successor. */
  isUnitWithin(code: string, ancestor: string): boolean {
    return this.#holdings.unitTree.isWithin(code, ancestor);
  }

  isTerritory(code: string): boolean {
    return this.#holdings.inForce.territories.has(code);
  }

  isTerritoryWithin(code: string, ancestor: string): boolean {
    return this.#holdings.territoryTree.isWithin(code, ancestor);
  }

  isCategory(code: string): boolean {
    return this.#holdings.inForce.categories.has(code);
  }

  /** What the catalogue says of a matter where a command says nothing; undefined if unknown. */
  categoryDefaults(code: string): CategoryDefaults | undefined {
    const entry = this.#holdings.inForce.categories.get(code);
    return (
      entry && {
        urgency: entry.defaultUrgency,
        complexity: entry.defaultComplexity,
        limitDays: entry.defaultLimitDays,
        ...(entry.limit === undefined ? {} : { limit: entry.limit }),
      }
    );
  }

  unit(code: string): Unit | undefined {
    return this.#holdings.units.get(code);
  }

  territory(code: string): TerritoryEntry | undefined {
    return this.#holdings.territories.get(code);
  }

  category(code: string): CategoryEntry | undefined {
    return this.#holdings.categories.get(code);
  }

  /** In the order of registration, parents not always before their children. */
  units(): Iterable<Unit> {
    return this.#holdings.units.values();
  }

  territories(): Iterable<TerritoryEntry> {
    return this.#holdings.inForce.territories.values();
  }

  categories(): Iterable<CategoryEntry> {
    return this.#holdings.inForce.categories.values();
  }

  /** What of a table is in force, by key. */
  entries<T extends TableName>(table: T): ReadonlyMap<string, Tables[T]> {
    return this.#holdings.inForce[table];
  }

  /** The unit, then its parent, up to the root. */
  unitLineage(code: string): string[] {
    return this.#holdings.unitTree.lineage(code);
  }

  territoryLineage(code: string): string[] {
    return this.#holdings.territoryTree.lineage(code);
  }

  /** The unit and all below it: what a list of a house has to look for. */
  unitsWithin(code: string): string[] {
    return this.#holdings.unitTree.within(code);
  }

  territoriesWithin(code: string): string[] {
    return this.#holdings.territoryTree.within(code);
  }

  categoriesWithin(code: string): string[] {
    return this.#holdings.categoryTree.within(code);
  }

  /** The name of a unit, territory or category; the code itself where nobody knows it. */
  name(of: 'unit' | 'territory' | 'category', code: string, language: keyof Name): string {
    return (this[of](code) ?? this.#everKnown(of, code))?.name[language] ?? code;
  }

  unitKind(code: string): string | undefined {
    return this.unit(code)?.kind;
  }

  /** Whether the unit may own matters; a court never does. Undefined for an unknown unit. */
  unitNature(code: string): UnitNature | undefined {
    const unit = this.unit(code);
    return unit && (unit.kind === 'court' ? 'adviser' : (unit.nature ?? 'owner'));
  }

  unitOf(kindOrLevel: string, territory: string): string | undefined {
    return unitOf(kindOrLevel, territory, this.#holdings);
  }

  resolveUnit(code: string): string | undefined {
    return resolveUnit(code, this.#holdings);
  }

  isListItem(id: string): boolean {
    return this.#listItem(id) !== undefined;
  }

  listItem(id: string): ListItem | undefined {
    const item = this.#listItem(id);
    return item && routingItem(item);
  }

  /** Every item in force, with its review date. */
  listItems(): readonly ListItemEntry[] {
    return (this.#items ??= itemsInForce(this.#holdings));
  }

  listKindFor(category: string, unit: string, territory: string | undefined): ListKind | undefined {
    return itemFor(category, unit, territory, this.listItems(), this.#holdings)?.kind;
  }

  /** Cached: the same object for the same snapshot. */
  routingView(): RoutingDirectory {
    return (this.#routing ??= routingView(this.version, this.#holdings, (unit) =>
      this.resolveUnit(unit),
    ));
  }

  calendar(id: string): CalendarDefinition | undefined {
    return this.#holdings.inForce.calendars.get(id);
  }

  postsOf(person: string): readonly PostEntry[] {
    return [...this.#holdings.inForce.posts.values()].filter((post) => post.person === person);
  }

  holdersOf(place: string, postType: string, at: string, mode?: Mode): readonly Holder[] {
    const { day } = this;
    const then = dayOf(at) === day ? this.#holdings : holdingsOn(this.#state, dayOf(at));
    return posts.holdersOf(place, postType, at, mode ?? posts.modeAt(place, at, then), then);
  }

  /** The mode of a place at an instant (ISO 8601). */
  modeAt(place: string, at: string): Mode {
    return posts.modeAt(place, at, holdingsOn(this.#state, dayOf(at)));
  }

  sponsors(territory: string): readonly SponsorLink[] {
    return posts.sponsors(territory, this.#holdings);
  }

  /** The persons who sponsor the territory at a level, by priority. */
  sponsorChain(level: Level, territory: string): readonly string[] {
    return this.sponsors(territory)
      .filter((link) => link.level === level.toLowerCase())
      .map(({ post }) => post.person);
  }

  /** True where the person also holds a post in this unit's house (交叉任职). */
  conflicts(person: string, unit: string): boolean {
    return this.postsOf(person).some((post) =>
      [post.unit, this.#holdings.inForce.nodes.get(post.place)?.unit, post.place].some(
        (house) =>
          house !== undefined && this.unit(house) !== undefined && this.isUnitWithin(house, unit),
      ),
    );
  }

  /**
   * Which of the three fixed things (三定) a territory has: a duty list that speaks of it, holders of
   * posts, and fixed rules, which the tag `rules:<profile>` of the territory or one above says.
   */
  activationFacts(territory: string, profile: string): readonly ActivationFact[] {
    const lineage = this.territoryLineage(territory);
    const { inForce } = this.#holdings;
    const duty = this.listItems().some(
      (item) =>
        item.kind === 'DUTY' && (item.territory === undefined || lineage.includes(item.territory)),
    );
    const held = [...inForce.posts.values()].some(
      ({ place }) => posts.territoryOf(place, inForce) === territory,
    );
    const ruled = lineage.some(
      (code) => inForce.territories.get(code)?.tags?.includes(`rules:${profile}`) === true,
    );
    return [
      ...(duty ? ['DUTY_LIST' as const] : []),
      ...(held ? ['NAMED_HOLDERS' as const] : []),
      ...(ruled ? ['RULE_VERSION' as const] : []),
    ];
  }

  links(place: string, kind?: string): readonly LinkedPlace[] {
    return places.links(place, kind, this.#holdings);
  }

  gridsOf(territory: string): readonly GridEntry[] {
    return places.gridsOf(territory, this.#holdings);
  }

  coverage(postType: string): Coverage {
    return posts.coverage(postType, this.#holdings);
  }

  overloaded(loadOf: (post: PostEntry) => number): readonly Overload[] {
    return posts.overloaded(loadOf, this.#holdings);
  }

  directoryCard(territory: string): DirectoryCard {
    return places.directoryCard(territory, this.#holdings);
  }

  offers(unit: string): readonly OfferEntry[] {
    return [...this.#holdings.inForce.offers.values()].filter((offer) => offer.unit === unit);
  }

  /** An offer that is published; how much of its capacity is used, the menu's readers count. */
  offer(code: string): (OfferEntry & { readonly open: boolean }) | undefined {
    const offer = this.#holdings.inForce.offers.get(code);
    return offer && { ...offer, open: this.isActiveUnit(offer.unit) };
  }

  #listItem(id: string): ListItemEntry | undefined {
    const { listItems, suspensions } = this.#holdings.inForce;
    return suspensions.has(id) ? undefined : listItems.get(id);
  }

  /** What a code meant or will mean on another day. */
  #everKnown(
    of: 'unit' | 'territory' | 'category',
    code: string,
  ): { readonly name: Name } | undefined {
    const table = { unit: 'units', territory: 'territories', category: 'categories' } as const;
    return this.#state[table[of]].get(code)?.[0]?.entry;
  }
}
