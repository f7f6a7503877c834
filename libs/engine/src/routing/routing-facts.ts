import type { DirectorySnapshot } from '@shaodao/directory';
import { currentLead, type AcceptedFacts } from '@shaodao/issue';
import { factsOfMatter, type RoutingFacts } from '@shaodao/routing';

/** What the rules may know of an accepted issue. @param now ISO 8601 */
export function routingFactsOf(
  state: AcceptedFacts,
  lists: DirectorySnapshot,
  now: string,
): RoutingFacts {
  return factsOfMatter(state, lists, now, state.liable ?? currentLead(state)?.unit);
}
