import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { openEventStore, type EventStore, type EventStorePlace } from '@shaodao/event-store';
import { ChunkBench, type ChunkResult } from './chunk.js';
import type { RunOrder } from './order.js';

/** Somewhere chunks of issues are simulated, one at a time. */
export interface WorkPlace {
  /** @throws WorkerLost, or what the chunk could not stand. */
  run(streams: readonly string[]): Promise<ChunkResult>;
  close(): Promise<void>;
}

/** A worker thread ended in the middle of its work. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
  constructor(cause: unknown) {
    super('A worker thread of the simulation was lost', { cause });
  }
}

/** What a thread is begun with. */
export interface ThreadOrder {
  readonly order: RunOrder;
  /** Where the log is. */
  readonly place: EventStorePlace;
}

/** What a thread answers to a chunk. */
export type ThreadAnswer =
  | { readonly done: ChunkResult }
  | { readonly failed: { readonly message: string; readonly stack?: string } };

/** Most memory of one thread; a chunk needs a few megabytes. */
const THREAD_MEMORY_MB = 512;

/** The compiled worker; there is none where the sources run as they are, as tests do. */
export function compiledWorker(): URL | undefined {
  const file = new URL('./worker.js', import.meta.url);
  return existsSync(fileURLToPath(file)) ? file : undefined;
}

/** In a thread of its own, with a connection of its own. */
export class ThreadPlace implements WorkPlace {
  readonly #worker: Worker;
  #waiting: { resolve(result: ChunkResult): void; reject(error: Error): void } | undefined;
  #lost: Error | undefined;

  constructor(file: URL, order: ThreadOrder) {
    this.#worker = new Worker(file, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: THREAD_MEMORY_MB },
    });
    this.#worker.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#waiting;
      this.#waiting = undefined;
      if ('done' in answer) waiting?.resolve(answer.done);
      else waiting?.reject(new Error(answer.failed.message, { cause: answer.failed.stack }));
    });
    this.#worker.on('error', (error) => {
      this.#end(new WorkerLost(error));
    });
    this.#worker.on('exit', (code) => {
      this.#end(new WorkerLost(`exit ${String(code)}`));
    });
  }

  run(streams: readonly string[]): Promise<ChunkResult> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#worker.postMessage(streams);
    });
  }

  async close(): Promise<void> {
    await this.#worker.terminate();
  }

  #end(error: Error): void {
    this.#lost ??= error;
    this.#waiting?.reject(this.#lost);
    this.#waiting = undefined;
  }
}

/** In this thread, with a connection of its own: where there is no compiled worker. */
export class DeskPlace implements WorkPlace {
  readonly #store: Promise<EventStore>;
  readonly #bench: Promise<ChunkBench>;

  constructor({ order, place }: ThreadOrder) {
    this.#store = openEventStore(place);
    this.#bench = this.#store.then((store) => new ChunkBench(order, store));
    // Who runs a chunk hears of it.
    this.#bench.catch(() => undefined);
  }

  async run(streams: readonly string[]): Promise<ChunkResult> {
    const bench = await this.#bench;
    return bench.run(streams);
  }

  async close(): Promise<void> {
    const store = await this.#store.catch(() => undefined);
    await store?.close();
  }
}
