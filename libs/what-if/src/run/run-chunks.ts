import type { ChunkResult } from './chunk.js';
import type { Selected } from './selection.js';
import type { WorkPlace } from './work-place.js';

/** A chunk that was simulated. */
export interface DoneChunk {
  readonly result: ChunkResult;
  readonly selected: Selected;
}

/** The run was called off. */
export class RunAborted extends Error {
  override readonly name = 'RunAborted';
}

/**
 * Simulates every chunk of a selection, one at a time in each place. A place takes its next chunk
 * when what came of the last was taken in, so no more is under way than there are places.
 * Closes the places, whatever happens.
 * @throws RunAborted when the signal aborts; else what the first place failed by.
 */
export async function runChunks(
  selection: AsyncGenerator<Selected, void>,
  places: readonly WorkPlace[],
  how: { readonly signal: AbortSignal; readonly take: (done: DoneChunk) => Promise<void> },
): Promise<void> {
  const ending = new AbortController();
  const { promise: aborted, reject: abort } = withRejection();
  const stop = (): void => {
    ending.abort();
    abort(new RunAborted('The run was called off'));
  };
  if (how.signal.aborted) stop();
  how.signal.addEventListener('abort', stop, { once: true });
  const work = async (place: WorkPlace): Promise<void> => {
    while (!ending.signal.aborted) {
      const next = await selection.next();
      if (next.done === true) return;
      const result = await place.run(next.value.streams);
      await how.take({ result, selected: next.value });
    }
  };
  const works = places.map(work);
  try {
    await Promise.race([Promise.all(works), aborted]);
  } finally {
    ending.abort();
    how.signal.removeEventListener('abort', stop);
    await Promise.all(places.map((place) => place.close()));
    // What a place was still taking in is in, or has failed.
    await Promise.allSettled(works);
  }
}

function withRejection(): { promise: Promise<never>; reject: (error: Error) => void } {
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<never>((_resolve, no) => {
    reject = no;
  });
  // Nobody may be waiting any more when it comes.
  promise.catch(() => undefined);
  return { promise, reject };
}
