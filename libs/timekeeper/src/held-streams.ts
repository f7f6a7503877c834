import { backOff } from '@shaodao/projections';

/**
 * Streams whose door could not be reached: they wait, longer each time, and block nobody else. In
 * memory only: who takes over tries at once.
 */
export class HeldStreams {
  private readonly held = new Map<string, { failures: number; until: number }>();

  get size(): number {
    return this.held.size;
  }

  /** Holds a stream for a while from `at` (milliseconds of a clock that never jumps). */
  hold(stream: string, at: number): void {
    const failures = (this.held.get(stream)?.failures ?? 0) + 1;
    this.held.set(stream, { failures, until: at + backOff(failures) });
  }

  /** The stream's door has judged. */
  letGo(stream: string): void {
    this.held.delete(stream);
  }

  waiting(at: number): readonly string[] {
    return [...this.held].filter(([, { until }]) => until > at).map(([stream]) => stream);
  }

  /** Milliseconds until the next of those that wait may be tried; Infinity where none waits. */
  nextIn(at: number): number {
    const waits = [...this.held.values()].map(({ until }) => until - at);
    return Math.min(...waits.filter((wait) => wait > 0));
  }
}
