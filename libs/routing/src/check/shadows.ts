import type { RoutingRule, RuleCondition } from '../rule-set.js';
import type { PlainDirectory } from '../plain/plain-lists.js';
import { finding, type Finding } from './finding.js';

/**
 * Rules that never speak: one before them asks for less and names a unit that is there. Where it
 * names units by what they are to the matter, there may be none, and the later rule has its turn.
 * @param ordered the rules in the order they speak
 */
export function shadowFindings(
  ordered: readonly RoutingRule[],
  lists: PlainDirectory,
): readonly Finding[] {
  const earlier = new Map<string, RoutingRule[]>();
  return ordered.flatMap((rule) => {
    const { category, territory } = rule.when;
    const matters = [undefined, ...(category === undefined ? [] : lists.categoryLine(category))];
    const places = [undefined, ...(territory === undefined ? [] : lists.territoryLine(territory))];
    const by = matters
      .flatMap((matter) => places.flatMap((place) => earlier.get(key(matter, place)) ?? []))
      .find((before) => asksForLess(before, rule));
    const surelyNames = rule.lead.some((ref) => {
      const unit = 'unit' in ref ? lists.units.get(ref.unit) : undefined;
      return unit?.active === true && unit.adviserOnly !== true;
    });
    if (surelyNames) {
      const own = key(category, territory);
      earlier.set(own, [...(earlier.get(own) ?? []), rule]);
    }
    return by === undefined
      ? []
      : [finding('SHADOWED_RULE', 'error', [rule.id, by.id], { rule: rule.id, by: by.id })];
  });
}

const key = (category: string | undefined, territory: string | undefined): string =>
  `${category ?? ''}\n${territory ?? ''}`;

/** True where whatever the later rule speaks of, the earlier one does, category and place aside. */
function asksForLess(earlier: RoutingRule, later: RoutingRule): boolean {
  const wider = (of: 'kinds' | 'channels' | 'urgencies' | 'complexities'): boolean => {
    const wide = earlier.when[of];
    return wide === undefined || later.when[of]?.every((value) => wide.includes(value)) === true;
  };
  const tags = (when: RuleCondition): readonly string[] => when.tags ?? [];
  return (
    wider('kinds') &&
    wider('channels') &&
    wider('urgencies') &&
    wider('complexities') &&
    tags(earlier.when).every((tag) => tags(later.when).includes(tag)) &&
    (earlier.when.compound === undefined || earlier.when.compound === later.when.compound) &&
    (earlier.validFrom === undefined || (later.validFrom ?? '') >= earlier.validFrom) &&
    (earlier.validTo === undefined ||
      (later.validTo !== undefined && later.validTo <= earlier.validTo))
  );
}
