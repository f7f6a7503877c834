import type { Position, RecordedEvent } from '@shaodao/event-store';
import { ACROSS } from './lanes.js';

/** An event at its place in a partition. */
export interface Delivered {
  readonly offset: number;
  readonly event: RecordedEvent;
}

/** A run of one partition's events, as it was read. */
export interface Delivery {
  readonly topic: string;
  readonly partition: number;
  /** Offset it was read from; nothing of the partition lies between it and the first event. */
  readonly from: number;
  /** Offset to read on from. */
  readonly until: number;
  /** The oldest offset the topic still holds, where that was asked. */
  readonly oldest?: number;
  readonly events: readonly Delivered[];
}

/** Up to where the partition's events are in the tables when the delivery is; START with no events. */
export function farthestOf({ partition, events, until }: Delivery): Position {
  // Across partitions places are offsets, and what lies between is known to be nothing.
  if (partition === ACROSS) return (until - 1) as Position;
  return events.reduce((farthest, { event }) => Math.max(farthest, event.position), 0) as Position;
}
