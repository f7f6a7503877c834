import type { EventStore, RecordedEvent } from '@shaodao/event-store';
import { LRUCache } from 'lru-cache';

/** A stream's state before an event and after it. */
export interface Around<S> {
  readonly before: S;
  readonly after: S;
}

export interface FoldedStreamsParts<S> {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly initial: S;
  readonly evolve: (state: S, event: RecordedEvent) => S;
  /** Most streams whose state is kept; any other is read again. */
  readonly most: number;
}

/**
 * The states around events that are given in their order. A stream's state is kept from event to event;
 * where it is not there (a start in the middle, a stream long silent, an event given again) what came
 * before is read from the store. Either way it follows from the stream alone, so that an event has the
 * same states around it every time.
 */
export class FoldedStreams<S> {
  readonly #parts: FoldedStreamsParts<S>;
  readonly #kept: LRUCache<string, { readonly revision: number; readonly state: S }>;

  constructor(parts: FoldedStreamsParts<S>) {
    this.#parts = parts;
    this.#kept = new LRUCache({ max: parts.most });
  }

  /**
   * A promise only where the store has to be asked.
   * @throws what `evolve` says of an event that cannot stand where it stands
   */
  around(event: RecordedEvent): Around<S> | Promise<Around<S>> {
    if (event.revision === 1) return this.#fold(this.#parts.initial, event);
    const kept = this.#kept.get(event.stream);
    return kept !== undefined && kept.revision === event.revision - 1
      ? this.#fold(kept.state, event)
      : this.#read(event);
  }

  #fold(before: S, event: RecordedEvent): Around<S> {
    const after = this.#parts.evolve(before, event);
    this.#kept.set(event.stream, { revision: event.revision, state: after });
    return { before, after };
  }

  async #read(event: RecordedEvent): Promise<Around<S>> {
    const { store, initial, evolve } = this.#parts;
    const kept = this.#kept.get(event.stream);
    let { state, revision } =
      kept !== undefined && kept.revision < event.revision ? kept : { state: initial, revision: 0 };
    const past = store.readStream(event.stream, {
      from: revision + 1,
      limit: event.revision - 1 - revision,
    });
    for await (const each of past) {
      state = evolve(state, each);
      ({ revision } = each);
    }
    if (revision !== event.revision - 1)
      throw new Error(`${event.stream} has no event ${String(event.revision - 1)} in the store`);
    return this.#fold(state, event);
  }
}
