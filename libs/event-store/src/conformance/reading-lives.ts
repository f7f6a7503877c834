import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EventStore, Life, Position, ReadLivesOptions } from '../port.js';
import { events } from './given-events.js';

/** Whole streams, of stores that can read by them. */
export function readingLivesConforms(store: () => EventStore): void {
  describe('reading whole streams', () => {
    /** A category of its own, so that what others appended is not in the way. */
    const aCategory = (): string => `c${randomUUID().replaceAll('-', '')}`;

    const livesOf = async (
      options: ReadLivesOptions,
    ): Promise<{ readonly lives: readonly Life[]; readonly pages: number }> => {
      const read = store().readLives?.bind(store());
      if (read === undefined) throw new Error('The store does not read by streams');
      const lives: Life[] = [];
      let pages = 0;
      for (let { after } = options; ;) {
        const page = await read({ ...options, ...(after !== undefined && { after }) });
        lives.push(...page.lives);
        pages += 1;
        after = page.next;
        if (after === undefined) return { lives, pages };
      }
    };

    it('gives each stream once and whole, however small the pages', async () => {
      const category = aCategory();
      const lengths = [3, 1, 7, 2, 4, 1];
      const streams = lengths.map((_, n) => `${category}-${String(n)}`);
      const revisions = streams.map(() => 0);
      // One event after the other by turns: the streams lie mixed.
      for (let turn = 0; turn < Math.max(...lengths); turn += 1)
        for (const [n, stream] of streams.entries()) {
          if (turn >= (lengths[n] ?? 0)) continue;
          await store().append([{ stream, expected: revisions[n] ?? 0, events: events(1) }]);
          revisions[n] = (revisions[n] ?? 0) + 1;
        }
      const through = await store().head();
      for (const limit of [1, 2, 3, 7, 100]) {
        const { lives, pages } = await livesOf({ through, categories: [category], limit });
        expect([...lives.map(({ stream }) => stream)].sort()).toEqual(streams);
        for (const { stream, events: life } of lives) {
          expect(life.every((event) => event.stream === stream)).toBe(true);
          const whole = lengths[streams.indexOf(stream)] ?? 0;
          expect(life.map(({ revision }) => revision)).toEqual(
            Array.from({ length: whole }, (_, n) => n + 1),
          );
        }
        if (limit < 7) expect(pages).toBeGreaterThan(2);
      }
    });

    it('leaves out what came after a place, and other categories', async () => {
      const [category, other] = [aCategory(), aCategory()];
      const [stream, late] = [`${category}-a`, `${category}-b`];
      await store().append([{ stream, expected: 0, events: events(2) }]);
      await store().append([{ stream: `${other}-a`, expected: 0, events: events(1) }]);
      const through = await store().head();
      await store().append([{ stream, expected: 2, events: events(1) }]);
      await store().append([{ stream: late, expected: 0, events: events(1) }]);
      const { lives } = await livesOf({ through, categories: [category], limit: 10 });
      expect(lives.map((life) => [life.stream, life.events.length])).toEqual([[stream, 2]]);
      const all = await livesOf({ through, limit: 1_000 });
      const found = new Set(all.lives.map((life) => life.stream));
      expect(found.has(`${other}-a`)).toBe(true);
      expect(found.has(late)).toBe(false);
    });

    it('can be divided: stretches that begin where another ends hold each stream once', async () => {
      const category = aCategory();
      const streams = Array.from({ length: 7 }, (_, n) => `${category}-${String(n)}`);
      for (const [n, stream] of streams.entries())
        await store().append([{ stream, expected: 0, events: events(1 + (n % 3)) }]);
      const through = await store().head();
      const found: string[] = [];
      let stretches = 0;
      for (let after: string | undefined; ;) {
        const until = await store().streamAfterEvents?.(after, 3);
        const stretch = { ...(after && { after }), ...(until && { until }) };
        const { lives } = await livesOf({ through, categories: [category], limit: 5, ...stretch });
        for (const { stream, events: life } of lives)
          found.push(...life.map(({ revision }) => `${stream} ${String(revision)}`));
        stretches += 1;
        if (until === undefined) break;
        expect(until).not.toBe(after);
        after = until;
      }
      expect(stretches).toBeGreaterThan(2);
      expect([...found].sort()).toEqual(
        streams.flatMap((stream, n) =>
          Array.from({ length: 1 + (n % 3) }, (_, at) => `${stream} ${String(at + 1)}`),
        ),
      );
    });

    it('has none where there are none, and refuses a page of nothing', async () => {
      const nothing = { categories: [aCategory()], limit: 5 };
      const through = await store().head();
      expect((await livesOf({ ...nothing, through })).lives).toEqual([]);
      const before = 0 as Position;
      expect((await livesOf({ limit: 5, through: before })).lives).toEqual([]);
      await expect(livesOf({ through, limit: 0 })).rejects.toThrow(RangeError);
    });
  });
}
