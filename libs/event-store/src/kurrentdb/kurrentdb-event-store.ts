import { KurrentDBClient } from '@kurrent/kurrentdb-client';
import { checkAppend, encodeEvent, encodeJson } from '../append-rules.js';
import { backOff } from '../back-off.js';
import {
  InvalidAppend,
  StoreUnavailable,
  type AppendResult,
  type CommandRecord,
  type EventFilter,
  type EventPage,
  type EventStore,
  type OnCommit,
  type Position,
  type ReadStreamOptions,
  type RecordedEvent,
  type StoredCommand,
  type StreamAppend,
  type SubscribeOptions,
} from '../port.js';
import { WakeUp } from '../wake-up.js';
import { isUnavailable } from './failures.js';
import { listenTo } from './listen.js';
import { KurrentDbReader } from './reading.js';
import { appendOf, eventOf } from './records.js';
import { KurrentDbWriter, type Part } from './writing.js';

const DEFAULT_PAGE = 1_000;
/** Losing so many races for a stream of which nobody said where it stands means something is wrong. */
const MOST_RACES = 50;

/** A share as it was asked for, its events written as JSON once. */
interface Asked extends Omit<Part, 'expected'> {
  readonly expected: number | 'any';
}

/**
 * The event store on KurrentDB ≥ 25.1. Ids of events are held unique within a stream where the
 * revision does not fit or is not asked for; two streams may hold one id, which no caller of ours
 * brings about. Reads that decide anything go to the leader; the whole order is read wherever the
 * connection string says.
 */
export class KurrentDbEventStore implements EventStore {
  private readonly client: KurrentDBClient;
  private readonly reader: KurrentDbReader;
  private readonly writer: KurrentDbWriter;
  private readonly wakeUp: WakeUp;
  private readonly closing = new AbortController();

  /** @param connectionString such as `kurrentdb://node1:2113,node2:2113,node3:2113?tls=true` */
  constructor(
    connectionString: string,
    private readonly onCommit?: OnCommit,
  ) {
    this.client = KurrentDBClient.connectionString(connectionString);
    this.reader = new KurrentDbReader(this.client);
    this.writer = new KurrentDbWriter(this.client);
    this.wakeUp = new WakeUp(listenTo(this.client));
  }

  async append(streams: readonly StreamAppend[], command?: CommandRecord): Promise<AppendResult> {
    this.checkOpen();
    checkAppend(streams, command);
    if (command !== undefined) encodeJson('answer', command.answer);
    const asked = streams.map((part) => ({ ...part, events: part.events.map(encodeEvent) }));
    for (let race = 0; race < MOST_RACES; race += 1) {
      const parts = await this.resolve(asked);
      if (!Array.isArray(parts)) return parts;
      const sentAt = performance.now();
      const written = await this.writer.write(parts, command);
      if (written.kind === 'accepted') {
        const events = parts.reduce((sum, part) => sum + part.events.length, 0);
        this.onCommit?.(events, (performance.now() - sentAt) / 1_000);
        return this.accepted(parts, written.append, command);
      }
      const settled = await this.whyRefused(asked, command);
      if (settled !== undefined) return settled;
      await backOff(Math.min(race, 4), this.closing.signal);
    }
    throw new StoreUnavailable(new Error('Others wrote to the same streams again and again'));
  }

  async findCommand(id: string): Promise<StoredCommand | undefined> {
    this.checkOpen();
    return this.reader.command(id);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    this.checkOpen();
    yield* this.reader.stream(stream, options);
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    this.checkOpen();
    if (limit < 1) throw new RangeError('The limit of a page is at least 1');
    return this.reader.page(after, limit, filter);
  }

  async readAt(places: readonly Position[]): Promise<readonly RecordedEvent[]> {
    this.checkOpen();
    return this.reader.at(places);
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<EventPage> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    let { after } = options;
    let attempt = 0;
    while (!signal.aborted) {
      const mark = this.wakeUp.mark();
      let page: EventPage;
      try {
        page = await this.reader.page(after, options.pageSize ?? DEFAULT_PAGE, options.filter);
        attempt = 0;
      } catch (error) {
        if (!isUnavailable(error)) throw error;
        if (this.closing.signal.aborted) return;
        attempt += 1;
        options.onReconnect?.(error as Error, attempt);
        await backOff(attempt, signal);
        continue;
      }
      if (page.through > after) {
        after = page.through;
        if (!options.signal.aborted) yield page;
      } else await this.wakeUp.wait(mark, signal);
    }
  }

