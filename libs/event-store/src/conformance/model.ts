import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { AppendResult, EventStore, StreamAppend } from '../port.js';
import { aStream, anEvent, everything } from './given-events.js';

interface Attempt {
  readonly parts: readonly {
    readonly stream: number;
    readonly expected: number;
    readonly size: number;
  }[];
  readonly command: number | undefined;
}

const STREAMS = 4;
const attempt: fc.Arbitrary<Attempt> = fc.record({
  parts: fc.uniqueArray(
    fc.record({
      stream: fc.nat({ max: STREAMS - 1 }),
      expected: fc.integer({ min: -1, max: 4 }),
      size: fc.integer({ min: 1, max: 3 }),
    }),
    { minLength: 1, maxLength: 3, selector: (part) => part.stream },
  ),
  command: fc.option(fc.nat({ max: 5 }), { nil: undefined }),
});

/** What the model says an attempt comes to; it knows lengths of streams and commands, no more. */
function predict(lengths: number[], commands: Set<number>, one: Attempt): AppendResult['kind'] {
  if (one.command !== undefined && commands.has(one.command)) return 'already-answered';
  if (one.parts.some((part) => part.expected >= 0 && part.expected !== lengths[part.stream]))
    return 'conflict';
  for (const part of one.parts) lengths[part.stream] = (lengths[part.stream] ?? 0) + part.size;
  if (one.command !== undefined) commands.add(one.command);
  return 'appended';
}

/** Random appends come to what a model of a few lines says, one after the other and all at once. */
export function modelConforms(store: () => EventStore): void {
  const run = async (attempts: readonly Attempt[], together: boolean) => {
    const streams = Array.from({ length: STREAMS }, () => aStream());
    const keys = aStream('key');
    const send = ({ parts, command }: Attempt): Promise<AppendResult> => {
      const given: StreamAppend[] = parts.map(({ stream, expected, size }) => ({
        stream: streams[stream] ?? '',
        expected: expected < 0 ? 'any' : expected,
        events: Array.from({ length: size }, () => anEvent()),
      }));
      const id = `${keys}:${command ?? ''}`;
      return store().append(
        given,
        command === undefined ? undefined : { id, fingerprint: 'f', answer: { command } },
      );
    };
    const results: AppendResult[] = [];
    if (together) results.push(...(await Promise.all(attempts.map(send))));
    else for (const one of attempts) results.push(await send(one));
    return { streams, results };
  };

  const lengthsOf = async (streams: readonly string[]): Promise<number[]> =>
    Promise.all(
      streams.map(async (stream) => {
        for await (const last of store().readStream(stream, { direction: 'backward', limit: 1 }))
          return last.revision;
        return 0;
      }),
    );

  it('comes to what the model says, append by append', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 25 }), async (attempts) => {
        const lengths = Array.from({ length: STREAMS }, () => 0);
        const commands = new Set<number>();
        const expected = attempts.map((one) => predict(lengths, commands, one));
        const { streams, results } = await run(attempts, false);
        expect(results.map((one) => one.kind)).toEqual(expected);
        expect(await lengthsOf(streams)).toEqual(lengths);
      }),
      { numRuns: 40 },
    );
  });

  it('keeps the order whole when appends race', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(attempt, { maxLength: 40 }), async (attempts) => {
        const before = await store().head();
        const { streams, results } = await run(attempts, true);
        const written = attempts.reduce(
          (sum, one, n) =>
            results[n]?.kind === 'appended'
              ? sum + one.parts.reduce((size, part) => size + part.size, 0)
              : sum,
          0,
        );
        const fresh = (await everything(store())).filter((event) => event.position > before);
        expect(fresh).toHaveLength(written);
        for (const [n, length] of (await lengthsOf(streams)).entries()) {
          const own = fresh.filter((event) => event.stream === streams[n]);
          expect(own.map((event) => event.revision)).toEqual(own.map((_, index) => index + 1));
          expect(own).toHaveLength(length);
        }
      }),
      { numRuns: 15 },
    );
  });
}
