import type { Limit } from '@shaodao/deadlines';
import type { RoutingDirectory } from './directory.js';
import {
  confidenceOf,
  NO_UNITS,
  type DecisionSource,
  type RoutingDecision,
  type TriageReason,
} from './decision.js';
import { CODES, explanationOf, type Explanation, type Naming } from './explain/explanation.js';
import type { RoutingFacts } from './facts.js';
import { PlainRouting } from './plain/plain-routing.js';
import type { RuleSet, VersionedRuleSet } from './rule-set.js';
import {
  compileRefs,
  compileRules,
  holds,
  type CompiledAssist,
  type CompiledRef,
  type CompiledRule,
} from './compile/compiled-rule.js';
import { Guards, type Matter } from './compile/guards.js';
import { ListIndex, type IndexedItem } from './compile/list-index.js';
import { RuleIndex } from './compile/rule-index.js';
import { TeamIndex } from './compile/team-index.js';
import { NONE, TreeIndex } from './compile/tree-index.js';
import { UnitIndex } from './compile/unit-index.js';

/**
 * Makes a rule set and one version of the directory ready to decide; once per version, for it costs
 * about as much as a hundred thousand decisions.
 */
export function compileRouting(directory: RoutingDirectory, ruleSet: RuleSet): Router {
  return new Router(directory, ruleSet);
}

