import type { SideDefinition } from './definition.js';

const KIND = /^[a-z][A-Za-z0-9]*$/;
const PATH = /^[a-z][a-z-]*$/;

/** Every kind of side stream of the house. Never changes. */
export class SideRegistry {
  private readonly byKind: ReadonlyMap<string, SideDefinition>;

  /** @throws Error where two share a kind or a path, or a name cannot be that of streams. */
  constructor(readonly all: readonly SideDefinition[]) {
    for (const definition of all) check(definition);
    this.byKind = new Map(all.map((definition) => [definition.kind, definition]));
    const paths = new Set(all.map(({ path }) => path));
    if (this.byKind.size < all.length || paths.size < all.length)
      throw new Error('Two side streams share a kind or a path');
  }

  find(kind: string): SideDefinition | undefined {
    return this.byKind.get(kind);
  }

  /** The kind and identifier of a stream's name; undefined where it is no side stream. */
  parse(stream: string): { readonly definition: SideDefinition; readonly id: string } | undefined {
    const dash = stream.indexOf('-');
    const definition = dash < 0 ? undefined : this.byKind.get(stream.slice(0, dash));
    return definition && { definition, id: stream.slice(dash + 1) };
  }
}

function check({ kind, path, aggregate, opens, commands, policy }: SideDefinition): void {
  // What stands before the first dash of a stream's name is its category.
  if (!KIND.test(kind) || aggregate.category !== kind)
    throw new Error(`${kind}: a kind is the category of its streams, letters and digits only`);
  if (!PATH.test(path)) throw new Error(`${kind}: ${path} is no path`);
  if (!Object.hasOwn(commands, opens))
    throw new Error(`${kind} is opened by no command of its own`);
  const silent = [...Object.keys(commands), 'read'].filter((name) => !Object.hasOwn(policy, name));
  if (silent.length > 0) throw new Error(`${kind}: nobody may ${silent.join(', ')}`);
}
