import type { KafkaAccess } from '@shaodao/platform';

/** Where Kafka is and how one gets in: the brokers to ask first, without TLS and login unless they are named. */
export type KafkaPlace = Pick<KafkaAccess, 'brokers'> & Partial<KafkaAccess>;
