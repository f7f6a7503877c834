import { randomUUID } from 'node:crypto';
import type { ClockChanges, Computation, StartedClock } from '@shaodao/deadlines';
import {
  eventStoreMigrations,
  PostgresEventStore,
  type NewEvent,
  type Position,
} from '@shaodao/event-store';
import { migrate } from '@shaodao/platform';
import {
  projectionMigrations,
  ProjectionRunner,
  ProjectionSignals,
  ProjectionWaiter,
} from '@shaodao/projections';
import pg from 'pg';
import { createTestDatabase } from '../../../../test/setup/test-database.js';
import type { ClockMoment, Fire } from '../clock-moment.js';
import { ClockProjector } from '../projector.js';
import { timekeeperMigrations } from '../schema.js';
import { Timekeeper } from '../timekeeper.js';

const COMPUTATION: Computation = {
  from: '2026-11-23T00:00:00.000Z',
  amount: 1,
  unit: 'NAT_HOUR',
  calendar: 'office-cn',
  calendarVersion: 1,
  rolled: false,
  provisional: false,
};

/** An instant some seconds after the hour the tests begin at. */
export function at(seconds: number): string {
  return new Date(Date.parse('2026-11-23T00:00:00Z') + seconds * 1_000).toISOString();
}

/** A clock that warns and is due so many seconds after that hour. */
export function clock(id: string, dueAt: number, ...warnAt: number[]): StartedClock {
  return {
    id,
    kind: 'HANDLE',
    subject: { kind: 'issue' },
    startedAt: at(0),
    dueAt: at(dueAt),
    warnAt: warnAt.map(at),
    computation: COMPUTATION,
  };
}

/** As `clock`, moved. */
export function moved(
  id: string,
  because: 'RESUMED' | 'EXTENDED' | 'RECALCULATED',
  dueAt: number,
  ...warnAt: number[]
): NonNullable<ClockChanges['moved']>[number] {
  return { id, because, dueAt: at(dueAt), warnAt: warnAt.map(at), computation: COMPUTATION };
}

export function eventWith(clocks?: ClockChanges): NewEvent {
  return {
    id: randomUUID(),
    type: 'Happened',
    schemaVersion: 1,
    occurredAt: at(0),
    data: clocks === undefined ? {} : { clocks },
    meta: { actor: { person: 'p', roles: [] }, commandId: randomUUID(), correlationId: 'c' },
  };
}

/** A store, the projector at work, and timekeepers whose doors write down what came. */
export interface TimekeepingScene {
  readonly url: string;
  readonly pool: pg.Pool;
  readonly store: PostgresEventStore;
  /** What came to the doors, as `stream clock seconds`, in order. */
  readonly came: string[];
  /** Sets the time, in seconds after the hour. */
  setTime(seconds: number): void;
  happened(stream: string, clocks?: ClockChanges): Promise<Position>;
  projected(position?: Position): Promise<boolean>;
  /** A timekeeper with a pool of its own; stopped with the scene. */
  timekeeper(doors?: Readonly<Record<string, Fire>>, name?: string): Timekeeper;
  /** Rows as `stream clock: seconds,…`, with `paused`. */
  rows(): Promise<readonly string[]>;
  cutOff(name: string): Promise<void>;
  readonly faults: unknown[];
  close(): Promise<void>;
}

export async function setTimekeepingScene(): Promise<TimekeepingScene> {
  const database = await createTestDatabase();
  const pools: pg.Pool[] = [];
  const poolNamed = (name: string): pg.Pool => {
    const made = new pg.Pool({ connectionString: database.url, application_name: name, max: 8 });
    made.on('error', () => undefined);
    // As the house's own pool: a session cut while it is lent out reports to nobody else.
    made.on('connect', (client) => client.on('error', () => undefined));
    pools.push(made);
    return made;
  };
  const pool = poolNamed('scene');
  await migrate(pool, [...eventStoreMigrations, ...projectionMigrations, ...timekeeperMigrations]);
  const store = new PostgresEventStore({ connectionString: database.url });
  const projections = new ProjectionRunner({
    store,
    pool,
    projectors: [new ClockProjector()],
    name: 'clocks',
  });
  projections.start();
  const signals = new ProjectionSignals(pool);
  signals.start();
  const waiter = new ProjectionWaiter(pool, signals);
  const timekeepers: Timekeeper[] = [];
  const came: string[] = [];
  const faults: unknown[] = [];
  let now = 0;
  const projected = async (position?: Position): Promise<boolean> =>
    waiter.waitFor(position ?? (await store.head()), 10_000, ['clocks']);
  return {
    url: database.url,
    pool,
    store,
    came,
    faults,
    setTime: (seconds) => {
      now = seconds;
    },
    async happened(stream, clocks) {
      const result = await store.append([{ stream, expected: 'any', events: [eventWith(clocks)] }]);
      if (result.kind !== 'appended') throw new Error(`Not appended: ${result.kind}`);
      return result.position;
    },
    projected,
    timekeeper(doors = {}, name = 'timekeeper') {
      const record: Fire = async (moment) => {
        came.push(told(moment));
        return { kind: 'done' };
      };
      const made = new Timekeeper({
        pool: poolNamed(name),
        doors: new Map(Object.entries({ issue: record, meeting: record, ...doors })),
        now: () => new Date(at(now)),
        head: () => store.head(),
        projected,
        onFault: (error) => faults.push(error),
      });
      timekeepers.push(made);
      return made;
    },
    async rows() {
      const { rows } = await pool.query<{ row: string }>(
        `select stream || ' ' || clock || ': ' || array_to_string(array(
           select extract(epoch from moment - timestamptz '2026-11-23T00:00:00Z')::int
           from unnest(moments) moment), ',') || case when paused then ' paused' else '' end as row
         from timekeeper.clocks order by stream, clock`,
      );
      return rows.map(({ row }) => row);
    },
    async cutOff(name) {
      await pool.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = $1 and datname = current_database()`,
        [name],
      );
    },
    async close() {
      await Promise.all(timekeepers.map((made) => made.stop()));
      await signals.close();
      await projections.stop();
      await store.close();
      await Promise.all(pools.map((made) => made.end()));
      await database.drop();
    },
  };
}

/** A moment as `stream clock seconds`. */
export function told({ stream, clock: id, moment }: ClockMoment): string {
  return `${stream} ${id} ${String((Date.parse(moment) - Date.parse(at(0))) / 1_000)}`;
}
