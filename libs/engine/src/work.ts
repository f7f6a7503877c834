/** Work that goes on by itself until it is stopped, and comes through faults by itself. */
export interface Work {
  /** Starts and returns at once. Does nothing while it runs. */
  start(): void;
  /** Resolves when what was under way is done and leads are given back. */
  stop(): Promise<void>;
}
