import { relayStatus } from '@shaodao/kafka';
import type { Engine } from '../engine.js';
import type { HouseKafka } from '../house-kafka.js';
import type { ReadinessCheck } from './readiness.js';

/**
 * Of Kafka and of those who work with it. Without them requests are taken as ever: what is to go there is
 * kept in the store, what is to come from there waits there.
 */
export function kafkaChecks(
  { pool, store }: Engine,
  { sight }: HouseKafka,
): readonly ReadinessCheck[] {
  return [
    {
      name: 'kafka',
      spared: true,
      ask: async () => {
        const { brokers } = await sight.look();
        return { details: { brokers } };
      },
    },
    {
      name: 'relay',
      spared: true,
      ask: async () => {
        const { hasLeader, lag, rate, lastError } = await relayStatus(pool, store);
        const details = { lag, rate };
        if (!hasLeader)
          return { details, degraded: 'no process relays events: topics stand still' };
        return lastError === undefined ? { details } : { details, degraded: lastError };
      },
    },
    {
      name: 'commands',
      spared: true,
      ask: async () => {
        const { doors } = await sight.look();
        const details = { processes: doors };
        return doors > 0
          ? { details }
          : { details, degraded: 'no process takes commands from Kafka: they wait there' };
      },
    },
  ];
}
