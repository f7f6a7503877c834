import pg from 'pg';
import { activeSpan, tellableMessage, type Span } from '@shaodao/platform';
import { InvalidAppend, StoreUnavailable } from '../port.js';
import type { AppendResult, OnCommit } from '../port.js';
import { decodeGroup, encodeGroup, keysOf } from './group.js';
import type { GroupRow, Unit } from './group.js';
import { backOff } from '../back-off.js';
import { sessionOptions } from './session.js';
import { appendGroup } from './sql.js';
import { asStoreError, isUnavailable } from './unavailable.js';

const MAX_GROUP_EVENTS = 4_096;
/** Characters of JSON in one group. */
const MAX_GROUP_WEIGHT = 4_194_304;
/** Appends that may wait; beyond it the caller is told to come back. */
const MAX_WAITING = 20_000;
const MAX_WAITING_WEIGHT = 134_217_728;
const QUERY_TIMEOUT_MS = 30_000;
/** Groups on their way at once: the database writes one while the process prepares the next. */
const MAX_UNDER_WAY = 2;
/** A second group leaves only with so many appends; fewer do better to share the next commit. */
const WORTH_A_SECOND_GROUP = 64;

interface Waiting {
  readonly unit: Unit;
  /** Of the caller; learns with how many others it travelled. */
  readonly span: Span | undefined;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a process. Appends that arrive while a group is on its way travel together in
 * the next one; when nothing is on its way a group leaves at once. Groups follow each other on one
 * pipelined connection, so the database takes them in the order in which they left.
 */
export class GroupWriter {
  private waiting: Waiting[] = [];
  private waitingWeight = 0;
  private underWay = 0;
  private scheduled = false;
  private closed = false;
  private client: pg.Client | undefined;
  private connecting: Promise<pg.Client> | undefined;
  private failures = 0;
  private idle: (() => void) | undefined;

  constructor(
    private readonly connectionString: string,
    private readonly onCommit?: OnCommit,
  ) {}

