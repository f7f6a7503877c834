import { isDay, startOf, type DirectorySnapshot } from '@shaodao/directory';
import type { Engine } from '@shaodao/engine';
import { IsOptional, Matches } from 'class-validator';
import { Problem } from '../http/problem.js';

const DAY_OR_INSTANT =
  /^[12]\d{3}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/** On which day the directory is asked. */
export class AsOfQuery {
  /** A day (`2026-03-01`) or an ISO 8601 instant; what held then, whenever it was recorded. */
  @IsOptional()
  @Matches(DAY_OR_INSTANT)
  asOf?: string;
}

/** The directory of the day asked for, else of today. @throws Problem 400 for a day that is none */
export function snapshotFor(query: AsOfQuery, engine: Engine): DirectorySnapshot {
  const { directory } = engine;
  return query.asOf === undefined ? directory.current() : directory.asOf(momentOf(query, engine));
}

/** The instant asked for, else now; of a day its beginning. @throws Problem 400 as above */
export function momentOf({ asOf }: AsOfQuery, { now }: Pick<Engine, 'now'>): string {
  if (asOf === undefined) return now().toISOString();
  const instant = asOf.includes('T') ? asOf : isDay(asOf) ? startOf(asOf) : '';
  if (Number.isNaN(Date.parse(instant)))
    throw new Problem(400, 'VALIDATION_FAILED', {
      faults: [{ field: '/asOf', rule: 'format', wanted: 'date-time' }],
    });
  return instant;
}
