import {
  confidenceOf,
  type DecisionSource,
  type PassOverReason,
  type RoutingDecision,
  type TriageReason,
} from '../decision.js';
import type { RoutingDirectory, RoutingUnit } from '../directory.js';
import type { RoutingFacts } from '../facts.js';
import type { AssistRef, RoutingRule, UnitRef, VersionedRuleSet } from '../rule-set.js';
import { conditionsOf } from '../compile/compiled-rule.js';
import { PlainDirectory } from './plain-lists.js';
import { candidatesOf, withLedRules, type Named, type Via } from './plain-refs.js';

/** A unit that was thought of, and why it does not lead; no reason: it leads. */
export interface Candidate {
  readonly unit: string;
  readonly source: DecisionSource;
  readonly rule?: string;
  readonly via: Via;
  readonly reason?: PassOverReason;
  /** The list item the reason rests on. */
  readonly listItem?: string;
}

/** A decision with all that was weighed. */
export interface Deliberation {
  readonly decision: RoutingDecision;
  /** Every unit that any rule, list or fallback names for these facts, once. */
  readonly candidates: readonly Candidate[];
}

interface Chosen {
  readonly candidate: Candidate;
  readonly rule: RoutingRule | undefined;
  readonly passedOver: number;
}

/**
 * The rules read plainly, one after the other over the lists as they are written: what explains a
 * decision, and what the compiled router is held against.
 */
export class PlainRouting {
  readonly #lists: PlainDirectory;
  readonly #ordered: readonly RoutingRule[];

  constructor(
    directory: RoutingDirectory,
    private readonly ruleSet: VersionedRuleSet,
  ) {
    this.#lists = new PlainDirectory(directory, ruleSet.baseKinds);
    this.#ordered = orderedRules(ruleSet.rules, this.#lists);
  }

  deliberate(facts: RoutingFacts): Deliberation {
    const { categories, territories } = this.#lists;
    if (!categories.has(facts.category)) return inTriage(facts, 'UNKNOWN_CATEGORY', []);
    if (!territories.has(facts.territory)) return inTriage(facts, 'UNKNOWN_TERRITORY', []);
    const weighed: Candidate[] = [];
    let chosen: Chosen | undefined;
    let passedOver = 0;
    const weigh = (named: Named, source: DecisionSource, rule?: RoutingRule): void => {
      const { reason, listItem } = this.#against('lead', named, facts);
      const candidate: Candidate = {
        unit: named.code,
        source,
        ...(rule === undefined ? {} : { rule: rule.id }),
        via: named.via,
        ...(listItem === undefined ? {} : { listItem }),
      };
      if (reason === undefined && chosen === undefined) {
        chosen = { candidate, rule, passedOver };
        weighed.push(candidate);
        return;
      }
      if (reason !== undefined && source !== 'FIRST_RECEIVER' && named.counts) passedOver += 1;
      weighed.push({ ...candidate, reason: reason ?? 'OUTRANKED' });
    };
    if (facts.previousLead !== undefined && this.ruleSet.firstReceiver)
      weigh(
        { code: facts.previousLead, via: 'previousLead', counts: false, tried: false },
        'FIRST_RECEIVER',
      );
    const rules = this.#ordered.filter((rule) => this.#matches(rule, facts));
    for (const rule of rules)
      for (const named of this.#named(rule.lead, facts, rule.id)) weigh(named, 'RULE', rule);
    for (const named of this.#named(this.ruleSet.fallback, facts)) weigh(named, 'FALLBACK');

    const found = chosen;
    if (found !== undefined) return this.#decided(found, weighed, facts);
    const someone = rules.length > 0 || passedOver > 0;
    return inTriage(facts, someone ? 'NO_ELIGIBLE_UNIT' : 'NO_RULE', once(weighed));
  }

  #decided(chosen: Chosen, weighed: readonly Candidate[], facts: RoutingFacts): Deliberation {
    const { candidate, rule, passedOver } = chosen;
    const { confidence, dualDispatch } = this.ruleSet;
    const { source, unit } = candidate;
    const base = { FIRST_RECEIVER: 1, RULE: rule?.confidence ?? 1, FALLBACK: confidence.fallback };
    const watched = dualDispatch?.leadKinds.includes(this.#lists.units.get(unit)?.kind ?? '');
    const mayWatch = (code: string): boolean =>
      code !== unit && this.#againstKnowing(code, facts) === undefined;
    const watcher =
      watched === true
        ? this.#named(dualDispatch?.watch ?? [], facts).find(
            ({ code, tried }) => !tried && mayWatch(code),
          )
        : undefined;
    return {
      decision: {
        facts,
        lead: unit,
        assists: this.#assists(rule?.assists ?? [], unit, facts, rule?.id),
        watch: watcher === undefined ? [] : [watcher.code],
        source,
        rule: rule?.id,
        listItem: candidate.listItem,
        limit: rule?.limit ?? this.#lists.limit(facts.category),
        confidence: confidenceOf(base[source], passedOver, confidence.passedOver, facts),
      },
      candidates: once(weighed.filter((each) => each === candidate || each.unit !== unit)),
    };
  }

  #assists(
    refs: readonly AssistRef[],
    lead: string,
    facts: RoutingFacts,
    rule: string | undefined,
  ): readonly string[] {
    const may = (code: string): boolean =>
      this.#against('assist', { code, via: 'unit', counts: false, tried: false }, facts).reason ===
      undefined;
    const chosen = refs.flatMap((ref): readonly string[] => {
      if ('listAssists' in ref)
        return (
          this.#lists
            .leading(facts.category, facts.territory)
            ?.assists?.filter((each) => may(each)) ?? []
        );
      const named = this.#named([ref], facts, rule).find(({ code, tried }) => !tried && may(code));
      return named === undefined ? [] : [named.code];
    });
    return [...new Set(chosen)].filter((code) => code !== lead);
  }

