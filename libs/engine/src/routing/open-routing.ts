import type { DirectoryService } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import { isAccepted, type IssueProfile, type IssueRunner } from '@shaodao/issue';
import type { Process } from '@shaodao/processes';
import type { Projector } from '@shaodao/projections';
import { RoutingShadowProjector, RoutingShadowQueries } from '@shaodao/read-models';
import { compareDecisions, type RoutingFacts } from '@shaodao/routing';
import type { Pool } from 'pg';
import { calendarsOf } from '../calendars.js';
import { autoDispatch } from './auto-dispatch.js';
import { routingFactsOf } from './routing-facts.js';
import { RuleSetService } from './rule-set-service.js';

/** Rule sets, what they do by themselves, and what candidates would do. */
export interface Routing {
  readonly ruleSets: RuleSetService;
  readonly shadow: RoutingShadowQueries;
  /** What the rules may know of an issue; undefined before acceptance and after its end. */
  readonly factsOf: (issue: string) => Promise<RoutingFacts | undefined>;
  readonly projector: Projector;
  readonly reaction: Process;
}

/** Loads the rule sets; neither reaction nor projector run yet. */
export async function openRouting(parts: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly directory: DirectoryService;
  readonly issues: IssueRunner;
  readonly profile: (id: string, version: number) => IssueProfile | undefined;
  readonly now: () => Date;
}): Promise<Routing> {
  const { pool, store, directory, issues, profile, now } = parts;
  const lists = (): ReturnType<DirectoryService['current']> => directory.current();
  const ruleSets = await RuleSetService.start({
    store,
    directory: () => lists().routingView(),
    now,
  });
  const factsAt = async (issue: string, instant: string): Promise<RoutingFacts | undefined> => {
    const { state } = await issues.load(issue);
    return isAccepted(state) ? routingFactsOf(state, lists(), instant) : undefined;
  };
  const projector = new RoutingShadowProjector({
    known: (revision) => ruleSets.whenAtLeast(revision),
    judge: async (issue, instant) => {
      const routers = ruleSets.shadowAt(instant);
      if (routers === undefined) return undefined;
      const facts = await factsAt(issue, instant);
      if (facts === undefined) return undefined;
      // As at acceptance: a lead that was named since is what the candidate is held against.
      const { previousLead: _since, ...atFirst } = facts;
      const compared = compareDecisions(routers.live, routers.candidate, atFirst);
      return { shadow: routers.shadow, facts: atFirst, ...compared };
    },
  });
  const reaction = autoDispatch({
    issues,
    directory: lists,
    profile,
    live: () => ruleSets.live(),
    calendar: calendarsOf(directory),
    now,
  });
  return {
    ruleSets,
    shadow: new RoutingShadowQueries(pool),
    factsOf: (issue) => factsAt(issue, now().toISOString()),
    projector,
    reaction,
  };
}
