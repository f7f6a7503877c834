import type { Limit } from '@shaodao/deadlines';
import type { RoutingFacts } from '../facts.js';
import type { AssistRef, RoutingRule, UnitRef } from '../rule-set.js';
import { NONE, type TreeIndex } from './tree-index.js';
import type { UnitIndex } from './unit-index.js';

/** A unit reference, ready to be looked up. */
export type CompiledRef =
  | { readonly op: 'unit'; readonly unit: number }
  | { readonly op: 'nearest'; readonly nearest: Int32Array }
  | { readonly op: 'property' | 'list' | 'catalogue' | 'team' }
  | {
      readonly op: 'low';
      readonly kinds: readonly string[];
      readonly nearest: readonly Int32Array[];
    };

/** References of which the first eligible unit assists, or all assists of the list item. */
export type CompiledAssist = { readonly refs: readonly CompiledRef[] } | 'LIST_ASSISTS';

export interface CompiledRule {
  readonly id: string;
  /** Place in the order of speaking, 0 first. */
  readonly rank: number;
  readonly category: number;
  readonly territory: number;
  readonly kinds: ReadonlySet<string> | undefined;
  readonly channels: ReadonlySet<string> | undefined;
  readonly urgencies: ReadonlySet<string> | undefined;
  readonly complexities: ReadonlySet<string> | undefined;
  readonly tags: readonly string[] | undefined;
  readonly compound: boolean | undefined;
  readonly validFrom: string | undefined;
  readonly validTo: string | undefined;
  /** False where the category and territory say it all. */
  readonly conditional: boolean;
  readonly lead: readonly CompiledRef[];
  readonly assists: readonly CompiledAssist[];
  readonly limit: Limit | undefined;
  readonly confidence: number;
}

export interface Trees {
  readonly categories: TreeIndex;
  readonly territories: TreeIndex;
  readonly units: UnitIndex;
}

/** How many things a rule asks beside category and territory. */
export function conditionsOf({ when, validFrom, validTo }: RoutingRule): number {
  const { kinds, channels, urgencies, complexities, tags, compound } = when;
  return [kinds, channels, urgencies, complexities, tags, compound, validFrom, validTo].filter(
    (condition) => condition !== undefined,
  ).length;
}

/** The rules in the order they speak; those that name an unknown place or matter never do. */
export function compileRules(rules: readonly RoutingRule[], trees: Trees): CompiledRule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const { categories, territories } = trees;
  const depth = (tree: TreeIndex, at: number): number =>
    at === NONE ? NONE : (tree.depths[at] as number);
  const placed = rules
    .map((rule) => ({
      rule,
      category: optionalIndex(categories, rule.when.category),
      territory: optionalIndex(territories, rule.when.territory),
    }))
    .filter(({ category, territory }) => category !== undefined && territory !== undefined)
    .map(({ rule, category = NONE, territory = NONE }) => ({ rule, category, territory }));
  placed.sort(
    (a, b) =>
      (b.rule.priority ?? 0) - (a.rule.priority ?? 0) ||
      depth(categories, b.category) - depth(categories, a.category) ||
      depth(territories, b.territory) - depth(territories, a.territory) ||
      conditionsOf(b.rule) - conditionsOf(a.rule),
  );
  return placed.map(({ rule, category, territory }, rank) => {
    const { when } = rule;
    return {
      id: rule.id,
      rank,
      category,
      territory,
      kinds: setOf(when.kinds),
      channels: setOf(when.channels),
      urgencies: setOf(when.urgencies),
      complexities: setOf(when.complexities),
      tags: when.tags,
      compound: when.compound,
      validFrom: rule.validFrom,
      validTo: rule.validTo,
      conditional: conditionsOf(rule) > 0,
      lead: compileRefs(rule.lead, trees, byId, new Set([rule.id])),
      assists: (rule.assists ?? []).map((ref) => compileAssist(ref, trees, byId, rule.id)),
      limit: rule.limit,
      confidence: rule.confidence ?? 1,
    };
  });
}

/** A rule's references with those of the rules they lead on to; a circle ends where it closes. */
export function compileRefs(
  refs: readonly UnitRef[],
  trees: Trees,
  rules: ReadonlyMap<string, RoutingRule>,
  passed: ReadonlySet<string>,
): readonly CompiledRef[] {
  return refs.flatMap((ref): readonly CompiledRef[] => {
    if (!('leadOfRule' in ref)) return [compileRef(ref, trees)];
    const rule = rules.get(ref.leadOfRule);
    return rule === undefined || passed.has(rule.id)
      ? []
      : compileRefs(rule.lead, trees, rules, new Set([...passed, rule.id]));
  });
}

function compileRef(
  ref: Exclude<UnitRef, { readonly leadOfRule: string }>,
  { units }: Trees,
): CompiledRef {
  if ('unit' in ref) return { op: 'unit', unit: units.tree.indexOf(ref.unit) };
  if ('unitOfTerritory' in ref)
    return { op: 'nearest', nearest: units.nearest(ref.unitOfTerritory) };
  if ('settleLow' in ref)
    return {
      op: 'low',
      kinds: ref.settleLow,
      nearest: ref.settleLow.map((kind) => units.nearest(kind)),
    };
  if ('propertyOfCompound' in ref) return { op: 'property' };
  if ('listLead' in ref) return { op: 'list' };
  return { op: 'catalogueHandler' in ref ? 'catalogue' : 'team' };
}

function compileAssist(
  ref: AssistRef,
  trees: Trees,
  rules: ReadonlyMap<string, RoutingRule>,
  rule: string,
): CompiledAssist {
  return 'listAssists' in ref
    ? 'LIST_ASSISTS'
    : { refs: compileRefs([ref], trees, rules, new Set([rule])) };
}

/** Whether what the rule asks beside category and territory is so. */
export function holds(rule: CompiledRule, facts: RoutingFacts): boolean {
  return (
    !rule.conditional ||
    (isOneOf(rule.kinds, facts.kind) &&
      isOneOf(rule.urgencies, facts.urgency) &&
      isOneOf(rule.channels, facts.channel) &&
      isOneOf(rule.complexities, facts.complexity) &&
      hasTags(rule.tags, facts.tags) &&
      (rule.compound === undefined || rule.compound === (facts.compound !== undefined)) &&
      isInForce(rule, facts.on))
  );
}

function isOneOf(wanted: ReadonlySet<string> | undefined, value: string | undefined): boolean {
  return wanted === undefined || (value !== undefined && wanted.has(value));
}

function hasTags(
  wanted: readonly string[] | undefined,
  tags: readonly string[] | undefined,
): boolean {
  if (wanted === undefined) return true;
  for (const tag of wanted) if (tags === undefined || !tags.includes(tag)) return false;
  return true;
}

function isInForce({ validFrom, validTo }: CompiledRule, on: string | undefined): boolean {
  if (validFrom === undefined && validTo === undefined) return true;
  return (
    on !== undefined &&
    (validFrom === undefined || on >= validFrom) &&
    (validTo === undefined || on < validTo)
  );
}

/** NONE where nothing is asked, undefined where what is asked is unknown. */
function optionalIndex(tree: TreeIndex, code: string | undefined): number | undefined {
  if (code === undefined) return NONE;
  const index = tree.indexOf(code);
  return index === NONE ? undefined : index;
}

const setOf = (values: readonly string[] | undefined): ReadonlySet<string> | undefined =>
  values === undefined ? undefined : new Set(values);
