import type { Refusal } from '@shaodao/decider';
import { WORKING_STATUSES } from '../assignments.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, Assignment } from '../state.js';
import { hasCome, openCalls, type Whistle } from '../whistle-facts.js';
import type { Situation } from './step.js';
import { actorCoordinates, callStep, whistleStep } from './whistle-step.js';

export const completeWhistleWork = callStep<Situation<'CompleteWhistleWork'>>({
  statuses: ['CHECKED_IN'],
  guards: [
    ({ whistle }) => (whistle.quorumAt === undefined ? reject('WHISTLE_NOT_BEGUN') : undefined),
    ({ state, call, command }) => {
      const status = state.assignments.find(({ id }) => id === call.assignment)?.status;
      return status === undefined || !WORKING_STATUSES.includes(status)
        ? reject('ASSIGNMENT_STATUS', { status: status ?? 'CANCELLED', command: command.type })
        : undefined;
    },
  ],
  events: ({ command: { result }, whistle, call: { assignment, unit } }) => [
    { type: 'WhistleWorkCompleted', data: { whistle: whistle.id, assignment, unit, result } },
  ],
});

type Releasing = Situation<'ReleaseUnits'> & { readonly whistle: Whistle };

export const releaseUnits = whistleStep<Situation<'ReleaseUnits'>>({
  guards: [actorCoordinates, areThere, nobodyLeavesUnfinished],
  events: ({ command: { units }, state, whistle }) => [
    {
      type: 'UnitsReleased',
      data: {
        whistle: whistle.id,
        units,
        completes: whistle.calls
          .filter(({ unit, role, atWork }) => units.includes(unit) && role === 'assist' && !atWork)
          .map(({ assignment }) => assignment)
          .filter((id) => isAtWork(state.assignments.find((each) => each.id === id))),
      },
    },
  ],
});

const isAtWork = (assignment: Assignment | undefined): boolean =>
  assignment !== undefined && WORKING_STATUSES.includes(assignment.status);

function areThere({ command: { units }, whistle }: Releasing): Refusal | undefined {
  const there = whistle.calls.filter(
    ({ status }) =>
      status === 'DONE' || (status === 'CHECKED_IN' && whistle.quorumAt !== undefined),
  );
  const missing = units.filter((unit) => !there.some((call) => call.unit === unit));
  return missing.length === 0 ? undefined : reject('UNITS_NOT_THERE', { units: missing });
}

/** 事不完人不撤: while one that came is not done, none goes. */
function nobodyLeavesUnfinished({ state, whistle }: Releasing): Refusal | undefined {
  if (!whistle.nobodyLeavesUnfinished) return undefined;
  const units = openCalls(whistle, state.assignments)
    .filter((call) => hasCome(call) && call.status !== 'DONE')
    .map(({ unit }) => unit);
  return units.length === 0 ? undefined : reject('WORK_UNFINISHED', { units });
}

/** Assists called by a whistle that holds its units together end with their release. */
export function notHeldByWhistle({
  state,
  assignment,
}: {
  readonly state: AcceptedFacts;
  readonly assignment: Assignment;
}): Refusal | undefined {
  const holds = holding(state).some(({ calls }) =>
    calls.some((call) => call.assignment === assignment.id && !call.atWork),
  );
  return holds ? reject('HELD_BY_WHISTLE', { units: [assignment.unit] }) : undefined;
}

/** The matter is not done before all who came are let go. */
export function everybodyIsReleased({
  state,
}: {
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  const units = holding(state)
    .flatMap((whistle) => openCalls(whistle, state.assignments))
    .map(({ unit }) => unit);
  return units.length === 0 ? undefined : reject('HELD_BY_WHISTLE', { units });
}

const holding = (state: AcceptedFacts): readonly Whistle[] =>
  state.whistles.filter((each) => each.nobodyLeavesUnfinished && each.ended === undefined);
