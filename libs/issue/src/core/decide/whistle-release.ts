import type { Refusal } from '@shaodao/decider';
import { openAssists, WORKING_STATUSES } from '../assignments.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts, Assignment } from '../state.js';
import { hasCome, openCalls, type Whistle, type WhistleCall } from '../whistle-facts.js';
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
  return held(heldCalls(state).filter(({ call }) => endsWithRelease(call, assignment)));
}

/** Assists that end otherwise, or that have not even come, are waited for by name. */
export function assistsAreDone({ state }: { readonly state: AcceptedFacts }): Refusal | undefined {
  const there = heldCalls(state).filter(({ call }) => hasCome(call));
  const units = openAssists(state)
    .filter((assist) => !there.some(({ call }) => endsWithRelease(call, assist)))
    .map(({ unit }) => unit);
  return units.length === 0 ? undefined : reject('ASSIST_OPEN', { units });
}

/** The matter is not done before all who came are let go. */
export function everybodyIsReleased({
  state,
}: {
  readonly state: AcceptedFacts;
}): Refusal | undefined {
  return held(heldCalls(state));
}

interface HeldCall {
  readonly whistle: Whistle;
  readonly call: WhistleCall;
}

/** Who is not let go yet by a whistle that holds its units together. */
const heldCalls = (state: AcceptedFacts): readonly HeldCall[] =>
  state.whistles
    .filter((each) => each.nobodyLeavesUnfinished)
    .flatMap((whistle) => openCalls(whistle, state.assignments).map((call) => ({ whistle, call })));

/** Who was at work before the call has a part of its own, which no release ends. */
const endsWithRelease = (call: WhistleCall, { id }: Assignment): boolean =>
  call.assignment === id && !call.atWork;

function held(calls: readonly HeldCall[]): Refusal | undefined {
  const [first] = calls;
  if (first === undefined) return undefined;
  const units = calls.map(({ call }) => call.unit);
  return reject('HELD_BY_WHISTLE', { units, coordinator: first.whistle.coordinator });
}
