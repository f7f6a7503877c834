import type { KeyObject } from 'node:crypto';
import type { DirectoryService } from '@shaodao/directory';
import type { EventStore } from '@shaodao/event-store';
import { decideSideAccess, mayEverSide } from '@shaodao/identity';
import type { MediaStore } from '@shaodao/media';
import type { Metrics } from '@shaodao/platform';
import type { PlaybookService } from '@shaodao/playbooks';
import {
  HOUSE_SIDE_STREAMS,
  SideQueries,
  SideStreamDoor,
  type SideDoor,
  type SideRegistry,
} from '@shaodao/side-streams';
import type { Fire } from '@shaodao/timekeeper';
import type { Vault } from '@shaodao/vault';
import type { Pool } from 'pg';
import { calendarsOf } from './calendars.js';
import { judged, TIMEKEEPER } from './keep-time.js';
import { pictureCheckedSideDoor } from './picture-doors.js';
import { observedSideDoor } from './telemetry/observed-doors.js';

/** The side streams of an engine: what kinds there are, their door and their list. */
export interface SideStreams {
  readonly registry: SideRegistry;
  readonly door: SideDoor;
  readonly list: SideQueries;
}

/** Opens the door of every side stream. */
export function openSideStreams(parts: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly vault: Vault;
  readonly directory: DirectoryService;
  readonly playbooks: PlaybookService;
  readonly now: () => Date;
  readonly fingerprintKey: KeyObject;
  readonly metrics: Metrics;
  readonly media: MediaStore;
}): SideStreams {
  const { pool, store, vault, directory, playbooks, now, fingerprintKey, metrics, media } = parts;
  const registry = HOUSE_SIDE_STREAMS;
  const list = new SideQueries(pool);
  const door = new SideStreamDoor({
    store,
    registry,
    vault,
    section: (kind, id, version) => playbooks.current().section(kind, id, version),
    directory: () => directory.current(),
    calendar: calendarsOf(directory),
    access: (actor, { policy }, command, facts) => {
      const grants = policy[command] ?? {};
      if (!mayEverSide(actor, grants)) return { code: 'ROLE_NOT_ALLOWED' };
      const access = facts && decideSideAccess(actor, grants, facts, directory.current());
      return access?.allowed === false ? { code: access.code } : undefined;
    },
    load: (kind, persons) => list.load(kind, persons),
    now,
    fingerprintKey,
  });
  const checked = pictureCheckedSideDoor(door, { media, store });
  return { registry, door: observedSideDoor(checked, registry, metrics), list };
}

/** Sends moments of side streams to their door, by stream category. */
export function sideMoments({ registry, door }: SideStreams): readonly (readonly [string, Fire])[] {
  return registry.all.map(({ kind }) => [
    kind,
    async ({ id, clock, moment, commandId }) =>
      judged(
        await door.execute({
          kind,
          id,
          command: { type: 'ElapseClock', clock, moment },
          commandId,
          actor: TIMEKEEPER,
          correlationId: commandId,
        }),
      ),
  ]);
}
