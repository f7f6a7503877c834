import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { accept, refuse } from '@shaodao/decider';
import type { Aggregate, Decision } from '@shaodao/decider';
import { AggregateRunner } from './aggregate-runner.js';
import type { AggregateRunnerOptions } from './aggregate-runner.js';
import { aStream, anEvent, collect } from './conformance/given-events.js';
import { MemoryEventStore } from './memory/memory-event-store.js';
import type { RunRequest } from './run-request.js';

/** A purse that cannot be overdrawn: one number, one rule. */
type Command = { readonly add: number } | { readonly spend: number };
interface Changed {
  readonly type: 'PurseChanged';
  readonly data: { readonly by: number };
}
type Request = RunRequest<number, Command, Changed, undefined>;

const decide = (command: Command, held: number): Decision<Changed> => {
  const by = 'add' in command ? command.add : -command.spend;
  if (held + by < 0) return refuse('purse.empty', { held });
  return by === 0 ? accept() : accept({ type: 'PurseChanged', data: { by } });
};
const purse: Aggregate<number, Command, Changed, undefined> = {
  category: 'purse',
  initial: 0,
  evolve: (held, event) => held + event.data.by,
  decide,
};

const order = (command: Command, change: Partial<Request> = {}): Request => ({
  id: 'p1',
  command,
  commandId: randomUUID(),
  fingerprint: 'f',
  correlationId: 'x',
  actor: { person: 'p-1', roles: [] },
  occurredAt: '2026-03-01T08:00:00.000Z',
  context: undefined,
  answer: (events, revision) => ({ revision, changes: events.map((event) => event.data.by) }),
  ...change,
});

const runnerOn = (store = new MemoryEventStore(), options: Partial<AggregateRunnerOptions> = {}) =>
  new AggregateRunner(store, purse, { newEventId: () => randomUUID(), ...options });

/** A store that counts the reads of streams, so that a test can see what memory saved. */
class CountingStore extends MemoryEventStore {
  reads: (number | undefined)[] = [];
  override readStream(...[stream, options]: Parameters<MemoryEventStore['readStream']>) {
    this.reads.push(options?.from);
    return super.readStream(stream, options);
  }
}

describe('a rehearsal', () => {
  const trial = (command: Command, change: { expectedRevision?: number } = {}) => ({
    id: 'p1',
    command,
    context: undefined,
    ...change,
  });

  it('says what would be appended, and appends nothing', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    await runner.run(order({ add: 5 }));
    expect(await runner.rehearse(trial({ spend: 2 }))).toEqual({
      kind: 'rehearsed',
      events: [{ type: 'PurseChanged', data: { by: -2 } }],
      revision: 1,
    });
    expect(await collect(store.readStream('purse-p1'))).toHaveLength(1);
    expect(await runner.load('p1')).toEqual({ state: 5, revision: 1 });
  });

  it('sees what another process has appended, and refuses as the command itself is refused', async () => {
    const store = new MemoryEventStore();
    const [one, other] = [runnerOn(store), runnerOn(store)];
    await one.run(order({ add: 5 }));
    await other.run(order({ spend: 4 }));
    expect(await one.rehearse(trial({ spend: 2 }))).toEqual({
      kind: 'refused',
      refusal: { code: 'purse.empty', params: { held: 1 } },
      revision: 2,
    });
    expect(await one.rehearse(trial({ add: 1 }, { expectedRevision: 1 }))).toEqual({
      kind: 'stale',
      expected: 1,
      actual: 2,
    });
    const forbidden = { ...trial({ add: 1 }), authorize: () => ({ code: 'not.yours' }) };
    expect(await one.rehearse(forbidden)).toMatchObject({ refusal: { code: 'not.yours' } });
    expect(await one.loadNewest('p1')).toEqual({ state: 1, revision: 2 });
  });
});

describe('running a command', () => {
  it('makes what was decided durable and answers with it', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    expect(await runner.run(order({ add: 5 }))).toEqual({
      kind: 'done',
      answer: { revision: 1, changes: [5] },
      position: 1,
      replayed: false,
    });
    expect(await runner.load('p1')).toEqual({ state: 5, revision: 1 });
    const [stored] = await collect(store.readStream('purse-p1'));
    expect(stored).toMatchObject({
      type: 'PurseChanged',
      schemaVersion: 1,
      occurredAt: '2026-03-01T08:00:00.000Z',
      data: { by: 5 },
      meta: { actor: { person: 'p-1' }, correlationId: 'x' },
    });
    expect(stored?.meta).not.toHaveProperty('causationId');
  });

  it('refuses with the reason and leaves no trace', async () => {
    const store = new MemoryEventStore();
    const outcome = await runnerOn(store).run(order({ spend: 1 }));
    expect(outcome).toEqual({
      kind: 'refused',
      refusal: { code: 'purse.empty', params: { held: 0 } },
      revision: 0,
    });
    expect(await store.head()).toBe(0);
  });

  it('asks whether the actor may before it decides', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    await runner.run(order({ add: 5 }));
    const seen: number[] = [];
    const authorize = (held: number) => {
      seen.push(held);
      return { code: 'not-yours' };
    };
    const outcome = await runner.run(order({ spend: 99 }, { authorize }));
    expect(outcome).toEqual({ kind: 'refused', refusal: { code: 'not-yours' }, revision: 1 });
    expect(new Set(seen)).toEqual(new Set([5]));
  });

  it('is done without a trace where nothing is to change', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    await runner.run(order({ add: 5 }));
    const nothing = order({ add: 0 });
    expect(await runner.run(nothing)).toEqual({
      kind: 'done',
      answer: { revision: 1, changes: [] },
      position: 1,
      replayed: false,
    });
    expect(await store.findCommand(nothing.commandId)).toBeUndefined();
  });
});

