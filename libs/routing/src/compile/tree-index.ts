interface Entry {
  readonly code: string;
  readonly parent?: string;
}

/** No entry. */
export const NONE = -1;

/**
 * A tree with numbers for codes: who lies within whom is two comparisons. A parent nobody knows
 * makes a root; a circle is cut where it is entered.
 */
export class TreeIndex {
  readonly codes: readonly string[];
  /** Parent of each entry, NONE at a root. */
  readonly parents: Int32Array;
  readonly depths: Int32Array;
  readonly #at = new Map<string, number>();
  readonly #enter: Int32Array;
  readonly #leave: Int32Array;

  constructor(entries: readonly Entry[]) {
    this.codes = entries.map(({ code }) => code);
    entries.forEach(({ code }, index) => this.#at.set(code, index));
    const size = entries.length;
    this.parents = Int32Array.from(entries, ({ parent }) =>
      parent === undefined ? NONE : this.indexOf(parent),
    );
    this.depths = new Int32Array(size);
    this.#enter = new Int32Array(size).fill(NONE);
    this.#leave = new Int32Array(size);
    this.#number();
  }

  get size(): number {
    return this.codes.length;
  }

  /** NONE for a code nobody knows. */
  indexOf(code: string): number {
    return this.#at.get(code) ?? NONE;
  }

  codeOf(index: number): string {
    return this.codes[index] ?? '';
  }

  /** True where the entry is `ancestor` or lies below it. */
  isWithin(index: number, ancestor: number): boolean {
    const at = this.#enter[index] as number;
    return at >= (this.#enter[ancestor] as number) && at < (this.#leave[ancestor] as number);
  }

  #number(): void {
    const children: number[][] = this.codes.map(() => []);
    const roots: number[] = [];
    this.parents.forEach((parent, index) => (children[parent] ?? roots).push(index));
    let clock = 0;
    const visit = (root: number): void => {
      const open: [index: number, next: number][] = [[root, 0]];
      this.#enter[root] = clock++;
      for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
        const [index, next] = top;
        const child = children[index]?.[next];
        top[1] += 1;
        if (child === undefined) {
          this.#leave[index] = clock;
          open.pop();
        } else if (this.#enter[child] === NONE) {
          this.#enter[child] = clock++;
          this.depths[child] = (this.depths[index] as number) + 1;
          open.push([child, 0]);
        }
      }
    };
    roots.forEach(visit);
    for (let index = 0; index < this.size; index += 1)
      if (this.#enter[index] === NONE) {
        this.parents[index] = NONE;
        visit(index);
      }
  }
}
