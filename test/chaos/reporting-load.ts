import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Client } from '../../apps/api/src/testing/running-api.js';
import { STREET_LIGHT } from '../../apps/api/src/testing/stories.js';
import { until } from '../../apps/api/src/testing/until.js';

/** What somebody got who did not get what was asked for, in a word. */
export function refusalOf({ status, headers, body }: Answer): string {
  const isProblem = headers.get('content-type')?.startsWith('application/problem+json') === true;
  const retry = headers.get('retry-after') === null ? 'never' : 'again';
  return `${String(status)} ${String(body['code'])} ${isProblem ? 'problem' : 'other'} ${retry}`;
}

/** People who report all the time, and send what was refused again under the same key. */
export class ReportingLoad {
  /** By idempotency key, the issue that was acknowledged. */
  readonly acknowledged = new Map<string, string>();
  /** What was answered instead of an acknowledgement, and how often. */
  readonly refusals = new Map<string, number>();
  /** Longest time that anybody waited for any answer, in milliseconds. */
  slowestAnswer = 0;
  private stopped = false;
  private abandoned = false;
  private readonly working: Promise<unknown>;

  constructor(
    private readonly operator: Client,
    reporters: number,
  ) {
    this.working = Promise.all(Array.from({ length: reporters }, () => this.report()));
  }

  /** Resolves when one more report was acknowledged from now on. */
  async nextAcknowledgement(): Promise<void> {
    const before = this.acknowledged.size;
    await until(
      () => Promise.resolve(this.acknowledged.size),
      (size) => size > before,
      60_000,
    );
  }

  /** Resolves when all that was begun is acknowledged. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.working;
  }

  /** Goes away, whatever is not acknowledged. */
  async abandon(): Promise<void> {
    this.abandoned = true;
    await this.stop();
  }

  private async report(): Promise<void> {
    while (!this.stopped) {
      const key = randomUUID();
      while (!this.abandoned) {
        const issue = await this.send(key);
        if (issue !== undefined) {
          this.acknowledged.set(key, issue);
          break;
        }
        await pause(50);
      }
    }
  }

  private async send(key: string): Promise<string | undefined> {
    const askedAt = performance.now();
    try {
      const answer = await this.operator.post('/issues', STREET_LIGHT, { 'idempotency-key': key });
      if (answer.status === 201) return String(answer.body['issue']);
      this.note(refusalOf(answer));
    } catch (error) {
      this.note(`no answer: ${String((error as Error).cause ?? error)}`);
    } finally {
      this.slowestAnswer = Math.max(this.slowestAnswer, performance.now() - askedAt);
    }
    return undefined;
  }

  private note(refusal: string): void {
    this.refusals.set(refusal, (this.refusals.get(refusal) ?? 0) + 1);
  }
}
