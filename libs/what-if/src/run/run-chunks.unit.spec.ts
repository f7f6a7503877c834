import { describe, expect, it } from '@jest/globals';
import type { Position } from '@shaodao/event-store';
import { FindingsBook } from '../core/index.js';
import type { ChunkResult } from './chunk.js';
import { RunAborted, runChunks } from './run-chunks.js';
import type { Selected } from './selection.js';
import type { WorkPlace } from './work-place.js';

const NOTHING: ChunkResult = { findings: new FindingsBook().findings(), flips: [], skipped: [] };

/** So many chunks of one stream each; tells how many were asked for. */
function chunks(count: number) {
  const asked = { number: 0 };
  const make = async function* (): AsyncGenerator<Selected, void> {
    for (let n = 1; n <= count; n += 1) {
      asked.number = n;
      yield { streams: [`issue-${String(n)}`], through: n as Position };
    }
  };
  return { asked, selection: make() };
}

/** A place whose work is done when somebody lets it go on. */
class SlowPlace implements WorkPlace {
  closed = false;
  readonly begun: string[] = [];
  #goOn: (() => void)[] = [];

  run(streams: readonly string[]): Promise<ChunkResult> {
    this.begun.push(...streams);
    return new Promise((resolve, reject) => {
      this.#goOn.push(() => {
        if (this.closed) reject(new Error('closed'));
        else resolve(NOTHING);
      });
    });
  }

  /** Lets the work under way end. */
  async goOn(): Promise<void> {
    for (const go of this.#goOn.splice(0)) go();
    await turns();
  }

  close(): Promise<void> {
    this.closed = true;
    for (const go of this.#goOn.splice(0)) go();
    return Promise.resolve();
  }
}

/** Lets everything that is ready come to pass. */
const turns = async (): Promise<void> => {
  for (let n = 0; n < 20; n += 1) await Promise.resolve();
};

const never = new AbortController().signal;
const takeNothing = (): Promise<void> => Promise.resolve();

describe('running chunks in places', () => {
  it('simulates each chunk once, and closes the places', async () => {
    const { selection } = chunks(25);
    const seen: string[] = [];
    const quick = (): WorkPlace & { closed: boolean } => ({
      closed: false,
      run: (streams) => {
        seen.push(...streams);
        return Promise.resolve(NOTHING);
      },
      close() {
        this.closed = true;
        return Promise.resolve();
      },
    });
    const places = [quick(), quick(), quick()];
    const taken: number[] = [];
    await runChunks(selection, places, {
      signal: never,
      take: ({ selected }) => {
        taken.push(selected.through);
        return Promise.resolve();
      },
    });
    expect(seen).toHaveLength(25);
    expect(new Set(seen).size).toBe(25);
    expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, n) => n + 1));
    expect(places.every(({ closed }) => closed)).toBe(true);
  });

  it('asks for no more than its places can take', async () => {
    const { asked, selection } = chunks(1_000);
    const places = [new SlowPlace(), new SlowPlace()];
    const stopping = new AbortController();
    const running = runChunks(selection, places, { signal: stopping.signal, take: takeNothing });
    await turns();
    expect(asked.number).toBe(2);
    await places[0]?.goOn();
    expect(asked.number).toBe(3);
    stopping.abort();
    await expect(running).rejects.toBeInstanceOf(RunAborted);
  });

  it('waits until what came of a chunk is taken in', async () => {
    const { asked, selection } = chunks(10);
    const place = new SlowPlace();
    let takenIn: () => void = () => undefined;
    const stopping = new AbortController();
    const running = runChunks(selection, [place], {
      signal: stopping.signal,
      take: () =>
        new Promise((resolve) => {
          takenIn = resolve;
        }),
    });
    await turns();
    await place.goOn();
    expect(asked.number).toBe(1);
    takenIn();
    await turns();
    expect(asked.number).toBe(2);
    stopping.abort();
    takenIn();
    await expect(running).rejects.toBeInstanceOf(RunAborted);
  });

  it('ends at once when it is called off, also in the middle of a chunk', async () => {
    const { asked, selection } = chunks(10);
    const place = new SlowPlace();
    const stopping = new AbortController();
    const running = runChunks(selection, [place], { signal: stopping.signal, take: takeNothing });
    await turns();
    stopping.abort();
    await expect(running).rejects.toBeInstanceOf(RunAborted);
    expect([place.closed, asked.number]).toEqual([true, 1]);
  });

  it('begins nothing where it was called off before', async () => {
    const place = new SlowPlace();
    const running = runChunks(chunks(10).selection, [place], {
      signal: AbortSignal.abort(),
      take: takeNothing,
    });
    await expect(running).rejects.toBeInstanceOf(RunAborted);
    expect(place.begun).toEqual([]);
  });

  it('fails with what the first place fails by, and leaves no place open', async () => {
    const { selection } = chunks(10);
    const broken: WorkPlace = {
      run: () => Promise.reject(new Error('out of memory')),
      close: () => Promise.resolve(),
    };
    const other = new SlowPlace();
    await expect(
      runChunks(selection, [other, broken], { signal: never, take: takeNothing }),
    ).rejects.toThrow('out of memory');
    expect(other.closed).toBe(true);
  });
});
