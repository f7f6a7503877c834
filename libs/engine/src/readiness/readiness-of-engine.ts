import { WATCH } from '@shaodao/early-warning';
import type { Role } from '@shaodao/platform';
import { hasLeader, projectionStatus, type ProjectionStatus } from '@shaodao/projections';
import type { Engine } from '../engine.js';
import { kafkaChecks } from './kafka-checks.js';
import { eventStoreCheck, type Finding, type ReadinessCheck } from './readiness.js';

/**
 * What must work before we take requests: the event store and the read tables answer, and what this
 * process itself follows the events for goes on. What only other processes do is said, and no reason to
 * turn people away: no answer of this process would be better for it. Nor is nobody keeping time or
 * watching: what is ordered is kept, and what the clocks owe is sent as soon as somebody leads again.
 */
export function readinessOf(engine: Engine, roles: readonly Role[]): readonly ReadinessCheck[] {
  const { pool, store, readModels, kpi } = engine;
  return [
    eventStoreCheck(engine.store),
    {
      name: 'readTables',
      ask: async () => {
        await engine.board.position();
        return {};
      },
    },
    {
      name: 'projections',
      spared: !roles.includes('projections'),
      ask: async () =>
        findingOf(await projectionStatus({ pool, store, projectors: readModels }, 'read-models')),
    },
    {
      name: 'figures',
      spared: !roles.includes('figures'),
      ask: async () =>
        findingOf(await projectionStatus({ pool, store, projectors: kpi.projectors }, 'kpi')),
    },
    led('timekeeper', 'no process keeps time: clocks neither warn nor end', engine),
    led(WATCH, 'no process watches: no alert is raised or cleared', engine),
    ...(engine.kafka === undefined ? [] : kafkaChecks(engine, engine.kafka)),
  ];
}

/** That some process leads a work of which there is one at a time; its name is that of the check. */
const led = (name: string, without: string, { pool }: Engine): ReadinessCheck => ({
  name,
  ask: async () => ((await hasLeader(pool, name)) ? {} : { degraded: without }),
});

/** Of each projector who leads it, how far behind it is and how fast it goes. */
function findingOf({ projectors, hasLeader }: ProjectionStatus): Finding {
  const details = projectors.map(({ projector, leader, lag, rate, parked }) => ({
    projector,
    leader: leader === undefined ? null : `${leader.application}, ${leader.pid}`,
    lag,
    rate,
    parked,
  }));
  const stuck = projectors.find(({ lastError }) => lastError !== undefined);
  if (stuck !== undefined)
    return { details, fault: `${stuck.projector}: ${stuck.lastError ?? ''}` };
  const alone = projectors.find(({ leader }) => leader === undefined);
  if (alone !== undefined)
    return { details, fault: `no process runs the projection ${alone.projector}` };
  // Before they first ran there is nothing to say of them one by one.
  return hasLeader ? { details } : { details, fault: 'no process runs the projections' };
}
