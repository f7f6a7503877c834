import type { ClockChanges } from '@shaodao/deadlines';
import type { Instant, Sealed } from '../events.js';
import type { CardColour } from '../vocabulary.js';

/** Why a measure was taken: by a person, or by a rung of the ladder a clock reached. */
export interface MeasureBasis {
  readonly by: 'person' | 'ladder';
  /** The clock whose moment came. */
  readonly clock?: string;
  /** Share of the limit used up; absent for a person's act and for rungs after due. */
  readonly atShare?: number;
}

/** The ladder of supervision (domain.md §3.6): each measure is answered and lifted by its number. */
export interface SupervisionEvents {
  ReminderSent: {
    readonly reminder: string;
    readonly unit: string;
    readonly note: string;
    readonly basis?: MeasureBasis;
  };
  SupervisionCardIssued: {
    readonly order: string;
    readonly unit: string;
    readonly colour: CardColour;
    readonly reason: string;
    /** Absent: no reply is asked, and the card holds up nothing. */
    readonly replyBy?: Instant;
    readonly basis: MeasureBasis;
    readonly clocks?: ClockChanges;
  };
  SupervisionOrdered: {
    readonly order: string;
    readonly unit: string;
    readonly reason: string;
    readonly replyBy: Instant;
    readonly basis?: MeasureBasis;
    readonly clocks?: ClockChanges;
  };
  UnitInterviewed: {
    readonly order: string;
    readonly unit: string;
    readonly reason: string;
    readonly replyBy: Instant;
    readonly basis?: MeasureBasis;
    readonly clocks?: ClockChanges;
  };
  CaseListed: {
    readonly order: string;
    readonly unit: string;
    readonly reason: string;
    readonly replyBy: Instant;
    readonly basis?: MeasureBasis;
    readonly clocks?: ClockChanges;
  };
  SupervisionReplied: {
    readonly order: string;
    readonly unit: string;
    readonly content: Sealed;
    /** Who gets the reply besides the supervisor: whoever owns the matter at its level. */
    readonly recipients?: readonly string[];
    readonly clocks?: ClockChanges;
  };
  SupervisionLifted: {
    readonly order: string;
    readonly reason: string;
    readonly clocks?: ClockChanges;
  };
}