describe('repeating a command', () => {
  it('gives the first answer, though the state has moved on', async () => {
    const store = new MemoryEventStore();
    const spend = order({ spend: 5 });
    await runnerOn(store).run(order({ add: 5 }));
    const first = await runnerOn(store).run(spend);
    const again = await runnerOn(store).run(spend);
    expect(first).toMatchObject({ kind: 'done', replayed: false });
    expect(again).toEqual({ ...first, replayed: true });
    expect(await store.head()).toBe(2);
  });

  it('gives it where the repetition would have been accepted again', async () => {
    const store = new MemoryEventStore();
    const add = order({ add: 5 });
    const first = await runnerOn(store).run(add);
    expect(await runnerOn(store).run(add)).toEqual({ ...first, replayed: true });
    expect(await store.head()).toBe(1);
  });

  it('gives it before it complains of an old revision', async () => {
    const runner = runnerOn();
    const add = order({ add: 5 }, { expectedRevision: 0 });
    const first = await runner.run(add);
    expect(await runner.run(add)).toEqual({ ...first, replayed: true });
  });

  it('refuses the id of another command', async () => {
    const runner = runnerOn();
    const add = order({ add: 5 });
    await runner.run(add);
    const accepted = await runner.run({ ...add, fingerprint: 'other' });
    const refused = await runner.run({ ...add, command: { spend: 99 }, fingerprint: 'other' });
    expect([accepted, refused]).toEqual([{ kind: 'reused-id' }, { kind: 'reused-id' }]);
  });
});

describe('a stream that others write too', () => {
  it('is read on where an append lost, and decided anew', async () => {
    const store = new CountingStore();
    const [mine, other] = [runnerOn(store), runnerOn(store)];
    await mine.run(order({ add: 5 }));
    await other.run(order({ add: 1 }));
    store.reads = [];
    const outcome = await mine.run(order({ add: 2 }));
    expect(outcome).toMatchObject({ kind: 'done', answer: { revision: 3 } });
    expect(store.reads).toEqual([2]);
    expect(await mine.load('p1')).toEqual({ state: 8, revision: 3 });
  });

  it('refuses only after a look at what is newer', async () => {
    const store = new MemoryEventStore();
    const [mine, other] = [runnerOn(store), runnerOn(store)];
    await mine.run(order({ add: 5 }));
    await other.run(order({ add: 5 }));
    expect(await mine.run(order({ spend: 8 }))).toMatchObject({ kind: 'done' });
  });

  it('takes the caller’s revision at its word', async () => {
    const store = new MemoryEventStore();
    const [mine, other] = [runnerOn(store), runnerOn(store)];
    await mine.run(order({ add: 5 }));
    await other.run(order({ add: 5 }));
    expect(await mine.run(order({ add: 1 }, { expectedRevision: 1 }))).toEqual({
      kind: 'stale',
      expected: 1,
      actual: 2,
    });
    expect(await mine.run(order({ add: 1 }, { expectedRevision: 2 }))).toMatchObject({
      kind: 'done',
    });
  });

  it('is not read where the command starts it, and read on where it was there after all', async () => {
    const store = new CountingStore();
    await runnerOn(store).run(order({ add: 5 }, { startsStream: true }));
    expect(store.reads).toEqual([]);
    const outcome = await runnerOn(store).run(order({ add: 1 }, { startsStream: true }));
    expect(outcome).toMatchObject({ kind: 'done', answer: { revision: 2 } });
    expect(store.reads).toEqual([1]);
  });

  it('is given up as contended where every race is lost', async () => {
    const store = new MemoryEventStore();
    const append = store.append.bind(store);
    store.append = async (streams, command) => {
      await append([
        { stream: 'purse-p1', expected: 'any', events: [anEvent('PurseChanged', { by: 1 })] },
      ]);
      return append(streams, command);
    };
    expect(await runnerOn(store).run(order({ add: 1 }))).toEqual({ kind: 'contended' });
  });

  it('lets commands of one process take turns, so that none is lost', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    const outcomes = await Promise.all(
      Array.from({ length: 60 }, () => runner.run(order({ add: 1 }))),
    );
    expect(outcomes.every((outcome) => outcome.kind === 'done')).toBe(true);
    expect(await runner.load('p1')).toEqual({ state: 60, revision: 60 });
  });
});

