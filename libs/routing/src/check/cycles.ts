import type { RoutingDirectory } from '../directory.js';
import type { RuleSet } from '../rule-set.js';
import { finding, type Finding } from './finding.js';

type Edges = ReadonlyMap<string, readonly string[]>;

/** Rules that lead on to each other, stand-ins that stand in for each other, circles in the trees. */
export function cycleFindings(directory: RoutingDirectory, ruleSet: RuleSet): readonly Finding[] {
  const rules: Edges = new Map(
    ruleSet.rules.map(({ id, lead, assists = [] }) => [
      id,
      [...lead, ...assists].flatMap((ref) => ('leadOfRule' in ref ? [ref.leadOfRule] : [])),
    ]),
  );
  const standIns: Edges = new Map(
    Object.entries(ruleSet.standIns ?? {}).map(([unit, next]) => [unit, [next]]),
  );
  const parents = (
    entries: readonly { readonly code: string; readonly parent?: string }[],
  ): Edges =>
    new Map(entries.map(({ code, parent }) => [code, parent === undefined ? [] : [parent]]));
  const told = (path: readonly string[], own: readonly string[]): Finding =>
    finding('CYCLE', 'error', own, { path: [...path, path[0] ?? ''].join(' → ') });
  return [
    ...circlesIn(rules).map((path) => told(path, path)),
    ...[
      standIns,
      parents(directory.units),
      parents(directory.territories),
      parents(directory.categories),
    ].flatMap((edges) => circlesIn(edges).map((path) => told(path, []))),
  ];
}

/** Each circle once, from where it was entered. */
function circlesIn(edges: Edges): readonly (readonly string[])[] {
  const done = new Set<string>();
  const found: (readonly string[])[] = [];
  for (const start of edges.keys()) {
    const path: string[] = [];
    const open: { readonly node: string; next: number }[] = [];
    const enter = (node: string): void => {
      path.push(node);
      open.push({ node, next: 0 });
    };
    if (!done.has(start)) enter(start);
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const next = edges.get(top.node)?.[top.next];
      top.next += 1;
      if (next === undefined) {
        done.add(top.node);
        path.pop();
        open.pop();
      } else if (path.includes(next)) found.push(path.slice(path.indexOf(next)));
      else if (!done.has(next) && edges.has(next)) enter(next);
    }
  }
  return found;
}
