import { createHash } from 'node:crypto';
import type { Actor, Aggregate, DecidedEvent, EvolveMeta } from '@shaodao/decider';
import { AggregateRunner } from './aggregate-runner.js';
import { Arrivals } from './arrivals.js';
import { START, type EventStore, type Position, type RecordedEvent } from './port.js';
import type { Outcome } from './run-request.js';

/** What a followed stream is, and how its commands get their names. */
export interface FollowedStreamParts<S, C, E extends DecidedEvent, X = undefined> {
  readonly store: EventStore;
  readonly aggregate: Aggregate<S, C, E, X>;
  /** The one stream of the category, e.g. `main`. */
  readonly id: string;
  /** A fresh UUID (version 7) for every event. */
  readonly newEventId: () => string;
  readonly now: () => Date;
  /** What deciding needs beside command and state; left out where that is nothing. */
  readonly contextOf?: (command: C) => Promise<X>;
}

/** One order to the stream. */
export interface FollowedOrder<C> {
  readonly command: C;
  readonly by: Actor;
  /** Unique over the store; the same id gets the first answer again. */
  readonly commandId: string;
}

/**
 * A stream of configuration that every process keeps folded in memory: read whole at the start, then
 * followed. Small by nature (lists, playbooks, rules), asked at every decision.
 */
export class FollowedStream<S, C, E extends DecidedEvent, X = undefined> {
  readonly #parts: FollowedStreamParts<S, C, E, X>;
  readonly #stream: string;
  readonly #runner: AggregateRunner<S, C, E, X>;
  readonly #arrivals = new Arrivals();
  readonly #stopping = new AbortController();
  #state: S;
  #revision = 0;
  #following: Promise<void> = Promise.resolve();

  private constructor(parts: FollowedStreamParts<S, C, E, X>) {
    this.#parts = parts;
    this.#stream = `${parts.aggregate.category}-${parts.id}`;
    this.#state = parts.aggregate.initial;
    this.#runner = new AggregateRunner(parts.store, parts.aggregate, {
      newEventId: parts.newEventId,
    });
  }

  /** Reads the stream and follows it from then on; `stop` ends that. */
  static async start<S, C, E extends DecidedEvent, X = undefined>(
    parts: FollowedStreamParts<S, C, E, X>,
  ): Promise<FollowedStream<S, C, E, X>> {
    const followed = new FollowedStream(parts);
    let position: Position = START;
    for await (const event of parts.store.readStream(followed.#stream)) {
      followed.#apply(event);
      ({ position } = event);
    }
    followed.#following = followed.#follow(position);
    return followed;
  }

  /** The newest state known here. */
  get state(): S {
    return this.#state;
  }

  /** Revision of that state; 0 where nothing was written yet. */
  get revision(): number {
    return this.#revision;
  }

  /**
   * Resolves when the state known here is of `revision` or later.
   * @throws Error when the stream stops being followed before.
   */
  whenAtLeast(revision: number): Promise<void> {
    return this.#arrivals.whenAtLeast(revision);
  }

  /**
   * Decides the command; what it led to is known here when this resolves.
   * @throws StoreUnavailable as the store does.
   */
  async run({ command, by, commandId }: FollowedOrder<C>): Promise<Outcome> {
    const outcome = await this.#runner.run({
      id: this.#parts.id,
      command,
      commandId,
      fingerprint: createHash('sha256')
        .update(JSON.stringify([by.person, command]))
        .digest('base64url'),
      correlationId: commandId,
      actor: by,
      occurredAt: this.#parts.now().toISOString(),
      context: (await this.#parts.contextOf?.(command)) as X,
      answer: (_events, revision) => ({ revision }),
    });
    if (outcome.kind === 'done') await this.whenAtLeast(Number(outcome.answer['revision']));
    if (outcome.kind === 'refused') await this.whenAtLeast(outcome.revision);
    return outcome;
  }

  /** Ends the following; the state stays as it is. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
  }

  async #follow(after: Position): Promise<void> {
    const { store, aggregate } = this.#parts;
    const { signal } = this.#stopping;
    try {
      const filter = { categories: [aggregate.category] };
      for await (const page of store.subscribe({ after, filter, signal }))
        for (const event of page.events) if (event.stream === this.#stream) this.#apply(event);
      this.#arrivals.fail(new Error(`${this.#stream} is followed no more`));
    } catch (error) {
      this.#arrivals.fail(new Error(`${this.#stream} cannot be followed`, { cause: error }));
    }
  }

  #apply(event: RecordedEvent): void {
    if (event.revision <= this.#revision) return;
    const { type, data, occurredAt, meta } = event;
    // What this stream holds was decided by its aggregate.
    const fact = { type, data, occurredAt, actor: meta.actor } as unknown as E & EvolveMeta;
    this.#state = this.#parts.aggregate.evolve(this.#state, fact);
    this.#revision = event.revision;
    this.#arrivals.arrived(event.revision);
  }
}
