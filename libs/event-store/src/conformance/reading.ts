import { beforeAll, describe, expect, it } from '@jest/globals';
import { START } from '../port.js';
import type { EventStore, Position } from '../port.js';
import { aStream, anEvent, collect, events, everything } from './given-events.js';

/** Streams forward and backward, the whole order, filters, contents. */
export function readingConforms(store: () => EventStore): void {
  describe('reading a stream', () => {
    const stream = aStream();
    const revisions = async (options?: Parameters<EventStore['readStream']>[1]) =>
      (await collect(store().readStream(stream, options))).map((event) => event.revision);
    beforeAll(async () => {
      await store().append([{ stream, expected: 0, events: events(1_203) }]);
    });

    it('gives every event in order, over its pages', async () => {
      expect(await revisions()).toEqual(Array.from({ length: 1_203 }, (_, n) => n + 1));
    });

    it('goes backward from the last', async () => {
      expect(await revisions({ direction: 'backward', limit: 3 })).toEqual([1_203, 1_202, 1_201]);
      expect(await revisions({ direction: 'backward' })).toHaveLength(1_203);
    });

    it('starts where asked and stops at the limit', async () => {
      expect(await revisions({ from: 1_202 })).toEqual([1_202, 1_203]);
      expect(await revisions({ from: 10, limit: 2 })).toEqual([10, 11]);
      expect(await revisions({ from: 2, direction: 'backward' })).toEqual([2, 1]);
      expect(await revisions({ from: 9_999, direction: 'backward', limit: 1 })).toEqual([1_203]);
    });

    it('finds nothing beyond the end, at limit 0 or in an unknown stream', async () => {
      expect(await revisions({ from: 1_204 })).toEqual([]);
      expect(await revisions({ limit: 0 })).toEqual([]);
      expect(await revisions({ from: 0, direction: 'backward' })).toEqual([]);
      expect(await collect(store().readStream(aStream()))).toEqual([]);
    });
  });

  describe('what comes back', () => {
    it('is what was appended', async () => {
      const given = {
        ...anEvent('IssueReported', { title: '路灯不亮 💡', nested: { list: [1, null, 'é'] } }),
        schemaVersion: 3,
      };
      const stream = aStream();
      const result = await store().append([{ stream, expected: 0, events: [given] }]);
      const [stored] = await collect(store().readStream(stream));
      expect(stored).toEqual({
        ...given,
        stream,
        revision: 1,
        position: result.kind === 'appended' ? result.position : undefined,
        recordedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      });
    });

    it('remembers the trace an event came of, and of an event without one nothing', async () => {
      const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
      const untraced = anEvent();
      const traced = { ...anEvent(), meta: { ...untraced.meta, traceparent } };
      const stream = aStream();
      await store().append([{ stream, expected: 0, events: [traced, untraced] }]);
      const [first, second] = await collect(store().readStream(stream));
      expect(first?.meta).toEqual(traced.meta);
      expect(second?.meta).toEqual(untraced.meta);
    });

    it('writes instants with milliseconds', async () => {
      const stream = aStream();
      const given = ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.5Z', '1999-12-31T23:59:59.999Z'];
      await store().append([
        { stream, expected: 0, events: given.map((occurredAt) => ({ ...anEvent(), occurredAt })) },
      ]);
      const stored = await collect(store().readStream(stream));
      expect(stored.map((event) => event.occurredAt)).toEqual([
        '2026-03-01T08:00:00.000Z',
        '2026-03-01T08:00:00.500Z',
        '1999-12-31T23:59:59.999Z',
      ]);
    });

    it('keeps every character JSON can say, and big facts', async () => {
      const stream = aStream('issue-哨到, {"x"}\\');
      const odd = { text: 'a\u0000b\u001f\u001e\n"\\{},\ud83d\ude00\u2028', 'key "\\': '' };
      const big = { text: '记录'.repeat(150_000) };
      await store().append([
        { stream, expected: 0, events: [anEvent('Odd, {type}', odd), anEvent('Big', big)] },
      ]);
      const stored = await collect(store().readStream(stream));
      expect(stored.map((event) => event.data)).toEqual([odd, big]);
      expect(stored[0]?.type).toBe('Odd, {type}');
      expect(stored[0]?.stream).toBe(stream);
    });
  });

  describe('reading the whole order', () => {
    it('gives every event once, by rising position', async () => {
      await Promise.all(
        Array.from({ length: 50 }, () =>
          store().append([{ stream: aStream(), expected: 0, events: events(3) }]),
        ),
      );
      const all = await everything(store(), 7);
      const positions = all.map((event) => event.position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(positions.at(-1)).toBe(await store().head());
    });

    it('comes to an end at the end', async () => {
      const head = await store().head();
      expect(await store().readAll(head, 10)).toEqual({ events: [], through: head });
    });

    it('gives the wanted categories and types alone', async () => {
      const after = await store().head();
      await store().append([
        { stream: aStream('notice'), expected: 0, events: [anEvent('Sent'), anEvent('Read')] },
        { stream: aStream('notices'), expected: 0, events: [anEvent('Sent')] },
        { stream: aStream('unit'), expected: 0, events: [anEvent('Sent'), anEvent('Moved')] },
      ]);
      const seen = async (filter: Parameters<EventStore['readAll']>[2]) => {
        const { events: found } = await store().readAll(after, 10, filter);
        return found.map((event) => `${event.stream.split('-')[0]} ${event.type}`);
      };
      expect(await seen({ categories: ['notice'] })).toEqual(['notice Sent', 'notice Read']);
      expect(await seen({ types: ['Moved', 'Read'] })).toEqual(['notice Read', 'unit Moved']);
      expect(await seen({ categories: ['unit'], types: ['Sent'] })).toEqual(['unit Sent']);
      expect(await seen({ categories: [] })).toEqual([]);
    });

    it('says how far it looked where the filter left events out', async () => {
      const type = `Rare${aStream()}`;
      const after = await store().head();
      await store().append([
        { stream: aStream(), expected: 0, events: [anEvent(type), ...events(4), anEvent(type)] },
        { stream: aStream(), expected: 0, events: events(3) },
      ]);
      const head = await store().head();
      const first = await store().readAll(after, 1, { types: [type] });
      expect(first.events).toHaveLength(1);
      expect(first.through).toBe(first.events[0]?.position);
      const rest = await store().readAll(first.through, 5, { types: [type] });
      expect(rest.events).toHaveLength(1);
      expect(rest.through).toBe(head);
      const none = await store().readAll(START, 5, { types: ['Never'] });
      expect(none).toEqual({ events: [], through: head });
    });

    it('knows when the last event up to a place was recorded', async () => {
      const before = await store().head();
      await store().append([{ stream: aStream(), expected: 0, events: events(2) }]);
      const { events: recorded } = await store().readAll(before, 2);
      for (const { position, recordedAt } of recorded)
        expect(await store().recordedAt(position)).toBe(recordedAt);
      const beyond = (Number(recorded.at(-1)?.position) + 1_000) as Position;
      expect(await store().recordedAt(beyond)).toBe(recorded.at(-1)?.recordedAt);
      expect(await store().recordedAt(START)).toBeUndefined();
    });

    it('gives the events at single places, each once and in order', async () => {
      const before = await store().head();
      await store().append([{ stream: aStream(), expected: 0, events: events(4) }]);
      const { events: recorded } = await store().readAll(before, 4);
      const places = recorded.map(({ position }) => position);
      const [first, second, , last] = places as [Position, Position, Position, Position];
      const beyond = (Number(last) + 1_000) as Position;
      expect(await store().readAt([last, beyond, first, last, START])).toEqual([
        recorded[0],
        recorded[3],
      ]);
      expect(await store().readAt([second])).toEqual([recorded[1]]);
      expect(await store().readAt([])).toEqual([]);
    });

    it('refuses a page of nothing', async () => {
      await expect(store().readAll(START, 0)).rejects.toThrow(RangeError);
    });
  });
}
