import type { CompiledRule } from './compiled-rule.js';
import { NONE, type TreeIndex } from './tree-index.js';

type ByTerritory = Map<number, CompiledRule[]>;

/**
 * Rules by category and territory. A walk gives those of a place and a matter in the order they
 * speak, merged from the short lists of their ancestors. One walk at a time: the walk lives in
 * arrays that are used again.
 */
export class RuleIndex {
  /** At `category + 1`; the first holds the rules for every matter. */
  readonly #byCategory: (ByTerritory | undefined)[];
  readonly #lists: (readonly CompiledRule[])[] = [];
  readonly #at: number[] = [];
  #count = 0;

  constructor(
    rules: readonly CompiledRule[],
    private readonly categories: TreeIndex,
    private readonly territories: TreeIndex,
  ) {
    this.#byCategory = new Array<ByTerritory | undefined>(categories.size + 1).fill(undefined);
    for (const rule of rules) {
      const places = (this.#byCategory[rule.category + 1] ??= new Map());
      const list = places.get(rule.territory);
      if (list === undefined) places.set(rule.territory, [rule]);
      else list.push(rule);
    }
  }

  /** Begins the walk through the rules of this matter and place. */
  start(category: number, territory: number): void {
    this.#count = 0;
    for (let matter = category; ; matter = this.categories.parents[matter] as number) {
      const places = this.#byCategory[matter + 1];
      if (places !== undefined) this.#gather(places, territory);
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

  #gather(places: ByTerritory, territory: number): void {
    for (let place = territory; ; place = this.territories.parents[place] as number) {
      const list = places.get(place);
      if (list !== undefined) {
        this.#lists[this.#count] = list;
        this.#at[this.#count] = 0;
        this.#count += 1;
      }
      if (place === NONE) return;
    }
  }
}
