import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createPool, migrate } from '@shaodao/platform';
import { projectionMigrations } from '@shaodao/projections';
import type { Pool } from 'pg';
import { createTestDatabase, type TestDatabase } from '../../../../test/setup/test-database.js';
import { relayMigrations } from '../relay/schema.js';
import { Letters } from '../testing/letters.js';
import { Reached } from './reached.js';

const TOPIC = 'issues';

describe('the checkpoint of a projector that takes its events by partitions', () => {
  let database: TestDatabase;
  let pool: Pool;
  let reached: Reached;

  beforeEach(async () => {
    database = await createTestDatabase();
    pool = createPool(database.url, 'test', { max: 3 });
    await migrate(pool, [...projectionMigrations, ...relayMigrations]);
    reached = new Reached({ pool, topic: TOPIC, projectors: [new Letters()] });
  });
  afterEach(async () => {
    await pool.end();
    await database.drop();
  });

  /** Where the relay is, and of each partition the last offset and the place of the event there. */
  const relayedTo = async (
    position: number,
    writes: Record<number, readonly [offset: number, position: number]>,
  ): Promise<void> => {
    await pool.query(
      `insert into relay_checkpoints (relay, position) values ('relay', $1)
       on conflict (relay) do update set position = $1`,
      [position],
    );
    for (const [partition, [offset, last]] of Object.entries(writes))
      await pool.query(
        `insert into relay_partitions values ('relay', $1, $2, $3, $4)
         on conflict (relay, topic, partition) do update
         set last_offset = excluded.last_offset, position = excluded.position`,
        [TOPIC, partition, offset, last],
      );
  };
  /** Of each partition the offset to read next, and the place of the last event read. */
  const read = async (places: Record<number, readonly [next: number, position: number]>) => {
    for (const [partition, [next, position]] of Object.entries(places))
      await pool.query(
        `insert into projection_partitions (projector, topic, partition, next_offset, position)
         values ('letters', $1, $2, $3, $4)
         on conflict (projector, topic, partition)
         do update set next_offset = excluded.next_offset, position = excluded.position`,
        [TOPIC, partition, next, position],
      );
  };
  const standsAt = (position: number, partitions = 2): Promise<unknown> =>
    pool.query(
      `insert into projection_checkpoints (projector, version, position, partitions)
       values ('letters', 1, $1, $2)`,
      [position, partitions],
    );
  const raised = async (): Promise<number> => {
    await reached.raise();
    const { rows } = await pool.query<{ position: string }>(
      `select position from projection_checkpoints`,
    );
    return Number(rows[0]?.position);
  };

  it('is where the relay is when all that it wrote is read', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [10, 97], 1: [5, 60] });
    expect(await raised()).toBe(100);
  });

  it('is where the slowest partition is while something is left to read', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [10, 97], 1: [4, 40] });
    expect(await raised()).toBe(40);
    await read({ 1: [5, 60] });
    expect(await raised()).toBe(100);
  });

  it('does not wait for a partition into which nothing was ever written', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 100] });
    await read({ 0: [10, 100], 1: [0, 0] });
    expect(await raised()).toBe(100);
  });

  it('goes no farther than the slowest where events are read before the relay says so', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [14, 130], 1: [7, 120] });
    expect(await raised()).toBe(120);
  });

  it('takes offsets passed in a topic that was made anew since for no sign that it is read', async () => {
    await standsAt(0);
    await read({ 0: [10, 97], 1: [5, 60] });
    await relayedTo(200, { 0: [3, 150], 1: [2, 200] });
    expect(await raised()).toBe(60);
  });

  it('waits for what is taken across the partitions', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [10, 97], 1: [5, 60], [-1]: [81, 80] });
    expect(await raised()).toBe(80);
    expect(await reached.throughPartitions(['letters'])).toBe(100);
  });

  it('never goes back', async () => {
    await standsAt(500);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [10, 97], 1: [5, 60] });
    expect(await raised()).toBe(500);
  });

  it('is left alone where the projector follows the order of the store', async () => {
    await standsAt(10, 0);
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    await read({ 0: [10, 97], 1: [5, 60] });
    expect(await raised()).toBe(10);
  });

  it('is unknown where a projector has not entered', async () => {
    await relayedTo(100, { 0: [9, 97], 1: [4, 60] });
    expect(await reached.throughPartitions(['letters'])).toBe(0);
  });

  it('is told to who listens, once', async () => {
    await standsAt(0);
    await relayedTo(100, { 0: [9, 100] });
    await read({ 0: [10, 100], 1: [0, 0] });
    const session = await pool.connect();
    const heard: unknown[] = [];
    session.on('notification', ({ payload }) => heard.push(payload));
    await session.query('listen projections');
    await Promise.all([reached.raise(), reached.raise()]);
    await reached.raise();
    await session.query('select');
    session.release(true);
    expect(heard).toEqual(['letters 100']);
  });
});