/** Decides who leads and who assists, by one rule set and one version of the directory. */
export class Router {
  readonly directoryVersion: number;
  readonly ruleSet: VersionedRuleSet;
  readonly #directory: RoutingDirectory;
  readonly #categories: TreeIndex;
  readonly #territories: TreeIndex;
  readonly #units: UnitIndex;
  readonly #lists: ListIndex;
  readonly #teams: TeamIndex;
  readonly #rules: RuleIndex;
  readonly #guards: Guards;
  readonly #fallback: readonly CompiledRef[];
  readonly #watch: readonly CompiledRef[];
  readonly #watchedKinds: ReadonlySet<string>;
  readonly #standIns: Int32Array;
  readonly #properties = new Map<string, number>();
  readonly #handlers: Int32Array;
  readonly #limits: readonly (Limit | undefined)[];
  readonly #matter: Matter = {
    facts: { category: '', territory: '' },
    category: NONE,
    territory: NONE,
    accused: NONE,
  };
  #passedOver = 0;
  #item: IndexedItem | undefined;
  /** Whom watchers watch. */
  #lead = NONE;
  #plain: PlainRouting | undefined;

  constructor(directory: RoutingDirectory, ruleSet: RuleSet | VersionedRuleSet) {
    this.directoryVersion = directory.version;
    this.ruleSet = 'version' in ruleSet ? ruleSet : { ...ruleSet, version: 0 };
    this.#directory = directory;
    this.#categories = new TreeIndex(directory.categories);
    this.#territories = new TreeIndex(directory.territories);
    this.#units = new UnitIndex(directory.units, this.#territories);
    const categories = this.#categories;
    const territories = this.#territories;
    const units = this.#units;
    this.#lists = new ListIndex(directory.lists, categories, territories, units, ruleSet.baseKinds);
    this.#teams = new TeamIndex(units, categories, territories);
    const trees = { categories, territories, units };
    this.#rules = new RuleIndex(compileRules(ruleSet.rules, trees), categories, territories);
    this.#guards = new Guards(units, this.#lists);
    const byId = new Map(ruleSet.rules.map((rule) => [rule.id, rule]));
    this.#fallback = compileRefs(ruleSet.fallback, trees, byId, new Set());
    this.#watch = compileRefs(ruleSet.dualDispatch?.watch ?? [], trees, byId, new Set());
    this.#watchedKinds = new Set(ruleSet.dualDispatch?.leadKinds);
    this.#standIns = units.standIns(ruleSet.standIns ?? {});
    for (const { code, property } of directory.compounds ?? [])
      if (property !== undefined) this.#properties.set(code, units.tree.indexOf(property));
    const up = <T>(of: (category: number) => T | undefined, at: number): T | undefined => {
      for (let next = at; next !== NONE; next = categories.parents[next] as number) {
        const found = of(next);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    this.#handlers = Int32Array.from(directory.categories, (_, at) => {
      const handler = up((next) => directory.categories[next]?.defaultHandler, at);
      return handler === undefined ? NONE : units.tree.indexOf(handler);
    });
    this.#limits = directory.categories.map((_, at) =>
      up((next) => directory.categories[next]?.limit, at),
    );
  }

  /** Never fails: a matter nobody may take goes to triage. The same facts, the same decision. */
  decide(facts: RoutingFacts): RoutingDecision {
    const category = this.#categories.indexOf(facts.category);
    if (category === NONE) return triage(facts, 'UNKNOWN_CATEGORY');
    const territory = this.#territories.indexOf(facts.territory);
    if (territory === NONE) return triage(facts, 'UNKNOWN_TERRITORY');
    const matter = this.#matter;
    matter.facts = facts;
    matter.category = category;
    matter.territory = territory;
    matter.accused =
      facts.accusedUnit === undefined ? NONE : this.#units.tree.indexOf(facts.accusedUnit);
    this.#passedOver = 0;

    if (facts.previousLead !== undefined && this.ruleSet.firstReceiver) {
      const stays = this.#staying(facts.previousLead);
      if (stays !== NONE) return this.#decided(stays, 'FIRST_RECEIVER', 1, undefined);
    }
    let matched = false;
    this.#rules.start(category, territory);
    for (let rule = this.#rules.next(); rule !== undefined; rule = this.#rules.next()) {
      if (!holds(rule, facts)) continue;
      matched = true;
      const lead = this.#firstOf(rule.lead);
      if (lead !== NONE) return this.#decided(lead, 'RULE', rule.confidence, rule);
    }
    const lead = this.#firstOf(this.#fallback);
    if (lead !== NONE)
      return this.#decided(lead, 'FALLBACK', this.ruleSet.confidence.fallback, undefined);
    return triage(facts, matched || this.#passedOver > 0 ? 'NO_ELIGIBLE_UNIT' : 'NO_RULE');
  }

  /** The decision with everything it rests on, in words; `naming` gives the names of codes. */
  explain(asked: RoutingFacts | RoutingDecision, naming: Naming = CODES): Explanation {
    this.#plain ??= new PlainRouting(this.#directory, this.ruleSet);
    const facts = 'facts' in asked ? asked.facts : asked;
    return explanationOf(this.#plain.deliberate(facts), this.ruleSet, this.#directory, naming);
  }

  #staying(previousLead: string): number {
    const unit = this.#units.tree.indexOf(previousLead);
    if (unit === NONE || this.#guards.againstLead(unit, this.#matter) !== undefined) return NONE;
    this.#item = this.#guards.item;
    return unit;
  }

  #decided(
    lead: number,
    source: DecisionSource,
    base: number,
    rule: CompiledRule | undefined,
  ): RoutingDecision {
    const { facts, category } = this.#matter;
    const item = this.#item;
    const passedOver = this.#passedOver;
    return {
      facts,
      lead: this.#units.tree.codeOf(lead),
      triage: undefined,
      assists: rule === undefined ? NO_UNITS : this.#assists(rule.assists, lead),
      watch: this.#watchers(lead),
      source,
      rule: rule?.id,
      listItem: item?.item.id,
      limit: rule?.limit ?? this.#limits[category],
      confidence: confidenceOf(base, passedOver, this.ruleSet.confidence.passedOver, facts),
    };
  }

  #assists(assists: readonly CompiledAssist[], lead: number): readonly string[] {
    if (assists.length === 0) return NO_UNITS;
    const chosen: string[] = [];
    for (const assist of assists) {
      if (assist === 'LIST_ASSISTS') {
        const item = this.#lists.leading(this.#matter.category, this.#matter.territory);
        if (item === undefined) continue;
        for (const unit of item.assists) if (this.#mayAssist(unit)) this.#add(unit, lead, chosen);
      } else {
        this.#add(this.#find(assist.refs, this.#mayAssist), lead, chosen);
      }
    }
    return chosen;
  }

  #add(unit: number, lead: number, chosen: string[]): void {
    if (unit === NONE || unit === lead) return;
    const code = this.#units.tree.codeOf(unit);
    if (!chosen.includes(code)) chosen.push(code);
  }

  #watchers(lead: number): readonly string[] {
    if (this.#watch.length === 0 || !this.#watchedKinds.has(this.#units.kindOf(lead)))
      return NO_UNITS;
    this.#lead = lead;
    const unit = this.#find(this.#watch, this.#mayWatch);
    return unit === NONE ? NO_UNITS : [this.#units.tree.codeOf(unit)];
  }

  readonly #mayAssist = (unit: number): boolean =>
    this.#guards.againstAssist(unit, this.#matter) === undefined;

  readonly #mayWatch = (unit: number): boolean =>
    unit !== this.#lead && this.#guards.againstKnowing(unit, this.#matter) === undefined;

  /** The first unit of the references that may lead; those that may not are counted. */
  #firstOf(refs: readonly CompiledRef[]): number {
    return this.#find(refs, this.#mayLead);
  }

  readonly #mayLead = (unit: number): boolean => {
    if (unit !== NONE && this.#guards.againstLead(unit, this.#matter) === undefined) {
      this.#item = this.#guards.item;
      return true;
    }
    this.#passedOver += 1;
    return false;
  };

  #find(refs: readonly CompiledRef[], accepts: (unit: number) => boolean): number {
    for (const ref of refs) {
      const unit = this.#candidate(ref, accepts);
      if (unit !== NONE) return unit;
    }
    return NONE;
  }

  #candidate(ref: CompiledRef, accepts: (unit: number) => boolean): number {
    const { category, territory, facts } = this.#matter;
    switch (ref.op) {
      case 'unit':
        return this.#acceptedOrStandIn(ref.unit, accepts, true);
      case 'nearest':
        return this.#acceptedOrStandIn(ref.nearest[territory] as number, accepts);
      case 'property':
        return facts.compound === undefined
          ? NONE
          : this.#acceptedOrStandIn(this.#properties.get(facts.compound) ?? NONE, accepts);
      case 'catalogue':
        return this.#acceptedOrStandIn(this.#handlers[category] as number, accepts);
      case 'team':
        return this.#teams.first(category, territory, accepts);
      case 'list':
        return this.#byList(accepts);
      case 'low':
        for (let index = 0; index < ref.kinds.length; index += 1) {
          const kind = ref.kinds[index] as string;
          const unit = (ref.nearest[index] as Int32Array)[territory] as number;
          if (facts.tried?.includes(kind)) continue;
          const found = this.#acceptedOrStandIn(unit, accepts);
          if (found !== NONE) return found;
        }
        return NONE;
    }
  }

  #byList(accepts: (unit: number) => boolean): number {
    const { category, territory } = this.#matter;
    const item = this.#lists.leading(category, territory);
    if (item === undefined) return NONE;
    const unit =
      item.leadKind === undefined
        ? item.lead
        : (this.#units.nearest(item.leadKind)[territory] as number);
    const found = this.#acceptedOrStandIn(unit, accepts);
    if (found !== NONE) this.#item = item;
    return found;
  }

  /** `named`: the reference names a unit by its code, so one that is unknown was passed over. */
  #acceptedOrStandIn(unit: number, accepts: (unit: number) => boolean, named = false): number {
    if (unit === NONE) {
      if (named) accepts(NONE);
      return NONE;
    }
    if (accepts(unit)) return unit;
    if (this.#units.active[unit]) return NONE;
    const standIn = this.#standIns[unit] as number;
    return standIn !== NONE && accepts(standIn) ? standIn : NONE;
  }
}

function triage(facts: RoutingFacts, reason: TriageReason): RoutingDecision {
  return {
    facts,
    lead: undefined,
    triage: reason,
    assists: NO_UNITS,
    watch: NO_UNITS,
    source: undefined,
    rule: undefined,
    listItem: undefined,
    limit: undefined,
    confidence: 0,
  };
}
