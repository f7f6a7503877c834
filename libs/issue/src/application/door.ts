import type { Actor, Refusal } from '@shaodao/decider';
import type { Outcome } from '@shaodao/event-store';
import type { IssueCommand } from '../commands/index.js';
import type { IssueEvent } from '../core/events.js';

/** A command with everything the door needs to let it in, once. */
export interface IssueOrderEnvelope {
  /** ULID of the issue; the stream is `issue-<id>`. */
  readonly issue: string;
  /** Clear text still: the door seals personal fields. */
  readonly command: IssueCommand;
  /** Unique over the store; doors prefix a caller's key with the caller. */
  readonly commandId: string;
  readonly actor: Actor;
  readonly correlationId: string;
  readonly causationId?: string;
  /**
   * When it happened in the world, ISO 8601 UTC; default is now. Only trusted doors set it, where
   * they tell the past: clocks that are over by now do not begin.
   */
  readonly occurredAt?: string;
  /** If-Match: the stream revision the caller saw. */
  readonly expectedRevision?: number;
}

/**
 * A `done` outcome's `answer` holds `{ issue, revision }` and what the command made:
 * `receiptCode`, `subject`, `assignments: [{ assignment, unit, role }]`, `order`, `reminder`.
 */
export type DoorOutcome =
  | Outcome
  /** The role or its scope does not allow this. */
  | { readonly kind: 'forbidden'; readonly refusal: Refusal }
  /** No such issue. */
  | { readonly kind: 'unknown' };

/** What a command would come to, had it been given. */
export type Rehearsal =
  | {
      readonly kind: 'rehearsed';
      /** What would be recorded; texts are as they were given, nothing is sealed. */
      readonly events: readonly IssueEvent[];
      /** Of the issue as it is. */
      readonly revision: number;
    }
  | Exclude<DoorOutcome, { readonly kind: 'done' | 'reused-id' | 'contended' }>;

/** The one door of every issue command: HTTP, import, process managers and Kafka go through it. */
export interface IssueDoor {
  execute(envelope: IssueOrderEnvelope): Promise<DoorOutcome>;
}

/** The same door, asked what a command would come to. */
export interface IssueRehearsals {
  /** What `execute` would come to now. Nothing is kept of it: no event, no answer, no key. */
  rehearse(envelope: IssueOrderEnvelope): Promise<Rehearsal>;
}
