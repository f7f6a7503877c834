import { asJson } from '@shaodao/decider';
import type { DirectoryService } from '@shaodao/directory';
import {
  AlertFeed,
  EarlyWarningWatch,
  TopicCurves,
  WarningAlertsProjector,
  WarningQueries,
  WarningReportsProjector,
  type AlertOrder,
  type AlertSection,
} from '@shaodao/early-warning';
import { StoreUnavailable } from '@shaodao/event-store';
import type { Log } from '@shaodao/platform';
import type { PlaybookService } from '@shaodao/playbooks';
import { PROCESS_ACTOR } from '@shaodao/processes';
import type { ProjectionSignals, Projector } from '@shaodao/projections';
import { derivedUlid, type SideDoor } from '@shaodao/side-streams';
import type { Pool } from 'pg';
import { calendarsOf } from './calendars.js';

/** Early warning of an engine; its watch does not run yet. */
export interface EarlyWarning {
  readonly watch: EarlyWarningWatch;
  readonly feed: AlertFeed;
  readonly curves: TopicCurves;
}

/** What early warning counts, and the alerts as they stand. */
export const earlyWarningProjectors = (): readonly Projector[] => [
  new WarningReportsProjector(),
  new WarningAlertsProjector(),
];

/** Opens early warning over the read tables; its alerts go through the door of side streams. */
export function openEarlyWarning(parts: {
  readonly pool: Pool;
  readonly signals: ProjectionSignals;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly door: SideDoor;
  readonly now: () => Date;
  readonly log: Log;
}): EarlyWarning {
  const { pool, signals, directory, playbooks, door, now, log } = parts;
  const queries = new WarningQueries(pool);
  const watch = new EarlyWarningWatch({
    pool,
    queries,
    // Publishing checks it against the schema of the section.
    section: () =>
      playbooks.current().section('alert')?.section as unknown as AlertSection | undefined,
    directory: (instant) => directory.asOf(instant),
    calendar: calendarsOf(directory),
    order: alertDoor(door, now, log),
    now,
    onFault: (error) => {
      log.warn({ err: error }, 'early warning stumbled and tries again');
    },
  });
  return { watch, feed: new AlertFeed(queries, signals), curves: new TopicCurves(queries) };
}

/** The door of alerts as the watch knows it. */
function alertDoor(
  door: SideDoor,
  now: () => Date,
  log: Log,
): (order: AlertOrder) => Promise<boolean> {
  return async ({ alert, command, commandId }) => {
    const outcome = await door.execute({
      kind: 'alert',
      id: alert ?? derivedUlid(commandId, now().toISOString()),
      command: { ...asJson(command), type: command.type },
      commandId,
      actor: PROCESS_ACTOR,
      correlationId: commandId,
    });
    switch (outcome.kind) {
      case 'done':
        return !outcome.replayed;
      // Another watch was first.
      case 'reused-id':
        return false;
      case 'refused':
      case 'forbidden':
      case 'unknown':
        log.warn({ outcome, command: command.type }, 'an alert was not changed');
        return false;
      case 'stale':
      case 'contended':
        throw new StoreUnavailable(new Error('The stream is written by too many at once'));
    }
  };
}
