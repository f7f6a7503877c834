import type { ClockKind, ClockSpec, ClockSubject, StartedClock } from './clock.js';
import { dueOf } from './due.js';
import { ownTime } from './elapsed.js';
import type { Limit } from './limit.js';
import { instantOf, millisecondsOf, MINUTE_MS } from './local-days.js';
import { warnMoments } from './warnings.js';
import type { CalendarFinder } from './working-calendar.js';

type Urgency = keyof NonNullable<ClockSpec['byUrgency']>;
type Complexity = keyof NonNullable<ClockSpec['byComplexity']>;

export interface ClockStart {
  /** Unique in its stream. */
  readonly id: string;
  readonly kind: ClockKind;
  readonly subject: ClockSubject;
  readonly spec: ClockSpec;
  readonly urgency?: Urgency;
  readonly complexity?: Complexity;
  /** Takes the place of the spec's limit: what is left of a stage, or a longer legal limit. */
  readonly limit?: Limit;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly calendar: CalendarFinder;
}

/** The limit that holds: that of the urgency, else that of the complexity, else the general one. */
export function limitOf(spec: ClockSpec, urgency?: Urgency, complexity?: Complexity): Limit {
  const ofUrgency = urgency === undefined ? undefined : spec.byUrgency?.[urgency];
  const ofComplexity = complexity === undefined ? undefined : spec.byComplexity?.[complexity];
  return ofUrgency ?? ofComplexity ?? spec.limit;
}

/** A clock that starts at an instant, with its due time and warnings. */
export function startClock(start: ClockStart): StartedClock {
  const { id, kind, subject, spec, urgency, complexity, at } = start;
  const limit = start.limit ?? limitOf(spec, urgency, complexity);
  const calendar = start.calendar(limit.calendar);
  const { dueAt, computation } = dueOf(at, limit, calendar);
  const from = millisecondsOf(at);
  const due = millisecondsOf(dueAt);
  const ownMinutes = ownTime(limit.unit, from, due, calendar) / MINUTE_MS;
  const shares = spec.warnAt ?? [];
  return {
    id,
    kind,
    subject,
    startedAt: instantOf(from),
    dueAt,
    warnAt: warnMoments({ unit: limit.unit, ownMinutes, shares, after: from, due }, calendar),
    computation: { ...computation, ownMinutes },
    limit: { ...limit, calendar: calendar.id },
    ...(shares.length === 0 ? {} : { warnShares: shares }),
  };
}
