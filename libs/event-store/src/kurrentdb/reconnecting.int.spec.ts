import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { aStream, events, eventsOf, follow } from '../conformance/given-events.js';
import { InvalidAppend, START, StoreUnavailable } from '../port.js';
import { KurrentDbEventStore } from './kurrentdb-event-store.js';
import { ProtocolDouble } from './testing/protocol-double.js';

describe('a KurrentDB that goes away', () => {
  let double: ProtocolDouble;
  let store: KurrentDbEventStore;

  beforeEach(async () => {
    double = new ProtocolDouble();
    await double.start();
    store = new KurrentDbEventStore(double.connectionString(2_000));
  });
  afterEach(async () => {
    await store.close();
    double.stop();
  });

  const appendOne = (stream = aStream()) =>
    store.append([{ stream, expected: 0, events: events(1) }]);

  it('is said to be away by every call, and found again when it is back', async () => {
    const stream = aStream();
    await appendOne(stream);
    double.stop();
    await expect(appendOne()).rejects.toThrow(StoreUnavailable);
    await expect(store.readAll(START, 10)).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await expect(store.findCommand('c')).rejects.toThrow(StoreUnavailable);
    await expect(store.readStream(stream)[Symbol.asyncIterator]().next()).rejects.toThrow(
      StoreUnavailable,
    );
    await double.start();
    await untilAnswered(() => store.head());
    expect((await store.readAll(START, 10)).events).toHaveLength(1);
    expect((await appendOne()).kind).toBe('appended');
  });

  it('is followed again, without a hole or a repetition, however often it is torn off', async () => {
    const lost: Error[] = [];
    const seen = follow(
      store,
      { after: START, onReconnect: (error) => lost.push(error) },
      // The last is appended after all losses: the follower is there for each of them.
      (pages) => eventsOf(pages).length === 41,
    );
    for (let time = 0; time < 4; time += 1) {
      for (let n = 0; n < 10; n += 1) await untilAnswered(() => appendOne());
      double.stop();
      await untilAnswered(async () => {
        if (lost.length <= time) throw new StoreUnavailable(new Error('not noticed yet'));
      });
      await double.start();
    }
    await untilAnswered(() => appendOne());
    const places = eventsOf(await seen).map(({ position }) => position);
    expect(places).toEqual([...new Set(places)].sort((one, other) => one - other));
    expect(places).toHaveLength(41);
    expect(lost.length).toBeGreaterThanOrEqual(4);
  });

  it('answers a command that was carried out before it went', async () => {
    const command = { id: aStream('key'), fingerprint: 'f', answer: { issue: '哨' } };
    const part = { stream: aStream(), expected: 0, events: events(2) };
    const first = await store.append([part], command);
    double.stop();
    await double.start();
    const again = await untilAnswered(() => store.append([part], command));
    expect(again).toMatchObject({ kind: 'already-answered', command });
    expect(await store.findCommand(command.id)).toEqual({
      ...command,
      position: first.kind === 'appended' ? first.position : undefined,
    });
  });

  it('is not asked any more once it is closed', async () => {
    await store.close();
    await expect(appendOne()).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
  });
});

describe('what lies in the log beside the events', () => {
  it('is neither read nor followed nor counted: system records and answers of commands', async () => {
    const double = new ProtocolDouble();
    await double.start();
    const store = new KurrentDbEventStore(double.connectionString());
    expect(await store.head()).toBe(START);
    const command = { id: 'key', fingerprint: 'f', answer: {} };
    await store.append([{ stream: 'issue-1', expected: 0, events: events(2) }], command);
    const { events: read, through } = await store.readAll(START, 10);
    expect(read.map(({ stream, revision }) => [stream, revision])).toEqual([
      ['issue-1', 1],
      ['issue-1', 2],
    ]);
    expect(through).toBe(await store.head());
    expect(double.log.records).toHaveLength(5);
    await store.close();
    double.stop();
  });

  it('refuses what the server would refuse anyway before it is sent', async () => {
    const double = new ProtocolDouble();
    await double.start();
    const store = new KurrentDbEventStore(double.connectionString());
    await expect(store.append([])).rejects.toThrow(InvalidAppend);
    expect(double.log.records).toHaveLength(2);
    await store.close();
    double.stop();
  });
});

/** Tries again while the store is away, for ten seconds at most. */
async function untilAnswered<T>(call: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + 10_000;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof StoreUnavailable) || performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}
