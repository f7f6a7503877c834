import { LRUCache } from 'lru-cache';
import type { Aggregate, Decision, DecidedEvent, EvolveMeta, JsonObject } from '@shaodao/decider';
import { inSpan, traceMeta } from '@shaodao/platform';
import { START } from './port.js';
import type {
  AppendResult,
  EventStore,
  NewEvent,
  Position,
  RecordedEvent,
  StoredCommand,
} from './port.js';
import type { Beside, Loaded, Outcome, RunRequest, Trial, TrialRequest } from './run-request.js';
import { Turns } from './turns.js';

const DEFAULT_CACHE_SIZE = 10_000;
/** Lost races against other processes before the caller is told `contended`. */
const MAX_ATTEMPTS = 8;

export interface AggregateRunnerOptions {
  /** A fresh UUID (version 7) for every event. */
  readonly newEventId: () => string;
  /** Most streams whose folded state is kept. Default 10,000. */
  readonly cacheSize?: number;
  /** Version in which an event type is written now. Default 1 for every type. */
  readonly schemaVersion?: (type: string) => number;
  /** Turns a stored event of an older schema version into its newest form, on every read. */
  readonly upcast?: (event: RecordedEvent) => RecordedEvent;
}

interface Folded<S> extends Loaded<S> {
  /** Of the last event folded in; START for a stream that does not exist. */
  readonly position: Position;
}

/** The other stream of a command about two. */
interface Companion<S, E, X> {
  readonly stream: string;
  readonly folded: Folded<S>;
  readonly beside: Beside<S, E, X>;
}

/** What one attempt came to: an outcome, or the newer state to try again on. */
type Attempt<S> = { readonly outcome: Outcome } | { readonly again: Folded<S> };

/**
 * Runs commands of one kind of stream: folds its events, decides, appends at the revision decided
 * on. Folded state of hot streams is kept, and never believed: an append checks the revision, and a
 * refusal is confirmed by reading what is newer. Commands to one stream take turns in this process.
 */
export class AggregateRunner<S, C, E extends DecidedEvent, X> {
  private readonly cache: LRUCache<string, Folded<S>>;
  private readonly turns = new Turns();

  constructor(
    private readonly store: EventStore,
    private readonly aggregate: Aggregate<S, C, E, X>,
    private readonly options: AggregateRunnerOptions,
  ) {
    this.cache = new LRUCache({ max: options.cacheSize ?? DEFAULT_CACHE_SIZE });
  }

  /**
   * The state of a stream and its revision, from memory where this process knows the stream; then
   * it may lack what another process appended a moment ago.
   */
  async load(id: string): Promise<Loaded<S>> {
    const stream = this.streamOf(id);
    const { state, revision } = this.cache.get(stream) ?? (await this.catchUp(stream));
    return { state, revision };
  }

  /** As `load`, with whatever any process has appended by now. */
  async loadNewest(id: string): Promise<Loaded<S>> {
    const { state, revision } = await this.newest(this.streamOf(id));
    return { state, revision };
  }

  /**
   * Judges a command on the newest state as `run` would, and appends nothing. What it is answered
   * may be untrue a moment later: others go on meanwhile.
   */
  async rehearse(request: TrialRequest<S, C, E, X>): Promise<Trial<E>> {
    const { expectedRevision: wanted, beside } = request;
    const { state, revision } = await this.newest(this.streamOf(request.id));
    if (wanted !== undefined && wanted !== revision)
      return { kind: 'stale', expected: wanted, actual: revision };
    const context =
      beside === undefined
        ? request.context
        : beside.context((await this.newest(this.streamOf(beside.id))).state);
    const decision = this.decide({ ...request, context }, state);
    return decision.ok
      ? { kind: 'rehearsed', events: decision.events, revision }
      : { kind: 'refused', refusal: decision.refusal, revision };
  }

  /** What a command that was carried out was answered; undefined where there was none. */
  async answerOf(commandId: string): Promise<JsonObject | undefined> {
    return (await this.store.findCommand(commandId))?.answer;
  }

