import { minutesBetween } from '@shaodao/deadlines';
import type { IssueState } from '@shaodao/issue';
import type { AssumptionCode, ReasonCode } from './assumptions.js';
import { deadlinesOf, type Deadline } from './deadlines-of.js';
import { retell } from './retell.js';
import type { Move } from './retold-units.js';
import type { Setting } from './setting.js';
import type { StoredEvent } from './world.js';

/** One history of an issue. */
export interface Course<E extends StoredEvent> {
  readonly events: readonly E[];
  readonly deadlines: readonly Deadline[];
}

/** A deadline that stands otherwise in the other history. */
export interface Flip {
  readonly actual: Deadline;
  readonly alternative: Deadline;
  readonly reasons: readonly ReasonCode[];
}

export interface Simulation<E extends StoredEvent> {
  readonly actual: Course<E>;
  readonly alternative: Course<E>;
  /** Assignments that would have gone to another unit. */
  readonly moves: readonly Move[];
  readonly flips: readonly Flip[];
  /** What was taken for granted about this issue, beside what holds for every one. */
  readonly assumptions: readonly AssumptionCode[];
  /** The issue as history left it. */
  readonly state: IssueState;
}

/** What every simulation takes for granted. */
export const ALWAYS: readonly AssumptionCode[] = [
  'WORK_TIME_KEPT',
  'ORDER_KEPT',
  'CLOCKS_AS_STARTED',
];

/**
 * What would have become of one issue, from the events of its stream in order. Pure.
 * @throws RangeError, ContradictoryStream where the stream cannot be folded.
 */
export function simulate<E extends StoredEvent>(
  events: readonly E[],
  setting: Setting,
): Simulation<E> {
  const { horizon } = setting.world;
  const { events: others, moves, assumptions, state } = retell(events, setting);
  const isSame = others.length === events.length && others.every((event, n) => event === events[n]);
  const deadlines = deadlinesOf(events, horizon);
  const actual = { events, deadlines };
  const alternative = isSame ? actual : { events: others, deadlines: deadlinesOf(others, horizon) };
  return {
    ...{ actual, alternative, moves, state },
    flips: isSame ? [] : flipsBetween(actual.deadlines, alternative.deadlines, setting),
    assumptions: [...assumptions],
  };
}

function flipsBetween(
  were: readonly Deadline[],
  are: readonly Deadline[],
  setting: Setting,
): readonly Flip[] {
  const others = new Map(are.map((deadline) => [deadline.id, deadline]));
  return were.flatMap((actual) => {
    const alternative = others.get(actual.id);
    if (alternative === undefined || alternative.standing === actual.standing) return [];
    return [{ actual, alternative, reasons: reasonsOf(actual, alternative, setting) }];
  });
}

function reasonsOf(was: Deadline, is: Deadline, { calendars }: Setting): readonly ReasonCode[] {
  const [one, other] = [whole(was), whole(is)];
  // After a rest or an extension the computation tells what was left, not the limit.
  const isMoved = one.from !== was.startedAt || other.from !== is.startedAt;
  const calendar = is.computation?.calendar;
  const holds: Readonly<Record<ReasonCode, boolean>> = {
    LIMIT_CHANGED: !isMoved && (one.amount !== other.amount || one.unit !== other.unit),
    CALENDAR_CHANGED: calendar !== undefined && calendars.isOther(calendar),
    STARTED_OTHERWISE: was.startedAt !== is.startedAt,
    ENDED_OTHERWISE: was.endedAt !== is.endedAt,
    MOVED_OTHERWISE: isMoved && was.dueAt !== is.dueAt,
    UNIT_CHANGED: was.unit !== is.unit,
  };
  return (Object.keys(holds) as ReasonCode[]).filter((reason) => holds[reason]);
}

/** What was granted, and from when on. */
function whole({ startedAt, dueAt, computation }: Deadline) {
  if (computation !== undefined) return computation;
  return { from: startedAt, amount: minutesBetween(startedAt, dueAt), unit: 'NAT_MIN' as const };
}
