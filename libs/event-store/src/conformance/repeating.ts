import { describe, expect, it } from '@jest/globals';
import { InvalidAppend } from '../port.js';
import type { IdsUniqueIn } from './event-store-conformance.js';
import type { EventStore } from '../port.js';
import { aStream, anEvent, collect, events } from './given-events.js';

/** Idempotence by event id and by command id. */
export function repeatingConforms(store: () => EventStore, idsUniqueIn: IdsUniqueIn): void {
  describe('repeating an append', () => {
    it('recognises its events and answers as before', async () => {
      const [one, other] = [aStream(), aStream()];
      const parts = [
        { stream: one, expected: 0, events: events(2) },
        { stream: other, expected: 0, events: events(1) },
      ];
      const first = await store().append(parts);
      await store().append([{ stream: one, expected: 2, events: events(1) }]);
      const again = await store().append(parts);
      expect(first.kind).toBe('appended');
      expect(again).toEqual({ ...first, kind: 'already-appended' });
      expect(await collect(store().readStream(one))).toHaveLength(3);
    });

    it('recognises them without an expected revision too', async () => {
      const part = { stream: aStream(), expected: 'any' as const, events: events(2) };
      const results = await Promise.all(Array.from({ length: 12 }, () => store().append([part])));
      expect(results.filter((one) => one.kind === 'appended')).toHaveLength(1);
      expect(results.filter((one) => one.kind === 'already-appended')).toHaveLength(11);
      expect(await collect(store().readStream(part.stream))).toHaveLength(2);
    });

    it('refuses event ids that other events have', async () => {
      const [known, fresh] = [anEvent(), anEvent()];
      const stream = aStream();
      await store().append([{ stream, expected: 0, events: [known] }]);
      for (const expected of [0, 2, 'any'] as const)
        await expect(
          store().append([{ stream, expected, events: [known, fresh] }]),
        ).rejects.toThrow(InvalidAppend);
      const elsewhere = [
        { stream, expected: 1, events: [known, fresh] },
        { stream: aStream(), expected: 0, events: [known] },
        { stream: aStream(), expected: 'any' as const, events: [known] },
      ];
      if (idsUniqueIn === 'store')
        for (const part of elsewhere)
          await expect(store().append([part])).rejects.toThrow(InvalidAppend);
      expect(await collect(store().readStream(stream))).toHaveLength(1);
    });

    it('gives a command its first answer, whatever it would write now', async () => {
      const command = { id: aStream('key'), fingerprint: 'f-1', answer: { issue: '哨', n: [1] } };
      const stream = aStream();
      const first = await store().append([{ stream, expected: 0, events: events(2) }], command);
      const repeated = await store().append(
        [{ stream: aStream(), expected: 0, events: events(1) }],
        { ...command, fingerprint: 'f-2', answer: { other: true } },
      );
      expect(first.kind).toBe('appended');
      const position = first.kind === 'appended' ? first.position : undefined;
      expect(repeated).toEqual({ kind: 'already-answered', command: { ...command, position } });
      expect(await store().findCommand(command.id)).toEqual({ ...command, position });
    });

    it('answers a command once where its repetitions race', async () => {
      const command = { id: aStream('key'), fingerprint: 'f', answer: {} };
      const results = await Promise.all(
        Array.from({ length: 12 }, () =>
          store().append([{ stream: aStream(), expected: 0, events: events(1) }], command),
        ),
      );
      expect(results.filter((one) => one.kind === 'appended')).toHaveLength(1);
      expect(results.filter((one) => one.kind === 'already-answered')).toHaveLength(11);
    });

    it('knows nothing of a command that lost', async () => {
      const command = { id: aStream('key'), fingerprint: 'f', answer: {} };
      await store().append([{ stream: aStream(), expected: 7, events: events(1) }], command);
      expect(await store().findCommand(command.id)).toBeUndefined();
    });
  });
}
