import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';
import type { ClockChanges } from '@shaodao/deadlines';

interface WithClocks {
  readonly clocks?: ClockChanges;
}

/** What happens in a household's ledger, and the facts it leaves. */
export interface PointsEventMap {
  LedgerOpened: {
    readonly playbook: PinnedPlaybook;
    readonly household: string;
    readonly territory: string;
    readonly pact: string;
  };
  PointsEntered: {
    readonly entry: string;
    readonly rule: string;
    readonly clause: string;
    readonly points: number;
    /** Sealed. */
    readonly note: string;
    readonly evidence: readonly string[];
  };
  HouseholdNotified: WithClocks & {
    readonly entry: string;
    readonly method: string;
    readonly appealUntil: string;
  };
  /** `grounds` sealed. */
  EntryAppealed: WithClocks & { readonly entry: string; readonly grounds: string };
  EntryUpheld: { readonly entry: string; readonly reason: string };
  EntryReversed: { readonly entry: string; readonly reason: string };
  EntryTookEffect: WithClocks & { readonly entry: string; readonly points: number };
  EntryExpired: WithClocks & { readonly entry: string };
  CoefficientExported: {
    readonly period: string;
    readonly balance: number;
    readonly thousandths: number;
  };
}

export type PointsEventType = keyof PointsEventMap;
export type PointsEvent = EventsOf<PointsEventMap>;
