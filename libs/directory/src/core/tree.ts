/** The lines between codes and their parents, for questions of who lies within whom. */
export class Tree {
  readonly #entries: ReadonlyMap<string, { readonly parent?: string }>;
  #children: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(entries: ReadonlyMap<string, { readonly parent?: string }>) {
    this.#entries = entries;
  }

  /** True where `code` is `ancestor` or lies below it; as many steps as the tree is deep. */
  isWithin(code: string, ancestor: string): boolean {
    let current: string | undefined = code;
    while (current !== undefined) {
      if (current === ancestor) return true;
      current = this.#entries.get(current)?.parent;
    }
    return false;
  }

  /** The code itself, its parent, and so on to the root. */
  lineage(code: string): string[] {
    const line: string[] = [];
    for (
      let current: string | undefined = code;
      current !== undefined;
      current = this.#entries.get(current)?.parent
    )
      line.push(current);
    return line;
  }

  /** The code itself and all below it. */
  within(code: string): string[] {
    this.#children ??= childrenOf(this.#entries);
    const found = [code];
    for (const next of found) found.push(...(this.#children.get(next) ?? []));
    return found;
  }
}

function childrenOf(
  entries: ReadonlyMap<string, { readonly parent?: string }>,
): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const [code, { parent }] of entries) {
    if (parent === undefined) continue;
    const siblings = children.get(parent);
    if (siblings === undefined) children.set(parent, [code]);
    else siblings.push(code);
  }
  return children;
}
