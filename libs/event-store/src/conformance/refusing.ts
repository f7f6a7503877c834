import { describe, expect, it } from '@jest/globals';
import { InvalidAppend } from '../port.js';
import type { CommandRecord, EventStore, NewEvent, StreamAppend } from '../port.js';
import { aStream, anEvent, collect, events } from './given-events.js';

const circular: { self?: object } = {};
circular.self = circular;

/** What no store takes. */
export function refusingConforms(store: () => EventStore): void {
  describe('refusing a mistaken append', () => {
    const one = (change: Partial<NewEvent>): StreamAppend[] => [
      { stream: aStream(), expected: 0, events: [{ ...anEvent(), ...change }] },
    ];
    const at = (stream: string, expected: StreamAppend['expected'] = 0): StreamAppend[] => [
      { stream, expected, events: events(1) },
    ];
    const twice = anEvent();
    const command: CommandRecord = { id: 'k', fingerprint: 'f', answer: {} };

    const mistakes: [string, StreamAppend[], CommandRecord?][] = [
      ['no stream', []],
      ['no event', [{ stream: aStream(), expected: 0, events: [] }]],
      ['a stream twice', [...at('issue-1'), ...at('issue-1')]],
      ['an event twice', [{ stream: aStream(), expected: 0, events: [twice, twice] }]],
      ['an empty stream name', at('')],
      ['a stream name with a control character', at('issue-\u001f')],
      ['a stream name with half a character', at('issue-\ud800')],
      ['an endless stream name', at('issue-'.padEnd(301, 'x'))],
      ['a negative revision', at(aStream(), -1)],
      ['half a revision', at(aStream(), 1.5)],
      ['an id that is no UUID', one({ id: 'first' })],
      ['an empty type', one({ type: '' })],
      ['a type with a line break', one({ type: 'a\nb' })],
      ['schema version 0', one({ schemaVersion: 0 })],
      ['a local time', one({ occurredAt: '2026-03-01T08:00:00+08:00' })],
      ['a day that does not exist', one({ occurredAt: '2026-02-30T08:00:00Z' })],
      ['facts that are no object', one({ data: 'text' as unknown as object })],
      ['facts that are a list', one({ data: [] })],
      ['facts that are circular', one({ data: circular })],
      ['facts beyond the limit', one({ data: { text: 'x'.repeat(1_100_000) } })],
      ['facts beyond the limit in bytes', one({ data: { text: '哨'.repeat(400_000) } })],
      ['a command without id', at(aStream()), { ...command, id: '' }],
      [
        'a fingerprint with a control character',
        at(aStream()),
        { ...command, fingerprint: '\u0000' },
      ],
    ];
    it.each(mistakes.map(([what, streams, withCommand]) => ({ what, streams, withCommand })))(
      '$what',
      async ({ streams, withCommand }) => {
        await expect(store().append(streams, withCommand)).rejects.toThrow(InvalidAppend);
      },
    );

    it('leaves its neighbours alone', async () => {
      const streams = Array.from({ length: 10 }, () => aStream());
      const bad = one({ occurredAt: '0000-01-01T00:00:00Z' });
      const results = await Promise.allSettled([
        ...streams.map((stream) => store().append([{ stream, expected: 0, events: events(1) }])),
        store().append([...bad, { stream: aStream(), expected: 0, events: [] }]),
      ]);
      expect(results.at(-1)?.status).toBe('rejected');
      for (const stream of streams)
        expect(await collect(store().readStream(stream))).toHaveLength(1);
    });
  });
}
