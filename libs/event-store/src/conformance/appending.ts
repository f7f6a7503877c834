import { describe, expect, it } from '@jest/globals';
import type { AppendResult, EventStore } from '../port.js';
import { aStream, collect, events, everything } from './given-events.js';

const appended = (result: AppendResult): Extract<AppendResult, { kind: 'appended' }> => {
  if (result.kind !== 'appended') throw new Error(`The append came to ${JSON.stringify(result)}`);
  return result;
};

/** Revisions, conflicts, atomicity, groups. */
export function appendingConforms(store: () => EventStore): void {
  describe('appending', () => {
    it('creates a stream once', async () => {
      const stream = aStream();
      const first = appended(await store().append([{ stream, expected: 0, events: events(2) }]));
      const second = await store().append([{ stream, expected: 0, events: events(1) }]);
      expect(first.revisions).toEqual([2]);
      expect(second).toEqual({
        kind: 'conflict',
        conflict: { stream, expected: 0, actual: 2 },
      });
      expect(await collect(store().readStream(stream))).toHaveLength(2);
    });

    it('lets one of many racing creators win, and tells the others the revision', async () => {
      const stream = aStream();
      const results = await Promise.all(
        Array.from({ length: 20 }, () =>
          store().append([{ stream, expected: 0, events: events(1) }]),
        ),
      );
      expect(results.filter((one) => one.kind === 'appended')).toHaveLength(1);
      for (const lost of results.filter((one) => one.kind !== 'appended'))
        expect(lost).toEqual({ kind: 'conflict', conflict: { stream, expected: 0, actual: 1 } });
    });

    it('goes on at the expected revision and refuses one behind or ahead', async () => {
      const stream = aStream();
      await store().append([{ stream, expected: 0, events: events(3) }]);
      const behind = await store().append([{ stream, expected: 2, events: events(1) }]);
      const ahead = await store().append([{ stream, expected: 4, events: events(1) }]);
      const right = await store().append([{ stream, expected: 3, events: events(2) }]);
      expect(behind).toMatchObject({ kind: 'conflict', conflict: { actual: 3 } });
      expect(ahead).toMatchObject({ kind: 'conflict', conflict: { actual: 3 } });
      expect(right).toMatchObject({ kind: 'appended', revisions: [5] });
    });

    it('appends at any revision where none is asked for, each time further', async () => {
      const stream = aStream();
      const results = await Promise.all(
        Array.from({ length: 10 }, () =>
          store().append([{ stream, expected: 'any', events: events(2) }]),
        ),
      );
      const revisions = results.map((one) => appended(one).revisions[0] ?? 0);
      expect(revisions.sort((a, b) => a - b)).toEqual([2, 4, 6, 8, 10, 12, 14, 16, 18, 20]);
    });

    it('answers with the position of the last event written', async () => {
      const stream = aStream();
      const { position } = appended(
        await store().append([{ stream, expected: 0, events: events(3) }]),
      );
      const stored = await collect(store().readStream(stream));
      expect(stored.at(-1)?.position).toBe(position);
      expect(await store().head()).toBe(position);
    });

    it('writes several streams together', async () => {
      const [one, other] = [aStream(), aStream('directory')];
      const result = await store().append([
        { stream: one, expected: 0, events: events(1) },
        { stream: other, expected: 'any', events: events(2) },
      ]);
      expect(result).toMatchObject({ kind: 'appended', revisions: [1, 2] });
    });

    it('writes nothing of several streams where one is not as expected', async () => {
      const [one, other] = [aStream(), aStream()];
      await store().append([{ stream: other, expected: 0, events: events(1) }]);
      const result = await store().append([
        { stream: one, expected: 0, events: events(1) },
        { stream: other, expected: 0, events: events(1) },
      ]);
      expect(result).toEqual({
        kind: 'conflict',
        conflict: { stream: other, expected: 0, actual: 1 },
      });
      expect(await collect(store().readStream(one))).toEqual([]);
    });

    it('lets the losers of a full group lose alone', async () => {
      const taken = aStream();
      await store().append([{ stream: taken, expected: 0, events: events(1) }]);
      const before = await store().head();
      const results = await Promise.all(
        Array.from({ length: 200 }, (_, n) =>
          store().append(
            [{ stream: n % 5 === 3 ? taken : aStream(), expected: 0, events: events(2) }],
            { id: `${taken}:${n}`, fingerprint: 'f', answer: { n } },
          ),
        ),
      );
      expect(results.filter((one) => one.kind === 'conflict')).toHaveLength(40);
      const positions = results.flatMap((one) => (one.kind === 'appended' ? one.position : []));
      expect(new Set(positions).size).toBe(160);
      const stored = (await everything(store())).filter((event) => event.position > before);
      expect(stored).toHaveLength(320);
      for (const [n, result] of results.entries()) {
        const command = await store().findCommand(`${taken}:${n}`);
        expect(command?.position).toBe(result.kind === 'appended' ? result.position : undefined);
      }
    });
  });
}
