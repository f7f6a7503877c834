import { accept, type Decision } from '@shaodao/decider';
import type { ClockKind } from '@shaodao/deadlines';
import { pointsUntil, type ClockPoint } from '../clocks/points.js';
import { factOf, type RunningClock } from '../clocks/running.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { Instant, IssueEvent } from '../events.js';
import { evolve } from '../evolve/evolve.js';
import { isAfter, millis } from '../instant.js';
import { isAccepted, type IssueState, type RunningIssue } from '../state.js';
import { closeUnrated, archiveUnopened } from './closing.js';
import { escalateBecause } from './escalation.js';
import { resumeAtEnd } from './suspension.js';
import { noShowEvents } from './whistle-check-in.js';
import { ladderEvents, raiseSupervision, unanswered } from './measures.js';
import type { Situation } from './step.js';
import { HOUSE_REASONS } from '../house-reasons.js';

/** A clock whose due moment came, and the matter after that fact. */
export interface Breach {
  readonly clock: RunningClock;
  readonly state: RunningIssue;
  readonly context: DecisionContext;
  readonly profile: IssueProfile;
}

/** What follows from a breach beside the fact itself. */
type OnBreach = (breach: Breach) => readonly IssueEvent[];

/** The lead of a ledger entry owes the word on how far its plan is. */
function unreviewed({ clock, ...situation }: Breach): readonly IssueEvent[] {
  const { unit } = clock.subject;
  return unit === undefined
    ? []
    : raiseSupervision(situation, unit, HOUSE_REASONS.ledgerReviewOverdue.en);
}

/** What the due moment of each kind of clock brings about; others leave the fact alone. */
const ON_BREACH: Readonly<Partial<Record<ClockKind, OnBreach>>> = {
  CHECKIN: ({ clock: { subject }, ...matter }) =>
    noShowEvents(subject.id ?? '', subject.unit ?? '', matter),
  LEDGER_REVIEW: unreviewed,
  SUSPENSION: resumeAtEnd,
  EVAL_WINDOW: closeUnrated,
  REOPEN_WINDOW: archiveUnopened,
  LEVEL: (breach) => escalateBecause(breach, 'LEVEL_CLOCK'),
  SUP_REPLY: unanswered,
};

/**
 * What a moment of a clock leads to: nothing where the clock ended, stands still, was moved, or that
 * moment came before. Earlier moments of the same clock that were missed come first, so that a
 * backlog may arrive in any order.
 */
export function elapseClock({
  command,
  state,
  context,
  profile,
}: Situation<'ElapseClock'>): Decision<IssueEvent> {
  const clock = state.clocks.find(({ id }) => id === command.clock);
  if (clock === undefined || !isMoment(command.moment, clock, context)) return accept();
  const points = pointsUntil(command.moment, clock, profile, context.calendar);
  let now: IssueState = state;
  const events: IssueEvent[] = [];
  for (const { point } of points) {
    for (const event of spoken(point, clock, { state: now, context, profile })) {
      events.push(event);
      now = evolve(now, { ...event, occurredAt: context.now, actor: context.actor });
    }
  }
  return accept(...events);
}

/** One of the clock's moments, and it has come. */
function isMoment(moment: Instant, clock: RunningClock, { now }: DecisionContext): boolean {
  if (clock.pausedAt !== undefined || isAfter(moment, now)) return false;
  return [clock.dueAt, ...clock.warnAt].some((each) => millis(each) === millis(moment));
}

interface Course {
  readonly state: IssueState;
  readonly context: DecisionContext;
  readonly profile: IssueProfile;
}

/** The fact that a clock came to a point, and what the ladder and its kind make of it. */
function spoken(point: ClockPoint, clock: RunningClock, course: Course): readonly IssueEvent[] {
  const fact = factAt(point, clock);
  const { context, profile } = course;
  const state = evolve(course.state, { ...fact, occurredAt: context.now, actor: context.actor });
  if (!isAccepted(state)) return [fact];
  const situation = { state, context, profile };
  const breached = state.clocks.find(({ id }) => id === clock.id);
  const onBreach = point.at === 'due' ? ON_BREACH[clock.kind] : undefined;
  return [
    fact,
    ...ladderEvents(situation, clock, point),
    ...(onBreach === undefined || breached === undefined
      ? []
      : onBreach({ ...situation, clock: breached })),
  ];
}

function factAt(point: ClockPoint, clock: RunningClock): IssueEvent {
  const fact = { ...factOf(clock), dueAt: clock.dueAt };
  if (point.at === 'due') return { type: 'ClockBreached', data: fact };
  return point.at === 'share'
    ? { type: 'ClockWarned', data: { ...fact, share: point.share } }
    : { type: 'ClockWarned', data: { ...fact, afterDue: point.limit } };
}
