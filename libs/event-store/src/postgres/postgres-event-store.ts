import pg from 'pg';
import { backOff } from '../back-off.js';
import { livesPageOf } from '../lives.js';
import { START } from '../port.js';
import type {
  AppendResult,
  CommandRecord,
  EventFilter,
  EventPage,
  EventStore,
  LivesPage,
  OnCommit,
  Position,
  ReadLivesOptions,
  ReadStreamOptions,
  RecordedEvent,
  StoredCommand,
  StreamAppend,
  SubscribeOptions,
} from '../port.js';
import { WakeUp } from '../wake-up.js';
import { GroupWriter } from './group-writer.js';
import { toUnit } from './group.js';
import { toCommand, toEvent, toIso } from './rows.js';
import type { CommandRow, EventRow } from './rows.js';
import { listenTo } from './listen.js';
import { sessionOptions } from './session.js';
import {
  allAfter,
  atPlaces,
  commandById,
  head,
  livesAfter,
  livesBetween,
  matchingBetween,
  recordedBefore,
  streamAfter,
  streamBackward,
  streamForward,
} from './sql.js';
import { asStoreError, isUnavailable } from './unavailable.js';

const STREAM_PAGE = 500;
const DEFAULT_PAGE = 1_000;
/** Places one filtered statement looks at; bounds its time where little matches. */
const SEARCH_WINDOW = 20_000;
const LAST_REVISION = 2_147_483_647;

export interface PostgresEventStoreOptions {
  readonly connectionString: string;
  /** Most connections for reading; one more writes, one more listens. Default 8. */
  readonly readers?: number;
  readonly onCommit?: OnCommit;
}

/**
 * The event store on PostgreSQL ≥ 15; its schema is `eventStoreMigrations`. Positions are
 * contiguous from 1 and become visible in their order (see `schema.ts`), so a reader asks only for
 * what lies beyond its own.
 */
export class PostgresEventStore implements EventStore {
  private readonly writer: GroupWriter;
  private readonly pool: pg.Pool;
  private readonly wakeUp: WakeUp;
  private readonly closing = new AbortController();

  constructor(options: PostgresEventStoreOptions) {
    this.writer = new GroupWriter(options.connectionString, options.onCommit);
    this.wakeUp = new WakeUp(listenTo(options.connectionString));
    this.pool = new pg.Pool({
      ...sessionOptions(options.connectionString, 'reader'),
      max: options.readers ?? 8,
    });
    // A reader that lost its connection while idle leaves the pool; the next read opens another.
    this.pool.on('error', () => undefined);
    // One that breaks while it is lent out, between two statements, reports only here.
    this.pool.on('connect', (client) => client.on('error', () => undefined));
  }

  async append(streams: readonly StreamAppend[], command?: CommandRecord): Promise<AppendResult> {
    return this.writer.append(toUnit(streams, command));
  }

  async findCommand(id: string): Promise<StoredCommand | undefined> {
    const [row] = await this.rows<CommandRow>(commandById, [id]);
    return row === undefined ? undefined : toCommand(row);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<RecordedEvent> {
    const forward = options.direction !== 'backward';
    let from = options.from ?? (forward ? 1 : LAST_REVISION);
    let left = options.limit ?? Infinity;
    while (left > 0) {
      const size = Math.min(left, STREAM_PAGE);
      const statement = forward ? streamForward : streamBackward;
      const rows = await this.rows<EventRow>(statement, [stream, from, size]);
      for (const row of rows) {
        const event = toEvent(row);
        from = event.revision + (forward ? 1 : -1);
        yield event;
      }
      if (rows.length < size) return;
      left -= rows.length;
    }
  }

  async readAll(after: Position, limit: number, filter?: EventFilter): Promise<EventPage> {
    if (limit < 1) throw new RangeError('The limit of a page is at least 1');
    let page = await this.search(after, limit, filter);
    for (let from = after; page.events.length === 0 && page.through > from;) {
      from = page.through;
      page = await this.search(from, limit, filter);
    }
    return page;
  }

  async readLives(options: ReadLivesOptions): Promise<LivesPage> {
    const { through, categories = null, after = '', until, limit } = options;
    if (limit < 1) throw new RangeError('The limit of a page is at least 1');
    const asked = [after, through, limit, categories];
    const rows =
      until === undefined
        ? await this.rows<EventRow>(livesAfter, asked)
        : await this.rows<EventRow>(livesBetween, [...asked, until]);
    const isAll = rows.length < limit;
    // A stream that fills the page alone may be longer still.
    if (!isAll && rows[0]?.[1] === rows.at(-1)?.[1])
      return this.readLives({ ...options, limit: 2 * limit });
    return livesPageOf(rows.map(toEvent), isAll);
  }

  async streamAfterEvents(after: string | undefined, events: number): Promise<string | undefined> {
    const [row] = await this.rows<readonly [string]>(streamAfter, [after ?? '', events - 1]);
    return row?.[0];
  }

  async readAt(places: readonly Position[]): Promise<readonly RecordedEvent[]> {
    if (places.length === 0) return [];
    return (await this.rows<EventRow>(atPlaces, [places])).map(toEvent);
  }

  async *subscribe(options: SubscribeOptions): AsyncIterable<EventPage> {
    const signal = AbortSignal.any([options.signal, this.closing.signal]);
    let { after } = options;
    let attempt = 0;
    while (!signal.aborted) {
      const mark = this.wakeUp.mark();
      let page: EventPage;
      try {
        page = await this.search(after, options.pageSize ?? DEFAULT_PAGE, options.filter);
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
    const [row] = await this.rows<readonly [string]>(head, []);
    return row === undefined ? START : (Number(row[0]) as Position);
  }

  async recordedAt(place: Position): Promise<string | undefined> {
    const [row] = await this.rows<readonly [string]>(recordedBefore, [place]);
    return row === undefined ? undefined : toIso(row[0]);
  }

  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await Promise.all([this.writer.close(), this.wakeUp.close(), this.pool.end()]);
  }

  /** One statement's page; with a filter it may be empty and still have come further. */
  private async search(
    after: Position,
    limit: number,
    filter: EventFilter | undefined,
  ): Promise<EventPage> {
    if (filter?.categories === undefined && filter?.types === undefined) {
      const events = (await this.rows<EventRow>(allAfter, [after, limit])).map(toEvent);
      return { events, through: events.at(-1)?.position ?? after };
    }
    const end = Math.min(after + SEARCH_WINDOW, await this.head());
    if (end <= after) return { events: [], through: after };
    const { categories = null, types = null } = filter;
    const values = [after, end, limit, categories, types];
    const events = (await this.rows<EventRow>(matchingBetween, values)).map(toEvent);
    const last = events.length === limit ? events.at(-1) : undefined;
    return { events, through: last?.position ?? (end as Position) };
  }

  private async rows<R>(
    statement: { readonly name: string; readonly text: string },
    values: unknown[],
  ): Promise<R[]> {
    try {
      const { rows } = await this.pool.query({
        ...statement,
        values,
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      });
      return rows as R[];
    } catch (error) {
      throw asStoreError(error);
    }
  }
}
