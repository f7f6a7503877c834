import type { OpenedFacts, PinnedPlaybook, Unopened } from '@shaodao/decider';
import type { Ratee, Result, Vote } from './tally.js';

export interface Matter {
  readonly id: string;
  readonly issue: string;
  readonly answered: boolean;
  readonly solved: boolean;
  readonly satisfied?: boolean;
}

export interface OpenedRound extends OpenedFacts {
  readonly status: 'OPENED' | 'COLLECTING' | 'CLOSED' | 'PUBLISHED';
  readonly playbook: PinnedPlaybook;
  readonly instrument: string;
  readonly period: string;
  readonly territory: string;
  readonly until: string;
  readonly raters: readonly string[];
  readonly ratees: readonly Ratee[];
  readonly votes: readonly (Vote & { readonly whistle?: string })[];
  readonly matters: readonly Matter[];
  readonly results: readonly Result[];
}

export type EvaluationRoundState = Unopened | OpenedRound;
