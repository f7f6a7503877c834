import { inBatchSpan } from '@shaodao/platform';
import type { RelayCheckpoint } from './checkpoint.js';
import type { Batch } from './batches.js';
import type { LastWrite, Sender } from './sender.js';

/**
 * One batch on its way to Kafka at a time, and the one before it on its way to the checkpoint: written there only
 * when it is acknowledged, while Kafka has the next and the one after that is read and put into words.
 */
export class Shipment {
  private sending: Promise<unknown> = Promise.resolve();
  private noted: Promise<void> = Promise.resolve();
  private notedBefore: Promise<void> = Promise.resolve();
  private rate = 0;
  private finishedAt = performance.now();

  /** @param onEnd told of each batch whether it arrived and stands on the checkpoint. */
  constructor(
    private readonly sender: Sender,
    private readonly checkpoint: RelayCheckpoint,
    private readonly onEnd: (arrived: boolean) => void,
  ) {}

  /**
   * Resolves when the batch before this one is acknowledged and this one is on its way.
   * @throws what befell a batch before.
   */
  async next(batch: Batch): Promise<void> {
    await this.sending;
    // No more than one acknowledged batch waits for its place, so that little comes again after a crash.
    await this.notedBefore;
    const before = (this.notedBefore = this.noted);
    const sent = (this.sending = this.send(batch));
    this.noted = this.note(batch, sent, before);
    // Thrown where it is awaited; until then it must not count as unhandled.
    this.noted.then(
      () => {
        this.onEnd(true);
      },
      () => {
        this.onEnd(false);
      },
    );
  }

  /** Resolves when everything has arrived. @throws what befell the last batches. */
  arrived(): Promise<void> {
    return this.noted;
  }

  private send(batch: Batch): Promise<readonly LastWrite[]> {
    const { messages, events = 0, traced = [] } = batch;
    return inBatchSpan(
      'relay',
      traced,
      () => ({ 'shaodao.events': events, 'shaodao.messages': messages }),
      () => this.sender.send(batch),
    );
  }

  private async note(
    { through, messages }: Batch,
    sent: Promise<readonly LastWrite[]>,
    before: Promise<void>,
  ): Promise<void> {
    const writes = await sent;
    await before;
    await this.checkpoint.move({ through, messages, rate: this.learn(messages), writes });
  }

  private learn(messages: number): number {
    const now = performance.now();
    const seconds = Math.max(now - this.finishedAt, 1) / 1_000;
    this.finishedAt = now;
    this.rate = 0.7 * this.rate + 0.3 * (messages / seconds);
    return this.rate;
  }
}
