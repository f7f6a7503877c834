import type { MatterFacts } from '@shaodao/decider';
import type { RuleSource } from '../vocabulary.js';

/** Why rules chose as they did (DESIGN §4); only of dispatches by rule. */
export interface RuleGrounds {
  readonly source?: RuleSource;
  readonly ruleSet?: string;
  readonly directoryVersion?: number;
  /** Item of a responsibility list it rests on. */
  readonly listItem?: string;
  /** 0–1. */
  readonly confidence?: number;
  readonly facts?: MatterFacts;
  /** Units that were not chosen; `reason` is a code of `@shaodao/routing`. */
  readonly alternatives?: readonly { readonly unit: string; readonly reason: string }[];
}
