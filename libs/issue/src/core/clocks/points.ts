import {
  dueOf,
  extendedDue,
  warnMoments,
  type CalendarFinder,
  type ClockKind,
  type Limit,
  type StartedClock,
} from '@shaodao/deadlines';
import type { IssueProfile } from '../context.js';
import type { Instant } from '../events.js';
import { millis } from '../instant.js';
import type { SupervisionRules } from '../profile.js';
import type { RunningClock } from './running.js';

/** Where on its way a clock speaks: at a share of its limit, when due, or this long after. */
export type ClockPoint =
  | { readonly at: 'share'; readonly share: number }
  | { readonly at: 'due' }
  | { readonly at: 'after'; readonly limit: Limit };

/** Clocks of a unit's own work: along them the ladder of supervision presses it (domain.md §3.6). */
const PRESSED: readonly ClockKind[] = ['HANDLE', 'REWORK'];

/** True for a clock whose moments climb the ladder of supervision. */
export const pressesUnit = (kind: ClockKind, supervision: SupervisionRules | undefined): boolean =>
  (supervision?.clocks ?? PRESSED).includes(kind);

type Ladder = Pick<IssueProfile, 'clocks' | 'supervision'>;

const rungsOf = (kind: ClockKind, { supervision }: Ladder) =>
  pressesUnit(kind, supervision) ? (supervision?.ladder ?? []) : [];

/** Shares of the limit at which a clock of this kind speaks before it is due, ascending. */
export function sharesOf(kind: ClockKind, profile: Ladder): readonly number[] {
  const shares = [
    ...(profile.clocks?.[kind]?.warnAt ?? []),
    ...rungsOf(kind, profile).flatMap(({ atShare }) => (atShare === undefined ? [] : [atShare])),
  ];
  return [...new Set(shares)].filter((share) => share > 0 && share < 1).sort((a, b) => a - b);
}

function limitsAfterDue(kind: ClockKind, profile: Ladder): readonly Limit[] {
  return rungsOf(kind, profile).flatMap(({ afterDue }) =>
    afterDue === undefined || afterDue.amount === 0 ? [] : [afterDue],
  );
}

interface PointInTime {
  readonly point: ClockPoint;
  readonly at: Instant;
}

/** So long after a due moment, whose own day is used up. */
export function countedOn(dueAt: Instant, by: Limit, calendar: CalendarFinder): Instant {
  const own = calendar(by.calendar);
  return extendedDue({ ...dueOf(dueAt, by, own), dueAt }, by, own).dueAt;
}

/** When a clock speaks after a due moment, as the ladder has it; ascending. */
export function pointsAfterDue(
  { kind, dueAt }: Pick<StartedClock, 'kind' | 'dueAt'>,
  profile: Ladder,
  calendar: CalendarFinder,
): readonly PointInTime[] {
  return limitsAfterDue(kind, profile)
    .map((limit): PointInTime => ({
      point: { at: 'after', limit },
      at: countedOn(dueAt, limit, calendar),
    }))
    .sort((one, other) => millis(one.at) - millis(other.at));
}

/** The same clock, or move of one, that also speaks after its due moment as the ladder wants. */
export function withPointsAfterDue<C extends Pick<StartedClock, 'dueAt' | 'warnAt'>>(
  kind: ClockKind,
  clock: C,
  profile: Ladder,
  calendar: CalendarFinder,
): C {
  const later = pointsAfterDue({ kind, dueAt: clock.dueAt }, profile, calendar);
  if (later.length === 0) return clock;
  return { ...clock, warnAt: [...new Set([...clock.warnAt, ...later.map(({ at }) => at)])] };
}

/** The name of a point among those of a clock. */
export function codeOf(point: ClockPoint): string {
  if (point.at === 'due') return 'due';
  if (point.at === 'share') return `share:${String(point.share)}`;
  const { amount, unit, calendar = '' } = point.limit;
  return `after:${String(amount)}:${unit}:${calendar}`;
}

/** The points of a clock that have come by `moment` and are not past yet, in order. */
export function pointsUntil(
  moment: Instant,
  clock: RunningClock,
  profile: Ladder,
  calendar: CalendarFinder,
): readonly PointInTime[] {
  return comingPoints(clock, profile, calendar).filter(({ at }) => millis(at) <= millis(moment));
}

/** The moments at which a clock is still to speak, in order. */
export function comingMoments(
  clock: RunningClock,
  profile: Ladder,
  calendar: CalendarFinder,
): readonly Instant[] {
  return comingPoints(clock, profile, calendar).map(({ at }) => at);
}

function comingPoints(
  clock: RunningClock,
  profile: Ladder,
  calendar: CalendarFinder,
): readonly PointInTime[] {
  const { computation, limit, warnAt, past } = clock;
  const unit = limit?.unit ?? computation.unit;
  const own = calendar(limit?.calendar ?? computation.calendar);
  const ownMinutes = computation.ownMinutes ?? 0;
  const due = millis(clock.dueAt);
  const shares = (clock.warnShares ?? []).flatMap((share): readonly PointInTime[] =>
    warnMoments({ unit, ownMinutes, shares: [share], after: 0, due }, own)
      .filter((at) => warnAt.includes(at))
      .map((at) => ({ point: { at: 'share', share }, at })),
  );
  const all: readonly PointInTime[] = [
    ...shares,
    { point: { at: 'due' }, at: clock.dueAt },
    ...pointsAfterDue(clock, profile, calendar),
  ];
  return all.filter(({ point }) => !past.includes(codeOf(point)));
}
