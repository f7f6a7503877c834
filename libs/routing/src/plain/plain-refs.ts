import type { RoutingFacts } from '../facts.js';
import type { RoutingRule, UnitRef } from '../rule-set.js';
import { leadOf } from '../compile/list-index.js';
import type { PlainDirectory } from './plain-lists.js';

/** How a candidate was found. */
export type Via =
  | 'previousLead'
  | 'unit'
  | 'unitOfTerritory'
  | 'propertyOfCompound'
  | 'listLead'
  | 'catalogueHandler'
  | 'themedTeam'
  | 'settleLow';

/** A unit a reference means. */
export interface Named {
  readonly code: string;
  readonly via: Via;
  /** Passing it over makes the decision less sure. */
  readonly counts: boolean;
  /** It has tried to settle the matter before. */
  readonly tried: boolean;
  /** List item that names it. */
  readonly citing?: string;
}

type OwnRef = Exclude<UnitRef, { readonly leadOfRule: string }>;

/** The references with those of the rules they lead on to; a circle ends where it closes. */
export function withLedRules(
  refs: readonly UnitRef[],
  rules: readonly RoutingRule[],
  passed: ReadonlySet<string>,
): readonly OwnRef[] {
  return refs.flatMap((ref): readonly OwnRef[] => {
    if (!('leadOfRule' in ref)) return [ref];
    const rule = rules.findLast(({ id }) => id === ref.leadOfRule);
    return rule === undefined || passed.has(rule.id)
      ? []
      : withLedRules(rule.lead, rules, new Set([...passed, rule.id]));
  });
}

/** Units a reference means for these facts, in the order they are tried. */
export function candidatesOf(
  ref: OwnRef,
  facts: RoutingFacts,
  lists: PlainDirectory,
  standIns: Readonly<Record<string, string>>,
): readonly Named[] {
  const { category, territory } = facts;
  const named = (
    via: Via,
    code: string | undefined,
    more: Partial<Named> = {},
  ): readonly Named[] => {
    if (code === undefined) return [];
    const counts = lists.units.has(code) || via === 'unit';
    const first: Named = { code, via, counts, tried: false, ...more };
    const next = standInOf(code, lists, standIns);
    return first.tried || lists.units.get(code)?.active !== false || next === undefined
      ? [first]
      : [first, { ...first, code: next }];
  };
  if ('unit' in ref) return named('unit', ref.unit);
  if ('unitOfTerritory' in ref)
    return named('unitOfTerritory', lists.nearest(ref.unitOfTerritory, territory)?.code);
  if ('catalogueHandler' in ref) return named('catalogueHandler', lists.handler(category));
  if ('propertyOfCompound' in ref) {
    const compound = lists.directory.compounds?.findLast(
      ({ code, property }) => code === facts.compound && property !== undefined,
    );
    return named('propertyOfCompound', compound?.property);
  }
  if ('themedTeam' in ref)
    return lists
      .teams(category, territory)
      .map(({ code }) => ({ code, via: 'themedTeam', counts: true, tried: false }) as const);
  if ('settleLow' in ref)
    return ref.settleLow.flatMap((kind) => {
      const tried = facts.tried?.includes(kind) === true;
      const unit = lists.nearest(kind, territory)?.code;
      return named('settleLow', unit, { tried, ...(tried ? { counts: false } : {}) });
    });
  const item = lists.leading(category, territory);
  const lead = item === undefined ? undefined : leadOf(item);
  if (item === undefined || lead === undefined) return [];
  const unit = 'unit' in lead ? lead.unit : lists.nearest(lead.unitKind, territory)?.code;
  return named('listLead', unit, { citing: item.id });
}

/** The first unit in service along the stand-ins. */
function standInOf(
  code: string,
  lists: PlainDirectory,
  standIns: Readonly<Record<string, string>>,
): string | undefined {
  const seen = new Set([code]);
  for (let next = standIns[code]; next !== undefined && !seen.has(next); next = standIns[next]) {
    if (lists.units.get(next)?.active === true) return next;
    seen.add(next);
  }
  return undefined;
}
