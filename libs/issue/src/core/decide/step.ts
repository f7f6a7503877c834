import { accept, type Decision, type Refusal } from '@shaodao/decider';
import type { IssueCommandName, IssueCommandOf } from '../../commands/index.js';
import type { DecisionContext, IssueProfile } from '../context.js';
import type { IssueEvent } from '../events.js';
import type { PhasesOf } from '../phases.js';
import { reject, rejected } from '../rejections.js';
import type { SupervisionOrder } from '../overlay-facts.js';
import type { AcceptedFacts, Assignment, StateIn } from '../state.js';
import type { AssignmentStatus } from '../vocabulary.js';
import { InputNeeded } from './input-needed.js';

/** Everything a step looks at. The state is one of the phases the graph allows for the command. */
export interface Situation<N extends IssueCommandName> {
  readonly command: IssueCommandOf<N>;
  readonly state: StateIn<PhasesOf<N>>;
  readonly context: DecisionContext;
  /** The mechanism the issue runs under; before acceptance the default one. */
  readonly profile: IssueProfile;
}

/** One rule: why the step is refused, or undefined. */
export type Guard<S> = (situation: S) => Refusal | undefined;

export type Step<N extends IssueCommandName> = (situation: Situation<N>) => Decision<IssueEvent>;

/** Why the first guard that objects does so; undefined where none does. */
export function firstRefusal<S>(guards: readonly Guard<S>[], situation: S): Refusal | undefined {
  for (const guard of guards) {
    const refusal = objection(guard, situation);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** A guard of what is not given yet has nothing to say: it judges when the command comes. */
function objection<S>(guard: Guard<S>, situation: S): Refusal | undefined {
  try {
    return guard(situation);
  } catch (error) {
    if (error instanceof InputNeeded) return undefined;
    throw error;
  }
}

/** Guards in order, then the events. */
export interface Policy<S> {
  readonly guards: readonly Guard<S>[];
  readonly events: (situation: S) => readonly IssueEvent[];
}

/** Refuses with the first guard that objects, else decides the events. */
export function settle<S>(policy: Policy<S>, situation: S): Decision<IssueEvent> {
  const refusal = firstRefusal(policy.guards, situation);
  return refusal === undefined ? accept(...policy.events(situation)) : rejected(refusal);
}

/** A step that is one policy. */
export function step<N extends IssueCommandName>(policy: Policy<Situation<N>>): Step<N> {
  return (situation) => settle(policy, situation);
}

/** A situation whose command names an assignment of an accepted matter. */
interface OnAssignment {
  readonly command: { readonly type: IssueCommandName; readonly assignment: string };
  readonly state: AcceptedFacts;
}

/** A step on one assignment: known and in a fitting status before any other guard is asked. */
export function assignmentStep<S extends OnAssignment>(
  policy: Policy<S & { readonly assignment: Assignment }> & {
    readonly statuses: readonly AssignmentStatus[];
  },
): (situation: S) => Decision<IssueEvent> {
  return (situation) => {
    const { assignment: id, type: command } = situation.command;
    const assignment = situation.state.assignments.find((each) => each.id === id);
    if (assignment === undefined) return rejected(reject('ASSIGNMENT_UNKNOWN', { assignment: id }));
    const { status } = assignment;
    return policy.statuses.includes(status)
      ? settle(policy, { ...situation, assignment })
      : rejected(reject('ASSIGNMENT_STATUS', { status, command }));
  };
}

interface OnOrder {
  readonly command: { readonly type: IssueCommandName; readonly order: string };
  readonly state: AcceptedFacts;
}

/** A step on one supervision order: known and in a fitting status. */
export function orderStep<S extends OnOrder>(
  policy: Policy<S & { readonly order: SupervisionOrder }> & {
    readonly statuses: readonly SupervisionOrder['status'][];
  },
): (situation: S) => Decision<IssueEvent> {
  return (situation) => {
    const { order: id, type: command } = situation.command;
    const order = situation.state.supervision.find((each) => each.id === id);
    if (order === undefined) return rejected(reject('SUPERVISION_UNKNOWN', { order: id }));
    return policy.statuses.includes(order.status)
      ? settle(policy, { ...situation, order })
      : rejected(reject('SUPERVISION_STATUS', { supervision: order.status, command }));
  };
}
