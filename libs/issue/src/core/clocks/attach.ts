import {
  extendClock,
  minutesBetween,
  resumeClock,
  type ClockChanges,
  type ClockKind,
  type MovedClock,
  type StartedClock,
} from '@shaodao/deadlines';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { IssueEvent } from '../events.js';
import { evolve } from '../evolve/evolve.js';
import { isAfter, laterOf } from '../instant.js';
import { isAccepted, type IssueState } from '../state.js';
import { begin } from './due.js';
import { lives } from './lives.js';
import { withPointsAfterDue } from './points.js';
import { recalculations, SHOWN } from './recalculate.js';
import type { ClockEffects, RunningClock, TicketDue } from './running.js';
import { standsStill } from './stands-still.js';
import { startsOf } from './starts.js';

interface Decided {
  readonly state: IssueState;
  readonly context: DecisionContext;
  readonly profile: IssueProfile;
}

/**
 * The decided events with what each does to the clocks of the matter: which start, stop, stand still
 * or move, with due times computed now and never again. The same events where neither the matter
 * nor its mechanism has clocks.
 */
export function withClocks(
  events: readonly IssueEvent[],
  { state, context, profile }: Decided,
): readonly IssueEvent[] {
  const mechanism = mechanismOf(state, events, { profile, context });
  if (clocksOf(state).length === 0 && !hasClocks(mechanism)) return events;
  const meta = { occurredAt: context.now, actor: context.actor };
  let before = state;
  return events.map((event) => {
    const after = evolve(before, { ...event, ...meta });
    const resting = before.phase === 'MERGED' ? before.rests.clocks : [];
    const effects = effectsOf(event, resting, { state: after, context, profile: mechanism });
    const timed = effects === undefined ? event : withEffects(event, effects);
    before = effects === undefined ? after : evolve(before, { ...timed, ...meta });
    return timed;
  });
}

const withEffects = (event: IssueEvent, effects: ClockEffects): IssueEvent =>
  ({ ...event, data: { ...event.data, ...effects } }) as IssueEvent;

/** The mechanism that holds: as an acceptance among the events names it, or a resting matter has. */
function mechanismOf(
  state: IssueState,
  events: readonly IssueEvent[],
  { profile, context }: Pick<Decided, 'profile' | 'context'>,
): IssueProfile {
  if (state.phase === 'MERGED' && isAccepted(state.rests)) {
    const { id, version } = state.rests.profile;
    return context.profile(id, version) ?? profile;
  }
  for (const event of events) {
    if (event.type !== 'IssueAccepted') continue;
    const { id, version } = event.data.profile;
    return context.profile(id, version) ?? profile;
  }
  return profile;
}

const clocksOf = (state: IssueState): readonly RunningClock[] =>
  state.phase === 'NONE' ? [] : state.clocks;

function hasClocks(profile: IssueProfile): boolean {
  const { clocks, whistle, suspension, ledger, steps, supervision } = profile;
  return [clocks, whistle, suspension, ledger, steps, supervision].some(
    (section) => section !== undefined,
  );
}

/** What an event does to clocks; `state` is the one it leads to, with the clocks from before it. */
function effectsOf(
  event: IssueEvent,
  resting: readonly RunningClock[],
  course: Decided,
): ClockEffects | undefined {
  const { state, context, profile } = course;
  const running = clocksOf(state);
  const begun = startsOf(event.type, event.data, { after: state, profile })
    .filter(({ kind, subject }) => lives(kind, subject, state))
    .flatMap((start) => begin(start, course) ?? []);
  const again = resting.filter(
    (clock) =>
      lives(clock.kind, clock.subject, state) && !begun.some((each) => sameMatter(each, clock)),
  );
  const started = [...begun, ...again.map(asStarted)];
  const goesOn = (clock: RunningClock): boolean =>
    lives(clock.kind, clock.subject, state) && !started.some((each) => sameMatter(each, clock));
  const live = running.filter(goesOn);
  const stopped = running.filter((clock) => !goesOn(clock)).map(({ id }) => id);
  const paused = [...live.filter(isRunning), ...begun, ...again]
    .filter((clock) => standsStill(clock, state, profile))
    .map(({ id }) => id);
  const moves = [
    ...extended(event, live, course),
    ...recalculated(event, live, course),
    ...resumed(live, course),
  ].map(
    ([clock, move]) =>
      [clock, withPointsAfterDue(clock.kind, move, profile, context.calendar)] as const,
  );
  const moved = moves.map(([, move]) => move);
  const changes: ClockChanges = {
    ...(started.length > 0 && { started }),
    ...(stopped.length > 0 && { stopped }),
    ...(paused.length > 0 && { paused }),
    ...(moved.length > 0 && { moved }),
  };
  return Object.keys(changes).length === 0
    ? undefined
    : { clocks: changes, ...movedLimits(moves, state) };
}

