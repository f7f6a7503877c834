import type { Actor, Refusal } from '@shaodao/decider';
import type { Outcome } from '@shaodao/event-store';
import type { IssueCommand } from '../commands/index.js';

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
  /** When it happened in the world, ISO 8601 UTC; default is now. Only trusted doors set it. */
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

/** The one door of every issue command: HTTP, import, process managers and Kafka go through it. */
export interface IssueDoor {
  execute(envelope: IssueOrderEnvelope): Promise<DoorOutcome>;
}
