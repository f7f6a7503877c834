import pg from 'pg';
import { InvalidAppend, StoreUnavailable } from '../port.js';
import type { AppendResult } from '../port.js';
import { decodeGroup, encodeGroup, keysOf } from './group.js';
import type { GroupRow, Unit } from './group.js';
import { backOff } from './back-off.js';
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

interface Waiting {
  readonly unit: Unit;
  readonly resolve: (result: AppendResult) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a process. Appends that arrive while a group is on its way travel together in
 * the next one; when nothing is on its way a group leaves at once.
 */
export class GroupWriter {
  private waiting: Waiting[] = [];
  private waitingWeight = 0;
  private busy = false;
  private closed = false;
  private client: pg.Client | undefined;
  private failures = 0;
  private idle: (() => void) | undefined;

  constructor(private readonly connectionString: string) {}

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
      this.waiting.push({ unit, resolve, reject });
      this.waitingWeight += unit.weight;
      if (this.busy) return;
      this.busy = true;
      // After the callers that run in this turn of the event loop, so that they share the group.
      setImmediate(() => void this.work());
    });
  }

  /** Finishes what was asked for, then disconnects. */
  async close(): Promise<void> {
    this.closed = true;
    if (this.busy) await new Promise<void>((resolve) => (this.idle = resolve));
    await this.client?.end().catch(() => undefined);
  }

  private async work(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.nextGroup();
      try {
        this.settle(group, await this.send(group));
      } catch (error) {
        if (isUnavailable(error)) this.fail(group, error);
        else await this.sendEachAlone(group);
      }
    }
    this.busy = false;
    this.idle?.();
  }

  /** The oldest appends that fit together; what shares a stream or an id waits for its turn. */
  private nextGroup(): Waiting[] {
    const group: Waiting[] = [];
    const rest: Waiting[] = [];
    const taken = new Set<string>();
    let events = 0;
    let weight = 0;
    let full = false;
    for (const one of this.waiting) {
      const { unit } = one;
      full ||=
        group.length > 0 &&
        (events + unit.size > MAX_GROUP_EVENTS || weight + unit.weight > MAX_GROUP_WEIGHT);
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
    const { rows } = await client.query<GroupRow[]>({
      ...appendGroup,
      values: encodeGroup(units),
      rowMode: 'array',
      types: { getTypeParser: () => (value: string) => value },
    });
    const row = rows[0] as unknown as GroupRow | undefined;
    if (row === undefined) throw new Error('append_events answered no row');
    return decodeGroup(units, row);
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
        if (isUnavailable(error)) this.fail([one], error);
        else one.reject(asRefusal(error));
      }
    }
  }

  /** Nobody knows whether a group whose connection broke was committed; its callers ask again. */
  private fail(group: readonly Waiting[], error: unknown): void {
    const client = this.client;
    this.client = undefined;
    client?.end().catch(() => undefined);
    for (const one of group) one.reject(asStoreError(error));
  }

  private async connected(): Promise<pg.Client> {
    if (this.client !== undefined) return this.client;
    await backOff(this.failures);
    const client = new pg.Client({
      ...sessionOptions(this.connectionString, 'writer'),
      query_timeout: QUERY_TIMEOUT_MS,
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

/** Data exceptions and broken constraints are the caller's mistake; the rest is ours. */
function asRefusal(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  const fault = error.code?.slice(0, 2);
  if (error.constraint === 'events_id')
    return new InvalidAppend('An event id of the append is taken by another event', {
      cause: error,
    });
  return fault === '22' || fault === '23'
    ? new InvalidAppend(`The database refuses the append: ${error.message}`, { cause: error })
    : error;
}
