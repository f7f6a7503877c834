import type { Refusal } from '@shaodao/decider';
import { isAfter, toInstant } from '../instant.js';
import { present } from '../present.js';
import { reject } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import type { OpenWorkPhase } from '../vocabulary.js';
import { isAwaiting, leadCall, type Whistle, type WhistleCall } from '../whistle-facts.js';
import { dueAfterNow } from './guards.js';
import { citesListItem } from './lists.js';
import { notOwnRequest } from './segregation.js';
import type { Situation } from './step.js';
import { checkInLimit } from './whistle-calling.js';
import { whistleAwaits, withCall } from './whistle-check-in.js';
import { phaseAfter, quorumIfReached } from './whistle-quorum.js';
import { callStep, whistleStep } from './whistle-step.js';

interface OnCall {
  readonly call: WhistleCall;
  readonly context: Situation<'UpholdWhistle'>['context'];
}

export const rejectWhistle = callStep<Situation<'RejectWhistle'>>({
  statuses: ['CALLED', 'NO_SHOW'],
  guards: [
    whistleAwaits,
    ({ state, call }) =>
      state.boundUnits.includes(call.unit)
        ? reject('RETURN_BARRED', { unit: call.unit })
        : undefined,
    ({ call }) =>
      call.upheld ? reject('REJECTION_ALREADY_RULED', { unit: call.unit }) : undefined,
    citesListItem,
  ],
  events: ({ command: { basis, listItem, note }, whistle, call: { assignment, unit } }) => [
    {
      type: 'WhistleRejectRequested',
      data: { whistle: whistle.id, assignment, unit, basis, ...present({ listItem, note }) },
    },
  ],
});

const rulerIsAnother = ({ call, context }: OnCall): Refusal | undefined =>
  notOwnRequest(call.rejectAskedBy, { context });

/** Who blew does not rule on whether the units called have to come. */
const rulerDidNotBlow = ({
  whistle: { blownBy },
  context,
}: OnCall & { readonly whistle: Whistle }): Refusal | undefined =>
  notOwnRequest(blownBy, { context });

export const upholdWhistle = callStep<Situation<'UpholdWhistle'>>({
  statuses: ['REJECT_REQUESTED'],
  guards: [
    rulerIsAnother,
    rulerDidNotBlow,
    ({ command, context }) => dueAfterNow(command.respondBy, context),
  ],
  events: (situation) => {
    const { command, whistle, call, profile, context } = situation;
    const { assignment, unit } = call;
    const first = isAfter(call.respondBy, context.now) ? call.respondBy : undefined;
    const respondBy =
      command.respondBy === undefined
        ? (first ?? checkInLimit(whistle.kind, profile, context))
        : toInstant(command.respondBy);
    const { reason } = command;
    return [
      { type: 'WhistleUpheld', data: { whistle: whistle.id, assignment, unit, reason, respondBy } },
    ];
  },
});

type Cancelling = Situation<'CancelWhistle'> & { readonly whistle: Whistle };

/** For one unit whose refusal is right, or for the whole whistle while it waits. */
export const cancelWhistle: (
  situation: Situation<'CancelWhistle'>,
) => ReturnType<ReturnType<typeof whistleStep>> = (situation) =>
  situation.command.unit === undefined ? calledOff(situation) : refusalGranted(situation);

const calledOff = whistleStep<Situation<'CancelWhistle'>>({
  guards: [whistleAwaits],
  events: ({ command: { reason }, state, whistle }) => [
    {
      type: 'WhistleCancelled',
      data: {
        whistle: whistle.id,
        reason,
        cancels: whistle.calls.filter(({ atWork }) => !atWork).map(({ assignment }) => assignment),
        over: true,
        phase: phaseAfter(whistle, state, goesBackTo(state)),
      },
    },
  ],
});

/** A whistle that leads to nothing leaves the matter where it was. */
const goesBackTo = (state: AcceptedFacts): OpenWorkPhase =>
  (state.whistledFrom as OpenWorkPhase | undefined) ?? 'ACCEPTED';

const refusalGranted = (situation: Situation<'CancelWhistle'>) =>
  GRANTING({ ...situation, command: { ...situation.command, unit: situation.command.unit ?? '' } });

type Granting = Situation<'CancelWhistle'> & {
  readonly command: { readonly unit: string };
};

const GRANTING = callStep<Granting>({
  statuses: ['REJECT_REQUESTED'],
  guards: [rulerIsAnother, rulerDidNotBlow],
  events: (situation) => {
    const { command, whistle, call } = situation;
    const over = isAwaiting(whistle) && leadCall(whistle)?.unit === call.unit;
    const ending = over ? whistle.calls : [call];
    const excused = withCall(whistle, { ...call, status: 'EXCUSED' });
    return [
      {
        type: 'WhistleCancelled',
        data: {
          whistle: whistle.id,
          reason: command.reason,
          unit: call.unit,
          cancels: ending.filter(({ atWork }) => !atWork).map(({ assignment }) => assignment),
          over,
          phase: phaseOf(situation, over),
        },
      },
      ...(over ? [] : quorumIfReached(excused, situation)),
    ];
  },
});

function phaseOf({ state, whistle }: Cancelling, over: boolean): OpenWorkPhase {
  return over ? phaseAfter(whistle, state, goesBackTo(state)) : state.phase;
}
