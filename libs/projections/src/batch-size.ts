const SMALLEST = 64;

/**
 * How many events one transaction takes. Grows while transactions stay short and shrinks when they
 * get long, so that neither memory, row locks nor the delay of the newest event grow without bound.
 * Live traffic is not held up to fill a batch: a batch is what has come, up to this size.
 */
export class BatchSize {
  private size: number;

  /**
   * @param largest most events ever taken
   * @param targetMs how long a transaction should last; Infinity where nobody waits for it
   */
  constructor(
    private readonly largest: number,
    private readonly targetMs = 250,
  ) {
    this.size = Math.min(largest, 512);
  }

  get current(): number {
    return this.size;
  }

  /** Learns from a finished transaction of `events` events that took `ms` milliseconds. */
  learn(events: number, ms: number): void {
    if (ms > this.targetMs) {
      this.size = Math.max(SMALLEST, Math.floor(Math.min(this.size, events) / 2));
    } else if (events >= this.size && ms < this.targetMs / 2) {
      this.size = Math.min(this.largest, this.size * 2);
    }
  }
}
