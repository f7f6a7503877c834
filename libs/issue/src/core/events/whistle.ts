import type { Instant, Place, Sealed } from '../events.js';
import type { CheckInMode, OpenWorkPhase, WhistleKind } from '../vocabulary.js';

/** One unit as a whistle calls it. */
export interface CalledUnit {
  /** The assignment that is the unit's: made by the call, or the one it holds already. */
  readonly assignment: string;
  readonly unit: string;
  /** By when it has to be there. */
  readonly respondBy: Instant;
  /** True where the unit worked on the matter before it was called. */
  readonly atWork?: boolean;
}

/** What a person gave on one item of a rating. */
export interface Score {
  readonly item: string;
  readonly score: number;
}

/** Facts of 吹哨报到 (domain.md §3.2–3.4). */
export interface WhistleEvents {
  WhistleBlown: {
    readonly whistle: string;
    readonly kind: WhistleKind;
    readonly lead: CalledUnit;
    readonly assists: readonly CalledUnit[];
    /** The unit that coordinates: it overrides, and lets units go. */
    readonly coordinator: string;
    readonly reason: string;
    readonly place?: Place;
    /** What was tried before. */
    readonly tried?: Sealed;
    /** The head who reviewed it, a person. */
    readonly reviewedBy?: string;
    /** No unit is done before the coordinator lets it go (事不完人不撤). */
    readonly nobodyLeavesUnfinished: boolean;
    /** Limit of the handling that begins when enough units are in. */
    readonly dueAt?: Instant;
  };
  UnitCheckedIn: {
    readonly whistle: string;
    readonly assignment: string;
    readonly unit: string;
    /** Who came. */
    readonly person: string;
    readonly mode: CheckInMode;
    /** The person may decide for the unit. */
    readonly authorized: boolean;
    readonly late: boolean;
    readonly media: readonly string[];
    /** Work has begun already: coming takes the place of the signature. */
    readonly takesUp: boolean;
    /** Set where the coordinator recorded it instead of the unit (invariant 12). */
    readonly override?: { readonly reason: string; readonly coordinator: string };
  };
  CheckInQuorumReached: {
    readonly whistle: string;
    /** Assignments that begin now, and whether their unit is in. */
    readonly begins: readonly BegunAssignment[];
    /** Assignments of a lead that gives way; it stays liable until the new one is in. */
    readonly replaces: readonly string[];
    readonly dueAt: Instant;
    readonly round: number;
    /** Where the matter goes on: still whistled while another whistle waits. */
    readonly phase: OpenWorkPhase;
    /** The coordinator began without the quorum. */
    readonly override?: { readonly reason: string; readonly missing: readonly string[] };
  };
  UnitNoShow: {
    readonly whistle: string;
    readonly assignment: string;
    readonly unit: string;
    readonly role: 'lead' | 'assist';
    readonly respondBy: Instant;
    /** Who takes over the lead. */
    readonly fallback?: CalledUnit;
  };
  WhistleRejectRequested: {
    readonly whistle: string;
    readonly assignment: string;
    readonly unit: string;
    readonly basis: string;
    readonly listItem?: string;
    readonly note?: Sealed;
  };
  WhistleUpheld: {
    readonly whistle: string;
    readonly assignment: string;
    readonly unit: string;
    readonly reason: string;
    /** By when the unit has to be there now. */
    readonly respondBy: Instant;
  };
  WhistleCancelled: {
    readonly whistle: string;
    readonly reason: string;
    /** The unit whose refusal was found right; absent: the whole whistle was called off. */
    readonly unit?: string;
    /** Assignments of the whistle that end with it. */
    readonly cancels: readonly string[];
    /** True where no lead is left: the whistle is over. */
    readonly over: boolean;
    readonly phase: OpenWorkPhase;
  };
  WhistleWorkCompleted: {
    readonly whistle: string;
    readonly assignment: string;
    readonly unit: string;
    readonly result: Sealed;
  };
  UnitsReleased: {
    readonly whistle: string;
    readonly units: readonly string[];
    /** Assists that are done by this. */
    readonly completes: readonly string[];
  };
  WhistleRated: {
    readonly whistle: string;
    readonly unit: string;
    readonly scores: readonly Score[];
    readonly reason?: Sealed;
  };
  ReverseRated: {
    /** The unit that rates: street or community. */
    readonly by: string;
    readonly unit: string;
    readonly scores: readonly Score[];
    readonly reason?: Sealed;
  };
}

export interface BegunAssignment {
  readonly assignment: string;
  readonly unit: string;
  readonly role: 'lead' | 'assist';
  /** The unit is in: it works from now on. */
  readonly isIn: boolean;
  /** The person who checked in for the unit; absent where the coordinator recorded it. */
  readonly person?: string;
}
