import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';
import type { ClockChanges } from '@shaodao/deadlines';

export interface Clause {
  readonly code: string;
  readonly text: string;
}

interface WithClocks {
  readonly clocks?: ClockChanges;
}

/** What happens with a pact, and the facts it leaves. */
export interface PactEventMap {
  PactDrafted: {
    readonly playbook: PinnedPlaybook;
    readonly pactKind: string;
    readonly title: string;
    readonly territory: string;
    readonly version: number;
    readonly clauses: readonly Clause[];
  };
  PactAdopted: { readonly version: number; readonly meeting: string };
  PactAmended: { readonly version: number; readonly clauses: readonly Clause[] };
  PactRepealed: WithClocks & { readonly reason: string };
  /** `version`: the one in force when it was breached. */
  PactBreached: {
    readonly breach: string;
    readonly party: string;
    readonly clause: string;
    readonly version: number;
    /** Sealed. */
    readonly note: string;
    readonly media: readonly string[];
  };
  BreachReminded: WithClocks & { readonly breach: string; readonly remedyBy: string };
  BreachRemedied: WithClocks & { readonly breach: string };
  RemedyLapsed: WithClocks & { readonly breach: string };
  BreachReported: {
    readonly breach: string;
    readonly clause: string;
    /** Sealed. */
    readonly note: string;
    readonly issue: string;
    readonly channel: string;
    readonly kind: string;
    readonly category: string;
  };
  OccasionRegistered: WithClocks & {
    readonly occasion: string;
    readonly household: string;
    readonly clause: string;
    readonly at: string;
  };
  HouseholdReminded: WithClocks & {
    readonly occasion: string;
    readonly household: string;
    readonly clause: string;
  };
}

export type PactEventType = keyof PactEventMap;
export type PactEvent = EventsOf<PactEventMap>;
