import type { Position } from '@shaodao/event-store';
import type { PoolClient } from 'pg';
import { CheckpointMoved } from './failures.js';
import { SQL } from './sql.js';

/** One projector's share in a step along the order of events. */
export interface Step {
  readonly projector: string;
  readonly version: number;
  /** Events it is about to project. */
  readonly events: number;
  /** Events per second lately. */
  readonly rate: number;
}

/**
 * Moves the checkpoints of projectors that stand at the same place, and tells every process as soon
 * as the transaction commits; quietly where the tables are not those that people read. Each row must still say what this process believes; else another
 * process has taken over.
 * @returns the revision of each projector's set of parked streams, in the order of the steps.
 * @throws CheckpointMoved where one of them stands elsewhere.
 */
export async function moveCheckpoints(
  steps: readonly Step[],
  from: Position,
  through: Position,
  tx: PoolClient,
  quiet = false,
): Promise<readonly number[]> {
  const { rows } = await tx.query<{ projector: string; parked_revision: number }>({
    name: 'move-checkpoints',
    text: SQL.moveCheckpoints,
    values: [
      from,
      through,
      steps.map((step) => step.projector),
      steps.map((step) => step.version),
      steps.map((step) => step.events),
      steps.map((step) => step.rate),
      !quiet,
    ],
  });
  const revisions = new Map(rows.map((row) => [row.projector, row.parked_revision]));
  return steps.map(({ projector }) => {
    const revision = revisions.get(projector);
    if (revision === undefined) throw new CheckpointMoved(projector);
    return revision;
  });
}
