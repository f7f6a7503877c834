/** Waits some milliseconds; false as soon as nobody waits for it any more. */
export type Sleep = (ms: number) => Promise<boolean>;

/**
 * Keeps a play to its speed. A picture that comes late because its reader was slow, or had paused,
 * moves all that follow: the play goes on from there and never hurries to catch up.
 */
export class Pace {
  private told: number;
  private shown: number;

  /**
   * @param speed milliseconds of the past in one of now; 0 waits for nothing.
   * @param begin of the span, milliseconds since 1970.
   */
  constructor(
    private readonly speed: number,
    begin: number,
    private readonly now: () => number,
    private readonly sleep: Sleep,
  ) {
    this.told = begin;
    this.shown = now();
  }

  /** Waits until the picture of this instant is due. */
  async until(instant: number): Promise<void> {
    if (this.speed === 0) return;
    const due = this.shown + Math.max(0, instant - this.told) / this.speed;
    const wait = due - this.now();
    if (wait > 0) await this.sleep(wait);
    this.told = Math.max(this.told, instant);
    this.shown = Math.max(due, this.now());
  }
}
