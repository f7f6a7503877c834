import type { Actor, JsonObject, Refusal } from '@shaodao/decider';
import type { Position } from './port.js';

export interface Loaded<S> {
  readonly state: S;
  /** 0 for a stream that does not exist. */
  readonly revision: number;
}

/** Another stream of the same kind that a command writes, too: both are appended, or neither. */
export interface Beside<S, E, X> {
  /** Identifier inside the category. */
  readonly id: string;
  /** The context of the decision, which sees the other stream as it is. */
  readonly context: (other: S) => X;
  /** What the other stream records, given what the command's own stream decided. */
  readonly events: (decided: readonly E[], own: S, context: X) => readonly E[];
}

/** One order to one stream. */
export interface RunRequest<S, C, E, X> {
  /** Identifier inside the category: the stream is `<category>-<id>`. */
  readonly id: string;
  readonly command: C;
  /** Unique over the store: the same id gets the first answer again. */
  readonly commandId: string;
  /** Hash of who asked for what; the same id with another fingerprint is a misuse. */
  readonly fingerprint: string;
  readonly correlationId: string;
  readonly causationId?: string;
  readonly actor: Actor;
  /** When it happened in the world; ISO 8601 UTC. */
  readonly occurredAt: string;
  /** If-Match: the revision the caller saw. */
  readonly expectedRevision?: number;
  readonly context: X;
  /**
   * True where the stream is not expected to exist: it is not read first, and the append finds out
   * if it does.
   */
  readonly startsStream?: boolean;
  /** Why this actor may not, seen from the state the decision is taken on; asked before deciding. */
  readonly authorize?: (state: S) => Refusal | undefined;
  /** Present where the command concerns two streams; then its `context` takes the place of ours. */
  readonly beside?: Beside<S, E, X>;
  /** What the caller is told, stored with the events. */
  readonly answer: (events: readonly E[], revision: number) => JsonObject;
}

export type Outcome =
  | {
      readonly kind: 'done';
      /** The same at every retry of the command. */
      readonly answer: JsonObject;
      readonly position: Position;
      /** True where the command had been answered before. */
      readonly replayed: boolean;
    }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly revision: number }
  /** The caller asked for a revision (If-Match) that is not the current one. */
  | { readonly kind: 'stale'; readonly expected: number; readonly actual: number }
  /** The same command id was used for something else before. */
  | { readonly kind: 'reused-id' }
  /** Lost the race too often; worth another try. */
  | { readonly kind: 'contended' };

/** A command that is only tried: what `run` would look at when it judges. */
export type TrialRequest<S, C, E, X> = Pick<
  RunRequest<S, C, E, X>,
  'id' | 'command' | 'expectedRevision' | 'context' | 'authorize' | 'beside'
>;

/** What a trial came to: the events it would append, or why not. */
export type Trial<E> =
  | { readonly kind: 'rehearsed'; readonly events: readonly E[]; readonly revision: number }
  | Extract<Outcome, { readonly kind: 'refused' | 'stale' }>;
