import type { RoutingDirectory } from '../directory.js';
import type { AssistRef, RuleSet } from '../rule-set.js';
import type { PlainDirectory } from '../plain/plain-lists.js';
import { leadOf } from '../compile/list-index.js';
import type { Router } from '../router.js';
import { finding, type Finding } from './finding.js';

interface Entry {
  readonly code: string;
  readonly parent?: string;
}

/** Leaves that no rule, list, unit or team tells apart; the first stands for all. */
interface Alike {
  readonly first: string;
  readonly count: number;
}

/**
 * Matters and territories for which nobody is found when nothing else is known of the issue. Leaves
 * that nothing tells apart are tried once, so that a large catalogue over a large district takes
 * moments; one finding tells of all territories of one such group of matters.
 */
export function gapFindings(
  router: Router,
  lists: PlainDirectory,
  ruleSet: RuleSet,
  on: string | undefined,
): readonly Finding[] {
  const { directory } = lists;
  const bearers = new Set(
    directory.lists.flatMap(({ bearer }) => ('unit' in bearer ? [bearer.unit] : [])),
  );
  const matters = alike(leaves(directory.categories), categoryMark(lists, ruleSet, bearers));
  const places = alike(leaves(directory.territories), territoryMark(lists, ruleSet, bearers));
  return matters.flatMap((matter) => {
    const open = places.filter(
      (place) =>
        router.decide({
          category: matter.first,
          territory: place.first,
          ...(on === undefined ? {} : { on }),
        }).lead === undefined,
    );
    const [example] = open;
    if (example === undefined) return [];
    const count = matter.count * open.reduce((sum, place) => sum + place.count, 0);
    const about = { category: matter.first, territory: example.first, count: String(count) };
    return [finding('GAP', 'warning', [], about)];
  });
}

function leaves(entries: readonly Entry[]): readonly string[] {
  const parents = new Set(entries.map(({ parent }) => parent));
  return entries.filter(({ code }) => !parents.has(code)).map(({ code }) => code);
}

function alike(codes: readonly string[], mark: (code: string) => string): readonly Alike[] {
  const groups = new Map<string, Alike>();
  for (const code of codes) {
    const group = mark(code);
    const known = groups.get(group);
    groups.set(group, { first: known?.first ?? code, count: (known?.count ?? 0) + 1 });
  }
  return [...groups.values()];
}

/** What tells matters apart: the nearest code anything speaks of, and the state of the handler. */
function categoryMark(
  lists: PlainDirectory,
  { rules }: RuleSet,
  bearers: ReadonlySet<string>,
): (code: string) => string {
  const { directory } = lists;
  const spoken = new Set([
    ...rules.map(({ when }) => when.category),
    ...directory.lists.map(({ category }) => category),
    ...directory.units.flatMap(({ themes = [] }) => themes),
  ]);
  return (code) => {
    const nearest = lists.categoryLine(code).find((each) => spoken.has(each));
    const handler = lists.handler(code);
    return [nearest, stateOf(handler, lists, bearers)].join('\n');
  };
}

/** What tells territories apart: the nearest code anything speaks of, and the units found there. */
function territoryMark(
  lists: PlainDirectory,
  ruleSet: RuleSet,
  bearers: ReadonlySet<string>,
): (code: string) => string {
  const { directory } = lists;
  const spoken = new Set([
    ...ruleSet.rules.map(({ when }) => when.territory),
    ...directory.lists.map(({ territory }) => territory),
    ...directory.units.flatMap(({ themes, territory, serves = [] }) =>
      themes === undefined ? [] : [territory, ...serves],
    ),
  ]);
  const kinds = kindsSought(directory, ruleSet);
  const byPlace = new Map<string, string[]>();
  for (const { code, kind, territory } of directory.units)
    if (territory !== undefined && kinds.has(kind))
      byPlace.set(territory, [...(byPlace.get(territory) ?? []), code]);
  return (code) => {
    const line = lists.territoryLine(code);
    const nearest = line.find((each) => spoken.has(each));
    // A unit's place on the line matters only by its kind and state: the nearest of a kind is taken.
    const found = line.map((place) =>
      (byPlace.get(place) ?? []).map((unit) => stateOf(unit, lists, bearers)).join(),
    );
    return [nearest, ...found].join('\n');
  };
}

function stateOf(
  code: string | undefined,
  lists: PlainDirectory,
  bearers: ReadonlySet<string>,
): string {
  if (code === undefined) return '';
  const unit = lists.units.get(code);
  if (bearers.has(code) || unit?.active === false) return code;
  return `${unit?.kind ?? ''} ${String(unit?.adviserOnly === true)}`;
}

/** Kinds whose unit of the territory some rule or list asks for. */
function kindsSought(directory: RoutingDirectory, ruleSet: RuleSet): ReadonlySet<string> {
  const ofRef = (ref: AssistRef): readonly string[] =>
    'unitOfTerritory' in ref ? [ref.unitOfTerritory] : 'settleLow' in ref ? ref.settleLow : [];
  const ofItem = directory.lists.flatMap((item) => {
    const lead = leadOf(item);
    return lead !== undefined && 'unitKind' in lead ? [lead.unitKind] : [];
  });
  const refs = [...ruleSet.rules.flatMap(({ lead }) => lead), ...ruleSet.fallback];
  return new Set([...refs.flatMap(ofRef), ...ofItem]);
}