/** A matter taken out of a merger goes on with the clocks it had, due as they were. */
function asStarted(resting: RunningClock): StartedClock {
  const { past: _past, breachedAt: _breached, pausedAt: _paused, ...clock } = resting;
  return clock;
}

const isRunning = ({ pausedAt }: RunningClock): boolean => pausedAt === undefined;

/** A clock that starts anew takes the place of the one about the same. */
const sameMatter = (one: StartedClock, other: StartedClock): boolean =>
  one.kind === other.kind &&
  one.subject.id === other.subject.id &&
  one.subject.unit === other.subject.unit;

type Move = readonly [RunningClock, MovedClock];

function resumed(
  live: readonly RunningClock[],
  { state, context, profile }: Decided,
): readonly Move[] {
  const { now, calendar } = context;
  return live.flatMap((clock) => {
    const { pausedAt } = clock;
    if (pausedAt === undefined || standsStill(clock, state, profile)) return [];
    return [[clock, resumeClock(clock, { pausedAt, at: now, calendar })] as const];
  });
}

const OF_TICKET: readonly ClockKind[] = ['HANDLE', 'REWORK', 'ASSIST_REPORT'];

/** An extension moves the ticket's clock, and that of the whole matter where it would come before. */
function extended(
  event: IssueEvent,
  live: readonly RunningClock[],
  { context }: Decided,
): readonly Move[] {
  if (event.type !== 'ExtensionGranted') return [];
  const { assignment, dueAt } = event.data;
  const { now, calendar } = context;
  return live
    .filter(({ kind, subject }) =>
      OF_TICKET.includes(kind) ? subject.id === assignment : kind === 'OVERALL',
    )
    .filter((clock) => isAfter(dueAt, clock.dueAt))
    .map((clock) => {
      const by = { amount: minutesBetween(clock.dueAt, dueAt), unit: 'NAT_MIN' as const };
      return [clock, extendClock(clock, { by, at: now, calendar })];
    });
}

function recalculated(
  event: IssueEvent,
  live: readonly RunningClock[],
  { context }: Decided,
): readonly Move[] {
  return event.type === 'DueRecalculated' ? recalculations(live, context) : [];
}

/** The limits of tickets, and what the appellant is told, that follow moved clocks. */
function movedLimits(
  moves: readonly Move[],
  state: IssueState,
): Pick<ClockEffects, 'tickets' | 'toldDueAt'> {
  if (!isAccepted(state)) return {};
  const counted = moves.filter(([, { because }]) => because !== 'EXTENDED');
  const tickets = counted.flatMap(([{ kind, subject }, { dueAt }]): readonly TicketDue[] =>
    (kind === 'HANDLE' || kind === 'REWORK') && subject.id !== undefined
      ? [{ assignment: subject.id, dueAt }]
      : [],
  );
  const told = counted
    .filter(([{ kind }]) => SHOWN.includes(kind))
    .reduce((latest, [, { dueAt }]) => laterOf(latest, dueAt), state.dueAt);
  return {
    ...(tickets.length > 0 && { tickets }),
    ...(told !== undefined && told !== state.dueAt && { toldDueAt: told }),
  };
}
