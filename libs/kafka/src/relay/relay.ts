import { START, type EventPage, type EventStore, type Position } from '@shaodao/event-store';
import { Ongoing, type Log } from '@shaodao/platform';
import {
  backOff,
  describeFailure,
  hasLeader,
  paced,
  pause,
  standForLeader,
} from '@shaodao/projections';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { askKafka } from '../connection/ask-kafka.js';
import { ensureTopics, type TopicLayout } from '../topics/ensure-topics.js';
import { topicNames, type TopicNames } from '../topics/topic-names.js';
import { batchesOf } from './batches.js';
import { RelayCheckpoint } from './checkpoint.js';
import { issuesRoute } from './issues-route.js';
import type { Route } from './outgoing.js';
import { Sender } from './sender.js';
import { Shipment } from './shipment.js';
import { SQL } from './sql.js';

/** The name of the lead and of the checkpoint; one relay serves all topics of an installation. */
export const RELAY = 'relay';
/** Smaller pages cost round trips, larger ones outlive the young generation of the collector. */
const PAGE_EVENTS = 1_000;
const FIRST_PAGE_EVENTS = 100;

export interface RelayDependencies {
  readonly store: EventStore;
  /** Needs room for two connections. */
  readonly pool: Pool;
  readonly kafka: Kafka;
  readonly log: Log;
  /** Default: `shaodao.…`. */
  readonly topics?: TopicNames;
  /** What goes to topics beside the issues' own. */
  readonly routes?: readonly Route[];
}

export type RelayRole = 'leader' | 'standby' | 'stopped';

/**
 * Brings every event to Kafka, at least once and in the order of each key. Of all processes that run one,
 * one leads; when it ends or fails another goes on from the last acknowledged batch within a second.
 */
export class Relay {
  private currentRole: RelayRole = 'stopped';
  private readonly ongoing = new Ongoing((stop) => this.run(stop));
  private checkpoint: RelayCheckpoint | undefined;
  private readonly names: TopicNames;
  private readonly routes: readonly Route[];

  constructor(private readonly deps: RelayDependencies) {
    this.names = deps.topics ?? topicNames();
    this.routes = [issuesRoute(this.names), ...(deps.routes ?? [])];
  }

  get role(): RelayRole {
    return this.currentRole;
  }

  /** Everything up to here is in Kafka, as far as this process knows: it may have been a while ago. */
  get position(): Position {
    return this.checkpoint?.position ?? START;
  }

  /** Starts and returns at once; whatever fails is tried again until `stop`. */
  start(): void {
    this.ongoing.start();
  }

  /** Resolves when what is under way is acknowledged or given up, and the lead is given back. */
  stop(): Promise<void> {
    return this.ongoing.stop();
  }

  private async run(stop: AbortSignal): Promise<void> {
    let failures = 0;
    while (!stop.aborted) {
      this.currentRole = 'standby';
      try {
        await this.stand(stop, () => {
          failures = 0;
        });
      } catch (error) {
        failures += 1;
        await this.tell(error);
        await pause(backOff(failures), stop);
      }
    }
    this.currentRole = 'stopped';
  }

  /** Stands by with all connections open, so that taking over costs no more than the lead itself. */
  private async stand(stop: AbortSignal, onAcknowledged: () => void): Promise<void> {
    const sender = new Sender(this.deps.kafka);
    try {
      const layout = await this.layout();
      await sender.connect([...layout.keys()]);
      const term = await standForLeader(this.deps.pool, RELAY, stop);
      if (term === undefined) return;
      try {
        await this.lead(AbortSignal.any([stop, term.signal]), sender, layout, onAcknowledged);
      } finally {
        term.release();
      }
    } finally {
      await sender.close();
    }
  }

  private async lead(
    signal: AbortSignal,
    sender: Sender,
    layout: TopicLayout,
    onAcknowledged: () => void,
  ): Promise<void> {
    const { pool, log } = this.deps;
    const checkpoint = await RelayCheckpoint.load(pool, RELAY);
    this.checkpoint = checkpoint;
    this.currentRole = 'leader';
    log.info({ position: checkpoint.position }, 'relays events to Kafka');
    // Ends the subscription where sending fails while it waits for events.
    const failed = new AbortController();
    const until = AbortSignal.any([signal, failed.signal]);
    const shipment = new Shipment(sender, checkpoint, (arrived) => {
      if (arrived) onAcknowledged();
      else failed.abort();
    });
    const { position } = checkpoint;
    for await (const page of this.pagesAfter(position, until)) {
      for await (const batch of batchesOf(page, this.routes, layout)) {
        if (until.aborted) break;
        await shipment.next(batch);
      }
      if (until.aborted) break;
    }
    await shipment.arrived();
    if (!until.aborted) throw new Error('The store ended the subscription');
  }

  /** The first one is small: what waited for a leader goes out at once, while the code is still cold. */
  private async *pagesAfter(position: Position, until: AbortSignal): AsyncGenerator<EventPage> {
    const { store } = this.deps;
    const first = await store.readAll(position, FIRST_PAGE_EVENTS);
    if (first.through > position) yield first;
    const after = first.through;
    const pages = store.subscribe({ after, pageSize: PAGE_EVENTS, signal: until });
    yield* paced(pages, PAGE_EVENTS, until);
  }

  private layout(): Promise<TopicLayout> {
    return askKafka(this.deps.kafka, (admin) => ensureTopics(admin, this.names));
  }

  private async tell(error: unknown): Promise<void> {
    this.deps.log.warn({ err: error }, 'the relay to Kafka failed and tries again');
    const { pool } = this.deps;
    // Where another leads, this one's trouble holds nothing up.
    const led = this.currentRole === 'standby' && (await hasLeader(pool, RELAY).catch(() => false));
    if (led) return;
    await pool.query(SQL.noteError, [RELAY, START, describeFailure(error)]).catch(() => undefined);
  }
}
