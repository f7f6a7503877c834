import type { Decision, Refusal } from '@shaodao/decider';
import type { IssueCommandName } from '../../commands/index.js';
import type { DecisionContext } from '../context.js';
import type { IssueEvent } from '../events.js';
import { reject, rejected } from '../rejections.js';
import type { AcceptedFacts } from '../state.js';
import { whistleStatus, type Whistle, type WhistleCall } from '../whistle-facts.js';
import { settle, type Policy } from './step.js';

interface OnWhistle {
  readonly command: { readonly type: IssueCommandName; readonly whistle: string };
  readonly state: AcceptedFacts;
}

interface OnCall extends OnWhistle {
  readonly command: OnWhistle['command'] & { readonly unit: string };
}

type WithWhistle<S> = S & { readonly whistle: Whistle };

/** A step on one whistle: known and not called off before any other guard is asked. */
export function whistleStep<S extends OnWhistle>(
  policy: Policy<WithWhistle<S>>,
): (situation: S) => Decision<IssueEvent> {
  return (situation) => {
    const whistle = whistleOf(situation);
    return 'code' in whistle ? rejected(whistle) : settle(policy, { ...situation, whistle });
  };
}

/** A step on one unit's call of a whistle, in a fitting status. */
export function callStep<S extends OnCall>(
  policy: Policy<WithWhistle<S> & { readonly call: WhistleCall }> & {
    readonly statuses: readonly WhistleCall['status'][];
  },
): (situation: S) => Decision<IssueEvent> {
  return (situation) => {
    const whistle = whistleOf(situation);
    if ('code' in whistle) return rejected(whistle);
    const { unit, type: command } = situation.command;
    const call = whistle.calls.find((each) => each.unit === unit);
    if (call === undefined) return rejected(reject('UNIT_NOT_CALLED', { unit }));
    if (call.takenOver) return rejected(reject('CALL_TAKEN_OVER', { unit }));
    return policy.statuses.includes(call.status)
      ? settle(policy, { ...situation, whistle, call })
      : rejected(reject('CALL_STATUS', { unit, call: call.status, command }));
  };
}

function whistleOf({ command, state }: OnWhistle): Whistle | Refusal {
  const whistle = state.whistles.find(({ id }) => id === command.whistle);
  if (whistle === undefined) return reject('WHISTLE_UNKNOWN', { whistle: command.whistle });
  return whistle.ended === undefined
    ? whistle
    : reject('WHISTLE_OVER', { whistleStatus: whistleStatus(whistle, state.assignments) });
}

interface Coordinating {
  readonly whistle: Whistle;
  readonly context: DecisionContext;
}

/** People of the command centre coordinate everywhere (整体统筹). */
const COMMAND: readonly string[] = ['COMMANDER', 'SHIFTLEADER'];

/** The unit that coordinates the whistle, or the command centre. */
export function actorCoordinates({ whistle, context }: Coordinating): Refusal | undefined {
  const { actor } = context;
  return actor.unit === whistle.coordinator || actor.roles.some((role) => COMMAND.includes(role))
    ? undefined
    : reject('NOT_COORDINATOR', { unit: whistle.coordinator });
}
