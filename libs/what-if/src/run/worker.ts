import { parentPort, workerData } from 'node:worker_threads';
import { openEventStore } from '@shaodao/event-store';
import { ChunkBench } from './chunk.js';
import type { ThreadAnswer, ThreadOrder } from './work-place.js';

/** The thread of a `ThreadPlace`: streams come in, what they come to goes out. */

// What the thread is begun with; only `ThreadPlace` begins it.
const { order, place } = workerData as ThreadOrder;
const bench = openEventStore(place).then((store) => new ChunkBench(order, store));

parentPort?.on('message', (streams: readonly string[]) => {
  void bench
    .then((ready) => ready.run(streams))
    .then(
      (done) => {
        answer({ done });
      },
      (error: unknown) => {
        const { message, stack } = error instanceof Error ? error : new Error(String(error));
        answer({ failed: { message, ...(stack !== undefined && { stack }) } });
      },
    );
});

function answer(what: ThreadAnswer): void {
  parentPort?.postMessage(what);
}
