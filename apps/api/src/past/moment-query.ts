import { isDay, startOf, type DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import type { Moment } from '@shaodao/read-models';
import { IsOptional, Matches } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.js';
import { waitForPosition, type WaitForPosition } from '../http/wait-for-position.js';
import type { Clockwork } from '../queries/possession.js';

const MOMENT =
  /^(\d{1,15}|[12]\d{3}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?)$/;

/** A query that may be about a moment of the past. */
export class PastQuery {
  /**
   * As of when: digits are a position of the log (what it said then), an ISO 8601 instant or a day
   * (its beginning) the state as it was. Default: as it is.
   */
  @IsOptional()
  @Matches(MOMENT)
  asOf?: string;

  /** Position of a command; the answer holds at least its events. */
  @IsOptional()
  @Matches(/^\d{1,15}$/)
  after?: string;
}

/** A moment with the organisation of that day. */
export interface Then {
  readonly moment: Moment;
  readonly lists: DirectorySnapshot;
}

/** How an answer says which moment it is about. */
export interface ShownMoment {
  /** What time it was. */
  readonly instant: string;
  /** Where the question named one. */
  readonly position?: string;
}

/**
 * The moment a query asks for; undefined where it asks for now.
 * @throws Problem 400 for a day that is none; InvalidMoment, MomentAhead
 */
export async function thenOf({ asOf }: PastQuery, engine: Engine): Promise<Then | undefined> {
  if (asOf === undefined) return undefined;
  const moment = await engine.past.resolveMoment(instantOrPosition(asOf));
  return { moment, lists: engine.directory.asOf(moment.instant) };
}

/**
 * Waits until the tables hold the moment and what the reader wrote themself.
 * @throws Problem 400 for a position nobody gave, 503 where the tables do not get there in time
 */
export async function waitForMoment(
  request: FastifyRequest,
  { moment }: Then,
  after: string | undefined,
  wait: WaitForPosition,
): Promise<void> {
  await waitForPosition(request, after, wait);
  if (moment.axis === 'position') await waitForPosition(request, String(moment.position), wait);
}

export function shownMoment({ moment }: Then): ShownMoment {
  const { instant } = moment;
  return moment.axis === 'position' ? { instant, position: String(moment.position) } : { instant };
}

/** What time it was, with the calendars of that day. */
export function clockworkOf({ moment, lists }: Then): Clockwork {
  return { directory: { current: () => lists }, now: () => new Date(moment.instant) };
}

/** A day stands for its beginning by the clocks of China, as in the directory. */
function instantOrPosition(asOf: string): string {
  if (/^\d+$/.test(asOf) || asOf.includes('T')) return asOf;
  if (isDay(asOf)) return startOf(asOf);
  throw new Problem(400, 'MOMENT_INVALID');
}
