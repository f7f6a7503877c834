import type { ClockKind } from '@shaodao/deadlines';
import { dueAfter } from '../clocks/due.js';
import type { ClockPoint } from '../clocks/points.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { Instant, IssueEvent } from '../events.js';
import type { MeasureBasis } from '../events/supervision.js';
import { present } from '../present.js';
import type { SupervisionRung } from '../profile.js';
import type { AcceptedFacts } from '../state.js';
import { isBelowMeasureInForce, nextRung, rungsFor } from '../supervision-ladder.js';
import type { SupervisionMeasure } from '../vocabulary.js';
import { HOUSE_REASONS } from '../house-reasons.js';

/** A measure about to be taken. */
interface Measure {
  readonly id: string;
  readonly unit: string;
  readonly reason: string;
  readonly replyBy?: Instant;
  readonly basis?: MeasureBasis;
}

/**
 * The event of one measure of the ladder. Orders, interviews and listings demand a reply; without a
 * moment for it they are not taken, which only a ladder without `replyWithin` can bring about.
 */
export function measureEvent(
  measure: SupervisionMeasure,
  { id, unit, reason, replyBy, basis }: Measure,
): readonly IssueEvent[] {
  if (measure === 'REMIND') {
    const data = { reminder: id, unit, note: reason, ...present({ basis }) };
    return [{ type: 'ReminderSent', data }];
  }
  if (measure === 'BLUE' || measure === 'YELLOW' || measure === 'RED') {
    const card = { order: id, unit, colour: measure, reason, ...present({ replyBy }) };
    const data = { ...card, basis: basis ?? { by: 'person' as const } };
    return [{ type: 'SupervisionCardIssued', data }];
  }
  if (replyBy === undefined) return [];
  const data = { order: id, unit, reason, replyBy, ...present({ basis }) };
  return [{ type: PRESSING[measure], data }];
}

const PRESSING = {
  ORDER: 'SupervisionOrdered',
  INTERVIEW: 'UnitInterviewed',
  LISTED: 'CaseListed',
} as const;

/** What the ladder looks at when it acts by itself. */
export interface LadderSituation {
  readonly state: AcceptedFacts;
  readonly profile: IssueProfile;
  readonly context: DecisionContext;
}

/** A running clock, as far as the ladder minds it. */
interface ClimbingClock {
  readonly id: string;
  readonly kind: ClockKind;
  readonly subject: { readonly unit?: string };
}

/**
 * What the ladder does by itself when a clock comes to a point of its way: a reminder, a card, an
 * order, for each rung reached that is above what the unit stands under. Nothing where no unit's
 * time runs.
 */
export function ladderEvents(
  situation: LadderSituation,
  { id, kind, subject: { unit } }: ClimbingClock,
  point: ClockPoint,
): readonly IssueEvent[] {
  if (unit === undefined) return [];
  const { supervision } = situation.state;
  return rungsFor(situation.profile, kind, point)
    .filter(
      ({ measure }) => measure === 'REMIND' || !isBelowMeasureInForce(measure, supervision, unit),
    )
    .flatMap((rung) =>
      taken(
        rung,
        unit,
        point.at === 'share' ? HOUSE_REASONS.limitRunsOut.en : HOUSE_REASONS.limitOver.en,
        situation,
        {
          by: 'ladder',
          clock: id,
          ...(point.at === 'share' && { atShare: point.share }),
        },
      ),
    );
}

/**
 * One rung up for a unit, e.g. where it did not come or did not reply in time; nothing at the top,
 * or where the mechanism has no ladder.
 */
export function raiseSupervision(
  situation: LadderSituation,
  unit: string,
  reason: string,
): readonly IssueEvent[] {
  const rung = nextRung(situation.profile, situation.state.supervision, unit);
  return rung === undefined ? [] : taken(rung, unit, reason, situation, { by: 'ladder' });
}

/**
 * What a dispatch leads to where the mechanism supervises matters of this class from the start; nothing
 * where the unit stands under as much already.
 */
export function supervisedFromDispatch(
  situation: LadderSituation,
  unit: string,
): readonly IssueEvent[] {
  const { complexity, supervision } = situation.state;
  const rule = situation.profile.supervision?.fromDispatch;
  if (rule?.complexities.includes(complexity) !== true) return [];
  if (isBelowMeasureInForce('ORDER', supervision, unit)) return [];
  const order = { measure: 'ORDER', replyWithin: rule.replyWithin } as const;
  return taken(order, unit, HOUSE_REASONS.supervisedFromStart.en, situation, { by: 'ladder' });
}

/** A reply that is overdue raises the supervision of the unit that owes it. */
export function unanswered(
  situation: LadderSituation & { readonly clock: { readonly subject: { readonly unit?: string } } },
): readonly IssueEvent[] {
  const { unit } = situation.clock.subject;
  return unit === undefined ? [] : raiseSupervision(situation, unit, HOUSE_REASONS.replyOverdue.en);
}

function taken(
  { measure, replyWithin }: SupervisionRung,
  unit: string,
  reason: string,
  { context }: LadderSituation,
  basis: MeasureBasis,
): readonly IssueEvent[] {
  return measureEvent(measure, {
    id: context.newId(measure === 'REMIND' ? 'reminder' : 'supervision'),
    unit,
    reason,
    basis,
    ...present({ replyBy: replyWithin === undefined ? undefined : dueAfter(replyWithin, context) }),
  });
}
