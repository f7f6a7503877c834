/** Work that goes on beside everything else until it is stopped, and may be started again afterwards. */
export class Ongoing {
  private stopping = new AbortController();
  private running: Promise<void> | undefined;

  /** @param work resolves soon after its signal, whatever happens on the way */
  constructor(private readonly work: (stop: AbortSignal) => Promise<void>) {}

  /** Starts and returns at once; what goes on already goes on. */
  start(): void {
    if (this.running !== undefined) return;
    this.stopping = new AbortController();
    this.running = this.work(this.stopping.signal);
  }

  /** Resolves when what was under way is over. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    this.running = undefined;
  }
}
