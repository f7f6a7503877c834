import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { EventStorePlace } from '@shaodao/event-store';
import type { FilledStretch, FillOrder, FillPlace, Stretch } from '@shaodao/projections';

/** What a thread is begun with. */
export interface ThreadOrder {
  readonly place: EventStorePlace;
  readonly masterKey: Uint8Array;
  readonly order: FillOrder;
}

/** One stretch for a thread. */
export interface ThreadTask {
  readonly id: number;
  readonly stretch: Stretch;
}

/** What a thread answers to it. */
export type ThreadAnswer = { readonly id: number } & (
  | { readonly done: FilledStretch }
  | { readonly failed: { readonly message: string; readonly stack?: string } }
);

/** A thread ended in the middle of its work. */
export class FillThreadLost extends Error {
  override readonly name = 'FillThreadLost';
  constructor(cause: unknown) {
    super('A thread that filled tables was lost', { cause });
  }
}

/** Most memory of one thread; two stretches of usual streams need a tenth of it. */
const OLD_MB = 512;
/** What is made of a stretch is gone before it would be copied to the old. */
const YOUNG_MB = 64;

interface Waiting {
  readonly resolve: (filled: FilledStretch) => void;
  readonly reject: (error: Error) => void;
}

/** Fills in a thread of its own, with connections of its own. */
export class ThreadPlace implements FillPlace {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #lost: Error | undefined;

  /** @param file the compiled `fill-worker` */
  constructor(file: URL, order: ThreadOrder) {
    this.#worker = new Worker(file, {
      workerData: order,
      resourceLimits: { maxOldGenerationSizeMb: OLD_MB, maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.on('message', (answer: ThreadAnswer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('done' in answer) waiting?.resolve(answer.done);
      else waiting?.reject(new Error(answer.failed.message, { cause: answer.failed.stack }));
    });
    this.#worker.on('error', (error) => {
      this.#end(error);
    });
    this.#worker.on('exit', (code) => {
      this.#end(`exit ${String(code)}`);
    });
  }

  /** @throws FillThreadLost, or what the thread could not stand. */
  fill(stretch: Stretch): Promise<FilledStretch> {
    if (this.#lost !== undefined) return Promise.reject(this.#lost);
    this.#asked += 1;
    const id = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#worker.postMessage({ id, stretch } satisfies ThreadTask);
    });
  }

  async close(): Promise<void> {
    if (this.#lost !== undefined) return;
    const ended = once(this.#worker, 'exit');
    this.#worker.postMessage('close');
    await ended;
  }

  #end(cause: unknown): void {
    this.#lost ??= new FillThreadLost(cause);
    for (const { reject } of this.#waiting.values()) reject(this.#lost);
    this.#waiting.clear();
  }
}
