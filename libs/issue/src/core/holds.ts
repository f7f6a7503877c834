import type { Instant } from './events.js';
import type { SuspensionCause } from './vocabulary.js';

/** 挂起: clocks stand still until a moment, for a cause the mechanism knows. */
export interface Suspension {
  readonly kind: 'SUSPENDED';
  readonly cause: SuspensionCause;
  readonly until: Instant;
}

/** 挂账: an objective limit is on record; reviews take the place of the handling limit. */
export interface LedgerEntry {
  readonly kind: 'LEDGERED';
  readonly ledger: string;
  /** Unit that carries the plan out. */
  readonly lead: string;
  readonly reviews: number;
}

/** Why a matter rests while its phase goes on (domain.md §3.2, overlay Hold). */
export type Hold = Suspension | LedgerEntry;

export interface AskedExtension {
  readonly dueAt: Instant;
  /** The person who asked: another one decides. */
  readonly by: string;
}

export interface AskedLedger {
  readonly ledger: string;
  readonly cause: string;
  readonly lead: string;
  readonly milestones: readonly Milestone[];
  readonly by: string;
}

/** What a matter carries of rests, in no phase of its own. */
export interface HoldFacts {
  /** Suspended or on the ledger. */
  readonly hold?: Hold;
  /** A ledger entry that is asked for and not approved. */
  readonly ledgerAsked?: AskedLedger;
}

/** What a ticket carries of moved limits. */
export interface TicketFacts {
  /** An extension that is asked for and undecided. */
  readonly extensionAsked?: AskedExtension;
  /** Extensions granted. */
  readonly extensions?: number;
  /** The limit before the first extension: all of them together count from it. */
  readonly firstDueAt?: Instant;
}

/** What is to be reached by when. */
export interface Milestone {
  readonly goal: string;
  readonly by: Instant;
}
