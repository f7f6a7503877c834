import type { Actor } from '@shaodao/decider';
import type { EventStore } from '@shaodao/event-store';
import type { DoorOutcome, IssueDoor } from '@shaodao/issue';
import type { Log } from '@shaodao/platform';
import type { ProjectionWaiter } from '@shaodao/projections';
import { ClockProjector, Timekeeper, type Fire, type FireOutcome } from '@shaodao/timekeeper';
import type { Pool } from 'pg';

/** Who sends moments. */
export const TIMEKEEPER: Actor = { person: 'timekeeper', roles: ['SYSTEM'] };

const PROJECTED_WITHIN_MS = 10_000;

/** Sends moments of issues to their door. */
export function issueMoments(door: IssueDoor): Fire {
  return async ({ id, clock, moment, commandId }) => {
    const outcome = await door.execute({
      issue: id,
      command: { type: 'ElapseClock', clock, moment },
      commandId,
      actor: TIMEKEEPER,
      correlationId: commandId,
    });
    return judged(outcome);
  };
}

/**
 * What a door's outcome means to the timekeeper.
 * @throws Error where the race for the stream was lost too often: worth another try.
 */
export function judged(outcome: DoorOutcome): FireOutcome {
  switch (outcome.kind) {
    case 'done':
      return { kind: 'done' };
    case 'refused':
    case 'forbidden':
      return { kind: 'refused', code: outcome.refusal.code };
    case 'unknown':
      return { kind: 'refused', code: 'UNKNOWN_STREAM' };
    case 'reused-id':
      return { kind: 'refused', code: 'COMMAND_ID_REUSED' };
    case 'stale':
    case 'contended':
      throw new Error(`The stream is contended: ${outcome.kind}`);
  }
}

/** The timekeeper of an engine; it does not run yet. */
export function openTimekeeper(parts: {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly projected: ProjectionWaiter;
  readonly doors: ReadonlyMap<string, Fire>;
  readonly now: () => Date;
  readonly log: Log;
}): Timekeeper {
  const { pool, store, projected, doors, now, log } = parts;
  const clocks = new ClockProjector().name;
  return new Timekeeper({
    pool,
    doors,
    now,
    head: () => store.head(),
    projected: (position) => projected.waitFor(position, PROJECTED_WITHIN_MS, [clocks]),
    onFault: (error, moment) => {
      log.warn({ err: error, moment }, 'the timekeeper stumbled and tries again');
    },
    onRefused: ({ of, code }) => {
      log.warn({ moment: of, code }, 'a door refused the moment of a clock');
    },
  });
}
