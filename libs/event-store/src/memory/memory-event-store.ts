import { InvalidAppend, START, StoreUnavailable } from '../port.js';
import type {
  AppendResult,
  CommandRecord,
  EventFilter,
  EventMeta,
  EventPage,
  EventStore,
  LivesPage,
  Position,
  ReadLivesOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoredCommand,
  StreamAppend,
  SubscribeOptions,
} from '../port.js';
import { livesPageOf } from '../lives.js';
import { checkAppend, encodeEvent, encodeJson, matches } from '../append-rules.js';
import type { EncodedEvent } from '../append-rules.js';

const DEFAULT_PAGE = 1_000;

interface Stored extends EncodedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly recordedAt: string;
}

/** The event store in this process's memory, for tests and trials: the same answers, not durable. */
export class MemoryEventStore implements EventStore {
  private readonly all: Stored[] = [];
  private readonly streams = new Map<string, Stored[]>();
  private readonly byId = new Map<string, Stored>();
  private readonly commands = new Map<string, { command: StoredCommand; answer: string }>();
  private readonly sleepers = new Set<() => void>();
  private closed = false;

  async append(streams: readonly StreamAppend[], command?: CommandRecord): Promise<AppendResult> {
    this.checkOpen();
    checkAppend(streams, command);
    const encoded = streams.map((part) => ({ ...part, events: part.events.map(encodeEvent) }));
    const answer = command === undefined ? undefined : encodeJson('answer', command.answer);
    const settled = this.alreadySettled(encoded, command);
    if (settled !== undefined) return settled;

    const recordedAt = new Date().toISOString();
    const revisions = encoded.map((part) => this.write(part.stream, part.events, recordedAt));
    const position = this.last();
    if (command !== undefined && answer !== undefined)
      this.commands.set(command.id, { command: { ...command, position }, answer });
    for (const wake of this.sleepers) wake();
    return { kind: 'appended', position, revisions };
  }

  async findCommand(id: string): Promise<StoredCommand | undefined> {
    this.checkOpen();
    const found = this.commands.get(id);
    return found === undefined
      ? undefined
      : { ...found.command, answer: JSON.parse(found.answer) as StoredCommand['answer'] };
  }

  async *readStream(
    stream: string,
    { from, direction, limit = Infinity }: ReadStreamOptions = {},
  ): AsyncIterable<RecordedEvent> {
    this.checkOpen();
    const events = this.streams.get(stream) ?? [];
    const step = direction === 'backward' ? -1 : 1;
    let revision = from ?? (step === 1 ? 1 : events.length);
    if (step === -1) revision = Math.min(revision, events.length);
    for (let given = 0; given < limit; given += 1, revision += step) {
      const event = events[Math.max(revision, step === 1 ? 1 : 0) - 1];
      if (event === undefined) return;
      yield toEvent(event);
    }
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    this.checkOpen();
    if (limit < 1) throw new RangeError('The limit of a page is at least 1');
    const events: RecordedEvent[] = [];
    for (let place: number = after; place < this.all.length; place += 1) {
      const stored = this.all[place];
      if (stored === undefined || !matches(stored, filter)) continue;
      events.push(toEvent(stored));
      if (events.length === limit) return { events, through: stored.position };
    }
    return { events, through: after > this.last() ? after : this.last() };
  }

  async readLives(options: ReadLivesOptions): Promise<LivesPage> {
    this.checkOpen();
    const { through, categories, after = '', until, limit } = options;
    if (limit < 1) throw new RangeError('The limit of a page is at least 1');
    const filter = categories === undefined ? undefined : { categories };
    const found: Stored[] = [];
    for (const stream of [...this.streams.keys()].sort()) {
      if (stream <= after || (until !== undefined && stream > until)) continue;
      if (found.length > limit) break;
      for (const event of this.streams.get(stream) ?? [])
        if (event.position <= through && matches(event, filter)) found.push(event);
    }
    const isAll = found.length <= limit;
    const page = isAll || isOneStream(found) ? found : found.slice(0, limit);
    return livesPageOf(page.map(toEvent), isAll);
  }

