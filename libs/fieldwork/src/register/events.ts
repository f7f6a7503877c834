import type { PinnedPlaybook, SideClockChanges } from '@shaodao/decider';

export interface KnownFact {
  readonly fact: string;
  readonly value: string;
}

/** Every event of an entry's stream: type → facts. The stored form: change only by adding. */
export interface RegisterEventMap {
  EntryRegistered: {
    readonly playbook: PinnedPlaybook;
    readonly register: string;
    readonly title: string;
    readonly state: string;
    readonly round: number;
    readonly territory?: string;
    readonly owner?: string;
    readonly issue?: string;
    readonly follows?: string;
    readonly facts: readonly KnownFact[];
    /** Sealed values. */
    readonly personalFacts: readonly KnownFact[];
    readonly clocks?: SideClockChanges;
  };
  FactsFilled: {
    readonly facts: readonly KnownFact[];
    readonly personalFacts: readonly KnownFact[];
  };
  ItemTicked: {
    readonly item: string;
    readonly done: boolean;
    readonly note?: string;
    readonly media: readonly string[];
  };
  AgreementStated: { readonly side: string; readonly agrees: boolean; readonly note?: string };
  TallyAdded: {
    readonly tally: string;
    readonly amount: number;
    readonly total: number;
    readonly source?: string;
    readonly basis: string;
    /** The total reached the alert with this entry. */
    readonly alert: boolean;
  };
  StepTaken: {
    readonly step: string;
    readonly from: string;
    readonly to: string;
    /** Nothing follows after it. */
    readonly ended: boolean;
    /** Of its own accord, because a limit was over. */
    readonly byClock: boolean;
    readonly note?: string;
    readonly media: readonly string[];
    /** What the playbook orders with this step. */
    readonly opensIssue?: {
      /** The id the issue gets. */
      readonly issue: string;
      readonly kind: string;
      readonly channel: string;
      readonly category?: string;
    };
    readonly opensNext?: string;
    readonly clocks?: SideClockChanges;
  };
  EntryOverdue: {
    readonly state: string;
    readonly dueAt: string;
    readonly clocks?: SideClockChanges;
  };
  ModeEntered: {
    readonly mode: string;
    readonly until: string;
    readonly reason: string;
    readonly clocks?: SideClockChanges;
  };
  ModeLeft: { readonly mode: string; readonly clocks?: SideClockChanges };
  IssueConnected: { readonly issue: string };
}
