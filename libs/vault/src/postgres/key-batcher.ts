import { keyIn, type SubjectKey } from './key-table.js';

const LARGEST_BATCH = 1_000;

interface Waiting {
  readonly promise: Promise<SubjectKey>;
  readonly resolve: (key: SubjectKey) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Group commit of keys: while one statement is under way the subjects asked for meanwhile gather
 * and travel together in the next, so a commit is paid per group and not per resident.
 */
export class KeyBatcher {
  readonly #load: (subjects: readonly string[]) => Promise<ReadonlyMap<string, SubjectKey>>;
  #waiting = new Map<string, Waiting>();
  #running = false;

  constructor(load: (subjects: readonly string[]) => Promise<ReadonlyMap<string, SubjectKey>>) {
    this.#load = load;
  }

  /** The key of a subject; those who ask for the same subject before it travels share the answer. */
  ask(subject: string): Promise<SubjectKey> {
    const known = this.#waiting.get(subject);
    if (known !== undefined) return known.promise;
    const waiting = newWaiting();
    this.#waiting.set(subject, waiting);
    if (!this.#running) {
      this.#running = true;
      setImmediate(() => void this.#run());
    }
    return waiting.promise;
  }

  async #run(): Promise<void> {
    while (this.#waiting.size > 0) await this.#runOne(this.#takeBatch());
    this.#running = false;
  }

  async #runOne(batch: ReadonlyMap<string, Waiting>): Promise<void> {
    try {
      const keys = await this.#load([...batch.keys()]);
      for (const [subject, waiting] of batch) {
        try {
          waiting.resolve(keyIn(keys, subject));
        } catch (error) {
          waiting.reject(error);
        }
      }
    } catch (error) {
      for (const waiting of batch.values()) waiting.reject(error);
    }
  }

  #takeBatch(): ReadonlyMap<string, Waiting> {
    if (this.#waiting.size <= LARGEST_BATCH) {
      const all = this.#waiting;
      this.#waiting = new Map();
      return all;
    }
    const batch = new Map([...this.#waiting].slice(0, LARGEST_BATCH));
    for (const subject of batch.keys()) this.#waiting.delete(subject);
    return batch;
  }
}

function newWaiting(): Waiting {
  let resolve!: (key: SubjectKey) => void;
  let reject!: (error: unknown) => void;
  const promise = new Promise<SubjectKey>((onKey, onError) => {
    resolve = onKey;
    reject = onError;
  });
  return { promise, resolve, reject };
}
