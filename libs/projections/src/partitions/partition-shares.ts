import type { RecordedEvent } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { RebuildNeeded } from '../failures.js';
import { positionOf, wants, type Projector } from '../projector.js';
import type { Delivery } from './delivery.js';
import { ACROSS, laneOf } from './lanes.js';
import {
  HistoryGone,
  MisplacedEvent,
  NotByPartitions,
  TopicMadeAnew,
} from './partition-failures.js';
import { PARTITION_SQL } from './sql.js';

/** A projector's share of a delivery, under the lock of its place. */
export interface Share {
  readonly projector: Projector;
  readonly events: readonly RecordedEvent[];
  /** Of its set of parked streams. */
  readonly parkedRevision: number;
}

/** What is new to whom, and where each reads on; one that reads elsewhere has no share. */
export interface Shares {
  readonly shares: readonly Share[];
  readonly next: ReadonlyMap<string, number>;
}

/**
 * Locks the places of projectors in the delivery's partition and finds out what of it is new to whom.
 * @param partitions how many the topic has
 * @throws NotByPartitions, RebuildNeeded, HistoryGone, MisplacedEvent of the first of them that cannot
 *   take it; TopicMadeAnew.
 */
export async function sharesOf(
  projectors: readonly Projector[],
  partitions: number,
  delivery: Delivery,
  tx: PoolClient,
): Promise<Shares> {
  const names = projectors.map(({ name }) => name);
  const { topic, partition, from, until } = delivery;
  const places = await tx.query<PlaceRow>(PARTITION_SQL.lockPlaces, [names, topic, partition]);
  // A statement of its own: what it sees has committed when the places were free.
  const terms = await tx.query<TermsRow>(PARTITION_SQL.terms, [names]);
  const shares: Share[] = [];
  const next = new Map<string, number>();
  for (const projector of projectors) {
    const place = places.rows.find((row) => row.projector === projector.name);
    const term = terms.rows.find((row) => row.projector === projector.name);
    if (place === undefined || term?.partitions !== partitions)
      throw new NotByPartitions(projector.name);
    if (term.version !== projector.version)
      throw new RebuildNeeded(projector.name, term.version, projector.version);
    const offset = Number(place.next_offset);
    if (!isAsRead(place, delivery)) throw new TopicMadeAnew(topic);
    next.set(projector.name, Math.max(offset, until));
    if (offset >= until) continue;
    if (offset < from && !isWhole(place, delivery)) {
      next.set(projector.name, offset);
      continue;
    }
    const events = newTo(projector, place, delivery, partitions);
    shares.push({ projector, events, parkedRevision: term.parked_revision });
  }
  return { shares, next };
}

/** A partition is filled in the order of positions: what lies before the place is known by them. */
function isAsRead(place: PlaceRow, { partition, events }: Delivery): boolean {
  if (partition === ACROSS) return true;
  const offset = Number(place.next_offset);
  const position = positionOf(place.position);
  return events.every(({ offset: at, event }) => at >= offset || event.position <= position);
}

/**
 * True where nothing that the projector needs lies between its place and the delivery; false where it
 * has yet to be read.
 * @throws HistoryGone where it cannot be read any more.
 */
function isWhole(place: PlaceRow, { topic, partition, oldest, events }: Delivery): boolean {
  const offset = Number(place.next_offset);
  if (oldest === undefined || oldest <= offset) return false;
  const [first] = events;
  // A partition is filled in the order of positions: all before one that is held is held.
  if (first !== undefined && first.event.position <= positionOf(place.position)) return true;
  throw new HistoryGone(place.projector, topic, partition, offset);
}

function newTo(
  projector: Projector,
  place: PlaceRow,
  { partition, events }: Delivery,
  partitions: number,
): readonly RecordedEvent[] {
  const offset = Number(place.next_offset);
  let position = positionOf(place.position);
  const fresh: RecordedEvent[] = [];
  for (const { offset: at, event } of events) {
    // What was sent twice comes a second time under a later offset.
    if (at < offset || event.position <= position) continue;
    position = event.position;
    if (!wants(projector.filter, event)) continue;
    const lane = laneOf(event, projector, partitions);
    if (lane === partition) fresh.push(event);
    else if (lane !== ACROSS) throw new MisplacedEvent(event.stream, partition, lane);
  }
  return fresh;
}

interface PlaceRow {
  readonly projector: string;
  readonly next_offset: string;
  readonly position: string;
}

interface TermsRow {
  readonly projector: string;
  readonly version: number;
  readonly partitions: number;
  readonly parked_revision: number;
}
