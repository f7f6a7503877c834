import type { RoutingDecision } from './decision.js';
import type { RoutingFacts } from './facts.js';
import type { Router } from './router.js';

/** In what two decisions about the same matter may differ. */
export const DECISION_DIFFERENCES = ['LEAD', 'ASSISTS', 'WATCH', 'LIMIT'] as const;
export type DecisionDifference = (typeof DECISION_DIFFERENCES)[number];

export interface DecisionComparison {
  readonly live: RoutingDecision;
  readonly candidate: RoutingDecision;
  /** Empty where both would dispatch alike; by which rule does not matter. */
  readonly differences: readonly DecisionDifference[];
}

/** What a candidate rule set would do otherwise than the live one. */
export function compareDecisions(
  live: Router,
  candidate: Router,
  facts: RoutingFacts,
): DecisionComparison {
  const ours = live.decide(facts);
  const theirs = candidate.decide(facts);
  const differs: Readonly<Record<DecisionDifference, boolean>> = {
    LEAD: ours.lead !== theirs.lead,
    ASSISTS: !sameUnits(ours.assists, theirs.assists),
    WATCH: !sameUnits(ours.watch, theirs.watch),
    LIMIT:
      ours.limit?.amount !== theirs.limit?.amount ||
      ours.limit?.unit !== theirs.limit?.unit ||
      ours.limit?.calendar !== theirs.limit?.calendar ||
      ours.limit?.rollOnHoliday !== theirs.limit?.rollOnHoliday,
  };
  return {
    live: ours,
    candidate: theirs,
    differences: DECISION_DIFFERENCES.filter((each) => differs[each]),
  };
}

function sameUnits(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((unit) => others.includes(unit));
}
