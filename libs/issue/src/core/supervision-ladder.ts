import type { ClockKind } from '@shaodao/deadlines';
import { pressesUnit, type ClockPoint } from './clocks/points.js';
import type { IssueProfile } from './context.js';
import type { OverlayFacts, SupervisionOrder } from './overlay-facts.js';
import type { SupervisionRung } from './profile.js';
import {
  SUPERVISION_MEASURES,
  type SupervisionMeasure,
  type SupervisionOverlay,
} from './vocabulary.js';

/**
 * Which rungs of the ladder a clock reaches at a point of its way, in the order of the ladder; none
 * where the mechanism has no ladder, or clocks of this kind do not press. `ElapseClock` asks this.
 */
export function rungsFor(
  { supervision }: Pick<IssueProfile, 'supervision'>,
  kind: ClockKind,
  point: ClockPoint,
): readonly SupervisionRung[] {
  const ladder = pressesUnit(kind, supervision) ? (supervision?.ladder ?? []) : [];
  return ladder.filter((rung) => isAt(rung, point));
}

function isAt({ atShare, afterDue }: SupervisionRung, point: ClockPoint): boolean {
  if (point.at === 'share') return atShare === point.share;
  if (point.at === 'after') {
    return afterDue?.amount === point.limit.amount && afterDue.unit === point.limit.unit;
  }
  return atShare === undefined ? (afterDue?.amount ?? 0) === 0 : atShare >= 1;
}

const rank = (measure: SupervisionMeasure): number => SUPERVISION_MEASURES.indexOf(measure);

/** The lowest rung above what the unit stands under; undefined at the top, or without a ladder. */
export function nextRung(
  profile: IssueProfile,
  orders: readonly SupervisionOrder[],
  unit: string,
): SupervisionRung | undefined {
  const ladder = [...(profile.supervision?.ladder ?? [])];
  ladder.sort((a, b) => rank(a.measure) - rank(b.measure));
  const now = highest(orders.filter((each) => each.unit === unit));
  return ladder.find(({ measure }) => rank(measure) > (now === undefined ? 0 : rank(now)));
}

/** The highest measure in force; undefined where none is. */
export function highest(orders: readonly SupervisionOrder[]): SupervisionMeasure | undefined {
  return orders
    .filter(({ status }) => status !== 'LIFTED')
    .map(({ measure }) => measure)
    .reduce<SupervisionMeasure | undefined>(
      (top, each) => (top === undefined || rank(each) > rank(top) ? each : top),
      undefined,
    );
}

/** Where a matter stands under supervision (domain.md §3.2). */
export function supervisionOverlay(
  facts: Pick<OverlayFacts, 'supervision' | 'reminded'>,
): SupervisionOverlay {
  const top = highest(facts.supervision);
  if (top === undefined || top === 'REMIND') return facts.reminded ? 'REMINDED' : 'NONE';
  return top === 'ORDER' ? 'ORDERED' : top;
}

/** A measure that somebody has to answer and lift before the matter is closed. */
export const holdsClosing = ({ status, replyBy }: SupervisionOrder): boolean =>
  status !== 'LIFTED' && replyBy !== undefined;

/** True where `measure` is not above what is in force for the unit. */
export function isBelowMeasureInForce(
  measure: SupervisionMeasure,
  orders: readonly SupervisionOrder[],
  unit: string,
): boolean {
  const now = highest(orders.filter((each) => each.unit === unit));
  return now !== undefined && rank(measure) <= rank(now);
}
