export type { KafkaPlace } from './connection/kafka-place.js';
export { openKafka } from './connection/open-kafka.js';
export { CLOUD_EVENT, SOURCE, type CloudEvent } from './envelope/cloud-event.js';
export { fromEnvelope, toEnvelope, type EventEnvelope } from './envelope/event-envelope.js';
export { headersOf } from './envelope/headers.js';
export { cloudEventAttributes, eventEnvelopeSchema } from './envelope/schema.js';
export {
  PartitionedProjections,
  type PartitionedProjectionsDependencies,
} from './partitions/partitioned-projections.js';
export { issuesRoute } from './relay/issues-route.js';
export type { Outgoing, Route } from './relay/outgoing.js';
export { Relay, type RelayDependencies, type RelayRole } from './relay/relay.js';
export {
  relayHeads,
  relayStatus,
  type PartitionHead,
  type RelayStatus,
} from './relay/relay-status.js';
export { relayMigrations } from './relay/schema.js';
export { ensureTopics, type TopicLayout } from './topics/ensure-topics.js';
export { keyOfStream, partitionOf } from '@shaodao/projections';
export { topicNames, type TopicNames } from './topics/topic-names.js';
export { ordersRoute, type OrderEvent, type OrdersRouteParts } from './orders/orders-route.js';
export {
  ORDER_FACTS,
  orderDataSchema,
  type OrderData,
  type OrderFact,
} from './orders/order-facts.js';
export { directoryRoute, type DirectoryEntryEvent } from './directory/directory-route.js';
export {
  directoryEntrySchema,
  TOLD_TABLES,
  type DirectoryEntry,
} from './directory/directory-entry.js';
export { CommandDoor, type CommandDoorParts } from './commands/command-door.js';
export { COMMAND_TYPE, DEPARTMENT_COMMANDS } from './commands/department-commands.js';
export type { CommandEvent } from './commands/command-event.js';
export { DEAD_HEADERS } from './commands/dead-letters.js';
export { REPLY_TYPES, type ReplyEvent } from './commands/replies.js';