describe('memory of hot streams', () => {
  it('saves reading them again', async () => {
    const store = new CountingStore();
    const runner = runnerOn(store);
    for (let n = 0; n < 5; n += 1) await runner.run(order({ add: 1 }));
    expect(store.reads).toEqual([1]);
  });

  it('is bounded', async () => {
    const store = new CountingStore();
    const runner = runnerOn(store, { cacheSize: 2 });
    for (const id of ['a', 'b', 'c', 'a']) await runner.run(order({ add: 1 }, { id }));
    expect(store.reads).toHaveLength(4);
    expect(await runner.load('a')).toEqual({ state: 2, revision: 2 });
  });
});

describe('schema versions', () => {
  it('writes the newest and reads older ones in the newest form', async () => {
    const store = new MemoryEventStore();
    const old = { ...anEvent('PurseChanged', { amount: 7 }), schemaVersion: 1 };
    await store.append([{ stream: 'purse-p1', expected: 0, events: [old] }]);
    const runner = runnerOn(store, {
      schemaVersion: () => 2,
      upcast: (event) =>
        event.schemaVersion === 1
          ? { ...event, data: { by: (event.data as { amount: number }).amount } }
          : event,
    });
    expect(await runner.load('p1')).toEqual({ state: 7, revision: 1 });
    await runner.run(order({ spend: 7 }));
    const stored = await collect(store.readStream('purse-p1'));
    expect(stored.map((event) => event.schemaVersion)).toEqual([1, 2]);
  });

  it('knows nothing of a stream that does not exist', async () => {
    expect(await runnerOn().load(aStream())).toEqual({ state: 0, revision: 0 });
  });
});

describe('a command about two streams', () => {
  /** Moves what the first purse spends into the second. */
  const handOver = (amount: number, change: Partial<Request> = {}): Request =>
    order(
      { spend: amount },
      {
        beside: {
          id: 'p2',
          context: () => undefined,
          events: (decided) =>
            decided.map(({ data }) => ({ type: 'PurseChanged', data: { by: -data.by } })),
        },
        ...change,
      },
    );

  it('is written to both at once, under one position of the command', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    await runner.run(order({ add: 5 }));
    expect(await runner.run(handOver(3))).toMatchObject({ kind: 'done', replayed: false });
    expect(await runner.load('p1')).toEqual({ state: 2, revision: 2 });
    expect(await runner.load('p2')).toEqual({ state: 3, revision: 1 });
    expect(await runnerOn(store).load('p2')).toEqual({ state: 3, revision: 1 });
  });

  it('is written to neither where it is refused', async () => {
    const store = new MemoryEventStore();
    const runner = runnerOn(store);
    expect(await runner.run(handOver(3))).toMatchObject({ kind: 'refused', revision: 0 });
    expect(await store.head()).toBe(0);
  });

  it('sees the other stream as it is, also when another process has just written it', async () => {
    const store = new MemoryEventStore();
    const [mine, theirs] = [runnerOn(store), runnerOn(store)];
    await mine.run(order({ add: 5 }));
    await mine.run(order({ add: 1 }, { id: 'p2' }));
    await theirs.run(order({ add: 6 }, { id: 'p2' }));
    const seen: number[] = [];
    const request = handOver(3);
    const beside = { ...request.beside, id: 'p2', events: () => [] };
    const context = (other: number) => void seen.push(other);
    await mine.run({ ...request, beside: { ...beside, context } });
    expect(seen).toEqual([7]);
  });

  it('gets its first answer again', async () => {
    const runner = runnerOn();
    await runner.run(order({ add: 5 }));
    const request = handOver(5);
    const first = await runner.run(request);
    expect(await runner.run(request)).toEqual({ ...first, replayed: true });
    expect(await runner.load('p2')).toEqual({ state: 5, revision: 1 });
  });

  it('takes turns with one that goes the other way', async () => {
    const runner = runnerOn();
    await runner.run(order({ add: 50 }));
    await runner.run(order({ add: 50 }, { id: 'p2' }));
    const back = (amount: number): Request => {
      const { beside } = handOver(amount);
      return handOver(amount, { id: 'p2', ...(beside && { beside: { ...beside, id: 'p1' } }) });
    };
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => runner.run(n % 2 === 0 ? handOver(2) : back(1))),
    );
    expect(new Set(outcomes.map(({ kind }) => kind))).toEqual(new Set(['done']));
    expect((await runner.load('p1')).state).toBe(40);
    expect((await runner.load('p2')).state).toBe(60);
  });

  it('about one and the same stream writes that one alone', async () => {
    const runner = runnerOn();
    await runner.run(order({ add: 5 }));
    const request = handOver(5, { id: 'p2' });
    expect(await runner.run(request)).toMatchObject({ kind: 'refused' });
    await runner.run(order({ add: 7 }, { id: 'p2' }));
    expect(await runner.run(request)).toMatchObject({ kind: 'done' });
    expect((await runner.load('p2')).state).toBe(2);
  });
});
