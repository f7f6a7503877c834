import type { Position } from '@shaodao/event-store';
import type { Projector } from '../projector.js';
import type { Scratch } from '../scratch/scratch.js';
import type { LiveMoment } from './live-moment.js';
import { replayedTo } from './replay.js';
import { VERIFY_SQL } from './sql.js';
import type { CheckpointFault, CheckpointVerdict, Unprojectable } from './verdict.js';

const MOST_NAMED = 20;

/** What must hold before a replay can end where a checkpoint stands. */
export function faultsBefore(
  moment: Pick<LiveMoment, 'position' | 'farthest' | 'version'>,
  projector: Pick<Projector, 'version'>,
  head: Position,
  replayed: Position,
): readonly CheckpointFault[] {
  const { position, farthest, version } = moment;
  return [
    ...(version === undefined || version === projector.version ? [] : (['OTHER_VERSION'] as const)),
    ...(farthest > head ? (['BEYOND_HEAD'] as const) : []),
    ...(position < replayed ? (['MOVED_BACK'] as const) : []),
  ];
}

/**
 * What the live checkpoint says, held against the replay that ended at the same place.
 * @param beyond events that the replay took in beyond the checkpoint, where partitions are.
 */
export async function compareCheckpoint(
  moment: LiveMoment,
  projector: Pick<Projector, 'name'>,
  scratch: Pick<Scratch, 'pool'>,
  before: readonly CheckpointFault[],
  beyond: number,
): Promise<CheckpointVerdict> {
  const replayed = await replayedTo(projector.name, scratch);
  const applied = replayed.applied + beyond;
  const { rows } = await scratch.pool.query<Unprojectable>(VERIFY_SQL.unprojectable, [
    projector.name,
    MOST_NAMED,
  ]);
  const ahead = moment.parked.some((place) => !moment.holds(place));
  // What is known to be out of place is not counted: its replay ended elsewhere.
  const counted = before.length === 0;
  return {
    position: moment.position,
    applied: { live: moment.applied, replayed: applied },
    parked: moment.parked.length,
    unprojectable: rows,
    faults: [
      ...before,
      ...(counted && moment.applied < applied ? (['FEWER_APPLIED'] as const) : []),
      ...(counted && moment.applied > applied ? (['MORE_APPLIED'] as const) : []),
      ...(ahead ? (['PARKED_AHEAD'] as const) : []),
      ...(rows.length > 0 ? (['UNPROJECTABLE'] as const) : []),
    ],
  };
}
