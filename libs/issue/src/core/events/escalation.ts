import type { ClockChanges } from '@shaodao/deadlines';
import type { Sealed } from '../events.js';
import type { EscalationCause, Level } from '../vocabulary.js';

/** Up and down the levels, with the attempt recorded (S4-8, S4-10). */
export interface EscalationEvents {
  IssueEscalated: {
    readonly from: Level;
    readonly to: Level;
    readonly cause: EscalationCause;
    readonly reason: string;
    /** What was tried below; machines record the cause alone. */
    readonly tried?: Sealed;
    /** Who owns the matter from now on; absent where the directory knows none. */
    readonly unit?: string;
    /** Sponsors of the new level, nearest first (三级包保). */
    readonly sponsors: readonly string[];
    readonly clocks?: ClockChanges;
  };
  IssueTransferredDown: {
    readonly from: Level;
    readonly to: Level;
    readonly reason: string;
    readonly unit?: string;
    readonly clocks?: ClockChanges;
  };
}
