import type { EventsOf, PinnedPlaybook } from '@shaodao/decider';
import type { ClockChanges } from '@shaodao/deadlines';
import type { Ratee, Result, Vote } from './tally.js';

interface WithClocks {
  readonly clocks?: ClockChanges;
}

/** What happens in a round, and the facts it leaves. */
export interface EvaluationRoundEventMap {
  RoundOpened: WithClocks & {
    readonly playbook: PinnedPlaybook;
    readonly instrument: string;
    readonly period: string;
    readonly territory: string;
    readonly until: string;
    readonly raters: readonly string[];
    readonly ratees: readonly Ratee[];
  };
  CollectingStarted: object;
  /** `comment` sealed. */
  VoteCast: Vote & { readonly whistle?: string; readonly comment?: string };
  /** `title` sealed. */
  MatterRaisedInRound: {
    readonly matter: string;
    readonly title: string;
    readonly issue: string;
    readonly channel: string;
    readonly kind: string;
    readonly category: string;
  };
  /** `answer` sealed. */
  MatterAnswered: { readonly matter: string; readonly answer: string; readonly solved: boolean };
  MatterRated: { readonly matter: string; readonly satisfied: boolean };
  RoundClosed: WithClocks;
  /** Counts of matters: raised, answered, solved, satisfied. */
  RoundPublished: {
    readonly results: readonly Result[];
    readonly matters: {
      readonly raised: number;
      readonly answered: number;
      readonly solved: number;
      readonly satisfied: number;
    };
  };
}

export type EvaluationRoundEventType = keyof EvaluationRoundEventMap;
export type EvaluationRoundEvent = EventsOf<EvaluationRoundEventMap>;