  /**
   * Decides the command and makes its events durable. A repeated command id gets its first answer.
   * A command that decides no event is done without a trace: it changed nothing, so nothing about
   * it is stored, and its repetition is decided anew.
   * @throws StoreUnavailable when it is unknown whether the command was taken; repeat it with the
   *   same command id.
   */
  async run(request: RunRequest<S, C, E, X>): Promise<Outcome> {
    const stream = this.streamOf(request.id);
    if (request.beside !== undefined) return this.runBoth(request, request.beside);
    return this.turns.take(stream, async () => {
      const known =
        this.cache.get(stream) ?? (request.startsStream === true ? this.nothing() : undefined);
      let folded = known ?? (await this.catchUp(stream));
      let confirmed = known === undefined;
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const result = await this.attempt(stream, request, folded, confirmed);
        if ('outcome' in result) return result.outcome;
        folded = result.again;
        confirmed = true;
      }
      return { kind: 'contended' };
    });
  }

  /**
   * A command about two streams: decided on what both are, appended to both at once. Turns are taken
   * in the order of the names, so that two such commands never wait for one another.
   */
  private async runBoth(
    request: RunRequest<S, C, E, X>,
    beside: Beside<S, E, X>,
  ): Promise<Outcome> {
    const [own, other] = [this.streamOf(request.id), this.streamOf(beside.id)];
    const [first, second] = [own, other].sort();
    const decideBoth = async (): Promise<Outcome> => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const [mine, theirs] = [await this.newest(own), await this.newest(other)];
        const seen = { ...request, context: beside.context(theirs.state) };
        const companion = own === other ? undefined : { stream: other, folded: theirs, beside };
        const result = await this.attempt(own, seen, mine, true, companion);
        if ('outcome' in result) return result.outcome;
      }
      return { kind: 'contended' };
    };
    return this.turns.take(first ?? own, () =>
      own === other ? decideBoth() : this.turns.take(second ?? other, decideBoth),
    );
  }

  private async newest(stream: string): Promise<Folded<S>> {
    return this.catchUp(stream, this.cache.get(stream) ?? this.nothing());
  }

  private async attempt(
    stream: string,
    request: RunRequest<S, C, E, X>,
    folded: Folded<S>,
    confirmed: boolean,
    companion?: Companion<S, E, X>,
  ): Promise<Attempt<S>> {
    const { expectedRevision: wanted } = request;
    const stale = wanted !== undefined && wanted !== folded.revision;
    const decision = stale ? undefined : this.decide(request, folded.state);
    if (decision?.ok === true && decision.events.length > 0) {
      const { events } = decision;
      const facts = { 'shaodao.stream': stream, 'shaodao.events': events.length };
      return inSpan(
        'append',
        () => ({ attributes: facts }),
        () => this.append(stream, request, folded, events, companion),
      );
    }
    if (!confirmed) return { again: await this.catchUp(stream, folded) };

    const answered = await this.store.findCommand(request.commandId);
    if (answered !== undefined) return { outcome: replay(request, answered) };
    const { revision, position } = folded;
    if (stale) return { outcome: { kind: 'stale', expected: wanted, actual: revision } };
    if (decision?.ok === false)
      return { outcome: { kind: 'refused', refusal: decision.refusal, revision } };
    const answer = request.answer([], revision);
    return { outcome: { kind: 'done', answer, position, replayed: false } };
  }

  private decide(request: TrialRequest<S, C, E, X>, state: S): Decision<E> {
    const forbidden = request.authorize?.(state);
    return forbidden === undefined
      ? this.aggregate.decide(request.command, state, request.context)
      : { ok: false, refusal: forbidden };
  }

  private async append(
    stream: string,
    request: RunRequest<S, C, E, X>,
    folded: Folded<S>,
    decided: readonly E[],
    companion?: Companion<S, E, X>,
  ): Promise<Attempt<S>> {
    const answer = request.answer(decided, folded.revision + decided.length);
    const events = decided.map((event) => this.newEvent(request, event));
    const also = (companion?.beside.events(decided, folded.state, request.context) ?? []).map(
      (event) => this.newEvent(request, event),
    );
    const parts = [{ stream, folded, events }];
    if (companion !== undefined && also.length > 0) parts.push({ ...companion, events: also });
    const result: AppendResult = await this.store.append(
      parts.map((part) => ({
        stream: part.stream,
        expected: part.folded.revision,
        events: part.events,
      })),
      { id: request.commandId, fingerprint: request.fingerprint, answer },
    );
    switch (result.kind) {
      case 'appended':
        for (const part of parts) {
          this.keep(part.stream, {
            state: part.events.reduce(
              (state, event) => this.evolve(state, event),
              part.folded.state,
            ),
            revision: part.folded.revision + part.events.length,
            position: result.position,
          });
        }
        return { outcome: { kind: 'done', answer, position: result.position, replayed: false } };
      case 'already-answered':
        return { outcome: replay(request, result.command) };
      case 'conflict':
        return { again: await this.catchUp(stream, folded) };
      case 'already-appended':
        throw new Error(`newEventId gave an id that is stored already, for ${stream}`);
    }
  }

  /** Folds what is newer than `from` and keeps the result. */
  private async catchUp(stream: string, from = this.nothing()): Promise<Folded<S>> {
    let { state, revision, position } = from;
    for await (const stored of this.store.readStream(stream, { from: revision + 1 })) {
      state = this.evolve(state, this.options.upcast?.(stored) ?? stored);
      ({ revision, position } = stored);
    }
    const folded = { state, revision, position };
    this.keep(stream, folded);
    return folded;
  }

  /** Two readers may finish in either order: the newer fold stays. */
  private keep(stream: string, folded: Folded<S>): void {
    const kept = this.cache.peek(stream)?.revision ?? 0;
    if (folded.revision > kept) this.cache.set(stream, folded);
  }

  private evolve(state: S, event: NewEvent): S {
    const { type, data, occurredAt } = event;
    const fact = { type, data, occurredAt, actor: event.meta.actor };
    // What a stream of this category holds was decided by this aggregate, or upcast to its form.
    return this.aggregate.evolve(state, fact as unknown as E & EvolveMeta);
  }

  private newEvent(request: RunRequest<S, C, E, X>, event: E): NewEvent {
    const { commandId, correlationId, causationId, actor, occurredAt } = request;
    return {
      id: this.options.newEventId(),
      type: event.type,
      schemaVersion: this.options.schemaVersion?.(event.type) ?? 1,
      occurredAt,
      data: event.data,
      meta: {
        actor,
        commandId,
        correlationId,
        ...(causationId === undefined ? {} : { causationId }),
        ...traceMeta(),
      },
    };
  }

  private nothing(): Folded<S> {
    return { state: this.aggregate.initial, revision: 0, position: START };
  }

  private streamOf(id: string): string {
    return `${this.aggregate.category}-${id}`;
  }
}

const replay = (request: { readonly fingerprint: string }, command: StoredCommand): Outcome =>
  command.fingerprint === request.fingerprint
    ? { kind: 'done', answer: command.answer, position: command.position, replayed: true }
    : { kind: 'reused-id' };
