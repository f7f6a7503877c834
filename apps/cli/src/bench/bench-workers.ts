import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { BenchWorkerOrder, BenchWorkerWord, Way } from './bench-worker.js';

const PROGRAM = fileURLToPath(new URL('./bench-worker.js', import.meta.url));
/** A machine with much else to do takes its time to begin a process; more than this is a fault. */
const PATIENCE_MS = 180_000;

/** One process that projects when it is told to; it lives through all runs, so that none is cold. */
export class BenchWorker {
  private constructor(private readonly child: ChildProcess) {}

  static async begin(task: Extract<BenchWorkerOrder, { kind: 'task' }>): Promise<BenchWorker> {
    const worker = new BenchWorker(fork(PROGRAM, { execArgv: process.execArgv }));
    worker.tell(task);
    await worker.hear('up');
    return worker;
  }

  /** It takes part from now on, as soon as it is dealt something. */
  stand(name: string, way: Way): void {
    this.tell({ kind: 'stand', name, way });
  }

  /** Its processor time counts from now on. */
  go(): void {
    this.tell({ kind: 'go' });
  }

  /** Resolves when it takes part no more. @returns seconds of processor time since `go`. */
  async stop(): Promise<number> {
    const stopped = this.hear('stopped');
    this.tell({ kind: 'stop' });
    return (await stopped).seconds;
  }

  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exit = once(this.child, 'exit');
    if (this.child.connected) this.child.disconnect();
    await exit;
  }

  private tell(order: BenchWorkerOrder): void {
    this.child.send(order);
  }

  private async hear<K extends BenchWorkerWord['kind']>(
    kind: K,
  ): Promise<Extract<BenchWorkerWord, { kind: K }>> {
    const over = new AbortController();
    const { signal } = over;
    const heard = new Promise<Extract<BenchWorkerWord, { kind: K }>>((resolve) => {
      const listen = (word: unknown): void => {
        if ((word as BenchWorkerWord).kind === kind)
          resolve(word as Extract<BenchWorkerWord, { kind: K }>);
      };
      this.child.on('message', listen);
      signal.addEventListener('abort', () => this.child.off('message', listen));
    });
    const ended = once(this.child, 'exit', { signal }).then(() => {
      throw new Error('A worker of the bench ended');
    });
    const late = pause(PATIENCE_MS, undefined, { signal }).then(() => {
      throw new Error(`A worker of the bench did not say: ${kind}`);
    });
    // What loses the race is given up, which is no fault.
    for (const each of [ended, late]) each.catch(() => undefined);
    try {
      return await Promise.race([heard, ended, late]);
    } finally {
      over.abort();
    }
  }
}