  append(unit: Unit): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      if (this.closed) {
        reject(new StoreUnavailable(new Error('The event store is closed')));
        return;
      }
      if (this.waiting.length >= MAX_WAITING || this.waitingWeight >= MAX_WAITING_WEIGHT) {
        reject(new StoreUnavailable(new Error('Too many appends are waiting')));
        return;
      }
      this.waiting.push({ unit, span: activeSpan(), resolve, reject });
      this.waitingWeight += unit.weight;
      this.schedule();
    });
  }

  /** Finishes what was asked for, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    if (!this.isIdle()) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.client?.end().catch(() => undefined);
  }

  private isIdle(): boolean {
    return this.underWay === 0 && this.waiting.length === 0;
  }

  /** Looks after the callers that run in this turn of the event loop, so that they share a group. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.leave();
    });
  }

  /** Sends what may leave now: all that waits, or half of it where that makes two good groups. */
  private leave(): void {
    while (this.waiting.length > 0 && this.underWay < MAX_UNDER_WAY) {
      const { length } = this.waiting;
      if (this.underWay > 0 && length < WORTH_A_SECOND_GROUP) return;
      const half = this.underWay === 0 && length >= 2 * WORTH_A_SECOND_GROUP;
      void this.deliver(this.nextGroup(half ? Math.ceil(length / 2) : length));
    }
  }

  private async deliver(group: readonly Waiting[]): Promise<void> {
    this.underWay += 1;
    try {
      this.settle(group, await this.send(group));
    } catch (error) {
      if (isUnavailable(error)) fail(group, error);
      else await this.sendEachAlone(group);
    }
    this.underWay -= 1;
    if (this.waiting.length > 0) this.schedule();
    else if (this.underWay === 0) this.idle?.();
  }

  /** The oldest appends that fit together; what shares a stream or an id waits for its turn. */
  private nextGroup(most: number): Waiting[] {
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    const taken = new Set<string>();
    let events = 0;
    let weight = 0;
    let full = false;
    for (const one of this.waiting) {
      const { unit } = one;
      full ||=
        group.length >= most ||
        (group.length > 0 &&
          (events + unit.size > MAX_GROUP_EVENTS || weight + unit.weight > MAX_GROUP_WEIGHT));
      if (full) {
        rest.push(one);
        continue;
      }
      const keys = keysOf(unit);
      const clashes = keys.some((key) => taken.has(key));
      // Keys of a unit that waits are taken too, so that a later one does not overtake it.
      for (const key of keys) taken.add(key);
      if (clashes) {
        rest.push(one);
        continue;
      }
      group.push(one);
      events += unit.size;
      weight += unit.weight;
    }
    this.waiting = rest;
    this.waitingWeight -= weight;
    return group;
  }

  private async send(
    group: readonly Waiting[],
  ): Promise<readonly (AppendResult | InvalidAppend)[]> {
    const units = group.map((one) => one.unit);
    const client = await this.connected();
    const sentAt = performance.now();
    const rows = await this.ask(client, encodeGroup(units));
    const row = rows[0] as unknown as GroupRow | undefined;
    if (row === undefined) throw new Error('append_events answered no row');
    const results = decodeGroup(units, row);
    this.tell(group, results, sentAt);
    return results;
  }

  private tell(
    group: readonly Waiting[],
    results: readonly (AppendResult | InvalidAppend)[],
    sentAt: number,
  ): void {
    let events = 0;
    for (const [index, { unit }] of group.entries()) {
      const result = results[index];
      if (result !== undefined && 'kind' in result && result.kind === 'appended')
        events += unit.size;
    }
    if (events > 0) this.onCommit?.(events, (performance.now() - sentAt) / 1_000);
    const facts = { 'shaodao.group.appends': group.length, 'shaodao.group.events': events };
    for (const { span } of group) span?.setAttributes(facts);
  }

  private async ask(client: pg.Client, values: string[]): Promise<GroupRow[][]> {
    try {
      const { rows } = await client.query<GroupRow[]>({
        ...appendGroup,
        values,
        rowMode: 'array',
        types: { getTypeParser: () => (value: string) => value },
      });
      return rows;
    } catch (error) {
      // Nobody knows whether a group whose connection broke was committed; its callers ask again.
      if (isUnavailable(error)) this.leaveBehind(client);
      throw error;
    }
  }

  private leaveBehind(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    client.end().catch(() => undefined);
  }

  private settle(
    group: readonly Waiting[],
    outcomes: readonly (AppendResult | InvalidAppend)[],
  ): void {
    group.forEach((one, index) => {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome instanceof InvalidAppend) one.reject(outcome);
      else one.resolve(outcome);
    });
  }

  /** A row the database refuses fails its whole statement: find the append at fault. */
  private async sendEachAlone(group: readonly Waiting[]): Promise<void> {
    for (const one of group) {
      try {
        this.settle([one], await this.send([one]));
      } catch (error) {
        if (isUnavailable(error)) fail([one], error);
        else one.reject(asRefusal(error));
      }
    }
  }

  private async connected(): Promise<pg.Client> {
    if (this.client !== undefined) return this.client;
    this.connecting ??= this.connect().finally(() => (this.connecting = undefined));
    return this.connecting;
  }

  private async connect(): Promise<pg.Client> {
    await backOff(this.failures);
    const client = new pg.Client({
      ...sessionOptions(this.connectionString, 'writer'),
      query_timeout: QUERY_TIMEOUT_MS,
      pipeline: true,
    });
    client.on('error', () => {
      if (this.client === client) this.client = undefined;
    });
    try {
      await client.connect();
    } catch (error) {
      this.failures += 1;
      client.end().catch(() => undefined);
      this.rejectWaiting(error);
      throw error;
    }
    this.failures = 0;
    this.client = client;
    return client;
  }

  /** Without a connection nobody waits longer than one attempt. */
  private rejectWaiting(error: unknown): void {
    const waiting = this.waiting;
    this.waiting = [];
    this.waitingWeight = 0;
    for (const one of waiting) one.reject(asStoreError(error));
  }
}

function fail(group: readonly Waiting[], error: unknown): void {
  for (const one of group) one.reject(asStoreError(error));
}

/** Data exceptions and broken constraints are the caller's mistake; the rest is ours. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const fault = error.code?.slice(0, 2);
  if (error.constraint === 'events_id')
    return new InvalidAppend('An event id of the append is taken by another event', {
      cause: error,
    });
  return fault === '22' || fault === '23'
    ? new InvalidAppend(`The database refuses the append: ${tellableMessage(error)}`, {
        cause: error,
      })
    : error;
}
