import { setTimeout as pause } from 'node:timers/promises';

/** Time for those who asked to ask again, and to send their people elsewhere. */
const NOTICE_MS = 3_000;
/** Who asked longer ago does not ask regularly. */
const LATELY_MS = 30_000;

/** Whether this process takes requests still, and who would want to know. */
export class Attendance {
  private askedAt = -Infinity;
  private leaving = false;

  /** Somebody, such as a load balancer, asks whether we are ready. @returns true where we leave. */
  ask(): boolean {
    this.askedAt = performance.now();
    return this.leaving;
  }

  /**
   * From now on whoever asks is told that we leave. Resolves when those who ask regularly have had the
   * time to hear it: three seconds where anybody asked lately, else at once.
   */
  async leave(): Promise<void> {
    this.leaving = true;
    if (performance.now() - this.askedAt < LATELY_MS) await pause(NOTICE_MS);
  }
}
