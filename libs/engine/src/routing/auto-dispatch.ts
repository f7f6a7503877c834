import { dueOf, type CalendarFinder } from '@shaodao/deadlines';
import type { JsonObject } from '@shaodao/decider';
import type { DirectorySnapshot } from '@shaodao/directory';
import { isAccepted, type IssueProfile, type IssueRunner } from '@shaodao/issue';
import type { Order, Process } from '@shaodao/processes';
import type { RoutingDecision, Router } from '@shaodao/routing';
import { routingFactsOf } from './routing-facts.js';

export interface AutoDispatchParts {
  readonly issues: Pick<IssueRunner, 'load'>;
  readonly directory: () => DirectorySnapshot;
  readonly profile: (id: string, version: number) => IssueProfile | undefined;
  readonly live: () => Router | undefined;
  readonly calendar: CalendarFinder;
  readonly now: () => Date;
}

/**
 * 后台自动派单 (S1d-11): where the mechanism dispatches by rule and the rules are sure enough, an
 * accepted issue goes to its unit at once, with the explanation; else it waits in triage.
 */
export function autoDispatch(parts: AutoDispatchParts): Process {
  return {
    name: 'auto-dispatch',
    filter: { categories: ['issue'], types: ['IssueAccepted'] },
    react: async ({ stream }) => {
      const issue = stream.slice('issue-'.length);
      const { state } = await parts.issues.load(issue);
      if (!isAccepted(state) || state.phase !== 'ACCEPTED') return [];
      const threshold = parts.profile(state.profile.id, state.profile.version)?.autoDispatchAt;
      const router = parts.live();
      if (threshold === undefined || router === undefined) return [];
      const now = parts.now().toISOString();
      const decision = router.decide(routingFactsOf(state, parts.directory(), now));
      if (decision.lead === undefined || decision.confidence < threshold) return [];
      return [dispatchOrder(issue, decision.lead, decision, router, parts.calendar, now)];
    },
  };
}

function dispatchOrder(
  issue: string,
  lead: string,
  decision: RoutingDecision,
  router: Router,
  calendar: CalendarFinder,
  now: string,
): Order {
  const { limit } = decision;
  const command = {
    type: 'DispatchIssue',
    lead,
    assists: [...decision.assists],
    ...(limit === undefined ? {} : { dueAt: dueOf(now, limit, calendar(limit.calendar)).dueAt }),
    basis: groundsOf(decision, router),
  };
  return { target: 'issue', id: issue, command };
}

/** Most alternatives that an event keeps; the first are the nearest. */
const MOST_ALTERNATIVES = 50;

/** What the event of the dispatch keeps of the decision: enough to say why without the rules. */
export function groundsOf(decision: RoutingDecision, router: Router): JsonObject {
  const { facts, rule, listItem, confidence, source } = decision;
  const { candidates, ruleSet, directoryVersion } = router.explain(decision);
  const { accusedPerson: _person, classificationConfidence: _sure, ...kept } = facts;
  return {
    ruleSet: ruleSet.id,
    ruleSetVersion: ruleSet.version,
    directoryVersion,
    source: source ?? 'FALLBACK',
    ...(rule === undefined ? {} : { rule }),
    ...(listItem === undefined ? {} : { listItem }),
    confidence,
    facts: kept as unknown as JsonObject,
    alternatives: candidates
      .flatMap(({ unit, reason }) => (reason === undefined ? [] : [{ unit, reason }]))
      .slice(0, MOST_ALTERNATIVES),
  };
}
