import { describe, expect, it } from '@jest/globals';
import type { Position, RecordedEvent } from '@shaodao/event-store';
import { partitionOf } from '@shaodao/projections';
import { readRecords } from '../testing/read-records.js';
import { batchesOf, UnknownTopic, type Batch } from './batches.js';
import type { Outgoing, Route } from './outgoing.js';

const LAYOUT = new Map([
  ['issues', 4],
  ['orders', 2],
]);

const event = (position: number, key: string, size = 10): RecordedEvent => ({
  id: `e-${String(position)}`,
  type: 'CommentAdded',
  schemaVersion: 1,
  occurredAt: '2026-03-01T08:00:00.000Z',
  recordedAt: '2026-03-01T08:00:00.000Z',
  stream: `issue-${key}`,
  revision: position,
  position: position as Position,
  data: { text: 'x'.repeat(size) },
  meta: { actor: { person: 'p', roles: [] }, commandId: 'c', correlationId: 'c' },
});
const message = (topic: string, { stream, data }: RecordedEvent): Outgoing => ({
  topic,
  key: stream,
  value: { data } as Outgoing['value'],
  headers: {},
});
const toIssues: Route = (one) => [message('issues', one)];
const toBoth: Route = (one) => [message('issues', one), message('orders', one)];

async function batches(
  events: readonly RecordedEvent[],
  routes: readonly Route[],
): Promise<Batch[]> {
  const page = { events, through: (events.at(-1)?.position ?? 9) as Position };
  const all: Batch[] = [];
  for await (const batch of batchesOf(page, routes, LAYOUT)) all.push(batch);
  return all;
}

describe('the batches of a page', () => {
  it('are one, with each message in the partition of its key, in order', async () => {
    const events = [event(1, 'a'), event(2, 'b'), event(3, 'a', 20), event(4, 'c')];
    const [batch, ...others] = await batches(events, [toIssues]);
    expect(others).toEqual([]);
    expect(batch).toMatchObject({ messages: 4, through: 4 });
    for (const { partition, records } of batch!.partitions)
      for (const { key } of readRecords(records))
        expect(partition).toBe(partitionOf(String(key), 4));
    const ofA = batch!.partitions.find(({ partition }) => partition === partitionOf('issue-a', 4));
    const inA = readRecords(ofA!.records).filter(({ key }) => String(key) === 'issue-a');
    expect(inA.map(({ value }) => JSON.parse(String(value)) as unknown)).toEqual(
      [events[0], events[2]].map((one) => ({ data: one!.data })),
    );
    expect(ofA!.position).toBeGreaterThanOrEqual(3);
  });

  it('move the checkpoint also where nothing is said', async () => {
    expect(await batches([event(7, 'a')], [() => []])).toMatchObject([
      { partitions: [], messages: 0, through: 7 },
    ]);
    expect(await batches([], [toIssues])).toMatchObject([{ messages: 0, through: 9 }]);
  });

  it('end where a partition has a megabyte, and never between the messages of an event', async () => {
    const events = Array.from({ length: 5 }, (_, n) => event(n + 1, 'a', 600_000));
    const all = await batches(events, [toBoth]);
    expect(all.map(({ messages, through }) => [messages, through])).toEqual([
      [4, 2],
      [4, 4],
      [2, 5],
    ]);
    for (const { partitions } of all)
      for (const { records } of partitions) expect(records.size).toBeLessThan(2 * 1_048_576);
  });

  it('count bytes as they travel, not letters', async () => {
    const chinese: Route = (one) => [
      { ...message('issues', one), value: { data: { text: '路'.repeat(200_000) } } as never },
    ];
    const all = await batches([event(1, 'a'), event(2, 'a'), event(3, 'a')], [chinese]);
    expect(all.map(({ through }) => through)).toEqual([2, 3]);
  });

  it('keep the order of events where a route has to read first', async () => {
    const slow: Route = async (one) => {
      await Promise.resolve();
      return [message('issues', one)];
    };
    const [batch] = await batches([event(1, 'a'), event(2, 'a')], [slow, toIssues]);
    const [partition] = batch!.partitions;
    expect(partition!.records.count).toBe(4);
    expect(partition!.position).toBe(2);
  });

  it('write a tombstone as nothing', async () => {
    const [batch] = await batches(
      [event(1, 'a')],
      [(one) => [{ ...message('issues', one), value: null }]],
    );
    expect(readRecords(batch!.partitions[0]!.records)[0]!.value).toBeNull();
  });

  it('refuse a topic that is not there', async () => {
    await expect(batches([event(1, 'a')], [(one) => [message('elsewhere', one)]])).rejects.toThrow(
      UnknownTopic,
    );
  });
});
