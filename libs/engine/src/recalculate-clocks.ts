import type { DirectoryService } from '@shaodao/directory';
import type { IssueDoor } from '@shaodao/issue';
import { calendarOfClock, streamsWithClocks, type Fire } from '@shaodao/timekeeper';
import type { Pool } from 'pg';
import { judged, TIMEKEEPER } from './keep-time.js';

const ISSUE = 'issue-';
/** Streams looked at in one turn; other clocks wait no longer than these take. */
const PAGE = 500;
/** The directory of this process follows its events; it is not later than this. */
const FOLLOWS_WITHIN_MS = 60_000;

/**
 * The door of the directory's moments: a calendar comes into force, and every issue whose clocks still
 * run is told to compute again what was provisional. Page by page; who takes over begins anew, and an
 * issue that has been told changes nothing the second time.
 */
export function calendarMoments(parts: {
  readonly pool: Pool;
  readonly door: IssueDoor;
  readonly directory: Pick<DirectoryService, 'current'>;
  readonly now: () => Date;
}): Fire {
  const { pool, door, directory, now } = parts;
  const places = new Map<string, string>();
  return async ({ clock, moment, commandId }) => {
    const published = calendarOfClock(clock);
    if (published === undefined) return { kind: 'refused', code: 'UNKNOWN_CLOCK' };
    const known = directory.current().calendar(published.id)?.version ?? 0;
    const isFresh = now().getTime() - Date.parse(moment) < FOLLOWS_WITHIN_MS;
    if (known < published.version && isFresh)
      throw new Error(`The directory does not know ${clock} yet`);

    const streams = await streamsWithClocks(pool, places.get(commandId) ?? '', PAGE);
    await Promise.all(
      streams
        .filter((stream) => stream.startsWith(ISSUE))
        .map(async (stream) =>
          judged(
            await door.execute({
              issue: stream.slice(ISSUE.length),
              command: { type: 'RecalculateClocks' },
              commandId: `${commandId}:${stream}`,
              actor: TIMEKEEPER,
              correlationId: commandId,
            }),
          ),
        ),
    );
    const last = streams[PAGE - 1];
    if (last === undefined) {
      places.delete(commandId);
      return { kind: 'done' };
    }
    places.set(commandId, last);
    return { kind: 'again' };
  };
}