  async streamAfterEvents(after: string | undefined, events: number): Promise<string | undefined> {
    this.checkOpen();
    let passed = 0;
    for (const stream of [...this.streams.keys()].sort()) {
      if (after !== undefined && stream <= after) continue;
      passed += this.streams.get(stream)?.length ?? 0;
      if (passed >= events) return stream;
    }
    return undefined;
  }

  async readAt(places: readonly Position[]): Promise<readonly RecordedEvent[]> {
    this.checkOpen();
    return [...new Set(places)]
      .sort((one, other) => one - other)
      .flatMap((place) => this.all[place - 1] ?? [])
      .map(toEvent);
  }

  async *subscribe({
    after: start,
    filter,
    pageSize = DEFAULT_PAGE,
    signal,
  }: SubscribeOptions): AsyncIterable<EventPage> {
    let after = start;
    while (!signal.aborted && !this.closed) {
      const page = await this.readAll(after, pageSize, filter);
      if (page.through > after) {
        after = page.through;
        yield page;
      } else await this.nextAppend(after, signal);
    }
  }

  async head(): Promise<Position> {
    this.checkOpen();
    return this.last();
  }

  async recordedAt(place: Position): Promise<string | undefined> {
    this.checkOpen();
    return this.all[Math.min(place, this.all.length) - 1]?.recordedAt;
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const wake of this.sleepers) wake();
  }

  /** The answer where nothing is to be written: known command, known events, wrong revision. */
  private alreadySettled(
    parts: readonly { stream: string; expected: number | 'any'; events: EncodedEvent[] }[],
    command: CommandRecord | undefined,
  ): AppendResult | undefined {
    const answered = command === undefined ? undefined : this.commands.get(command.id);
    if (answered !== undefined)
      return {
        kind: 'already-answered',
        command: {
          ...answered.command,
          answer: JSON.parse(answered.answer) as StoredCommand['answer'],
        },
      };
    const known = parts.flatMap((part) =>
      part.events.map(({ id }) => ({ stream: part.stream, stored: this.byId.get(id) })),
    );
    if (known.some(({ stored }) => stored !== undefined)) {
      const stored = known.flatMap((one) => (one.stored?.stream === one.stream ? one.stored : []));
      if (stored.length < known.length)
        throw new InvalidAppend('Some event ids of the append are taken by other events');
      return alreadyAppended(parts, stored);
    }
    for (const { stream, expected } of parts) {
      const actual = this.streams.get(stream)?.length ?? 0;
      if (expected !== 'any' && expected !== actual)
        return { kind: 'conflict', conflict: { stream, expected, actual } };
    }
    return undefined;
  }

  private write(stream: string, events: readonly EncodedEvent[], recordedAt: string): number {
    const own = this.streams.get(stream) ?? [];
    this.streams.set(stream, own);
    for (const event of events) {
      const position = (this.all.length + 1) as Position;
      const stored = { ...event, stream, revision: own.length + 1, position, recordedAt };
      own.push(stored);
      this.all.push(stored);
      this.byId.set(event.id, stored);
    }
    return own.length;
  }

  private nextAppend(after: Position, signal: AbortSignal): Promise<void> {
    // An append may have come between the look and the wait.
    if (signal.aborted || this.last() > after) return Promise.resolve();
    return new Promise((resolve) => {
      const wake = (): void => {
        this.sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.sleepers.add(wake);
      signal.addEventListener('abort', wake, { once: true });
    });
  }

  private last(): Position {
    return this.all.at(-1)?.position ?? START;
  }

  private checkOpen(): void {
    if (this.closed) throw new StoreUnavailable(new Error('The event store is closed'));
  }
}

const isOneStream = (events: readonly Stored[]): boolean =>
  events[0]?.stream === events.at(-1)?.stream;

function alreadyAppended(
  parts: readonly { readonly stream: string }[],
  stored: readonly Stored[],
): AppendResult {
  const revisions = parts.map(({ stream }) =>
    Math.max(...stored.filter((one) => one.stream === stream).map((one) => one.revision)),
  );
  return {
    kind: 'already-appended',
    position: Math.max(...stored.map((one) => one.position)) as Position,
    revisions,
  };
}

const toEvent = ({ data, meta, ...stored }: Stored): RecordedEvent => ({
  ...stored,
  occurredAt: new Date(stored.occurredAt).toISOString(),
  data: JSON.parse(data) as object,
  meta: JSON.parse(meta) as EventMeta,
});
