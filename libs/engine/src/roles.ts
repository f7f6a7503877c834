import { KAFKA_ROLES, ReadableError, type Role } from '@shaodao/platform';
import type { Engine } from './engine.js';
import type { HouseKafka } from './house-kafka.js';
import type { Work } from './work.js';

/** What a process does beside answering requests. */
export interface RunningRoles {
  readonly roles: readonly Role[];
  /** Stops all of it at once; other processes take over what this one led. */
  stop(): Promise<void>;
}

/**
 * Starts the roles, or none of them.
 * @throws ReadableError where a role needs Kafka and the engine has none.
 */
export function startRoles(engine: Engine, roles: readonly Role[]): RunningRoles {
  const works = roles.map((role) => workOf(engine, role));
  for (const work of works) work.start();
  return {
    roles,
    stop: async () => {
      await Promise.all(works.map((work) => work.stop()));
    },
  };
}

function workOf(engine: Engine, role: Role): Work {
  switch (role) {
    case 'projections':
      return engine.projections;
    case 'figures':
      return engine.kpi.runner;
    case 'timekeeper':
      return both(engine.timekeeper, engine.mediaSweeper);
    case 'processes':
      return engine.processes.runner;
    case 'warnings':
      return engine.warnings.watch;
    case 'relay':
      return kafkaOf(engine).relay;
    case 'commands':
      return kafkaOf(engine).commands;
  }
}

const both = (one: Work, other: Work): Work => ({
  start: () => {
    one.start();
    other.start();
  },
  stop: async () => {
    await Promise.all([one.stop(), other.stop()]);
  },
});

function kafkaOf({ kafka }: Engine): HouseKafka {
  if (kafka !== undefined) return kafka;
  throw new ReadableError({
    zh: `角色 ${KAFKA_ROLES.join('、')} 需要设置 KAFKA_BROKERS`,
    en: `The roles ${KAFKA_ROLES.join(' and ')} need KAFKA_BROKERS to be set`,
  });
}
