import type { EventStore } from '@shaodao/event-store';
import type { IdentityService } from '@shaodao/identity';
import type { IssueDoor, Names } from '@shaodao/issue';
import {
  CommandDoor,
  directoryRoute,
  openKafka,
  ordersRoute,
  Relay,
  type KafkaPlace,
  type TopicNames,
} from '@shaodao/kafka';
import type { Log } from '@shaodao/platform';
import type { Kafka } from 'kafkajs';
import type { Pool } from 'pg';
import { KafkaSight } from './kafka-sight.js';

/** Kafka as an engine uses it: where it is, and what the topics are called. */
export interface KafkaClient {
  readonly client: Kafka;
  readonly topics: TopicNames;
}

/** What an engine does with Kafka; nothing of it runs yet. */
export interface HouseKafka {
  readonly relay: Relay;
  /** The door of commands that come as messages. */
  readonly commands: CommandDoor;
  readonly sight: KafkaSight;
}

/** @throws ReadableError where the file of the authority cannot be read. */
export const kafkaClient = (place: KafkaPlace, topics: TopicNames, log: Log): KafkaClient => ({
  client: openKafka(place, log),
  topics,
});

/** The relay with all its routes, and the door of commands. */
export function openHouseKafka(parts: {
  readonly kafka: KafkaClient;
  readonly pool: Pool;
  readonly store: EventStore;
  readonly door: IssueDoor;
  readonly identity: IdentityService;
  readonly directory: { current(): Names };
  readonly now: () => Date;
  readonly log: Log;
}): HouseKafka {
  const { kafka, pool, store, door, identity, directory, now, log } = parts;
  const { client, topics } = kafka;
  return {
    relay: new Relay({
      ...{ store, pool, kafka: client, log, topics },
      routes: [
        ordersRoute({ store, topic: topics.orders, log }),
        directoryRoute({ store, topic: topics.directory }),
      ],
    }),
    commands: new CommandDoor({ kafka: client, topics, door, identity, directory, log, now }),
    sight: new KafkaSight(client, `${topics.commands}.door`),
  };
}
