import type { DirectorySnapshot } from '@shaodao/directory';
import { currentLead, type AcceptedFacts } from '@shaodao/issue';
import type { RoutingFacts } from '@shaodao/routing';

const WITHIN_A_COMPOUND = ['compound', 'building'];

/** What the rules may know of an accepted issue. @param now ISO 8601 */
export function routingFactsOf(
  state: AcceptedFacts,
  lists: DirectorySnapshot,
  now: string,
): RoutingFacts {
  const { category, territory, kind, channel, urgency, complexity, accusedUnit, tags } = state;
  const compound = lists
    .territoryLineage(territory)
    .find((code) => WITHIN_A_COMPOUND.includes(lists.territory(code)?.level ?? ''));
  const previousLead = state.liable ?? currentLead(state)?.unit;
  const requestedBy = state.requestedBy === undefined ? undefined : lists.unit(state.requestedBy);
  return {
    category,
    territory,
    kind,
    channel,
    urgency,
    complexity,
    on: now.slice(0, 10),
    ...(tags.length === 0 ? {} : { tags }),
    ...(compound === undefined ? {} : { compound }),
    ...(accusedUnit === undefined ? {} : { accusedUnit }),
    ...(state.ruledOut.length === 0 ? {} : { ruledOut: state.ruledOut }),
    ...(previousLead === undefined ? {} : { previousLead }),
    // A community that asked its street has tried the matter itself.
    ...(requestedBy === undefined ? {} : { tried: [requestedBy.kind] }),
  };
}
