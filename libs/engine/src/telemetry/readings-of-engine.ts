import { relayStatus, type RelayStatus } from '@shaodao/kafka';
import type { ProjectorReading, Readings } from '@shaodao/platform';
import { PROCESSES } from '@shaodao/processes';
import { projectionStatus, type Projector } from '@shaodao/projections';
import type { Engine } from '../engine.js';

type Asked = Pick<Engine, 'pool' | 'store' | 'readModels' | 'kpi' | 'processes' | 'timekeeper'>;

/**
 * How far everything is that follows the events, asked of the database and the store; what any process
 * says of itself plays no part.
 */
export async function readingsOf(
  engine: Asked,
  { relay: hasRelay }: { readonly relay: boolean },
): Promise<Readings> {
  const { pool, store } = engine;
  const [head, timekeeper, relay, ...projectors] = await Promise.all([
    store.head(),
    engine.timekeeper.status(),
    hasRelay ? relayStatus(pool, store) : undefined,
    projectorsOf(engine, 'read-models', engine.readModels),
    projectorsOf(engine, 'kpi', engine.kpi.projectors),
    projectorsOf(engine, PROCESSES, engine.processes.projectors),
  ]);
  const { hasLeader, overdue, lagSeconds } = timekeeper;
  return {
    head,
    timekeeper: { led: hasLeader, overdue, lagSeconds },
    ...(relay === undefined ? {} : { relay: told(relay) }),
    projectors: projectors.flat(),
  };
}

const told = ({ hasLeader, lag }: RelayStatus): NonNullable<Readings['relay']> => ({
  led: hasLeader,
  lagEvents: lag.events,
  lagSeconds: lag.seconds,
});

async function projectorsOf(
  { pool, store }: Asked,
  runner: string,
  projectors: readonly Projector[],
): Promise<readonly ProjectorReading[]> {
  const status = await projectionStatus({ pool, store, projectors }, runner);
  return status.projectors.map(({ projector, leader, lag, rate, parked }) => ({
    projector,
    led: leader !== undefined,
    lagEvents: lag.events,
    lagSeconds: lag.seconds,
    rate,
    parkedEvents: parked.events,
  }));
}
