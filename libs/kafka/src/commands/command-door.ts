import { Ongoing } from '@shaodao/platform';
import { backOff, describeFailure, pause } from '@shaodao/projections';
import type { EachBatchPayload, Kafka, KafkaMessage } from 'kafkajs';
import { askKafka } from '../connection/ask-kafka.js';
import { Sender } from '../relay/sender.js';
import { ensureTopics, type TopicLayout } from '../topics/ensure-topics.js';
import { topicNames, type TopicNames } from '../topics/topic-names.js';
import {
  CommandHouse,
  isWorthWaiting,
  type CommandHouseParts,
  type Verdict,
} from './command-house.js';
import { batchOf, lettersOf } from './letters.js';
import { lanesOf, shares } from './shares.js';

export interface CommandDoorParts extends CommandHouseParts {
  readonly kafka: Kafka;
  /** Default: `shaodao.…`. */
  readonly topics?: TopicNames;
  /** What time it is; default is the machine's clock. */
  readonly now?: () => Date;
}

/** Most a broker waits for messages, and so most that stopping waits for a broker. */
const FETCH_WAIT_MS = 500;
/** A process that is not heard of for so long has lost its partitions. */
const SESSION_MS = 10_000;
/** How often the group hears from us while a share takes its time. */
const HEARTBEAT_MS = 1_000;

/**
 * The door of commands that come as messages. Any number of processes may open it: Kafka deals the
 * partitions out among them. A share of messages is judged, each issue's in their order; answers and dead
 * letters are written to all replicas; only then the share counts as taken. What is interrupted comes
 * again and gets the same answers. While the store is away the door waits, and nothing is lost.
 */
export class CommandDoor {
  private readonly ongoing = new Ongoing((stop) => this.run(stop));
  private readonly house: CommandHouse;
  private readonly names: TopicNames;

  constructor(private readonly parts: CommandDoorParts) {
    this.house = new CommandHouse(parts);
    this.names = parts.topics ?? topicNames();
  }

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    this.ongoing.start();
  }

  /** Resolves when the share under way is answered or given back, and the partitions are free. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      try {
        await this.consume(stop, () => {
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        const { log } = this.parts;
        log.warn({ reason: describeFailure(error) }, 'the door of command messages opens again');
        await pause(backOff(failures), stop);
      }
    }
  }

  /** @throws what closed the door, unless it was `stop`. */
  private async consume(stop: AbortSignal, onTaken: () => void): Promise<void> {
    const { kafka } = this.parts;
    const layout = await this.layout();
    const sender = new Sender(kafka);
    const consumer = kafka.consumer({
      groupId: `${this.names.commands}.door`,
      allowAutoTopicCreation: false,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      maxWaitTimeInMs: FETCH_WAIT_MS,
      // A crash is ours to come through: with a new sender, and until we are stopped.
      retry: { retries: 5, restartOnFailure: () => Promise.resolve(false) },
    });
    const ended = new Promise<Error | undefined>((resolve) => {
      stop.addEventListener('abort', () => {
        resolve(undefined);
      });
      consumer.on(consumer.events.CRASH, ({ payload }) => {
        resolve(payload.error);
      });
    });
    try {
      await sender.connect([this.names.replies, this.names.dead]);
      await consumer.connect();
      await consumer.subscribe({ topics: [this.names.commands], fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: async (payload) => {
          for (const share of shares(payload.batch.messages)) {
            if (stop.aborted || !payload.isRunning() || payload.isStale()) return;
            if (!(await this.take(share, payload, sender, layout, stop))) return;
            await consumer.commitOffsets([nextOf(payload, share)]);
            onTaken();
          }
        },
      });
      const error = await ended;
      if (error !== undefined) throw error;
    } finally {
      await consumer.disconnect().catch(() => undefined);
      await sender.close();
    }
  }

  /** True when all of the share is answered; false where we were stopped before. */
  private async take(
    share: readonly KafkaMessage[],
    payload: EachBatchPayload,
    sender: Sender,
    layout: TopicLayout,
    stop: AbortSignal,
  ): Promise<boolean> {
    const given = new AbortController();
    const giveUp = (): void => {
      given.abort();
    };
    const until = AbortSignal.any([stop, given.signal]);
    const [judged, alive] = await Promise.allSettled([
      this.judgeAll(share, until).finally(giveUp),
      beat(() => payload.heartbeat(), until).finally(giveUp),
    ]);
    if (alive.status === 'rejected') throw alive.reason as Error;
    if (judged.status === 'rejected') throw judged.reason as Error;
    const verdicts = judged.value;
    if (verdicts === undefined) return false;
    const about = {
      names: this.names,
      origin: { topic: payload.batch.topic, partition: payload.batch.partition },
      now: (this.parts.now?.() ?? new Date()).toISOString(),
    };
    const letters = verdicts.flatMap((verdict, index) =>
      lettersOf(verdict, share[index] as KafkaMessage, about),
    );
    await sender.send(batchOf(letters, layout));
    payload.resolveOffset(share.at(-1)?.offset ?? '');
    return true;
  }

  /** A verdict for each message, in their order; undefined where the signal came before the last. */
  private async judgeAll(
    share: readonly KafkaMessage[],
    until: AbortSignal,
  ): Promise<readonly Verdict[] | undefined> {
    const verdicts = new Map<KafkaMessage, Verdict>();
    await Promise.all(
      lanesOf(share).map(async (lane) => {
        for (const message of lane) {
          const verdict = await this.judge(message, until);
          if (verdict === undefined) return;
          verdicts.set(message, verdict);
        }
      }),
    );
    const all = share.map((message) => verdicts.get(message));
    return all.every((verdict) => verdict !== undefined) ? all : undefined;
  }

  private async judge(message: KafkaMessage, until: AbortSignal): Promise<Verdict | undefined> {
    for (let failures = 1; !until.aborted; failures += 1) {
      try {
        return await this.house.judge(message);
      } catch (error) {
        if (!isWorthWaiting(error)) throw error;
        if (failures === 1)
          this.parts.log.warn({ reason: describeFailure(error) }, 'command messages have to wait');
        await pause(backOff(failures), until);
      }
    }
    return undefined;
  }

  private layout(): Promise<TopicLayout> {
    return askKafka(this.parts.kafka, (admin) => ensureTopics(admin, this.names));
  }
}

const nextOf = ({ batch }: EachBatchPayload, share: readonly KafkaMessage[]) => ({
  topic: batch.topic,
  partition: batch.partition,
  offset: String(BigInt(share.at(-1)?.offset ?? '0') + 1n),
});

/** Says to the group that we live, until the signal. @throws where the group has other plans */
async function beat(heartbeat: () => Promise<void>, until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    await heartbeat();
    await pause(HEARTBEAT_MS, until);
  }
}
