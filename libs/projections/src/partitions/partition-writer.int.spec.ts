import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { START, type Position, type RecordedEvent } from '@shaodao/event-store';
import { ProjectorWorker } from '../projector-worker.js';
import { rebuild } from '../rebuild/rebuild.js';
import { retryParked } from '../retry.js';
import { Counting } from '../testing/counting.js';
import { happen, happenMany } from '../testing/tally.js';
import { setScene, type Scene } from '../testing/scene.js';
import { verify } from '../verify/verify.js';
import type { Delivery } from './delivery.js';
import { enterPartitions, leavePartitions, OtherPartitions } from './enter.js';
import { laneOf } from './lanes.js';
import { TopicMadeAnew } from './partition-failures.js';
import { PartitionWriter } from './partition-writer.js';

const TOPIC = 'events';
const PARTITIONS = 3;

describe('a projector that takes its events by partitions', () => {
  let scene: Scene;
  let counting: Counting;
  let other: Counting;
  /** What a broker would hold, in the order it was relayed. */
  let log: RecordedEvent[][];

  beforeEach(async () => {
    counting = new Counting();
    other = new Counting('other');
    scene = await setScene([counting, other]);
    log = Array.from({ length: PARTITIONS }, () => []);
  });
  afterEach(() => scene.close());

  /** Relays the events after a place; what was relayed before may come a second time. */
  const relayed = async (after: number = log.flat().length): Promise<void> => {
    const { events } = await scene.store.readAll(after as Position, 10_000);
    for (const event of events) log[laneOf(event, counting, PARTITIONS)]?.push(event);
  };
  const delivery = (partition: number, from = 0, until = Infinity): Delivery => {
    const events = (log[partition] ?? [])
      .map((event, offset) => ({ offset, event }))
      .filter(({ offset }) => offset >= from && offset < until);
    return { topic: TOPIC, partition, from, until: from + events.length, events };
  };
  const writer = (partition: number, projectors = [counting]): PartitionWriter =>
    new PartitionWriter(scene.pool, projectors, TOPIC, partition, PARTITIONS);
  const enter = (projector = counting): Promise<void> =>
    enterPartitions(scene.pool, projector, TOPIC, PARTITIONS);
  const takeAll = async (): Promise<void> => {
    for (let n = 0; n < PARTITIONS; n += 1) await writer(n).take(delivery(n));
  };
  const alongTheStore = async (pageSize = 10_000): Promise<void> => {
    const worker = new ProjectorWorker(counting, scene.pool, pageSize);
    await worker.load();
    await worker.apply(await scene.store.readAll(worker.checkpoint, 10_000));
  };

  const counted = async (): Promise<readonly string[]> => {
    const { rows } = await scene.pool.query<{ said: string }>(
      `select stream || ' ' || events as said from counting_streams order by stream`,
    );
    return rows.map(({ said }) => said);
  };
  const places = async (projector = 'counting'): Promise<readonly number[]> => {
    const { rows } = await scene.pool.query<{ next_offset: string }>(
      `select next_offset from projection_partitions where projector = $1 order by partition`,
      [projector],
    );
    return rows.map(({ next_offset }) => Number(next_offset));
  };
  const applied = async (projector = 'counting'): Promise<number> => {
    const { rows } = await scene.pool.query<{ n: string }>(
      `select (select applied from projection_checkpoints where projector = $1)
         + (select sum(applied) from projection_partitions where projector = $1) as n`,
      [projector],
    );
    return Number(rows[0]?.n);
  };
  const verified = async (): Promise<unknown> => {
    const { clean, projectors } = await verify({
      url: scene.url,
      store: scene.store,
      projectors: [counting],
      signal: new AbortController().signal,
    });
    return clean || projectors;
  };
  const TWENTY = Array.from({ length: 20 }, (_, n) => `tally-${String(n)} 3`).sort();

  it('writes what each partition brings, in whatever order they come', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    for (const partition of [2, 0, 1])
      expect(await writer(partition).take(delivery(partition))).toBe(log[partition]?.length);
    expect(await counted()).toEqual(TWENTY);
    expect(await places()).toEqual(log.map(({ length }) => length));
    expect(await verified()).toBe(true);
  });

  it('takes nothing twice: delivered again, cut differently, or relayed a second time', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await relayed(17);
    await enter();
    const [first] = log;
    const end = first?.length ?? 0;
    await writer(0).take(delivery(0, 0, 5));
    await writer(0).take(delivery(0, 0, 3));
    expect(await writer(0).take(delivery(0, 2, 9))).toBe(9);
    await writer(0).take(delivery(0, 0));
    expect(await writer(0).take(delivery(0, 3, 7))).toBe(end);
    await takeAll();
    expect(await counted()).toEqual(TWENTY);
    expect(await applied()).toBe(60);
    expect(await verified()).toBe(true);
  });

  it('writes each event once where two processes believe the partition is theirs', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    const end = log[1]?.length ?? 0;
    const live = [writer(1), writer(1), writer(1)];
    const seen = await Promise.all(
      live.map(async (process, n) => {
        for (let at = 0; at < end;) at = await process.take(delivery(1, at, at + 2 + n));
        return end;
      }),
    );
    expect(seen).toEqual([end, end, end]);
    await takeAll();
    expect(await counted()).toEqual(TWENTY);
    expect(await applied()).toBe(60);
  });

  it('says where to read on from, where it begins elsewhere than it should', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await writer(0).take(delivery(0, 0, 4));
    expect(await writer(0).begin()).toBe(4);
    expect(await writer(0).take(delivery(0, 6))).toBe(4);
    expect((await places())[0]).toBe(4);
  });

  it('leaves rows and place as they were where the transaction fails', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await scene.pool.query(`alter table counting_streams rename to away`);
    await expect(writer(0).take(delivery(0))).rejects.toThrow(/counting_streams/);
    await scene.pool.query(`alter table away rename to counting_streams`);
    expect(await places()).toEqual([0, 0, 0]);
    await takeAll();
    expect(await counted()).toEqual(TWENTY);
  });

  it('takes over where the runner was, and the runner where the partitions are', async () => {
    await happenMany(scene.store, 20, 1);
    await alongTheStore();
    await enter();
    await relayed();
    await happenMany(scene.store, 20, 1);
    await relayed();
    // One partition is ahead of the others, and of the checkpoint, when the house goes back.
    await writer(2).take(delivery(2));
    expect(await verified()).toBe(true);
    await leavePartitions(scene.pool, 'counting');
    expect(await verified()).toBe(true);
    expect(await writer(1).take(delivery(1))).toBe(0);
    await happenMany(scene.store, 20, 1);
    await alongTheStore(4);
    expect(await counted()).toEqual(TWENTY);
    expect(await applied()).toBe(60);
    expect(await verified()).toBe(true);
    // And by partitions again, which bring what the runner has done.
    await enter();
    await relayed();
    await takeAll();
    expect(await counted()).toEqual(TWENTY);
    expect(await applied()).toBe(60);
  });

  it('is not led along the store meanwhile, whatever a process believes', async () => {
    await happenMany(scene.store, 20, 3);
    const old = new ProjectorWorker(counting, scene.pool, 100);
    await old.load();
    await enter();
    const page = await scene.store.readAll(START, 10_000);
    await expect(old.apply(page)).rejects.toThrow(/moved the checkpoint/);
    expect(await counted()).toEqual([]);
  });

  it('cannot change the number of partitions while its tables are ahead by the old ones', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await writer(0).take(delivery(0));
    const more = (): Promise<void> => enterPartitions(scene.pool, counting, TOPIC, 5);
    await expect(more()).rejects.toThrow(OtherPartitions);
    await alongTheStore();
    await more();
    expect(await places()).toEqual([0, 0, 0, 0, 0]);
    expect(await counted()).toEqual(TWENTY);
  });

  it('parks a poisoned stream in its own partition, and takes it in again when it is cured', async () => {
    await happenMany(scene.store, 20, 1);
    await happen(scene.store, ['tally-7'], { poison: true });
    await happenMany(scene.store, 20, 1);
    await relayed();
    await enter();
    await takeAll();
    expect(await counted()).toContain('tally-7 1');
    expect((await counted()).filter((said) => said.endsWith(' 2'))).toHaveLength(19);
    expect(await verified()).toBe(true);
    counting.cured = true;
    const deps = { pool: scene.pool, store: scene.store, projectors: [counting] };
    expect(await retryParked(deps, 'counting', 'tally-7')).toEqual({ applied: 2, remaining: 0 });
    expect(await counted()).toContain('tally-7 3');
    expect(await verified()).toBe(true);
  });

  it('keeps events in the place of a rebuild from being taken once more', async () => {
    await happenMany(scene.store, 20, 2);
    await relayed();
    await enter();
    await writer(0).take(delivery(0));
    await rebuild({
      url: scene.url,
      store: scene.store,
      projectors: [counting],
      signal: new AbortController().signal,
    });
    await happenMany(scene.store, 20, 1);
    await relayed();
    await takeAll();
    expect(await counted()).toEqual(TWENTY);
    expect(await applied()).toBe(60);
    expect(await verified()).toBe(true);
  });

  it('lets tables of another version rest, and the others go on', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await enter(other);
    const both = writer(0, [new Counting('counting', 2), other]);
    expect(await both.take(delivery(0))).toBe(log[0]?.length);
    expect(await places('counting')).toEqual([0, 0, 0]);
    expect(await places('other')).toEqual([log[0]?.length, 0, 0]);
    const { rows } = await scene.pool.query(
      `select last_error from projection_checkpoints where last_error is not null`,
    );
    expect(rows).toEqual([{ last_error: expect.stringContaining('must be rebuilt') }]);
  });

  it('brings one that has come later to where the others are', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await writer(0).take(delivery(0));
    await enter(other);
    const both = writer(0, [counting, other]);
    expect(await both.begin()).toBe(0);
    expect(await both.take(delivery(0, 2))).toBe(0);
    expect(await both.take(delivery(0))).toBe(log[0]?.length);
    expect((await places('other'))[0]).toBe(log[0]?.length);
    expect(await applied('counting')).toBe(log[0]?.length);
  });

  it('does not go on where the topic has lost what it needs, until its tables are rebuilt', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    const rest = { ...delivery(0, 4), oldest: 4 };
    await writer(0).take(rest);
    expect((await places())[0]).toBe(0);
    const { rows } = await scene.pool.query(`select last_error from projection_checkpoints`);
    expect(rows).toEqual([{ last_error: expect.stringMatching(/no longer holds .* offset 0/) }]);
    await rebuild({
      url: scene.url,
      store: scene.store,
      projectors: [counting],
      signal: new AbortController().signal,
    });
    await writer(0).take(rest);
    expect((await places())[0]).toBe(log[0]?.length);
    expect(await counted()).toEqual(TWENTY);
  });

  it.each([0, 1])(
    'takes nothing of a topic that was made anew, seen by what lies %i before its place',
    async (before) => {
      await happenMany(scene.store, 20, 2);
      await relayed();
      await enter();
      await writer(0).take(delivery(0));
      const read = log[0]?.length ?? 0;
      await happenMany(scene.store, 20, 2);
      // The new topic begins with what happened since, and has grown beyond the place.
      const { events } = await scene.store.readAll(40 as Position, 10_000);
      log[0] = events.filter((event) => laneOf(event, counting, PARTITIONS) === 0);
      const from = before === 0 ? 0 : read - before;
      await expect(writer(0).take(delivery(0, from))).rejects.toThrow(TopicMadeAnew);
      expect((await places())[0]).toBe(read);
      expect(await applied()).toBe(read);
    },
  );

  it('refuses events that came by another partition than theirs', async () => {
    await happenMany(scene.store, 20, 3);
    await relayed();
    await enter();
    await writer(0).take({ ...delivery(1), partition: 0 });
    const { rows } = await scene.pool.query(`select last_error from projection_checkpoints`);
    expect(rows).toEqual([{ last_error: expect.stringContaining('came by partition 0') }]);
    expect(await counted()).toEqual([]);
  });
});
