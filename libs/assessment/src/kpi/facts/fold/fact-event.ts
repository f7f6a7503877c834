import type { Actor } from '@shaodao/decider';
import type { IssueEvent, IssueEventMap, IssueEventType } from '@shaodao/issue';
import type { FactInstant } from '../fact.js';
import type { Draft } from './draft.js';

/** An event of an issue's stream as the store gives it back, as far as figures look at it. */
export type FactEvent = IssueEvent & {
  readonly stream: string;
  readonly revision: number;
  readonly occurredAt: string;
  readonly meta: { readonly actor: Actor };
};

/** When it happened, and who did it. */
export interface When {
  readonly at: FactInstant;
  readonly person: string;
  readonly unit: string | undefined;
}

/** What one type of event changes, written into the draft. */
export type FactFold<T extends IssueEventType> = (
  facts: Draft,
  data: IssueEventMap[T],
  when: When,
) => void;
