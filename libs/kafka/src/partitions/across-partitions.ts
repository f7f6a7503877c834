import type { EventPage, EventStore, Position } from '@shaodao/event-store';
import {
  ACROSS,
  paced,
  PartitionWriter,
  pause,
  standForLeader,
  type Delivery,
  type Projector,
} from '@shaodao/projections';
import type { Pool } from 'pg';
import type { Reached } from './reached.js';

const LOOK_EVERY_MS = 50;
const PAGE_EVENTS = 500;

export interface AcrossDependencies {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly topic: string;
  readonly partitions: number;
  /** Those that have such events. */
  readonly projectors: readonly Projector[];
  readonly reached: Reached;
  readonly onWritten: () => void;
  readonly onFault: (error: unknown) => void;
}

/**
 * Events that touch the rows of many streams, an erasure say, cannot go by partitions: one process
 * reads them from the store, and writes each when every partition is past it.
 */
export class AcrossPartitions {
  private readonly names: readonly string[];
  private readonly categories: readonly string[];

  constructor(private readonly deps: AcrossDependencies) {
    this.names = deps.projectors.map(({ name }) => name);
    this.categories = [
      ...new Set(deps.projectors.flatMap(({ partitioned }) => partitioned?.across ?? [])),
    ];
  }

  /** Leads or stands by until the signal aborts. @throws the surroundings' errors. */
  async keep(signal: AbortSignal): Promise<void> {
    if (this.names.length === 0) return;
    while (!signal.aborted) {
      const term = await standForLeader(this.deps.pool, `${this.deps.topic}:across`, signal);
      if (term === undefined) return;
      try {
        await this.lead(AbortSignal.any([signal, term.signal]));
      } finally {
        term.release();
      }
    }
  }

  private async lead(signal: AbortSignal): Promise<void> {
    const { pool, store, topic, partitions, projectors, onFault } = this.deps;
    const writer = new PartitionWriter(pool, projectors, topic, ACROSS, partitions, onFault);
    while (!signal.aborted) {
      const next = await writer.begin();
      if (next === undefined) {
        // Not entered yet.
        await pause(LOOK_EVERY_MS, signal);
        continue;
      }
      const round = new AbortController();
      let after = (next - 1) as Position;
      const pages = store.subscribe({
        after,
        filter: { categories: this.categories },
        pageSize: PAGE_EVENTS,
        signal: AbortSignal.any([signal, round.signal]),
      });
      for await (const page of paced(pages, PAGE_EVENTS, signal)) {
        if (!(await this.isPast(page, signal))) break;
        const delivery = deliveryOf(page, after, topic);
        const goOn = await writer.take(delivery);
        this.deps.onWritten();
        after = page.through;
        if (goOn !== delivery.until) break;
      }
      round.abort();
    }
  }

  /** True when every partition is past the page's events; false when the signal aborted first. */
  private async isPast({ events }: EventPage, signal: AbortSignal): Promise<boolean> {
    const last = events.at(-1)?.position;
    while (last !== undefined && !signal.aborted) {
      if ((await this.deps.reached.throughPartitions(this.names)) >= last) return true;
      await pause(LOOK_EVERY_MS, signal);
    }
    return !signal.aborted;
  }
}

/** Across partitions a place in the order of the store is the offset. */
function deliveryOf(page: EventPage, after: Position, topic: string): Delivery {
  return {
    topic,
    partition: ACROSS,
    from: after + 1,
    until: page.through + 1,
    events: page.events.map((event) => ({ offset: event.position, event })),
  };
}
