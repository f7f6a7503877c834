import { beforeAll, describe, expect, it } from '@jest/globals';
import { MemoryEventStore, type RecordedEvent } from '@shaodao/event-store';
import { Histories } from '../testing/histories.js';
import { effectiveAt, prefixAt } from './effective.js';
import { InvalidMoment, MomentAhead, resolveMoment, type Moment } from './moment.js';

const NOW = '2026-03-02T12:00:00.000Z';

describe('the moment a text names', () => {
  const store = new MemoryEventStore();
  const resolve = (asOf: string): Promise<Moment> =>
    resolveMoment(asOf, { store, now: () => new Date(NOW) });
  let recordedAt: string | undefined;

  beforeAll(async () => {
    const given = new Histories();
    given.reported('1', 'enc1.s.x');
    given.accepted('1', 't-1');
    await store.append([{ stream: 'issue-1', expected: 0, events: given.events }]);
    recordedAt = await store.recordedAt(await store.head());
  });

  it('is a position where it is digits, with the time it was then', async () => {
    expect(await resolve('3')).toEqual({ axis: 'position', position: 3, instant: recordedAt });
    expect(await resolve('0')).toMatchObject({ axis: 'position', position: 0 });
  });

  it('is an instant where it is one, in UTC', async () => {
    const instant = '2026-03-01T01:30:00.000Z';
    expect(await resolve('2026-03-01T09:30+08:00')).toEqual({ axis: 'instant', instant });
    expect(await resolve(NOW)).toEqual({ axis: 'instant', instant: NOW });
  });

  it.each(['4', '999999999999999', '2026-03-02T12:00:00.001Z', '2999-01-01T00:00:00Z'])(
    '%s has not come',
    async (asOf) => {
      await expect(resolve(asOf)).rejects.toThrow(MomentAhead);
    },
  );

  it.each(['', '-1', '1.5', '2026-03-01', '2026-03-01T09:30', '2026-13-01T00:00:00Z', 'now'])(
    '“%s” is none',
    async (asOf) => {
      await expect(resolve(asOf)).rejects.toThrow(InvalidMoment);
    },
  );
});

describe('the events of a stream that count at a moment', () => {
  const days = [1, 3, 2, 5, 4];
  const events = days.map((day, index) => ({
    position: 10 * (index + 1),
    occurredAt: `2026-03-0${String(day)}T00:00:00.000Z`,
  })) as unknown as RecordedEvent[];
  const dayOf = (effective: string): number => Number(effective.slice(8, 10));

  it('count from when they happened, never before the one they follow', () => {
    let effective: string | undefined;
    const from = events.map((event) => {
      effective = effectiveAt(effective, event);
      return dayOf(effective);
    });
    expect(from).toEqual([1, 3, 3, 5, 5]);
  });

  it.each([
    ['2026-02-28T23:59:59.999Z', 0],
    ['2026-03-01T00:00:00.000Z', 1],
    ['2026-03-02T12:00:00.000Z', 1],
    ['2026-03-03T00:00:00.000Z', 3],
    ['2026-03-04T12:00:00.000Z', 3],
    ['2026-03-05T00:00:00.000Z', 5],
  ])('at %s are the first %d', (instant, count) => {
    expect(prefixAt(events, { axis: 'instant', instant })).toEqual(events.slice(0, count));
  });

  it.each([
    [9, 0],
    [10, 1],
    [39, 3],
    [50, 5],
  ])('at position %d are the first %d', (position, count) => {
    const moment = { axis: 'position', position, instant: NOW } as Moment;
    expect(prefixAt(events, moment)).toEqual(events.slice(0, count));
  });
});
