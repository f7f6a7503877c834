import type { Instant, Sealed } from '../events.js';

/** Facts of a dispute about who is liable (异议): it lies over the phase, the lead goes on. */
export interface DisputeEvents {
  ObjectionRaised: {
    readonly assignment: string;
    readonly unit: string;
    readonly basis: string;
    readonly listItem?: string;
    readonly suggestedUnit?: string;
    readonly note?: Sealed;
  };
  ConsultationHeld: {
    /** Units that took part. */
    readonly units: readonly string[];
    readonly record: Sealed;
    /** The unit they agreed on; absent where they did not. */
    readonly agreedUnit?: string;
  };
  /** One chair's vote where several must agree (双组长). */
  RulingProposed: {
    readonly assignment: string;
    readonly liableUnit: string;
    readonly final: boolean;
    readonly reason: string;
  };
  ObjectionRuled: {
    readonly assignment: string;
    /** The unit that objected. */
    readonly unit: string;
    readonly liableUnit: string;
    readonly final: boolean;
    readonly reason: string;
    /** The persons who ruled: all whose agreement was needed. */
    readonly rulers: readonly string[];
    readonly raisedAt: Instant;
  };
}
