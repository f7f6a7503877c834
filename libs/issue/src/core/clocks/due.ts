import {
  dueOf,
  limitOf,
  limitOfVisit,
  minutesBetween,
  remainingOf,
  startClock,
  type CalendarFinder,
  type ClockKind,
  type ClockSpec,
  type Limit,
  type StartedClock,
} from '@shaodao/deadlines';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { Instant } from '../events.js';
import { isAfter, plusDays, toInstant } from '../instant.js';
import type { Classification, IssueState } from '../state.js';
import { sharesOf, withPointsAfterDue } from './points.js';
import type { Start } from './starts.js';

type Timed = Pick<DecisionContext, 'now' | 'calendar'>;

/** When something due `limit` after the act is due. ISO 8601 UTC. */
export function dueAfter(limit: Limit, { now, calendar }: Timed): Instant {
  return dueOf(now, limit, calendar(limit.calendar)).dueAt;
}

interface Course {
  readonly profile: IssueProfile;
  readonly context: Timed;
  readonly state: IssueState;
}

/**
 * When a clock of this kind would be due if it started with the act, by urgency and complexity of
 * the matter and what earlier visits left; undefined where the mechanism has no limit of this kind.
 */
export function dueBySpec(kind: ClockKind, course: Course): Instant | undefined {
  const spec = course.profile.clocks?.[kind];
  return spec === undefined ? undefined : dueAfter(limitNow(kind, spec, course), course.context);
}

/** When a round of rework is due: as named, else as the mechanism has it. */
export function reworkDue(named: string | undefined, course: Course): Instant {
  if (named !== undefined) return toInstant(named);
  const days = plusDays(course.context.now, course.profile.reworkDays);
  return dueBySpec('REWORK', course) ?? days;
}

function limitNow(kind: ClockKind, spec: ClockSpec, { state, context }: Course): Limit {
  const { urgency, complexity } = classificationOf(state);
  const limit = limitOf(spec, urgency, complexity);
  return limitOfVisit(stageTimes(kind, state, context.calendar), kind, {
    limit,
    ...(spec.cumulative !== undefined && { cumulative: spec.cumulative }),
  });
}

function classificationOf(state: IssueState): Partial<Classification> {
  if ('urgency' in state) return state;
  return state.phase === 'REPORTED' ? (state.classification ?? {}) : {};
}

/** What the last visit of this kind left over; a visit that used all leaves nothing. */
function stageTimes(kind: ClockKind, state: IssueState, calendar: CalendarFinder) {
  const last = 'visits' in state ? state.visits[kind] : undefined;
  if (last === undefined) return {};
  const { clock, endedAt } = last;
  const unit = clock.limit?.unit ?? clock.computation.unit;
  const left = remainingOf(clock, endedAt, calendar) ?? { amount: 0, unit };
  return { [kind]: { visits: 1, left } };
}

/** Kinds whose limit stands elsewhere than among the mechanism's clocks. */
const LIMITS_ELSEWHERE: readonly ClockKind[] = ['CHECKIN', 'SUSPENSION', 'LEDGER_REVIEW', 'STEP'];

interface Beginning extends Course {
  readonly context: Timed & Pick<DecisionContext, 'newId' | 'toldAt'>;
}

/**
 * A clock of the mechanism that an act starts, or undefined where the mechanism has none such, or
 * the clock was over before the act was told.
 */
export function begin(start: Start, course: Beginning): StartedClock | undefined {
  const { kind, subject } = start;
  const { profile, context } = course;
  const known = profile.clocks?.[kind];
  const elsewhere = LIMITS_ELSEWHERE.includes(kind) || isAnswerAwaited(start, profile);
  if (known === undefined && !elsewhere) return undefined;
  const limit = start.limit ?? limitFor(start, known, course);
  if (limit === undefined) return undefined;
  const shares = sharesOf(kind, profile);
  const spec: ClockSpec = { limit, ...(shares.length > 0 && { warnAt: shares }) };
  const { now, calendar } = context;
  const id = context.newId('clock');
  const clock = startClock({ id, kind, subject, spec, limit, at: now, calendar });
  return stillToSpeak(withPointsAfterDue(kind, clock, profile, calendar), context.toldAt);
}

/** The clock with those of its moments that have not passed when it is told. */
function stillToSpeak(clock: StartedClock, toldAt: Instant | undefined): StartedClock | undefined {
  if (toldAt === undefined) return clock;
  if (!isAfter(clock.dueAt, toldAt)) return undefined;
  return { ...clock, warnAt: clock.warnAt.filter((at) => isAfter(at, toldAt)) };
}

/** Where there is a ladder, or departments answer orders, a moment set for that is kept. */
const isAnswerAwaited = ({ kind, dueAt }: Start, profile: IssueProfile): boolean =>
  (kind === 'SUP_REPLY' && profile.supervision !== undefined) ||
  (kind === 'RESPOND' && profile.respondToOrder === true && dueAt !== undefined);

/** The mechanism's limit where it leads to the named moment, else running minutes up to that. */
function limitFor(
  { kind, dueAt }: Start,
  spec: ClockSpec | undefined,
  course: Course,
): Limit | undefined {
  const { now } = course.context;
  const limit = spec === undefined ? undefined : limitNow(kind, spec, course);
  if (dueAt === undefined) return limit;
  if (limit !== undefined && dueAfter(limit, course.context) === dueAt) return limit;
  const minutes = isAfter(dueAt, now) ? minutesBetween(now, dueAt) : 0;
  return { amount: minutes, unit: 'NAT_MIN' };
}
