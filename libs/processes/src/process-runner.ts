import type { EventStore } from '@shaodao/event-store';
import { ProjectionRunner, type Projector } from '@shaodao/projections';
import type { Pool } from 'pg';
import type { OrderDispatcher } from './order-dispatcher.js';
import type { Process } from './process.js';
import { ProcessProjector } from './process-projector.js';

/** Under which name the processes of all machines stand by for each other. */
export const PROCESSES = 'processes';

export interface ProcessRunnerParts {
  readonly store: EventStore;
  readonly pool: Pool;
  readonly processes: readonly Process[];
  readonly dispatcher: OrderDispatcher;
  readonly onFault: (error: unknown) => void;
}

/** The processes as what follows the events; their names are those of their checkpoints. */
export function processProjectors({
  processes,
  dispatcher,
}: Pick<ProcessRunnerParts, 'processes' | 'dispatcher'>): readonly Projector[] {
  return processes.map((process) => new ProcessProjector(process, dispatcher));
}

/** Runs every process, on one machine at a time, with the means that keep read tables up to date. */
export function processRunner(parts: ProcessRunnerParts): ProjectionRunner {
  const { store, pool, onFault } = parts;
  return new ProjectionRunner({
    store,
    pool,
    projectors: processProjectors(parts),
    name: PROCESSES,
    // Orders are carried out one after the other; a small page is one that is soon through.
    pageSize: 100,
    onFault,
  });
}
