import type { Engine } from '@shaodao/engine';
import { projectionStatus } from '@shaodao/projections';
import { readModelProjectors } from '@shaodao/read-models';
import { eventStoreCheck, type ReadinessCheck } from './readiness.js';

/** What must work before we take requests: the event store answers, the projections go on. */
export function readinessOf(engine: Engine): readonly ReadinessCheck[] {
  const { pool, store, vault } = engine;
  const projectors = readModelProjectors(vault);
  return [
    eventStoreCheck(engine.store),
    {
      name: 'readTables',
      ask: async () => {
        await engine.board.position();
      },
    },
    {
      name: 'projections',
      ask: async () => {
        const status = await projectionStatus({ pool, store, projectors }, 'read-models');
        if (!status.hasLeader) throw new Error('no process runs the projections');
        const stuck = status.projectors.find(({ lastError }) => lastError !== undefined);
        if (stuck !== undefined) throw new Error(`${stuck.projector}: ${stuck.lastError ?? ''}`);
      },
    },
  ];
}
