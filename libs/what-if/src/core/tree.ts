interface Node {
  readonly code: string;
  readonly parent?: string;
}

/** Who lies below whom, for one tree of the directory. */
export class Tree {
  readonly #parents: ReadonlyMap<string, string | undefined>;

  constructor(nodes: readonly Node[]) {
    this.#parents = new Map(nodes.map(({ code, parent }) => [code, parent]));
  }

  has(code: string): boolean {
    return this.#parents.has(code);
  }

  /** The code and what lies above it, from below; an unknown code stands for itself. */
  lineage(code: string): readonly string[] {
    const line: string[] = [];
    for (let at: string | undefined = code; at !== undefined; at = this.#parents.get(at)) {
      // A list somebody drew in a circle ends where it began.
      if (line.includes(at)) break;
      line.push(at);
    }
    return line;
  }

  isWithin(code: string, ancestor: string): boolean {
    return this.lineage(code).includes(ancestor);
  }

  isWithinAny(code: string, ancestors: readonly string[]): boolean {
    const line = this.lineage(code);
    return ancestors.some((each) => line.includes(each));
  }
}
