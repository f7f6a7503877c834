import type { RoutingFacts } from './facts.js';

/** What is known of an accepted matter, as far as rules may ask. */
export interface KnownMatter {
  readonly category: string;
  readonly territory: string;
  readonly kind: string;
  readonly channel: string;
  readonly urgency: string;
  readonly complexity: string;
  readonly accusedUnit?: string;
  readonly tags: readonly string[];
  readonly ruledOut: readonly string[];
  /** The community that asked its street. */
  readonly requestedBy?: string;
}

/** The lists that tell where a matter lies and what its units are. */
export interface FactLists {
  /** The territory and those above it, from below. */
  territoryLineage(code: string): readonly string[];
  territory(code: string): { readonly level: string } | undefined;
  unit(code: string): { readonly kind: string } | undefined;
}

const WITHIN_A_COMPOUND = ['compound', 'building'];

/**
 * What the rules may know of an accepted matter.
 * @param now ISO 8601
 * @param previousLead the unit that has led until now
 */
export function factsOfMatter(
  matter: KnownMatter,
  lists: FactLists,
  now: string,
  previousLead?: string,
): RoutingFacts {
  const { category, territory, kind, channel, urgency, complexity, accusedUnit, tags } = matter;
  const compound = lists
    .territoryLineage(territory)
    .find((code) => WITHIN_A_COMPOUND.includes(lists.territory(code)?.level ?? ''));
  const requestedBy = matter.requestedBy === undefined ? undefined : lists.unit(matter.requestedBy);
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
    ...(matter.ruledOut.length === 0 ? {} : { ruledOut: matter.ruledOut }),
    ...(previousLead === undefined ? {} : { previousLead }),
    // A community that asked its street has tried the matter itself.
    ...(requestedBy === undefined ? {} : { tried: [requestedBy.kind] }),
  };
}
