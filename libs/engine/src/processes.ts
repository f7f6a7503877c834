import type { DirectoryCommand, DirectoryService } from '@shaodao/directory';
import { StoreUnavailable, type EventStore } from '@shaodao/event-store';
import type { IssueDoor } from '@shaodao/issue';
import type { Log } from '@shaodao/platform';
import {
  OrderDispatcher,
  processProjectors,
  processRunner,
  sideEffects,
  type OrderDoors,
  type Process,
} from '@shaodao/processes';
import type { ProjectionRunner, Projector } from '@shaodao/projections';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import type { SideStreams } from './side-streams.js';

/** The processes of an engine; they do not run yet. */
export interface HouseProcesses {
  readonly runner: ProjectionRunner;
  /** As they follow the events, for their status. */
  readonly projectors: readonly Projector[];
}

/** Every named reaction of the house, and the doors its orders go through. */
export function openProcesses(parts: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly directory: DirectoryService;
  readonly issues: IssueDoor;
  readonly sides: SideStreams;
  readonly log: Log;
  /** Reactions that are wired elsewhere. */
  readonly reactions: readonly Process[];
}): HouseProcesses {
  const { pool, store, vault, directory, issues, sides, log, reactions } = parts;
  const processes: readonly Process[] = [sideEffects(sides.registry, store, vault), ...reactions];
  const dispatcher = new OrderDispatcher({
    issues,
    sides: sides.door,
    directory: directoryDoor(directory),
  });
  const runner = processRunner({
    store,
    pool,
    processes,
    dispatcher,
    onFault: (error) => {
      log.warn({ err: error }, 'a process stumbled and tries again');
    },
  });
  return { runner, projectors: processProjectors({ processes, dispatcher }) };
}

/** Orders to the directory; those that lose the race for its stream are given again. */
function directoryDoor(directory: DirectoryService): OrderDoors['directory'] {
  return async (order, by, commandId) => {
    // Made by our own processes and definitions, in the form of the directory's commands.
    const command = order as unknown as DirectoryCommand;
    const outcome = await directory.execute({ command, by, commandId });
    if (outcome.kind === 'done') return undefined;
    if (outcome.kind === 'refused') return outcome.refusal;
    if (outcome.kind === 'reused-id') return { code: 'COMMAND_ID_REUSED' };
    throw new StoreUnavailable(new Error(`The directory could not be written: ${outcome.kind}`));
  };
}