  #named(refs: readonly UnitRef[], facts: RoutingFacts, rule?: string): readonly Named[] {
    const passed = new Set(rule === undefined ? [] : [rule]);
    return withLedRules(refs, this.ruleSet.rules, passed).flatMap((ref) =>
      candidatesOf(ref, facts, this.#lists, this.ruleSet.standIns ?? {}),
    );
  }

  #matches({ when, validFrom, validTo }: RoutingRule, facts: RoutingFacts): boolean {
    const among = (wanted: readonly string[] | undefined, value: string | undefined): boolean =>
      wanted === undefined || (value !== undefined && wanted.includes(value));
    const within = (wanted: string | undefined, line: readonly string[]): boolean =>
      wanted === undefined || line.includes(wanted);
    const { on } = facts;
    return (
      within(when.category, this.#lists.categoryLine(facts.category)) &&
      within(when.territory, this.#lists.territoryLine(facts.territory)) &&
      among(when.kinds, facts.kind) &&
      among(when.channels, facts.channel) &&
      among(when.urgencies, facts.urgency) &&
      among(when.complexities, facts.complexity) &&
      (when.tags ?? []).every((tag) => facts.tags?.includes(tag) === true) &&
      (when.compound === undefined || when.compound === (facts.compound !== undefined)) &&
      (validFrom === undefined || (on !== undefined && on >= validFrom)) &&
      (validTo === undefined || (on !== undefined && on < validTo))
    );
  }

  #against(
    role: 'lead' | 'assist',
    { code, tried, citing }: Named,
    facts: RoutingFacts,
  ): { readonly reason?: PassOverReason; readonly listItem?: string } {
    if (tried) return { reason: 'TRIED_ALREADY' };
    const personal = this.#againstKnowing(code, facts);
    if (personal !== undefined) return { reason: personal };
    const unit = this.#lists.units.get(code) as RoutingUnit;
    if (facts.ruledOut?.includes(code)) return { reason: 'RULED_OUT' };
    if (role === 'lead' && unit.adviserOnly === true) return { reason: 'ADVISER_ONLY' };
    const item = this.#lists.speaking(facts.category, facts.territory, unit);
    const byItem = item === undefined ? {} : { listItem: item.id };
    if (item?.kind === 'NEGATIVE') return { reason: 'NEGATIVE_LIST', ...byItem };
    if (item?.kind === 'RETAKEN' && this.#lists.isBase(unit))
      return { reason: 'RETAKEN', ...byItem };
    if (role === 'lead' && item?.kind === 'ASSIST') return { reason: 'ASSIST_ONLY', ...byItem };
    return citing === undefined ? byItem : { listItem: citing };
  }

  #againstKnowing(code: string, facts: RoutingFacts): PassOverReason | undefined {
    const unit = this.#lists.units.get(code);
    if (unit === undefined) return 'UNIT_UNKNOWN';
    if (!unit.active) return 'INACTIVE';
    const line = this.#lists.unitLine(code);
    if (facts.accusedUnit !== undefined && line.includes(facts.accusedUnit)) return 'ACCUSED_UNIT';
    const { accusedPerson } = facts;
    return accusedPerson !== undefined &&
      line.some((each) => this.#lists.units.get(each)?.heads?.includes(accusedPerson) === true)
      ? 'ACCUSED_PERSON'
      : undefined;
  }
}

/** Rules in the order they speak; those that name an unknown matter or place never do. */
export function orderedRules(
  rules: readonly RoutingRule[],
  lists: PlainDirectory,
): readonly RoutingRule[] {
  return rules
    .filter(
      ({ when: { category, territory } }) =>
        (category === undefined || lists.categories.has(category)) &&
        (territory === undefined || lists.territories.has(territory)),
    )
    .map((rule) => ({
      rule,
      category: lists.categoryLine(rule.when.category ?? '').length,
      territory: lists.territoryLine(rule.when.territory ?? '').length,
    }))
    .sort(
      (a, b) =>
        (b.rule.priority ?? 0) - (a.rule.priority ?? 0) ||
        b.category - a.category ||
        b.territory - a.territory ||
        conditionsOf(b.rule) - conditionsOf(a.rule),
    )
    .map(({ rule }) => rule);
}

function inTriage(
  facts: RoutingFacts,
  triage: TriageReason,
  candidates: readonly Candidate[],
): Deliberation {
  return { decision: { facts, triage, assists: [], watch: [], confidence: 0 }, candidates };
}

/** Each unit once, as it was first thought of. */
function once(candidates: readonly Candidate[]): readonly Candidate[] {
  const seen = new Set<string>();
  return candidates.filter(({ unit }) => !seen.has(unit) && seen.add(unit));
}
