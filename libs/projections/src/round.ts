/** A stretch of work from one subscription; ends with the lead or when a pause is over. */
export class Round {
  readonly signal: AbortSignal;
  readonly over: Promise<void>;
  private readonly ended = new AbortController();
  private timer: NodeJS.Timeout | undefined;

  constructor(lead: AbortSignal) {
    this.signal = AbortSignal.any([lead, this.ended.signal]);
    this.over = new Promise((resolve) => {
      if (this.signal.aborted) resolve();
      this.signal.addEventListener('abort', () => {
        resolve();
      });
    });
  }

  endAfter(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.ended.abort();
    }, milliseconds);
  }

  end(): void {
    clearTimeout(this.timer);
    this.ended.abort();
  }
}