  async head(): Promise<Position> {
    this.checkOpen();
    return this.reader.head();
  }

  async recordedAt(place: Position): Promise<string | undefined> {
    this.checkOpen();
    return (await this.reader.lastUpTo(place))?.recordedAt;
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.wakeUp.close();
    await this.client.dispose();
  }

  /**
   * The parts with the revisions they were asked to follow; or the answer, where all is there already.
   * Where the streams stand is asked first: what others write after that, the same events too, the
   * server refuses.
   */
  private async resolve(asked: readonly Asked[]): Promise<Part[] | AppendResult> {
    const parts: Part[] = [];
    for (const part of asked) {
      const { stream, expected } = part;
      parts.push({
        ...part,
        expected: expected === 'any' ? await this.revisionOf(stream) : expected,
      });
    }
    const anyhow = asked.some(({ expected }) => expected === 'any');
    return (anyhow ? await this.alreadyAppended(asked) : undefined) ?? parts;
  }

  /**
   * The server accepts what it holds already as well. Which it was, and where the last event lies, is
   * read from the record itself: what a server says of its position may be the end of the append.
   */
  private async accepted(
    parts: readonly Part[],
    append: string,
    command: CommandRecord | undefined,
  ): Promise<AppendResult> {
    const revisions = parts.map(({ expected, events }) => expected + events.length);
    const last = parts.at(-1);
    const from = revisions.at(-1);
    if (last === undefined || from === undefined) throw new Error('An append without a stream');
    for await (const record of this.reader.records(last.stream, { from, limit: 1 })) {
      const { position } = eventOf(record);
      if (appendOf(record) === append || command !== undefined)
        return { kind: 'appended', position, revisions };
      return { kind: 'already-appended', position, revisions };
    }
    throw new StoreUnavailable(new Error(`${last.stream} does not show yet what was appended`));
  }

  /** What a refused append is answered; undefined where another try may succeed. */
  private async whyRefused(
    asked: readonly Asked[],
    command: CommandRecord | undefined,
  ): Promise<AppendResult | undefined> {
    const answered = command === undefined ? undefined : await this.reader.command(command.id);
    if (answered !== undefined) return { kind: 'already-answered', command: answered };
    const known = await this.alreadyAppended(asked);
    if (known !== undefined) return known;
    for (const { stream, expected } of asked) {
      if (expected === 'any') continue;
      const actual = await this.revisionOf(stream);
      if (actual !== expected) return { kind: 'conflict', conflict: { stream, expected, actual } };
    }
    return undefined;
  }

  /**
   * The answer where every event is in its stream already.
   * @throws InvalidAppend where only some are.
   */
  private async alreadyAppended(asked: readonly Asked[]): Promise<AppendResult | undefined> {
    let found = 0;
    let wanted = 0;
    let position = 0 as Position;
    const revisions: number[] = [];
    for (const { stream, events } of asked) {
      const ids = new Set(events.map(({ id }) => id));
      wanted += ids.size;
      let revision = 0;
      for await (const event of this.reader.stream(stream)) {
        if (!ids.has(event.id)) continue;
        found += 1;
        ({ revision } = event);
        if (event.position > position) ({ position } = event);
      }
      revisions.push(revision);
    }
    if (found === 0) return undefined;
    if (found < wanted)
      throw new InvalidAppend('Some event ids of the append are taken by other events');
    return { kind: 'already-appended', position, revisions };
  }

  private async revisionOf(stream: string): Promise<number> {
    const last = this.reader.stream(stream, { direction: 'backward', limit: 1 });
    for await (const event of last) return event.revision;
    return 0;
  }

  private checkOpen(): void {
    if (this.closing.signal.aborted)
      throw new StoreUnavailable(new Error('The event store is closed'));
  }
}
