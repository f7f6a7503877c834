import { describe, expect, it } from '@jest/globals';
import type { EventPage, EventStore } from '../port.js';
import { aStream, anEvent, events, eventsOf, follow } from './given-events.js';

/** Catch-up, live, filters, the end. */
export function subscribingConforms(store: () => EventStore): void {
  describe('subscribing', () => {
    it('gives what is stored and then what comes, each once and in order', async () => {
      const after = await store().head();
      await store().append([{ stream: aStream(), expected: 0, events: events(25) }]);
      const following = follow(
        store(),
        { after, pageSize: 10 },
        (pages) => eventsOf(pages).length === 75,
      );
      for (let n = 0; n < 50; n += 1)
        await store().append([{ stream: aStream(), expected: 0, events: events(1) }]);
      const pages = await following;
      const positions = eventsOf(pages).map((event) => event.position);
      expect(positions).toEqual([...new Set(positions)].sort((a, b) => a - b));
      expect(positions).toHaveLength(75);
      expect(Math.max(...pages.map((page) => page.events.length))).toBeLessThanOrEqual(10);
    });

    it('moves on where nothing matches', async () => {
      const after = await store().head();
      const reached = (await store().append([
        { stream: aStream(), expected: 0, events: events(5) },
      ])) as { position: EventPage['through'] };
      const pages = await follow(
        store(),
        { after, filter: { types: ['Never'] } },
        (seen) => seen.at(-1)?.through === reached.position,
      );
      expect(eventsOf(pages)).toEqual([]);
    });

    it('gives only what the filter wants, live too', async () => {
      const after = await store().head();
      const following = follow(
        store(),
        { after, filter: { categories: ['alarm'] } },
        (pages) => eventsOf(pages).length === 2,
      );
      await store().append([{ stream: aStream('alarm'), expected: 0, events: [anEvent('One')] }]);
      await store().append([{ stream: aStream(), expected: 0, events: events(3) }]);
      await store().append([{ stream: aStream('alarm'), expected: 0, events: [anEvent('Two')] }]);
      expect(eventsOf(await following).map((event) => event.type)).toEqual(['One', 'Two']);
    });

    it('serves several at their own pace', async () => {
      const after = await store().head();
      const full = (pages: readonly EventPage[]): boolean => eventsOf(pages).length === 30;
      const both = [
        follow(store(), { after, pageSize: 4 }, full),
        follow(store(), { after, pageSize: 100 }, full),
      ];
      await store().append([{ stream: aStream(), expected: 0, events: events(30) }]);
      const [slow, fast] = await Promise.all(both);
      expect(eventsOf(slow ?? [])).toEqual(eventsOf(fast ?? []));
    });

    it('ends at once on abort, also while waiting', async () => {
      const stop = new AbortController();
      const after = await store().head();
      const iterator = store().subscribe({ after, signal: stop.signal })[Symbol.asyncIterator]();
      const waiting = iterator.next();
      stop.abort();
      expect(await waiting).toEqual({ done: true, value: undefined });
    });

    it('gives nothing to who has left before', async () => {
      const pages: EventPage[] = [];
      const signal = AbortSignal.abort();
      for await (const page of store().subscribe({ after: 0 as EventPage['through'], signal }))
        pages.push(page);
      expect(pages).toEqual([]);
    });
  });
}
