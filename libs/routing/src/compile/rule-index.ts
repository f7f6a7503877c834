import type { CompiledRule } from './compiled-rule.js';
import { NONE, type TreeIndex } from './tree-index.js';

interface RulesOfMatter {
  readonly anywhere: CompiledRule[];
  /** Most matters have none: looking up the territory and all above it costs more than the rest. */
  byTerritory: Map<number, CompiledRule[]> | undefined;
}

/**
 * Rules by category and territory. A walk gives those of a place and a matter in the order they
 * speak, merged from the short lists of their ancestors. One walk at a time: the walk lives in
 * arrays that are used again.
 */
export class RuleIndex {
  /** At `category + 1`; the first holds the rules for every matter. */
  readonly #byCategory: (RulesOfMatter | undefined)[];
  readonly #lists: (readonly CompiledRule[])[] = [];
  readonly #at: number[] = [];
  #count = 0;

  constructor(
    rules: readonly CompiledRule[],
    private readonly categories: TreeIndex,
    private readonly territories: TreeIndex,
  ) {
    this.#byCategory = new Array<RulesOfMatter | undefined>(categories.size + 1).fill(undefined);
    for (const rule of rules) this.#add(rule);
  }

  /** Begins the walk through the rules of this matter and place. */
  start(category: number, territory: number): void {
    this.#count = 0;
    for (let matter = category; ; matter = this.categories.parents[matter] as number) {
      const rules = this.#byCategory[matter + 1];
      if (rules !== undefined) {
        if (rules.anywhere.length > 0) this.#take(rules.anywhere);
        if (rules.byTerritory !== undefined) this.#gather(rules.byTerritory, territory);
      }
      if (matter === NONE) return;
    }
  }

  /** The next rule in the order of speaking; undefined when all have spoken. */
  next(): CompiledRule | undefined {
    let best: CompiledRule | undefined;
    let from = NONE;
    for (let index = 0; index < this.#count; index += 1) {
      const rule = this.#lists[index]?.[this.#at[index] as number];
      if (rule !== undefined && (best === undefined || rule.rank < best.rank)) {
        best = rule;
        from = index;
      }
    }
    if (from !== NONE) this.#at[from] = (this.#at[from] as number) + 1;
    return best;
  }

  #gather(places: ReadonlyMap<number, readonly CompiledRule[]>, territory: number): void {
    for (let place = territory; place !== NONE; place = this.territories.parents[place] as number) {
      const list = places.get(place);
      if (list !== undefined) this.#take(list);
    }
  }

  #take(list: readonly CompiledRule[]): void {
    this.#lists[this.#count] = list;
    this.#at[this.#count] = 0;
    this.#count += 1;
  }

  #add(rule: CompiledRule): void {
    const rules: RulesOfMatter = (this.#byCategory[rule.category + 1] ??= {
      anywhere: [],
      byTerritory: undefined,
    });
    if (rule.territory === NONE) {
      rules.anywhere.push(rule);
      return;
    }
    rules.byTerritory ??= new Map<number, CompiledRule[]>();
    const list = rules.byTerritory.get(rule.territory);
    if (list === undefined) rules.byTerritory.set(rule.territory, [rule]);
    else list.push(rule);
  }
}
