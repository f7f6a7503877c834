interface Waiting {
  readonly revision: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** Lets callers wait until a revision has been seen. */
export class Arrivals {
  #reached = 0;
  #failure: Error | undefined;
  #waiting: Waiting[] = [];

  /** @throws the error of `fail`, where the revision did not come before it. */
  whenAtLeast(revision: number): Promise<void> {
    if (revision <= this.#reached) return Promise.resolve();
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting.push({ revision, resolve, reject });
    });
  }

  arrived(revision: number): void {
    this.#reached = revision;
    const waiting = this.#waiting;
    this.#waiting = waiting.filter((one) => one.revision > revision);
    for (const one of waiting) if (one.revision <= revision) one.resolve();
  }

  /** Nothing more will come. */
  fail(error: Error): void {
    this.#failure = error;
    for (const one of this.#waiting) one.reject(error);
    this.#waiting = [];
  }
}
