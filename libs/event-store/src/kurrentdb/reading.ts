import {
  StreamDeletedError,
  StreamNotFoundError,
  type AllStreamResolvedEvent,
  type KurrentDBClient,
  type ReadPosition,
  type ResolvedEvent,
} from '@kurrent/kurrentdb-client';
import {
  START,
  type EventFilter,
  type EventPage,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredCommand,
} from '../port.js';
import { asStoreError } from './failures.js';
import { commandStream, eventOf, placeOf, storedAnswerOf } from './records.js';
import { isWanted, serverFilter, wantsNothing } from './wanted.js';

/** Places to go on from that are remembered with the end of their append. */
const MOST_ENDS = 1_000;

/** Reads a KurrentDB for the adapter. @throws StoreUnavailable where nobody answers */
export class KurrentDbReader {
  /**
   * Commit positions of places inside an append, where pages ended lately. Without it, going on from
   * such a place reads its append from the beginning: right as well, but slow where appends are long.
   */
  private readonly ends = new Map<Position, bigint>();

  constructor(private readonly client: KurrentDBClient) {}

  /** The events of a stream; decisions stand on them, so the leader is asked. */
  async *stream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    for await (const resolved of this.records(stream, options)) yield eventOf(resolved);
  }

  /** As {@link stream}, as the client gives them. */
  async *records(
    stream: string,
    { from, direction = 'forward', limit }: ReadStreamOptions = {},
  ): AsyncGenerator<ResolvedEvent> {
    const forward = direction === 'forward';
    if (limit === 0 || (!forward && from !== undefined && from < 1)) return;
    try {
      yield* this.client.readStream(stream, {
        direction: forward ? 'forwards' : 'backwards',
        // Revisions of the server begin at 0.
        fromRevision:
          from === undefined ? (forward ? 'start' : 'end') : BigInt(Math.max(from, 1) - 1),
        ...(limit === undefined ? {} : { maxCount: limit }),
        requiresLeader: true,
      });
    } catch (error) {
      if (error instanceof StreamNotFoundError || error instanceof StreamDeletedError) return;
      throw asStoreError(error);
    }
  }

  /** One page of the order; `through` is the head where nothing more was found. */
  async page(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    // Asked first: what is found up to there is all there is.
    const head = await this.head();
    const events: RecordedEvent[] = [];
    if (head > after && !wantsNothing(filter)) {
      for await (const resolved of this.all(after, limit, filter)) {
        const event = eventOf(resolved);
        if (!isWanted(event, filter)) continue;
        events.push(event);
        if (events.length === limit) return { events, through: event.position };
      }
    }
    const last = events.at(-1)?.position ?? after;
    return { events, through: head > last ? head : last };
  }

  /** Place of the last event of ours. */
  async head(): Promise<Position> {
    try {
      const last = this.client.readAll({
        direction: 'backwards',
        fromPosition: 'end',
        maxCount: 1,
        filter: serverFilter(undefined),
      });
      for await (const resolved of last) return placeOf(resolved);
      return START;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** The last event at or before a place. */
  async lastUpTo(place: Position): Promise<RecordedEvent | undefined> {
    const [there] = await this.at([place]);
    if (there !== undefined) return there;
    try {
      const before = this.client.readAll({
        direction: 'backwards',
        fromPosition: { commit: BigInt(place), prepare: BigInt(place) },
        maxCount: 1,
        filter: serverFilter(undefined),
      });
      for await (const resolved of before) return eventOf(resolved);
      return undefined;
    } catch (error) {
      throw asStoreError(error);
    }
  }

  /** The events at these places, in order; places without one are left out. */
  async at(places: readonly Position[]): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (const place of [...new Set(places)].sort((one, other) => one - other)) {
      if (place <= START) continue;
      const before = (place - 1) as Position;
      for await (const resolved of this.all(before, 1)) {
        if (placeOf(resolved) === place) found.push(eventOf(resolved));
        break;
      }
    }
    return found;
  }

  /** The answer stored under a command id. */
  async command(id: string): Promise<StoredCommand | undefined> {
    for await (const record of this.records(commandStream(id), { limit: 1 })) {
      const { command, events } = storedAnswerOf(record);
      let position = placeOf(record);
      let left = events;
      // The command's events were written right behind its answer, with nothing in between.
      for await (const resolved of this.all(position, events)) {
        position = placeOf(resolved);
        left -= 1;
        if (left === 0) break;
      }
      return { ...command, position };
    }
    return undefined;
  }

  /** Records of the order behind a place, as many as asked for or more; the caller stops. */
  private async *all(
    after: Position,
    wanted: number,
    filter?: EventFilter,
  ): AsyncGenerator<AllStreamResolvedEvent> {
    let from = after;
    // The server begins at the place itself, or with the append it belongs to.
    let maxCount = wanted + 1;
    try {
      for (;;) {
        const before = from;
        let count = 0;
        const records = this.client.readAll({
          fromPosition: this.beginAt(from),
          maxCount,
          filter: serverFilter(filter),
        });
        for await (const resolved of records) {
          count += 1;
          const place = placeOf(resolved);
          if (place <= from) continue;
          from = place;
          this.remember(place, resolved);
          yield resolved;
        }
        if (count < maxCount) return;
        if (from === before) maxCount *= 2;
      }
    } catch (error) {
      throw asStoreError(error);
    }
  }

  private beginAt(place: Position): ReadPosition {
    if (place === START) return 'start';
    return { commit: this.ends.get(place) ?? BigInt(place), prepare: BigInt(place) };
  }

  private remember(place: Position, { event }: AllStreamResolvedEvent): void {
    const commit = event?.position.commit;
    if (commit === undefined || commit === BigInt(place)) return;
    this.ends.set(place, commit);
    const [oldest] = this.ends.keys();
    if (this.ends.size > MOST_ENDS && oldest !== undefined) this.ends.delete(oldest);
  }
}
